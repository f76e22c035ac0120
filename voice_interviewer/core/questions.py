"""What an interview asks: packs of rounds of questions, and what a good answer says."""

from dataclasses import dataclass
from enum import StrEnum


class Difficulty(StrEnum):
    """How hard the question is for a candidate at the pack's level."""

    WARM_UP = "warm-up"
    CORE = "core"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing a good answer says."""

    id: str
    """Unique within its question, kebab-case."""
    statement: str
    """The point in one plain sentence."""
    paraphrases: tuple[str, ...]
    """Other ways people say the same."""
    terms: tuple[tuple[str, ...], ...]
    """Term groups: the point needs one variant (spoken or written) of each group."""
    contradictions: tuple[str, ...]
    """Wrong statements that contradict the point."""
    weight: float
    """Share of the coverage score relative to the question's other points, > 0."""
    follow_up: str
    """The question an interviewer asks when the point was missed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, worded for the ear."""

    id: str
    """Unique within its pack, kebab-case."""
    text: str
    """What the interviewer says."""
    difficulty: Difficulty
    expected_seconds: tuple[float, float]
    """Shortest and longest answer that an interviewer expects, in seconds."""
    key_points: tuple[KeyPoint, ...]
    hint: str
    """One nudge that gives no point away."""
    model_answer: str
    """A good answer as a person would say it, 60-100 s aloud."""
    weak_answer: str
    """What a weak answer to this question sounds like."""


@dataclass(frozen=True, slots=True)
class Round:
    """Questions that an interviewer asks in one sitting."""

    id: str
    """Unique within its pack, kebab-case."""
    title: str
    introduction: str
    """What the interviewer says before the first question of the round."""
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that is asked for one role."""

    id: str
    """The pack's folder name, kebab-case."""
    title: str
    description: str
    """What the pack is for, in a sentence or two."""
    rounds: tuple[Round, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, round by round."""
        return tuple(question for each in self.rounds for question in each.questions)
