"""Taking one typed answer: it is kept as it stands when it ends, and assessed by what can be read in it."""

import threading
import time
from collections.abc import Generator
from dataclasses import replace
from functools import partial

from voice_interviewer.assessment import assess_text
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.events import AnswerEnded, Command, Event, TypingStarted
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.interview.book import Book
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.taking import Taken, Turn
from voice_interviewer.interview.waiting import LOOK_SECONDS, pause
from voice_interviewer.ports import CoverageJudge

KEYBOARD = "keyboard"
"""What a session names as its candidate where the answers are typed."""

_ENDING = {
    Command.DONE: EndReason.KEY,
    Command.SKIP: EndReason.SKIPPED,
    Command.REPEAT: EndReason.REPEATED,
    Command.SLOWER: EndReason.REPEATED,
    Command.QUIT: EndReason.QUIT,
}


class Typist:
    """Takes typed answers; fulfils taking.Taking. Needs neither a microphone nor a model."""

    def __init__(
        self,
        *,
        judge: CoverageJudge,
        wishes: DeliveryWishes,
        book: Book,
        commands: Commands,
        cancelled: threading.Event,
    ) -> None:
        self._judge = judge
        self._wishes = wishes
        self._book = book
        self._commands = commands
        self._cancelled = cancelled

    def take(self, turn: Turn) -> Generator[Event, None, Taken]:
        """Wait until the answer is typed and keep it, assessed unless it was skipped; an empty one leaves nothing.

        When the question is only to be said again, nothing is kept yet: the draft stays in the mailbox. Raises
        StorageError where it cannot be kept.
        """
        self._commands.drop(Command.DONE)  # pressed for the question, not for the answer
        yield TypingStarted()
        ended_by, slower = yield from self._wait()
        if ended_by is EndReason.KEY and not self._commands.draft.strip():
            ended_by = EndReason.SKIPPED
        yield AnswerEnded(ended_by, 0.0)
        if ended_by is EndReason.REPEATED:
            return Taken(None, ended_by, partial(self._assess, text=""), slower=slower)
        return self._keep(turn, ended_by)

    def set_down(self, turn: Turn, ended_by: EndReason) -> Generator[Event, None, Taken]:
        """Keep what was typed while the question was asked. Raises StorageError where it cannot be kept."""
        if self._commands.draft:
            yield AnswerEnded(ended_by, 0.0)
        return self._keep(turn, ended_by)

    def _keep(self, turn: Turn, ended_by: EndReason) -> Taken:
        text, self._commands.draft = self._commands.draft.strip(), ""
        taken = Taken(None, ended_by, partial(self._assess, text=text))
        if not text:
            return taken
        skipped = ended_by is EndReason.SKIPPED
        answer = _facts(turn, text, ended_by, None if skipped else self._assess(turn.asked, text))
        return replace(taken, answer=self._book.keep(answer))

    def _assess(self, question: Question, text: str) -> Assessment:
        return assess_text(
            judge=self._judge, question=question, text=text, clock=time.perf_counter, wishes=self._wishes
        )

    def _wait(self) -> Generator[Event, None, tuple[EndReason, bool]]:
        """How the answer ended, and whether the question is to be repeated more slowly."""
        while True:
            wish = self._commands.take()
            if wish is Command.PAUSE:
                if not (yield from pause(self._commands, self._cancelled)):
                    return EndReason.QUIT, False
            elif isinstance(wish, Command) and wish in _ENDING:
                return _ENDING[wish], wish is Command.SLOWER
            elif wish is None and self._cancelled.wait(LOOK_SECONDS):
                return EndReason.QUIT, False


def _facts(turn: Turn, text: str, ended_by: EndReason, assessment: Assessment | None) -> Answer:
    return Answer(
        number=turn.number,
        take=turn.take,
        question_id=turn.asked.id,
        question_text=turn.asked.text,
        recording="",
        ended_by=ended_by,
        words=(),
        speech=(),
        seconds=0.0,
        dropped_seconds=0.0,
        failed=(),
        assessment=assessment,
        follow_up=turn.follow_up,
        probed=turn.probed,
        typed=text,
    )
