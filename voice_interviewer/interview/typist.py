"""Taking one typed answer: it is kept as it stands when it ends, and assessed by what can be read in it."""

import threading
import time
from collections.abc import Generator
from functools import partial

from voice_interviewer.assessment import assess_text
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.events import AnswerEnded, Command, Draft, Event, TypingStarted
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

    def __init__(self, *, judge: CoverageJudge, book: Book, commands: Commands, cancelled: threading.Event) -> None:
        self._judge = judge
        self._book = book
        self._commands = commands
        self._cancelled = cancelled

    def take(self, turn: Turn) -> Generator[Event, None, Taken]:
        """Wait until the answer is typed and keep it, assessed unless it was skipped; an empty one leaves nothing.

        When the question is only to be said again, nothing is kept yet: the front end still holds the draft, and sends
        it anew. Raises StorageError where it cannot be kept.
        """
        yield TypingStarted()
        ended_by, text, slower = yield from self._wait()
        if ended_by is EndReason.KEY and not text:
            ended_by = EndReason.SKIPPED
        yield AnswerEnded(ended_by, 0.0)
        answer = None
        if text and ended_by is not EndReason.REPEATED:
            skipped = ended_by is EndReason.SKIPPED
            answer = _facts(turn, text, ended_by, None if skipped else self._assess(turn.asked, text))
            self._book.keep(answer)
        return Taken(answer, ended_by, partial(self._assess, text=text), slower=slower)

    def _assess(self, question: Question, text: str) -> Assessment:
        return assess_text(judge=self._judge, question=question, text=text, clock=time.perf_counter)

    def _wait(self) -> Generator[Event, None, tuple[EndReason, str, bool]]:
        """How the answer ended, its text, and whether the question is to be repeated more slowly."""
        text = ""
        while True:
            wish = self._commands.take()
            if isinstance(wish, Draft):
                text = wish.text.strip()
            elif wish is Command.PAUSE:
                if not (yield from pause(self._commands, self._cancelled)):
                    return EndReason.QUIT, text, False
            elif isinstance(wish, Command) and wish in _ENDING:
                return _ENDING[wish], text, wish is Command.SLOWER
            elif wish is None and self._cancelled.wait(LOOK_SECONDS):
                return EndReason.QUIT, self._newest(text), False

    def _newest(self, text: str) -> str:
        """What was typed to the very last, when the program is left at once."""
        while (wish := self._commands.take()) is not None:
            if isinstance(wish, Draft):
                text = wish.text.strip()
        return text


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
