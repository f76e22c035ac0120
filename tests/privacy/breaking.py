"""An interview of two answers on a real disk, a part of which fails on the second, with what was said in its error."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from tests.scripted import (
    FIRST,
    PACK,
    SECOND,
    CountingVoice,
    InstantSink,
    LevelDetector,
    ScriptedSource,
    SureTurnDetector,
    WordEveryThirdSecond,
    hush,
    said,
    tone,
)
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.sound.endpointing import Patience
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.listening import Listener
from voice_interviewer.interview.loop import Ears, Interview
from voice_interviewer.paths import Home
from voice_interviewer.ports import Capture, RecordingWriter
from voice_interviewer.storage.sessions import FolderSessionStore

MARKER = "xylophone"
"""One of the words that are said."""
SAID = f"the {MARKER} has variance so it is overfitting and we regularise"
ANSWER = said(hush(1), tone(8), hush(9))
SECONDS_BEFORE = 4
"""How much of the second answer is heard before a part fails that every moment of it passes."""


class Fuse:
    """Lets a part fail once the first answer is kept with its result."""

    def __init__(self, part: str) -> None:
        self._part = part
        self.burning = False

    def check(self, part: str) -> None:
        """Fail as a library does that tells what it was at."""
        if self.burning and part == self._part:
            heard = {"words": SAID}
            raise RuntimeError(f"cannot go on after: {heard['words']}")


class Store(FolderSessionStore):
    """Fails to save, and lights the fuse when it has the first result."""

    def __init__(self, home: Home, fuse: Fuse) -> None:
        super().__init__(home, lambda path, *more: Recording(FlacRecording(path, *more), fuse))
        self._fuse = fuse

    def save(self, session: Session) -> None:
        self._fuse.check("store")
        super().save(session)
        self._fuse.burning |= any(each.assessment is not None for each in session.answers)


class Recording:
    """Writes some seconds of the second answer, then fails."""

    def __init__(self, file: RecordingWriter, fuse: Fuse) -> None:
        self._file = file
        self._fuse = fuse
        self._written = 0

    def write(self, samples: Samples) -> None:
        if self._written >= SECONDS_BEFORE * SAMPLE_RATE:
            self._fuse.check("recording")
        self._written += samples.size
        self._file.write(samples)

    def close(self) -> None:
        self._file.close()


class Source(ScriptedSource):
    """A microphone that fails some seconds into the second answer."""

    def __init__(self, fuse: Fuse, *answers: Samples) -> None:
        super().__init__(*answers)
        self._fuse = fuse

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[Capture]:  # type: ignore[override]
        with super().listen(question) as capture:
            yield _FailingCapture(capture, self._fuse)


class _FailingCapture:
    def __init__(self, capture: Capture, fuse: Fuse) -> None:
        self._capture = capture
        self._fuse = fuse
        self._given = 0

    @property
    def is_live(self) -> bool:
        return self._capture.is_live

    @property
    def ended(self) -> bool:
        return self._capture.ended

    @property
    def dropped_samples(self) -> int:
        return self._capture.dropped_samples

    def read(self) -> Samples:
        if self._given >= SECONDS_BEFORE * SAMPLE_RATE:
            self._fuse.check("microphone")
        block = self._capture.read()
        self._given += block.size
        return block


class Detector(LevelDetector):
    """Tells speech for some seconds of the second answer, then fails."""

    def __init__(self, fuse: Fuse) -> None:
        self._fuse = fuse
        self._heard = 0

    def reset(self) -> None:
        self._heard = 0

    def speech_probability(self, frame: Samples) -> float:
        if self._heard >= SECONDS_BEFORE * SAMPLE_RATE:
            self._fuse.check("detector")
        self._heard += frame.size
        return super().speech_probability(frame)


class Transcriber(WordEveryThirdSecond):
    """Fails on every stretch of the second answer."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__(texts={220: SAID})
        self._fuse = fuse

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        self._fuse.check("transcriber")
        return super().transcribe(samples, context, terms)


class Judge(TermGroupJudge):
    """Fails to judge the second answer."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self._fuse = fuse

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        self._fuse.check("judge")
        return super().judge(question, tokens)


class Voice(CountingVoice):
    """Fails to say the second question."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self._fuse = fuse

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        self._fuse.check("voice")
        return super().synthesize(text)


class Speaker(InstantSink):
    """Fails to play the second question."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self._fuse = fuse

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        self._fuse.check("speaker")
        return super().play(blocks, sample_rate)


HEARD_TO_THE_END = {"transcriber": 2, "judge": 2}
CUT_SHORT = {"microphone": 2, "detector": 2, "recording": 2}
NOT_HEARD = {"store": 1, "voice": 1, "speaker": 1}
PARTS = HEARD_TO_THE_END | CUT_SHORT | NOT_HEARD
"""How many answers the session tells of when this part has failed."""


def failing(part: str, home: Home, second: Samples = ANSWER) -> Interview:
    """An interview that this part lets down."""
    fuse = Fuse(part)
    detector = Detector(fuse)
    listener = Listener(
        activity=GatedVoiceActivity(LevelDetector(), detector),
        turn_detector=SureTurnDetector(),
        transcriber=Transcriber(fuse),
        patience=Patience(),
    )
    return Interview(
        pack=PACK,
        questions=(FIRST, SECOND),
        ears=Ears(Source(fuse, ANSWER, second), listener),
        sink=Speaker(fuse),
        voices=(Voice(fuse),),
        judge=Judge(fuse),
        store=Store(home, fuse),
    )
