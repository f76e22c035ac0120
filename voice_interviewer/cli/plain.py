"""An interview line by line, for pipes, screen readers and logs: prints events, reads commands from standard input."""

import os
import select
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from voice_interviewer.cli.report import ENDINGS, assessment_lines
from voice_interviewer.cli.report_content import session_lines
from voice_interviewer.cli.streams import let_go_of_output
from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    BreakStarted,
    ChunkFailed,
    ChunkTranscribed,
    Command,
    Event,
    Floor,
    Following,
    FollowUpStarted,
    InterviewEnded,
    InterviewStarted,
    Listening,
    ListeningStarted,
    Problem,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.core.transcript import text_of
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

KEYS = {
    "": Command.DONE,
    "d": Command.DONE,
    "w": Command.WAIT,
    "r": Command.REPEAT,
    "s": Command.SKIP,
    "q": Command.QUIT,
}
HELP = "Enter: done   w: wait, I am thinking   r: repeat the question   s: skip   q: stop and keep"
HINT = "h"
"""What is typed for a hint, in practice."""

GO_ON = {Following.QUESTION: "next question", Following.BREAK: "take a break", Following.SUMMARY: "finish"}
"""What Enter does once a result is read."""


def run_plain(interview: Interview, sessions_folder: Path, *, show_results: bool) -> int:
    """Hold the interview on standard output; 0 when it came to its end or was stopped, 1 when a problem ended it.

    Results are shown as each answer ends, or else all at the end.
    """
    commands = Commands()
    cancelled = threading.Event()
    printer = _Printer(sessions_folder, show_results)
    with _signals(commands, cancelled), _typed_commands(commands, printer.hint):
        for event in interview.run(commands, cancelled):
            try:
                printer.show(event)
            except OSError:  # nobody reads any more, or the terminal is gone: the answer is still kept
                cancelled.set()
                let_go_of_output()
    return 1 if printer.failed else 0


class _Printer:
    """Turns events into lines: what was asked, said and found on stdout, the rest on stderr."""

    def __init__(self, sessions_folder: Path, show_results: bool) -> None:
        self._sessions_folder = sessions_folder
        self._show_results = show_results
        self._questions: dict[str, Question] = {}
        self._hint = ""
        self._held_back: list[Answer] = []
        self._countdown: int | None = None
        self.failed = False

    def show(self, event: Event) -> None:
        """Print one event, or nothing where it says nothing new."""
        match event:
            case InterviewStarted(session):
                _say(f"Session {session.id}. {HELP}{f'   {HINT}: hint' if self._show_results else ''}")
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
            case Listening():
                self._count_down(event)
            case ChunkTranscribed(_, words, final) if final and words:
                _out(f"  {text_of(words)}")
            case ChunkFailed(_, span, problem):
                _say(f"{span.start:.1f}-{span.end:.1f} s could not be transcribed: {problem} The sound is kept.")
            case AnswerEnded(reason, seconds):
                _say(f"Answer over after {seconds:.0f} s: {ENDINGS[reason]}.")
            case AnswerKept(answer):
                if answer.follow_up is None and self._show_results:
                    self._print_result(answer)
                elif answer.follow_up is None:
                    self._held_back.append(answer)
                _say(f"Kept: {answer.recording}")
            case BetweenQuestions(following):
                _say(f"Enter: {GO_ON[following]}   r: try this one again   q: stop")
            case BreakStarted(finished, following):
                _say(f"\nBREAK. The round {finished} is over; take your time.")
                _say(f"Enter: begin {following}   q: stop")
            case Problem(what, remedy):
                _say(f"{what}\n{remedy}")
            case InterviewEnded(session, failed):
                self.failed = failed
                for answer in self._held_back:
                    _out(f"\n{answer.question_text}")
                    self._print_result(answer)
                if not session.answers:
                    _say("Nothing was said, so nothing is kept.")
                    return
                width = min(100, shutil.get_terminal_size().columns)
                for line in session_lines(session.answers, self._questions, width):
                    _out(line)
                _say(f"Everything is kept in {self._sessions_folder / session.id}")
                _say(f"Look again: voice-interviewer sessions show {session.id}")

    def hint(self) -> None:
        """Nudge the person, in practice; called from the thread that reads what is typed."""
        _say(f"Hint: {self._hint}" if self._hint else "There is no hint here.")

    def _print_result(self, answer: Answer) -> None:
        if answer.assessment is not None:
            width = min(100, shutil.get_terminal_size().columns)
            _out("\n".join(assessment_lines(answer.assessment, self._questions[answer.question_id], width)))

    def _count_down(self, event: Listening) -> None:
        left = None
        if event.floor is Floor.ENDING and event.ending_in_seconds is not None:
            left = max(1, round(event.ending_in_seconds))
        if left is not None and left != self._countdown:
            _say(f"Ending in {left}… (speak to go on)")
        self._countdown = left


def _out(text: str) -> None:
    print(text, flush=True)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def _signals(commands: Commands, cancelled: threading.Event) -> Iterator[None]:
    """Ctrl-C asks to stop and keep; a second one, SIGTERM and a closed terminal stop at once (and keep as well)."""
    asked = False
    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked or number != signal.SIGINT:
            cancelled.set()
        asked = True
        commands.send(Command.QUIT)

    former = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _read_input() -> bytes:
    """What was typed since the last look; nothing once the input, or the terminal behind it, is gone."""
    try:
        return os.read(sys.stdin.fileno(), 1024)
    except OSError:
        return b""


@contextmanager
def _typed_commands(commands: Commands, hint: Callable[[], None]) -> Iterator[None]:
    """Read command lines from standard input while the interview runs; an input that ends is no command."""
    over = threading.Event()

    def read() -> None:
        line = b""
        while not over.is_set():
            try:
                ready, _, _ = select.select([sys.stdin], [], [], 0.1)
            except (OSError, ValueError):
                return  # no standard input that can be waited on
            if not ready:
                continue
            data = _read_input()
            if not data:
                return
            *lines, line = (line + data).split(b"\n")
            for each in lines:
                typed = each.decode(errors="replace").strip().lower()
                command = KEYS.get(typed)
                if typed == HINT:
                    hint()
                elif command is None:
                    _say(HELP)
                else:
                    commands.send(command)

    reader = threading.Thread(target=read, name="typed-commands")
    if sys.stdin is not None and not sys.stdin.closed:
        reader.start()
    try:
        yield
    finally:
        over.set()
        if reader.ident is not None:
            reader.join()
