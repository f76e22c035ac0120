"""What is kept of an interview: facts (recording, words, speech) and the judgements derived from them.

The assessment classes carry exactly the names of the JSON that `score --json` prints and session files hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from voice_interviewer.core.audio import Span
from voice_interviewer.core.transcript import Word

ASSESSMENT_FORMAT = 1
SESSION_FORMAT = 1


@dataclass(frozen=True, slots=True)
class AudioQuality:
    """What the recording itself is like."""

    seconds: float
    speech_seconds: float
    """Seconds of voice activity."""
    level_dbfs: float | None
    """RMS level of the speech, dBFS; null without speech."""
    clipped_fraction: float
    """Share of samples at full scale, 0 to 1."""
    noise_dbfs: float | None
    """RMS level between the speech, dBFS; null where there is too little of it."""
    dropped_seconds: float
    """Sound lost between the microphone and the program."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A filler that stands in the transcript."""

    text: str
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None
    kind: str
    """`hesitation` (um, uh, er, hm) or `discourse` (you know, I mean)."""


@dataclass(frozen=True, slots=True)
class UnheardFiller:
    """A voiced hesitation that no transcript shows."""

    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Fillers:
    """How the silence was filled."""

    heard: tuple[Filler, ...]
    unheard: tuple[UnheardFiller, ...] | None
    per_minute: float | None
    """Fillers heard a minute of answer (first speech to last)."""
    per_100_words: float | None


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence inside the answer, by voice activity."""

    start: float
    end: float
    kind: str
    """`long` (2 s or more) or `short`."""


@dataclass(frozen=True, slots=True)
class PaceWindow:
    """Speaking rate in one stretch of the answer."""

    start: float
    end: float
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class Pacing:
    """How fast, and where it stopped."""

    words_per_minute: float | None
    """Speaking rate: words over the time from first to last speech, pauses included."""
    articulation_wpm: float | None
    """Articulation rate: words over the time of voice activity alone."""
    think_seconds: float | None
    """Silence before the first word."""
    pauses: tuple[Pause, ...]
    windows: tuple[PaceWindow, ...]


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
    """Null when no question was named."""
    score: Score
    timing: Timing
    structure: Mapping[str, Any] = field(default_factory=dict)
    habits: tuple[Any, ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Why a figure is null: dotted name of the figure to the reason."""
    format: int = ASSESSMENT_FORMAT


class EndReason(StrEnum):
    """Why an answer ended."""

    KEY = "key"
    """The candidate said so."""
    TURN = "turn"
    """Silence, and the turn detector agreed (the soft end)."""
    SILENCE = "silence"
    """A long silence (the hard end)."""
    NO_SPEECH = "no-speech"
    """Nothing was said within the grace before the first word."""
    SOURCE_ENDED = "source-ended"
    """The recording that stood in for the candidate was over."""
    DEVICE_LOST = "device-lost"
    """The microphone went away."""
    QUIT = "quit"
    """The interview was stopped; what was said is kept."""
    DISK = "disk"
    """The recording could not be written any further."""
    FAILED = "failed"
    """The program itself could not go on listening."""
    REPEATED = "repeated"
    """The question was asked again; what was said is kept but not assessed."""
    SKIPPED = "skipped"
    """The candidate went on to the next question; what was said is kept but not assessed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One spoken answer: the facts, and what was made of them."""

    number: int
    """Position of its question in the session, from 1."""
    take: int
    """1 for the first try at the question."""
    question_id: str
    question_text: str
    recording: str
    """File name inside the session folder."""
    ended_by: EndReason
    words: tuple[Word, ...]
    speech: tuple[Span, ...]
    """Voice activity, frame-accurate (30 ms); gaps are pauses."""
    seconds: float
    """Length of the recording."""
    dropped_seconds: float
    failed: tuple[Span, ...]
    """Stretches that could not be transcribed; their sound is in the recording."""
    assessment: Assessment | None


@dataclass(frozen=True, slots=True)
class Session:
    """One interview."""

    id: str
    """`<UTC time>-<short id>`, also the folder's name."""
    started_at: str
    """UTC, ISO 8601."""
    pack_id: str
    question_ids: tuple[str, ...]
    """What was to be asked, in order."""
    candidate: str
    """`microphone`, `demo`, or the name of the recording that stood in."""
    answers: tuple[Answer, ...] = ()
    ended: bool = False
    """False while it runs, or when it was cut short."""
    format: int = SESSION_FORMAT
