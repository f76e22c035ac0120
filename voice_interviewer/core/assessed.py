"""The judgements on one answer: figures, evidence and reasons, in exactly the names of the contract's JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from voice_interviewer.core.delivery.measured import AudioQuality, Fillers, Pacing, Voice, Wording
from voice_interviewer.core.questions import Habit
from voice_interviewer.core.transcript import Word

ASSESSMENT_FORMAT = 1


class PointStatus(StrEnum):
    """Whether an answer made a key point."""

    COVERED = "covered"
    PARTIAL = "partial"
    MISSED = "missed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class PointResult:
    """What the answer said on one key point, with the words that show it."""

    id: str
    status: PointStatus
    probability: float | None
    """Calibrated probability that the point was made; null where the judge has none."""
    quote: str | None
    start: float | None
    end: float | None
    """Seconds from the start of the recording in which it was said: the answer's, or that of `follow_up`."""
    follow_up: int | None = None
    """Number of the follow-up, from 1, whose answer decided the point; null where it was decided unprompted."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what matters was said."""

    score: float
    """0 to 100: weighted share of the points made, a partial point counting half."""
    points: tuple[PointResult, ...]


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One ingredient of the overall score."""

    name: str
    value: float | None
    """0 to 100; null when unknown, and then it takes no part."""
    weight: float
    """Share of the overall score; the weights of the known parts are scaled to one."""
    reason: str
    """What the value rests on, in one sentence for the candidate."""


@dataclass(frozen=True, slots=True)
class Score:
    """The overall figure and everything it is made of."""

    overall: float | None
    parts: tuple[ScorePart, ...]
    not_scored_because: str | None


class HabitState(StrEnum):
    """What an answer showed of one habit."""

    SHOWN = "shown"
    """The habit was seen: the mistake was avoided."""
    MISTAKE = "mistake"
    """The mistake was seen."""
    CANNOT_TELL = "cannot-tell"
    """The answer shows neither."""


@dataclass(frozen=True, slots=True)
class HabitResult:
    """What the answer showed of one habit for which its question gave an occasion."""

    id: Habit
    state: HabitState
    quote: str | None
    """The words that show it; null when nothing can be told."""
    start: float | None
    """Seconds from the start of the recording; null for a typed answer, or when nothing can be told."""
    end: float | None
    reason: str
    """What was found, in one sentence for the candidate."""


class StarPart(StrEnum):
    """A part of a story."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class StoryStretch:
    """Words that tell one part of the story."""

    part: StarPart
    quote: str
    """The words among them that show the part best."""
    start: float | None
    """Of the whole stretch, seconds from the start of the recording; null for a typed answer."""
    end: float | None
    share: float
    """Of the answer's words, 0 to 1."""
    quote_start: float | None = None
    """When the quote itself begins, seconds from the start of the recording; null for a typed answer."""


@dataclass(frozen=True, slots=True)
class Story:
    """How a behavioural answer is built."""

    stretches: tuple[StoryStretch, ...]
    """In the order in which they were told; one part may be told in several."""
    missing: tuple[StarPart, ...]
    """Parts of which nothing was told."""
    result_measured: bool | None
    """Whether the result has a figure; null without a result."""
    remarks: tuple[str, ...]
    """What to do better, each in one sentence for the candidate."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that the candidate asked the interviewer."""

    quote: str
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None
    topic: str | None
    """Id of the topic; null where it matches none."""
    reveals: str | None
    """What the answer would tell; null where it matches no topic."""
    remark: str | None
    """A gentle word on a question that is vague or about pay first; null when there is nothing to say."""
    follow_up: int | None = None
    """Number of the further turn, as in Answer.follow_up, in whose recording it was asked; null in the first one."""


@dataclass(frozen=True, slots=True)
class AskedQuestions:
    """What the candidate asked when it was their turn."""

    asked: tuple[Asked, ...]
    untouched: tuple[str, ...]
    """Ids of the topics that no question touched."""


@dataclass(frozen=True, slots=True)
class Structure:
    """How the answer is built; what does not apply to the question is null."""

    story: Story | None = None
    """Of an answer to a question that asks for a story."""
    questions: AskedQuestions | None = None
    """Of an answer to the invitation to ask."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What the assessment cost, in seconds after the answer ended."""

    transcribe_seconds: float
    assess_seconds: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything said about one answer."""

    method: str
    """Version of the measures; trends never mix two."""
    question: str | None
    audio: AudioQuality | None
    """Null for a typed answer."""
    transcript: str
    words: tuple[Word, ...]
    """Empty for a typed answer."""
    fillers: Fillers
    pacing: Pacing
    coverage: Coverage | None
    """Null when no question was named, and where its key points could not be judged."""
    score: Score
    timing: Timing
    structure: Structure = Structure()
    habits: tuple[HabitResult, ...] = ()
    voice: Voice | None = None
    """Null for a typed answer, and where the recording is gone."""
    wording: Wording | None = None
    """Null where an older version made the assessment."""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Why a figure is null: dotted name of the figure to the reason."""
    format: int = ASSESSMENT_FORMAT
