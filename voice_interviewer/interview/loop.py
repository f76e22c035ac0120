"""A whole interview: round after round, question after question, each asked, heard, followed up and kept."""

import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from voice_interviewer.core.events import (
    AnswerKept,
    BetweenQuestions,
    BreakStarted,
    Command,
    Event,
    Following,
    InterviewEnded,
    InterviewStarted,
    Problem,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.questions import Pack, Question, Round
from voice_interviewer.core.session import EndReason
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.interview.book import Book
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.following_up import FollowUps, Say, leaves_room
from voice_interviewer.interview.listening import Listener
from voice_interviewer.interview.speaking import speak
from voice_interviewer.interview.taking import NOT_ASSESSED, Taker, Turn, faults
from voice_interviewer.interview.waiting import wait_for_wish
from voice_interviewer.interview.warming import Warming, WarmUp
from voice_interviewer.ports import AudioSink, AudioSource, CoverageJudge, SessionStore, Synthesizer


@dataclass(frozen=True, slots=True)
class _Running:
    """What one interview that is under way holds."""

    book: Book
    warming: Warming
    taker: Taker
    follow_ups: FollowUps
    say: Say
    commands: Commands
    cancelled: threading.Event


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
        breaks: bool = False,
        follow_ups: int = 0,
        converses: bool = True,
    ) -> None:
        """`wait_between` waits for the person after each result, `breaks` between two rounds.

        `follow_ups` is how many missed points of one question are probed; a candidate who does not `converse`, as a
        recording does not, is never asked on.
        """
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
        self._breaks = breaks
        self._follow_ups = follow_ups
        self._converses = converses

    def run(self, commands: Commands, cancelled: threading.Event) -> Iterator[Event]:
        """Hold the interview, yielding everything that happens; blocks the thread that iterates.

        Each answer is on disk before its AnswerKept; a session in which nothing was said is gone by InterviewEnded. A
        problem that ends the interview is yielded as Problem and followed by InterviewEnded(failed=True). Raises
        StorageError when no session can be begun at all.
        """
        running = self._begin(commands, cancelled)
        book, warming = running.book, running.warming
        yield InterviewStarted(book.session)
        failed = False
        try:
            yield from warming.begin()
            for number in range(1, len(self._questions) + 1):
                if (yield from self._break_before(number, running)) or (yield from self._ask(number, running)):
                    break
            book.end()
        except VoiceInterviewerError as error:
            failed = True
            yield Problem(error.what, error.remedy)
        finally:
            warming.stop()
        book.discard_if_empty()
        yield InterviewEnded(book.session, failed)

    def _begin(self, commands: Commands, cancelled: threading.Event) -> _Running:
        ids = [question.id for question in self._questions]
        book = Book(self._store, self._store.create(self._pack.id, ids, self._source.name))
        say = partial(speak, voice=self._voice, sink=self._sink, commands=commands, cancelled=cancelled)
        taker = Taker(
            source=self._source,
            listener=self._listener,
            judge=self._judge,
            book=book,
            commands=commands,
            cancelled=cancelled,
        )
        follow_ups = FollowUps(
            most=self._follow_ups, taker=taker, book=book, judge=self._judge, say=say, commands=commands
        )
        return _Running(book, Warming(self._warm_ups), taker, follow_ups, say, commands, cancelled)

    def _round(self, number: int) -> Round | None:
        """The round of the question with this number, from 1; None before the first and after the last."""
        if not 1 <= number <= len(self._questions):
            return None
        return next(each for each in self._pack.rounds if self._questions[number - 1] in each.questions)

    def _break_before(self, number: int, running: _Running) -> Generator[Event, None, bool]:
        """Wait for the person where another round begins; returns whether the interview stops there."""
        finished, following = self._round(number - 1), self._round(number)
        if not self._breaks or finished is None or following is None or finished is following:
            return False
        pause = BreakStarted(finished.title, following.title)
        return (yield from wait_for_wish(pause, running.commands, running.cancelled)) is Command.QUIT

    def _ask(self, number: int, running: _Running) -> Generator[Event, None, bool]:
        """One question with as many takes as it needs; returns whether the interview stops there."""
        question = self._questions[number - 1]
        text = question.text
        current = self._round(number)
        if current is not None and current is not self._round(number - 1):
            yield RoundStarted(current.title, current.introduction)
            text = f"{current.introduction} {text}".strip()
        while True:
            yield QuestionStarted(question, number, len(self._questions))
            if running.commands.clear():
                return True
            interrupted = yield from running.say(text)
            text = question.text
            if interrupted in (Command.QUIT, Command.SKIP):
                return interrupted is Command.QUIT
            if interrupted is Command.REPEAT:
                continue
            running.warming.check()
            ended_by = yield from self._answer(number, question, running)
            running.warming.check()
            if ended_by is EndReason.QUIT:
                return True
            again = ended_by is EndReason.REPEATED
            if ended_by not in NOT_ASSESSED and self._wait_between:
                between = BetweenQuestions(self._following(number))
                wish = yield from wait_for_wish(between, running.commands, running.cancelled)
                if wish is Command.QUIT:
                    return True
                again = wish is Command.REPEAT
            if not again:
                return False

    def _answer(self, number: int, question: Question, running: _Running) -> Generator[Event, None, EndReason]:
        """Hear one answer and what is asked on after it; gives how it ended.

        Raises what ended it, once what was said is kept and told.
        """
        book = running.book
        taken = yield from running.taker.take(Turn(number, book.takes(number) + 1, question))
        if taken.answer is None:
            yield from faults(taken.heard)
            return taken.heard.ended_by
        take, stopped = taken.answer.take, False
        if self._converses and leaves_room(taken) and not running.warming.failed:
            try:
                stopped = yield from running.follow_ups.after(question, taken.answer)
            except VoiceInterviewerError:
                yield AnswerKept(book.answer(number, take))
                raise
        yield AnswerKept(book.answer(number, take))
        yield from faults(taken.heard)
        return EndReason.QUIT if stopped else taken.heard.ended_by

    def _following(self, number: int) -> Following:
        """What comes after the question with this number."""
        if number == len(self._questions):
            return Following.SUMMARY
        if self._breaks and self._round(number) is not self._round(number + 1):
            return Following.BREAK
        return Following.QUESTION
