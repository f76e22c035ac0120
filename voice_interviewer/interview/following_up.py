"""Asking on after an answer: about the points it missed, or, in the reverse round, for one more question."""

from collections.abc import Callable, Generator
from dataclasses import replace

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.events import AnswerKept, Command, Event, FollowUpStarted
from voice_interviewer.core.follow_ups import inviting_question, points_to_probe, probing_question, questions_as_probed
from voice_interviewer.core.prompted import with_further_questions, with_prompted_points
from voice_interviewer.core.questions import KeyPoint, Question
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.interview.book import Book
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.speaking import Interviewer
from voice_interviewer.interview.taking import ENDED_WHILE_ASKED, Taken, Taking, Turn, faults, is_dead

ENDS_THE_TALK = (EndReason.QUIT, EndReason.SKIPPED, EndReason.NO_SPEECH)
"""After a turn that ended so nothing more is asked on this question."""


def leaves_room(taken: Taken) -> bool:
    """Whether one can ask on after this turn: something was understood, and nothing stopped it."""
    answer = taken.answer
    if answer is None or answer.assessment is None:
        return False
    if taken.heard is not None and (taken.heard.problem is not None or is_dead(taken.heard)):
        return False
    return bool(answer.words or answer.typed) and answer.ended_by not in ENDS_THE_TALK


def _asked_nothing(answer: Answer) -> bool:
    """Whether the candidate took the turn without asking anything, as who says "no, that is all" does."""
    questions = answer.assessment.structure.questions if answer.assessment is not None else None
    return questions is not None and not questions.asked


class FollowUps:
    """Asks on in one session; what is said then counts for the answer that it follows."""

    def __init__(
        self,
        *,
        most: int,
        taker: Taking,
        book: Book,
        interviewer: Interviewer,
        commands: Commands,
        after_each: Callable[[], None],
    ) -> None:
        """`most` is how many missed points of one question are probed; `after_each` is done after each answer."""
        self._most = most
        self._taker = taker
        self._book = book
        self._interviewer = interviewer
        self._commands = commands
        self._after_each = after_each

    def after(self, question: Question, main: Answer) -> Generator[Event, None, bool]:
        """Ask on after an assessed answer, which the book then holds with what was said; True when it ends with QUIT.

        Raises what ended a turn, once what was said is kept and counted.
        """
        if question.topics:
            return (yield from self._invite(question, main))
        return (yield from self._probe(question, main))

    def _probe(self, question: Question, main: Answer) -> Generator[Event, None, bool]:
        probed: set[str] = set()
        for number in range(1, self._most + 1):
            main = self._book.answer(main.number, main.take)
            coverage = main.assessment.coverage if main.assessment is not None else None
            points = points_to_probe(question, coverage, probed) if coverage is not None else ()
            if not points:
                return False
            point = points[0]
            probed.add(point.id)
            started = FollowUpStarted(
                question, point.follow_up, point.id, number, min(self._most, number - 1 + len(points))
            )
            ended_by = yield from self._turn(started, main, probing_question(question, point), point)
            if ended_by in ENDS_THE_TALK:
                return ended_by is EndReason.QUIT
        return False

    def _invite(self, question: Question, main: Answer) -> Generator[Event, None, bool]:
        for number, invitation in enumerate(question.again, 1):
            started = FollowUpStarted(question, invitation, None, number, len(question.again))
            ended_by = yield from self._turn(started, main, inviting_question(question, invitation), None)
            if ended_by in ENDS_THE_TALK or _asked_nothing(self._book.last()):
                return ended_by is EndReason.QUIT
        return False

    def _turn(
        self, started: FollowUpStarted, main: Answer, asked: Question, point: KeyPoint | None
    ) -> Generator[Event, None, EndReason]:
        """Ask, as often as it is wished, and take the answer; gives how it ended."""
        self._after_each()
        while True:
            yield started
            interrupted = Command.QUIT if self._commands.clear() else (yield from self._interviewer.say(started.text))
            if interrupted is Command.REPEAT:
                continue
            follow_up = self._book.follow_ups(main.number, main.take) + 1
            turn = Turn(main.number, main.take, asked, follow_up, point.id if point is not None else None)
            if interrupted in ENDED_WHILE_ASKED:
                taken = yield from self._taker.set_down(turn, ENDED_WHILE_ASKED[interrupted])
            else:
                taken = yield from self._taker.take(turn)
            if taken.answer is not None:
                self._count(started.question, taken, taken.answer, point)
                yield AnswerKept(taken.answer)
            yield from faults(taken)
            if taken.slower:
                self._interviewer.slow_down()
            if taken.ended_by is not EndReason.REPEATED:
                return taken.ended_by

    def _count(self, question: Question, taken: Taken, further: Answer, point: KeyPoint | None) -> None:
        """Let what was said count for the answer that it follows."""
        main = self._book.answer(further.number, further.take)
        if further.assessment is None or further.follow_up is None or main.assessment is None:
            return
        assessment: Assessment = main.assessment
        if point is None:
            assessment = with_further_questions(assessment, further.assessment, further.follow_up)
        else:
            for asked in questions_as_probed(question, point):
                judged = taken.assess(asked).coverage
                if judged is not None:
                    assessment = with_prompted_points(
                        question, replace(main, assessment=assessment), judged, further.follow_up
                    )
        self._book.keep(replace(main, assessment=assessment))
