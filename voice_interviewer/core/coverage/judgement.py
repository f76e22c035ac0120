"""What a judge of coverage says of one key point."""

from dataclasses import dataclass

from voice_interviewer.core.assessed import PointStatus


@dataclass(frozen=True, slots=True)
class PointJudgement:
    """A judge's word on one key point, and the tokens it rests on."""

    point_id: str
    status: PointStatus
    probability: float | None
    """Calibrated probability that the point was made; None where the judge has none."""
    tokens: tuple[int, int] | None
    """First token and one past the last of the evidence; None when there is none."""
    why_unjudged: str | None = None
    """Why what was said could not be held against the point at all; None where it was."""
    why_unknown: str | None = None
    """Why the judge has too little to find the point by, so that the status is a guess that nobody must be shown; None
    where the status holds. One such point leaves the whole question's coverage unknown."""
