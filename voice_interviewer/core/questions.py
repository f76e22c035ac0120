"""What an interview asks: packs of rounds of questions, and what a good answer says."""

from dataclasses import dataclass
from enum import StrEnum

from voice_interviewer.core.guide import Guide


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
    """Term groups, without the trained model: the point needs one variant (spoken or written) of each; often none."""
    contradictions: tuple[str, ...]
    """Wrong statements that contradict the point."""
    weight: float
    """Share of the coverage score relative to the question's other points, > 0."""
    follow_up: str
    """The question an interviewer asks when the point was missed."""


class Habit(StrEnum):
    """The seven mistakes that interviewers see most, named by the habit that avoids each."""

    BASELINE = "baseline"
    """A simple baseline comes before a complex solution."""
    BUSINESS_RESULT = "business-result"
    """A metric is tied to what it did for the business."""
    PRODUCTION = "production"
    """Latency, monitoring, retraining and failure are thought of."""
    SIMPLICITY = "simplicity"
    """The design is no more complicated than the problem asks for."""
    CLARIFYING = "clarifying"
    """What is unclear is asked before it is answered."""
    DATA_FIRST = "data-first"
    """Data gets its share beside the architecture."""
    HONESTY = "honesty"
    """What is not known is said, with what is known about it, instead of bluffing."""


@dataclass(frozen=True, slots=True)
class Star:
    """What each part of a good story tells, one sentence each."""

    situation: str
    task: str
    action: str
    result: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Something worth asking the interviewer about."""

    id: str
    """Unique within its question, kebab-case."""
    title: str
    """A few words, for the screen."""
    examples: tuple[str, ...]
    """Good questions on it, as a candidate would ask them."""
    terms: tuple[tuple[str, ...], ...]
    """Term groups: a question is on this topic when it says one variant of each group."""
    reveals: str
    """What the answer tells the candidate about the team."""


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
    """Empty where the candidate is the one who asks."""
    hint: str
    """One nudge that gives no point away."""
    model_answer: str
    """A good answer as a person would say it, 60-100 s aloud."""
    weak_answer: str
    """What a weak answer to this question sounds like."""
    habits: tuple[Habit, ...] = ()
    """The habits that this question gives an occasion for."""
    star: Star | None = None
    """What a story that answers it tells; None where no story is asked for."""
    topics: tuple[Topic, ...] = ()
    """What a candidate who is invited to ask may ask about; empty for every other question."""
    again: tuple[str, ...] = ()
    """How the interviewer invites one more question after each that was asked, in order."""


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
    guide: Guide | None = None
    """What to read before the interview; None where the pack has none."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, round by round."""
        return tuple(question for each in self.rounds for question in each.questions)
