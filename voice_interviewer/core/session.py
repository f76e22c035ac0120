"""What is kept of an interview: the facts (recording, words, speech), and beside them what was made of them."""

from dataclasses import dataclass
from enum import StrEnum

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

SESSION_FORMAT = 1


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
    """What the interviewer asked: the question, or the follow-up."""
    recording: str
    """File name inside the session folder; empty for a typed answer."""
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
    follow_up: int | None = None
    """Number of the follow-up within its take, from 1; null for the answer to the question itself."""
    probed: str | None = None
    """Id of the key point that the follow-up asked about; null elsewhere."""
    typed: str | None = None
    """What was typed instead of said; null for a spoken answer."""
    self_rating: int | None = None
    """What the candidate thought of the answer, 1 (poor) to 5 (very good); null when unsaid."""
    answered_at: str | None = None
    """When it ended: UTC, ISO 8601; null in older files, where the session's start stands for it."""
    edged_speech: bool = False
    """Whether `speech` ends where the level falls (core.sound.speech_edges); before, as the detector gave it."""


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
