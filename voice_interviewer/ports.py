"""What the interview needs from the outside world; adapters fulfil these, tests fake them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.pairs import PairVerdict
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import FloatSamples, Samples
from voice_interviewer.core.transcript import Word


class Capture(Protocol):
    """An open microphone, or what stands in for one."""

    @property
    def is_live(self) -> bool:
        """True for a microphone, whose sound comes whether it is read or not; False where it is made as it is read."""

    @property
    def dropped_samples(self) -> int:
        """Samples lost so far between the device and the program (16 kHz)."""

    @property
    def ended(self) -> bool:
        """True once a source of finite length has nothing left to give; a microphone never ends."""

    def read(self) -> Samples:
        """Give what was captured since the last call, shape (n,), 16 kHz; blocks at most 100 ms, may be empty.

        Raises DeviceLostError when the device went away.
        """


class AudioSource(Protocol):
    """Where the candidate's voice comes from."""

    @property
    def name(self) -> str:
        """`microphone`, `demo`, or the recording's name; kept with the session."""

    def listen(self, question: Question | None) -> AbstractContextManager[Capture]:
        """Open for one answer; a recorded candidate chooses by the question, a microphone ignores it.

        Raises DeviceError when it cannot be opened.
        """


class AudioSink(Protocol):
    """Where the interviewer's voice, and replayed recordings, go."""

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        """Play blocks as they come, yielding the seconds heard about every 50 ms; closing it stops within 100 ms.

        Raises DeviceError when it cannot be opened, DeviceLostError when it went away.
        """


class VoiceActivityDetector(Protocol):
    """Is this frame speech?"""

    def reset(self) -> None:
        """Forget all frames seen."""

    def speech_probability(self, frame: Samples) -> float:
        """Probability, 0 to 1, that the frame (FRAME_SAMPLES at 16 kHz, in order) holds speech."""


class TurnDetector(Protocol):
    """Does this sound like somebody who has finished?"""

    def completion_probability(self, samples: Samples) -> float:
        """Probability, 0 to 1, that the turn is complete at the end of these samples (16 kHz; the last 8 s count)."""


class Transcriber(Protocol):
    """Sound to words."""

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        """Words with times in seconds from the start of these samples (16 kHz, at most 30 s).

        `context` is the text said just before, or empty; `terms` are what may be said and is easily misheard: they make
        nothing heard that the sound does not carry. Raises TranscriptionError.
        """


class Synthesizer(Protocol):
    """Text to sound."""

    @property
    def voice_id(self) -> str:
        """Names engine, version, voice and speed: equal ids give equal sound, so it keys the cache."""

    @property
    def sample_rate(self) -> int:
        """Hz of what synthesize gives."""

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        """Sound sentence by sentence, each as soon as it is ready. Raises VoiceError."""


class PairJudge(Protocol):
    """How do some words stand to a statement?"""

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[PairVerdict]:
        """A verdict on each pair of what was said and one plain statement, in order. Raises ModelError."""


class CoverageJudge(Protocol):
    """Which key points does an answer make?"""

    @property
    def method(self) -> str:
        """Version of the judge, part of the assessment's method."""

    @property
    def why_no_probability(self) -> str | None:
        """Why its judgements have no probability, in a sentence's part; None where they have one."""

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        """One judgement a key point, in the question's order; tokens are the answer's words as spoken.

        Raises ModelError where it needs a model that does not load.
        """

    def look_ahead(self, question: Question, tokens: Sequence[str], stop: Callable[[], bool]) -> None:
        """Do what can be done while the answer goes on, so that less is left for `judge`: tokens are its words so far.

        Asks `stop` at least every 0.2 s, and returns once it says so. Raises ModelError as `judge` does.
        """


class RecordingWriter(Protocol):
    """A recording that is on disk as far as it was written."""

    def write(self, samples: Samples) -> None:
        """Append samples (16 kHz). Raises StorageError (a full disk, say)."""

    def close(self) -> None:
        """Finish the file; closing twice does nothing."""


class SessionStore(Protocol):
    """Where sessions are kept."""

    def create(self, pack_id: str, question_ids: Sequence[str], candidate: str) -> Session:
        """Begin a new session folder. Raises StorageError."""

    def hold(self, session: Session) -> AbstractContextManager[None]:
        """Keep every other program from holding this session; recordings that it does not know get another name.

        Raises UsageError where another program holds it, and StorageError.
        """

    def save(self, session: Session) -> None:
        """Write the session file: afterwards it is the new one, or on error still the old one. Raises StorageError."""

    def read_answer(self, text: bytes) -> Answer:
        """An answer from its JSON as it stands in the session file (core.packed_answers.answer_json)."""

    def open_recording(self, session: Session, file_name: str) -> RecordingWriter:
        """Begin a recording in the session's folder. Raises StorageError."""

    def discard(self, session: Session) -> None:
        """Take away a session that holds neither an answer nor a recording; one that holds something stays."""

    def folder(self, session: Session) -> Path:
        """Where the session lies."""
