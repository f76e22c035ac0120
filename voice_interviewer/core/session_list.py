"""What a list of kept sessions shows of each, sound or damaged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session in a line."""

    id: str
    started_at: str
    """UTC, ISO 8601."""
    pack_id: str
    candidate: str
    ended: bool
    """False while it runs, or when it was cut short."""
    questions: int
    """How many were to be asked."""
    answered: int
    """How many of them have a recorded answer."""
    takes: int
    """Recorded answers, repeated takes included, those to follow-ups not."""
    seconds: float
    """Length of all recordings together."""
    scores: tuple[float | None, ...]
    """Overall score, 0 to 100, of each answered question's last take; null where it was not scored."""
    bytes: int
    """What the folder's files take on disk."""


@dataclass(frozen=True, slots=True)
class DamagedSession:
    """A session folder whose session.json cannot be read; its recordings still lie there."""

    id: str
    problem: str
    """One line: what is wrong with it."""
    remedy: str
    """One line: what to do."""
    bytes: int
