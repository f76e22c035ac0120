"""An interview line by line, for pipes, screen readers and logs: prints events, reads commands from standard input."""

import shutil
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from voice_interviewer.cli.keyboard import GO_ON, GUIDE, HELP, HINT, SLASH, TYPING_HELP, Keyboard
from voice_interviewer.cli.lines import cut_short_lines
from voice_interviewer.cli.plain_rating import RATING, LateRatings
from voice_interviewer.cli.report import ENDINGS, assessment_lines
from voice_interviewer.cli.report_content import session_lines
from voice_interviewer.cli.signals import signals_stop
from voice_interviewer.cli.streams import let_go_of_output
from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    BreakStarted,
    ChunkFailed,
    ChunkTranscribed,
    Event,
    Floor,
    Following,
    FollowUpStarted,
    Interrupted,
    InterviewEnded,
    InterviewStarted,
    Listening,
    ListeningStarted,
    Paused,
    Problem,
    QuestionStarted,
    Resumed,
    RoundStarted,
    TypingStarted,
)
from voice_interviewer.core.practice.today import BY_THEMSELVES
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.transcript import text_of
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview


def run_plain(
    interview: Interview,
    sessions_folder: Path,
    *,
    show_results: bool,
    asks_rating: bool = False,
    typed: bool = False,
    guide: Callable[[], str] | None = None,
    rate: Callable[[str, int, int, int], None] | None = None,
    cut_short: Callable[[Session], Sequence[Path]] = lambda session: (),
) -> int:
    """Hold the interview on standard output; 0 when it came to its end or was stopped, 1 when a problem ended it.

    Results are shown as each answer ends, after the person was asked for a rating if they are, or else all at the end.
    `guide` gives the text of the pack's guide; None where it has none. `rate`, given session, number, take and stars,
    keeps what the person thinks of answers whose results come at the end; None where they are not asked. `cut_short`
    gives the session's recordings that were being made when the program was killed.
    """
    commands = Commands()
    cancelled = threading.Event()
    printer = _Printer(sessions_folder, show_results, asks_rating, typed, guide)
    keyboard = Keyboard(commands, typed=typed, say=_say, hint=printer.hint, guide=printer.guide, reveal=printer.reveal)
    with signals_stop(commands, cancelled), keyboard.reading():
        for event in interview.run(commands, cancelled):
            try:
                _expect(event, keyboard, rating=printer.asks_rating)
                printer.show(event)
            except OSError:  # nobody reads any more, or the terminal is gone: the answer is still kept
                cancelled.set()
                let_go_of_output()
    try:
        printer.finish(rate, cut_short)
    except OSError:
        let_go_of_output()
    return 1 if printer.failed else 0


def _expect(event: Event, keyboard: Keyboard, *, rating: bool) -> None:
    """Tell the keyboard what the next line is, before it is asked for."""
    match event:
        case TypingStarted():
            keyboard.await_answer()
        case AnswerEnded(reason):
            keyboard.await_key()
            if reason is not EndReason.REPEATED:
                keyboard.forget_answer()
        case Interrupted():
            keyboard.await_key()
        case BetweenQuestions() if rating:
            keyboard.await_rating()


