"""An interview's outside world, scripted: every port fulfilled in memory, in no time, without a device or a model."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np

from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.packed_answers import unpacked
from voice_interviewer.core.questions import Difficulty, KeyPoint, Pack, Question, Round
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, level_dbfs
from voice_interviewer.core.sound.endpointing import Patience
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import DeviceLostError, StorageError, TranscriptionError
from voice_interviewer.interview.listening import Listener
from voice_interviewer.interview.loop import Ears, Interview
from voice_interviewer.storage.session_file import read_answer

BLOCK = SAMPLE_RATE // 10
ANSWER = "bias is underfitting and variance is overfitting so we regularise and we use cross validation here"
USUAL_HERTZ = 220
WORDS_A_SECOND = 3
STOPPED_SECONDS = 0.3
"""Silence after which the scripted transcriber takes it that they have stopped."""


def tone(seconds: float, hertz: int = USUAL_HERTZ) -> Samples:
    """What the scripted detector takes for speech; its pitch tells the scripted transcriber what is said."""
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (8000 * np.sin(2 * np.pi * hertz * t)).astype(np.int16)


def hush(seconds: float) -> Samples:
    """Quiet, but not the zeros of a dead microphone."""
    noise = np.random.default_rng(1).integers(-8, 9, round(seconds * SAMPLE_RATE))
    return noise.astype(np.int16)


def said(*parts: Samples) -> Samples:
    """Parts of an answer, joined."""
    return np.concatenate(parts)


def question(name: str) -> Question:
    """A question with one key point."""
    point = KeyPoint(
        id="overfitting",
        statement="Variance is overfitting.",
        paraphrases=("A model with variance overfits.",),
        terms=(("variance",), ("overfitting", "overfits")),
        contradictions=(),
        weight=1.0,
        follow_up="What does variance do to a model?",
    )
    return Question(
        id=name,
        text=f"Tell me about {name}.",
        difficulty=Difficulty.CORE,
        expected_seconds=(5.0, 60.0),
        key_points=(point,),
        hint="Think of two kinds of error.",
        model_answer="Variance is overfitting.",
        weak_answer="It depends.",
    )


FIRST, SECOND = question("first"), question("second")
PACK = Pack("test", "Test", "For tests.", (Round("one", "Round one", "Let us begin.", (FIRST, SECOND)),))


class LevelDetector:
    """Speech is what is loud."""

    def reset(self) -> None: ...

    def speech_probability(self, frame: Samples) -> float:
        return 1.0 if level_dbfs(frame) > -40 else 0.0


class SureTurnDetector:
    """Every pause sounds like the end."""

    def completion_probability(self, samples: Samples) -> float:
        return 0.99


class WordEveryThirdSecond:
    """Writes the next word of the text of that pitch for every third of a second of loud sound, where it is.

    The usual text is broken off nowhere: who stops speaking does so on its last word.
    """

    def __init__(self, failing: bool = False, texts: Mapping[int, str] | None = None) -> None:
        self.failing = failing
        self._texts = {USUAL_HERTZ: ANSWER, **(texts or {})}

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        if self.failing:
            raise TranscriptionError("The model gave up.", "Try again.")
        words: list[Word] = []
        step = SAMPLE_RATE // WORDS_A_SECOND
        for start in range(0, samples.size - step + 1, step):
            sound = samples[start : start + step]
            if float(np.abs(sound).mean()) > 0.1:
                said = self._text(sound).split()
                words.append(Word(said[len(words) % len(said)], start / SAMPLE_RATE, (start + step) / SAMPLE_RATE, 0.9))
        if words and words[-1].text in ANSWER.split() and samples.size / SAMPLE_RATE - words[-1].end > STOPPED_SECONDS:
            words[-1] = replace(words[-1], text=ANSWER.split()[-1])
        return words

    def _text(self, sound: FloatSamples) -> str:
        hertz = int(np.argmax(np.abs(np.fft.rfft(sound)))) * WORDS_A_SECOND
        return self._texts[min(self._texts, key=lambda known: abs(known - hertz))]


class ScriptedCapture:
    """Gives one answer in blocks of 100 ms, then ends or is unplugged."""

    is_live = False

    def __init__(self, samples: Samples, unplugged: bool, dropped_samples: int) -> None:
        self._rest = samples
        self._unplugged = unplugged
        self.dropped_samples = dropped_samples

    @property
    def ended(self) -> bool:
        return not self._unplugged and self._rest.size == 0

    def read(self) -> Samples:
        if self._rest.size == 0 and self._unplugged:
            raise DeviceLostError("The microphone went away.", "Plug it back in.")
        block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
        return block


class ScriptedSource:
    """One prepared answer a listening; keeps count of what is open and what it was asked."""

    def __init__(self, *answers: Samples, unplugged: bool = False, dropped_samples: int = 0) -> None:
        self._answers = list(answers)
        self._unplugged = unplugged
        self._dropped_samples = dropped_samples
        self.open = 0
        self.asked: list[Question | None] = []

    @property
    def name(self) -> str:
        return "scripted"

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        self.open += 1
        self.asked.append(question)
        try:
            yield ScriptedCapture(self._answers.pop(0), self._unplugged, self._dropped_samples)
        finally:
            self.open -= 1


class CountingVoice:
    """Says each text as a tenth of a second a word, and remembers it."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    @property
    def voice_id(self) -> str:
        return "counting"

    @property
    def sample_rate(self) -> int:
        return SAMPLE_RATE

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        self.texts.append(text)
        for _ in text.split():
            yield np.zeros(BLOCK, dtype=np.float32)


