"""When a question is due again, so that practice comes just before it would be forgotten."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Due:
    """One question's place in the practice plan."""

    question_id: str
    due: datetime | None
    """UTC; None for a question never answered."""
    recall: float | None
    """Chance, 0 to 1, that a good answer would come now; None for a question never answered."""
    last_score: float | None
    """0 to 100, of its newest answer; None where there is none."""
    answers: int
    """How often it was answered."""
