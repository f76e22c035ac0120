"""A whole interview: ask, listen, transcribe, assess, keep; question after question."""

import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from voice_interviewer.assessment import assess
from voice_interviewer.core.audio_quality import audio_quality
from voice_interviewer.core.events import (
    AnswerKept,
    BetweenQuestions,
    Command,
    Event,
    InterviewEnded,
    InterviewStarted,
    Preparing,
    Problem,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.questions import Pack, Question, Round
from voice_interviewer.core.session import Answer, Assessment, EndReason, Session
from voice_interviewer.errors import DeviceError, VoiceInterviewerError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.listening import Heard, Listener
from voice_interviewer.interview.recording import LateRecording
from voice_interviewer.interview.speaking import speak
from voice_interviewer.ports import AudioSink, AudioSource, CoverageJudge, SessionStore, Synthesizer

NOT_ASSESSED = (EndReason.REPEATED, EndReason.SKIPPED)
"""Answers that the candidate set aside are kept, but not held against them."""


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Something slow that can be made ready while the interviewer speaks."""

    what: str
    """For the person, such as `the transcriber`."""
    load: Callable[[], None]


class Interview:
    """One interview on given questions, with given ears, voice and store."""

    def __init__(
        self,
        *,
        pack: Pack,
        questions: Sequence[Question],
        source: AudioSource,
        sink: AudioSink,
        voice: Synthesizer | None,
        listener: Listener,
        judge: CoverageJudge,
        store: SessionStore,
        warm_ups: Sequence[WarmUp] = (),
        wait_between: bool = False,
    ) -> None:
        self._pack = pack
        self._questions = tuple(questions)
        self._source = source
        self._sink = sink
        self._voice = voice
        self._listener = listener
        self._judge = judge
        self._store = store
        self._warm_ups = tuple(warm_ups)
        self._wait_between = wait_between

    def run(self, commands: Commands, cancelled: threading.Event) -> Iterator[Event]:
        """Hold the interview, yielding everything that happens; blocks the thread that iterates.

        Each answer is on disk before its AnswerKept; a session in which nothing was said is gone by InterviewEnded. A
        problem that ends the interview is yielded as Problem and followed by InterviewEnded(failed=True). Raises
        StorageError when no session can be begun at all.
        """
        ids = [question.id for question in self._questions]
        book = _Book(self._store, self._store.create(self._pack.id, ids, self._source.name))
        yield InterviewStarted(book.session)
        warming = _Warming(self._warm_ups)
        failed = False
        try:
            yield from warming.begin()
            opened: Round | None = None
            for number, question in enumerate(self._questions, 1):
                current = self._round_of(question)
                introduction = current if current is not opened else None
                opened = current
                if (yield from self._ask(book, warming, number, question, introduction, commands, cancelled)):
                    break
            book.end()
        except VoiceInterviewerError as error:
            failed = True
            yield Problem(error.what, error.remedy)
        finally:
            warming.stop()
        book.discard_if_empty()
        yield InterviewEnded(book.session, failed)

    def _round_of(self, question: Question) -> Round:
        return next(each for each in self._pack.rounds if question in each.questions)

    def _ask(
        self,
        book: "_Book",
        warming: "_Warming",
        number: int,
        question: Question,
        introduction: Round | None,
        commands: Commands,
        cancelled: threading.Event,
    ) -> Generator[Event, None, bool]:
        """One question with as many takes as it needs; returns whether the interview stops there."""
        text = question.text
        if introduction is not None:
            yield RoundStarted(introduction.title, introduction.introduction)
            text = f"{introduction.introduction} {text}".strip()
        while True:
            yield QuestionStarted(question, number, len(self._questions))
            if commands.clear():
                return True
            interrupted = yield from speak(text, self._voice, self._sink, commands, cancelled)
            text = question.text
            if interrupted in (Command.QUIT, Command.SKIP):
                return interrupted is Command.QUIT
            if interrupted is Command.REPEAT:
                continue
            warming.check()
            ended_by = yield from self._take(book, number, question, commands, cancelled)
            warming.check()
            if ended_by is EndReason.QUIT:
                return True
            again = ended_by is EndReason.REPEATED
            if ended_by not in NOT_ASSESSED and self._wait_between:
                wish = yield from _between(commands, cancelled)
                if wish is Command.QUIT:
                    return True
                again = wish is Command.REPEAT
            if not again:
                return False

    def _take(
        self,
        book: "_Book",
        number: int,
        question: Question,
        commands: Commands,
        cancelled: threading.Event,
    ) -> Generator[Event, None, EndReason]:
        """Hear one answer and keep it, assessed; one that ended before its first sample leaves nothing.

        Raises what ended it, once what was said is kept.
        """
        take = book.takes(number) + 1
        name = f"answer-{number:02d}.flac" if take == 1 else f"answer-{number:02d}-take-{take}.flac"
        recording = LateRecording(lambda: self._store.open_recording(book.session, name))
        with ExitStack() as closing:
            closing.callback(recording.close)
            heard = yield from self._listener.listen(self._source, question, recording, commands, cancelled)
            answer = _facts(number, take, question, name, heard)
            if answer.seconds:
                book.keep(answer)
        if not answer.seconds:
            if heard.problem is not None:
                raise heard.problem
            return heard.ended_by
        if heard.ended_by not in NOT_ASSESSED:
            answer = replace(answer, assessment=assess_heard(self._judge, question, heard))
            book.keep(answer)
        yield AnswerKept(answer)
        if heard.dropped_seconds > 0:
            yield Problem(
                f"{heard.dropped_seconds:.1f} s of sound were lost on the way from the microphone.",
                "Close other programs that are busy; the figures of this answer may be a little off.",
            )
        if heard.problem is not None:
            raise heard.problem
        if heard.only_zeros and heard.ended_by not in (*NOT_ASSESSED, EndReason.QUIT):
            raise DeviceError(
                "The microphone delivered nothing but zeros for a whole answer.",
                "Unmute it, allow this terminal to use it, or choose another: `voice-interviewer devices` lists them.",
            )
        return heard.ended_by


def assess_heard(judge: CoverageJudge, question: Question | None, heard: Heard) -> Assessment:
    """The assessment of what was heard, live or from a file."""
    return assess(
        judge=judge,
        question=question,
        words=heard.words,
        speech=heard.speech,
        audio=audio_quality(heard.samples, heard.speech, heard.dropped_seconds),
        failed=heard.failed,
        transcribe_seconds=heard.transcribe_seconds,
        clock=time.perf_counter,
    )


def _facts(number: int, take: int, question: Question, recording: str, heard: Heard) -> Answer:
    return Answer(
        number=number,
        take=take,
        question_id=question.id,
        question_text=question.text,
        recording=recording,
        ended_by=heard.ended_by,
        words=heard.words,
        speech=heard.speech,
        seconds=heard.seconds,
        dropped_seconds=heard.dropped_seconds,
        failed=heard.failed,
        assessment=None,
    )


def _between(commands: Commands, cancelled: threading.Event) -> Generator[Event, None, Command]:
    """Wait while the person reads the result; returns DONE, REPEAT or QUIT."""
    if commands.clear():
        return Command.QUIT
    yield BetweenQuestions()
    while not cancelled.wait(0.05):
        wish = commands.take()
        if wish in (Command.DONE, Command.REPEAT, Command.QUIT):
            return wish
        if wish is Command.SKIP:
            return Command.DONE
    return Command.QUIT


class _Book:
    """The session as it grows; what it holds is on disk."""

    def __init__(self, store: SessionStore, session: Session) -> None:
        self._store = store
        self.session = session

    def keep(self, answer: Answer) -> None:
        """Add the answer, or replace an earlier word on the same take. Raises StorageError."""
        others = tuple(a for a in self.session.answers if (a.number, a.take) != (answer.number, answer.take))
        self._save(replace(self.session, answers=(*others, answer)))

    def takes(self, number: int) -> int:
        """How many tries at the question of this number are kept."""
        return sum(answer.number == number for answer in self.session.answers)

    def end(self) -> None:
        """Mark the session as properly ended. Raises StorageError."""
        self._save(replace(self.session, ended=True))

    def discard_if_empty(self) -> None:
        """Take a session without an answer away."""
        if not self.session.answers:
            self._store.discard(self.session)

    def _save(self, session: Session) -> None:
        self.session = session
        self._store.save(session)


class _Warming:
    """Loads what is slow on a thread of its own while the interviewer speaks."""

    def __init__(self, warm_ups: Sequence[WarmUp]) -> None:
        self._warm_ups = warm_ups
        self._stopping = threading.Event()
        self._failed: list[VoiceInterviewerError] = []
        self._thread = threading.Thread(target=self._load, name="warm-up")

    def begin(self) -> Iterator[Event]:
        """Start loading, and name what is loaded."""
        self._thread.start()
        for what in dict.fromkeys(each.what for each in self._warm_ups):
            yield Preparing(what)

    def _load(self) -> None:
        for each in self._warm_ups:
            if self._stopping.is_set():
                return
            try:
                each.load()
            except VoiceInterviewerError as error:
                self._failed.append(error)

    def check(self) -> None:
        """Raise the first error met so far: better before the candidate speaks than after."""
        if self._failed:
            raise self._failed[0]

    def stop(self) -> None:
        """Load nothing more, and wait for what is being loaded."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()