class _Printer:
    """Turns events into lines: what was asked, said and found on stdout, the rest on stderr."""

    def __init__(
        self,
        sessions_folder: Path,
        show_results: bool,
        asks_rating: bool,
        typed: bool,
        guide: Callable[[], str] | None,
    ) -> None:
        self._sessions_folder = sessions_folder
        self._show_results = show_results
        self._asks_rating = asks_rating
        self._typed = typed
        self._guide = guide
        self._reading = False
        """Whether nothing is spoken or recorded until the person types."""
        self._questions: dict[str, Question] = {}
        self._hint = ""
        self._held_back: list[tuple[int, int]] = []
        """Number and take of the answers whose results come at the end."""
        self._to_rate: Answer | None = None
        self._following = Following.QUESTION
        self._countdown: int | None = None
        self._ended: Session | None = None
        self.failed = False

    @property
    def asks_rating(self) -> bool:
        """Whether the person is asked for a rating before the result that is there is shown."""
        return self._to_rate is not None

    def show(self, event: Event) -> None:
        """Print one event, or nothing where it says nothing new."""
        if isinstance(event, QuestionStarted | RoundStarted | BetweenQuestions | BreakStarted | Interrupted):
            self._reading = isinstance(event, BetweenQuestions | BreakStarted | Interrupted)
        match event:
            case InterviewStarted(session):
                keys, hint = (
                    (TYPING_HELP, f" {SLASH}{HINT} gives a hint.") if self._typed else (HELP, f"   {HINT}: hint")
                )
                _say(f"Session {session.id}. {keys}{hint if self._show_results else ''}")
            case RoundStarted(title, introduction):
                _out(f"\n{title}\n{introduction}")
            case QuestionStarted(question, number, of):
                self._questions[question.id] = question
                self._hint = question.hint if self._show_results else ""
                _out(f"\nQuestion {number} of {of}: {question.text}")
            case FollowUpStarted(_, text, point_id, number, of):
                self._hint = ""
                kind = "Follow-up" if point_id is not None else "Once more"
                _out(f"\n{kind}{f' {number} of {of}' if of > 1 else ''}: {text}")
            case ListeningStarted():
                _say("Your turn.")
            case TypingStarted():
                _say("Your turn to type.")
            case Paused():
                _say("Paused, nothing is recorded. Enter: go on   q: stop and keep")
            case Resumed():
                _say("Going on.")
            case Listening():
                self._count_down(event)
            case ChunkTranscribed(_, words, final) if final and words:
                _out(f"  {text_of(words)}")
            case ChunkFailed(_, span, problem):
                _say(f"{span.start:.1f}-{span.end:.1f} s could not be transcribed: {problem}")
                _say("The sound is kept; `voice-interviewer sessions rescore last` hears it again.")
            case AnswerEnded(reason) if self._typed:
                _say(f"Answer over: {ENDINGS[reason]}.")
            case AnswerEnded(reason, seconds):
                _say(f"Answer over after {seconds:.0f} s: {ENDINGS[reason]}.")
            case AnswerKept(answer):
                self._keep(answer)
            case BetweenQuestions(following):
                self._following = following
                if self.asks_rating:
                    _say(RATING)
                else:
                    self._ask_to_go_on()
            case BreakStarted(finished, following):
                _say(f"\nBREAK. The round {finished} is over; take your time.")
                _say(f"Enter: begin {following}{self._guide_key}   q: stop")
            case Problem(what, remedy):
                _say(f"{what}\n{remedy}")
            case Interrupted(following):
                self._to_rate = None
                _say(f"Enter: {GO_ON[following]}{self._guide_key}   q: stop")
            case InterviewEnded(session, failed):
                self.failed = failed
                self._ended = session

    def finish(
        self, rate: Callable[[str, int, int, int], None] | None, cut_short: Callable[[Session], Sequence[Path]]
    ) -> None:
        """Print what is left to tell once nothing more is typed: results held back, and the whole interview's."""
        session = self._ended
        if session is None:
            return
        by_person = session.candidate in BY_THEMSELVES
        ratings = LateRatings(partial(rate, session.id)) if rate is not None and by_person else None
        takes = {(each.number, each.take): each for each in session.answers if each.follow_up is None}
        for turn in self._held_back:
            answer = takes[turn]
            _out(f"\n{answer.question_text}")
            stars = None if ratings is None else ratings.of(answer)
            self._print_result(answer)
            if stars is not None:
                _out(f"You said: {stars} of 5")
        cut_off = cut_short_lines(cut_short(session))
        if not session.answers and not cut_off:
            _say("Nothing was said, so nothing is kept.")
            return
        width = min(100, shutil.get_terminal_size().columns)
        for line in session_lines(session.answers, self._questions, width):
            _out(line)
        _say(f"Everything is kept in {self._sessions_folder / session.id}")
        for line in cut_off:
            _say(line)
        _say(f"Look again: voice-interviewer sessions show {session.id}")

    def hint(self) -> None:
        """Nudge the person, in practice; called from the thread that reads what is typed."""
        _say(f"Hint: {self._hint}" if self._hint else "There is no hint here.")

    def guide(self) -> None:
        """Print the pack's guide, between two questions; called from the thread that reads what is typed."""
        if self._guide is None:
            _say("This pack has no guide.")
        elif self._reading:
            _out(self._guide())
        else:
            _say("The guide can be read between two questions.")

    def reveal(self, stars: int | None) -> None:
        """Show the result that was held back for the rating; called from the thread that reads what is typed."""
        answer, self._to_rate = self._to_rate, None
        if answer is not None:
            self._print_result(answer)
            if stars is not None:
                _out(f"You said: {stars} of 5")
            self._ask_to_go_on()

    def _keep(self, answer: Answer) -> None:
        if answer.follow_up is None and answer.assessment is not None and self._asks_rating:
            self._to_rate = answer
        elif answer.follow_up is None and self._show_results:
            self._print_result(answer)
        elif answer.follow_up is None:
            self._held_back.append((answer.number, answer.take))
        _say(f"Kept: {answer.recording}" if answer.recording else "Kept: what you typed")

    def _ask_to_go_on(self) -> None:
        _say(f"Enter: {GO_ON[self._following]}   r: try this one again{self._guide_key}   q: stop")

    @property
    def _guide_key(self) -> str:
        return f"   {GUIDE}: the guide" if self._guide is not None else ""

    def _print_result(self, answer: Answer) -> None:
        if answer.assessment is not None:
            width = min(100, shutil.get_terminal_size().columns)
            _out("\n".join(assessment_lines(answer.assessment, self._questions[answer.question_id], width)))

    def _count_down(self, event: Listening) -> None:
        left = None
        if event.floor is Floor.ENDING and event.ending_in_seconds is not None:
            left = max(1, round(event.ending_in_seconds))
        if left is not None and event.sounds_finished:
            if self._countdown is None:
                _say(f"That sounds finished. Ending in {left} s. (speak to go on, Enter: end now)")
        elif left is not None and left != self._countdown:
            _say(f"Ending in {left}… (speak to go on)")
        self._countdown = left


def _out(text: str) -> None:
    print(text, flush=True)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
