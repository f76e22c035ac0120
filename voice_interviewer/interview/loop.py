"""A whole interview: round after round, question after question, each asked, heard, followed up and kept."""

import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from voice_interviewer.assessment import USUAL
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.events import (
    AnswerKept,
    BetweenQuestions,
    BreakStarted,
    Command,
    Event,
    Interrupted,
    InterviewEnded,
    InterviewStarted,
    Problem,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.questions import Pack, Question
from voice_interviewer.core.session import EndReason, Session
from voice_interviewer.errors import DeviceError, StorageError
from voice_interviewer.failures import understood
from voice_interviewer.interview.book import Book
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.following_up import FollowUps, leaves_room
from voice_interviewer.interview.listening import Listener
from voice_interviewer.interview.places import Place, places_of
from voice_interviewer.interview.speaking import Interviewer
from voice_interviewer.interview.taking import ENDED_WHILE_ASKED, NOT_ASSESSED, Taker, Taking, Turn, faults
from voice_interviewer.interview.typist import KEYBOARD, Typist
from voice_interviewer.interview.waiting import wait_for_wish
from voice_interviewer.interview.warming import Warming, WarmUp
from voice_interviewer.ports import AudioSink, AudioSource, CoverageJudge, SessionStore, Synthesizer


@dataclass(frozen=True, slots=True)
class Ears:
    """What spoken answers need."""

    source: AudioSource
    listener: Listener


@dataclass(frozen=True, slots=True)
class _Running:
    """What one interview that is under way holds."""

    book: Book
    warming: Warming
    taker: Taking
    follow_ups: FollowUps
    interviewer: Interviewer
    commands: Commands
    cancelled: threading.Event


class _LeftInterruptedError(Exception):
    """The person stopped an interview that a Problem, told before, had interrupted."""


class Interview:
    """One interview on given questions, with given ears, voice and store."""

    def __init__(
        self,
        *,
        pack: Pack,
        questions: Sequence[Question],
        ears: Ears | None,
        sink: AudioSink,
        voices: Sequence[Synthesizer],
        judge: CoverageJudge,
        wishes: DeliveryWishes = USUAL,
        store: SessionStore,
        warm_ups: Sequence[WarmUp] = (),
        wait_between: bool = False,
        breaks: bool = False,
        follow_ups: int = 0,
        converses: bool = True,
        attended: bool = False,
        resumed: Session | None = None,
        after_each: Callable[[], None] = lambda: None,
    ) -> None:
        """`ears` is None where the answers are typed; `voices` as in Interviewer.

        `wait_between` waits for the person after each result, `breaks` between two rounds. `follow_ups` is how many
        missed points of one question are probed; a candidate who does not `converse`, as a recording does not, is never
        asked on. `attended`: somebody is there to mend what a device or the disk refuses, and to say that it goes on.
        `resumed` is a session to go on with: of the questions, which then are its own, those without an answer are
        asked. `after_each` is done after each answer.
        """
        self._pack = pack
        self._ears = ears
        self._sink = sink
        self._voices = tuple(voices)
        self._judge = judge
        self._wishes = wishes
        self._store = store
        self._warm_ups = tuple(warm_ups)
        self._wait_between = wait_between
        self._breaks = breaks
        self._follow_ups = follow_ups
        self._converses = converses
        self._attended = attended
        self._resumed = resumed
        self._after_each = after_each
        self._ids = resumed.question_ids if resumed is not None else tuple(question.id for question in questions)
        still_open = self._ids if resumed is None else open_question_ids(resumed)
        asked = [question for question in questions if question.id in still_open]
        self._places = tuple(places_of(pack, self._ids, asked, breaks=breaks))

    def run(self, commands: Commands, cancelled: threading.Event) -> Iterator[Event]:
        """Hold the interview, yielding everything that happens; blocks the thread that iterates.

        Each answer is on disk before its AnswerKept; a session in which nothing was said is gone by InterviewEnded. A
        problem that ends the interview is yielded as Problem and followed by InterviewEnded(failed=True). Raises
        StorageError when no session can be begun at all, and UsageError where another program holds it.
        """
        session = self._session()
        with self._store.hold(session):
            ended = yield from self._hold(self._begin(session, commands, cancelled))
        yield ended

    def _hold(self, running: _Running) -> Generator[Event, None, InterviewEnded]:
        """Hold it from its first question to its last; gives how it ended."""
        book, warming = running.book, running.warming
        yield InterviewStarted(book.session)
        failed = False
        try:
            yield from warming.begin()
            former: Place | None = None
            for place in self._places:
                if (yield from self._break_before(former, place, running)) or (yield from self._ask(place, running)):
                    break
                former = place
                self._after_each()
            book.end()
        except _LeftInterruptedError:
            failed = True
        except Exception as error:  # noqa: BLE001 - whatever it is, what was said is kept, and it is told
            failed = True
            problem = understood(error)
            yield Problem(problem.what, problem.remedy)
        finally:
            warming.stop()
        book.discard_if_empty()
        return InterviewEnded(book.session, failed)

    def _begin(self, session: Session, commands: Commands, cancelled: threading.Event) -> _Running:
        book = Book(self._store, session)
        interviewer = Interviewer(self._voices, self._sink, commands, cancelled)
        taker = self._taker(book, commands, cancelled)
        follow_ups = FollowUps(
            most=self._follow_ups,
            taker=taker,
            book=book,
            interviewer=interviewer,
            commands=commands,
            after_each=self._after_each,
        )
        return _Running(book, Warming(self._warm_ups), taker, follow_ups, interviewer, commands, cancelled)

    def _session(self) -> Session:
        """A new session, or the one that goes on."""
        if self._resumed is not None:
            return replace(self._resumed, ended=False)
        candidate = KEYBOARD if self._ears is None else self._ears.source.name
        return self._store.create(self._pack.id, self._ids, candidate)

    def _taker(self, book: Book, commands: Commands, cancelled: threading.Event) -> Taking:
        if self._ears is None:
            return Typist(judge=self._judge, wishes=self._wishes, book=book, commands=commands, cancelled=cancelled)
        return Taker(
            source=self._ears.source,
            listener=self._ears.listener,
            judge=self._judge,
            wishes=self._wishes,
            book=book,
            commands=commands,
            cancelled=cancelled,
            heeds_requests=self._converses,
        )

    def _break_before(self, former: Place | None, place: Place, running: _Running) -> Generator[Event, None, bool]:
        """Wait for the person where another round begins; returns whether the interview stops there."""
        if not self._breaks or former is None or not place.opens:
            return False
        rest = BreakStarted(former.round.title, place.round.title)
        return (yield from wait_for_wish(rest, running.commands, running.cancelled)) is Command.QUIT

    def _ask(self, place: Place, running: _Running) -> Generator[Event, None, bool]:
        """One question, once more where something interrupted it; returns whether the interview stops there."""
        if place.opens:
            running.interviewer.introduce(place.round.introduction)
            yield RoundStarted(place.round.title, place.round.introduction)
        interrupted = False
        while True:
            try:
                if interrupted:
                    running.book.save()
                    if not self._is_open(place, running):
                        return False
                return (yield from self._ask_and_hear(place, running))
            except (DeviceError, StorageError) as error:
                if not self._attended:
                    raise
                interrupted = True
                yield Problem(error.what, error.remedy)
            yield from self._wait_until_mended(place, running)

    def _wait_until_mended(self, place: Place, running: _Running) -> Iterator[Event]:
        """Wait until the person wants to go on; raises _LeftInterruptedError where they stop, and StorageError."""
        following = None if self._is_open(place, running) else place.following
        wish = yield from wait_for_wish(Interrupted(following), running.commands, running.cancelled)
        if wish is Command.QUIT:
            running.book.save()
            raise _LeftInterruptedError

    @staticmethod
    def _is_open(place: Place, running: _Running) -> bool:
        """Whether the question has no finished answer yet."""
        return place.question.id in running.book.open_question_ids

    def _ask_and_hear(self, place: Place, running: _Running) -> Generator[Event, None, bool]:
        """One question with as many takes as it needs; returns whether the interview stops there."""
        question, interviewer = place.question, running.interviewer
        while True:
            yield QuestionStarted(question, place.number, len(self._ids))
            interrupted = Command.QUIT if running.commands.clear() else (yield from interviewer.say(question.text))
            if interrupted is Command.REPEAT:
                continue
            ended_while_asked = ENDED_WHILE_ASKED.get(interrupted)
            if ended_while_asked is None:
                running.warming.check()
            ended_by, take = yield from self._answer(place, running, ended_while_asked)
            if ended_while_asked is None:
                running.warming.check()
            if ended_by is EndReason.QUIT:
                return True
            again = ended_by is EndReason.REPEATED
            if take is not None and ended_by not in NOT_ASSESSED and self._wait_between:
                wish = yield from self._show_result(place, take, running)
                if wish is Command.QUIT:
                    return True
                again = wish is Command.REPEAT
            if not again:
                return False

    def _show_result(self, place: Place, take: int, running: _Running) -> Generator[Event, None, Command]:
        """Wait while the result of this take is read, and keep what the candidate thinks of their answer."""

        def rate(stars: int) -> None:
            running.book.rate(place.number, take, stars)

        between = BetweenQuestions(place.following)
        return (yield from wait_for_wish(between, running.commands, running.cancelled, rate))

    def _answer(
        self, place: Place, running: _Running, ended_while_asked: EndReason | None
    ) -> Generator[Event, None, tuple[EndReason, int | None]]:
        """Hear one answer and what is asked on after it; gives how it ended, and the take that is kept, if one is.

        Raises what ended it, once what was said is kept and told.
        """
        book, number, question = running.book, place.number, place.question
        turn = Turn(number, book.takes(number) + 1, question)
        if ended_while_asked is not None:
            taken = yield from running.taker.set_down(turn, ended_while_asked)
        else:
            taken = yield from running.taker.take(turn)
        if taken.slower:
            running.interviewer.slow_down()
        if taken.answer is None:
            yield from faults(taken)
            return taken.ended_by, None
        take, stopped = taken.answer.take, False
        if self._converses and leaves_room(taken) and not running.warming.failed:
            try:
                stopped = yield from running.follow_ups.after(question, taken.answer)
            except Exception:
                yield AnswerKept(book.answer(number, take))
                raise
        yield AnswerKept(book.answer(number, take))
        yield from faults(taken)
        return (EndReason.QUIT if stopped else taken.ended_by), take