class InstantSink:
    """Plays in no time; notes whether it was let to the end."""

    def __init__(self) -> None:
        self.finished = 0

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        heard = 0.0
        for block in blocks:
            heard += block.size / sample_rate
            yield heard
        self.finished += 1


class MemoryRecording:
    """A recording in memory that can be full."""

    def __init__(self, room_samples: int | None = None) -> None:
        self.samples: Samples = np.zeros(0, dtype=np.int16)
        self.closed = False
        self._room_samples = room_samples

    def write(self, samples: Samples) -> None:
        if self._room_samples is not None and self.samples.size + samples.size > self._room_samples:
            raise StorageError("The disk is full.", "Free some space.")
        self.samples = np.concatenate((self.samples, samples))

    def close(self) -> None:
        self.closed = True


class MemoryStore:
    """Sessions in memory; `saved` holds every version."""

    def __init__(self, room_samples: int | None = None) -> None:
        self.saved: list[Session] = []
        self.discarded: list[Session] = []
        self.recordings: dict[str, MemoryRecording] = {}
        self._room_samples = room_samples

    def create(self, pack_id: str, question_ids: Sequence[str], candidate: str) -> Session:
        return Session("20260101T000000Z-test", "2026-01-01T00:00:00Z", pack_id, tuple(question_ids), candidate)

    def hold(self, session: Session) -> AbstractContextManager[None]:
        return nullcontext()

    def save(self, session: Session) -> None:
        self.saved.append(unpacked(session, self.read_answer))

    def read_answer(self, text: bytes) -> Answer:
        return read_answer(text)

    def open_recording(self, session: Session, file_name: str) -> MemoryRecording:
        self.recordings[file_name] = MemoryRecording(self._room_samples)
        return self.recordings[file_name]

    def discard(self, session: Session) -> None:
        self.discarded.append(session)

    def folder(self, session: Session) -> Path:
        return Path(session.id)


def listener(
    *, failing: bool = False, patience: Patience | None = None, texts: Mapping[int, str] | None = None
) -> Listener:
    """The real listener on scripted detectors and transcriber."""
    return Listener(
        activity=GatedVoiceActivity(LevelDetector(), LevelDetector()),
        turn_detector=SureTurnDetector(),
        transcriber=WordEveryThirdSecond(failing, texts),
        patience=patience or Patience(),
    )


def interview(
    source: ScriptedSource | None,
    *,
    store: MemoryStore | None = None,
    voice: CountingVoice | None = None,
    sink: InstantSink | None = None,
    failing: bool = False,
    wait_between: bool = False,
    breaks: bool = False,
    follow_ups: int = 0,
    converses: bool = True,
    attended: bool = False,
    questions: Sequence[Question] = (FIRST, SECOND),
    pack: Pack = PACK,
    texts: Mapping[int, str] | None = None,
    slower: Sequence[CountingVoice] = (),
    resumed: Session | None = None,
    patience: Patience | None = None,
    after_each: Callable[[], None] = lambda: None,
) -> Interview:
    """The real interview in the scripted world; without a source the answers are typed."""
    return Interview(
        pack=pack,
        questions=questions,
        ears=None if source is None else Ears(source, listener(failing=failing, texts=texts, patience=patience)),
        sink=sink or InstantSink(),
        voices=(voice or CountingVoice(), *slower),
        judge=TermGroupJudge(),
        store=store or MemoryStore(),
        wait_between=wait_between,
        breaks=breaks,
        follow_ups=follow_ups,
        converses=converses,
        attended=attended,
        resumed=resumed,
        after_each=after_each,
    )
