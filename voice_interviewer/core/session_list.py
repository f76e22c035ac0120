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
    open: int
    """How many of them have no finished answer: the session can go on with these."""
    takes: int
    """Recorded answers, repeated takes included, those to follow-ups not."""
    seconds: float
    """Length of all recordings together."""
    given: tuple[tuple[str, float], ...]
    """When each answer was given (UTC, ISO 8601), and the length of its recording in seconds."""
    scores: tuple[float | None, ...]
    """Overall score, 0 to 100, of each answered question's last take; null where it was not scored."""
    bytes: int
    """What the folder's files take on disk."""

    @property
    def finished(self) -> int:
        """How many of its questions have a finished answer."""
        return self.questions - self.open


@dataclass(frozen=True, slots=True)
class DamagedSession:
    """A session folder whose session.json cannot be read; its recordings still lie there."""

    id: str
    problem: str
    """One line: what is wrong with it."""
    remedy: str
    """One line: what to do."""
    bytes: int
