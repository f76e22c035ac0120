"""What a person types, line by line, while an interview runs: keys, answers, and what they think of one."""

import os
import select
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

from voice_interviewer.core.events import Command, Draft, Following, Rating
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.waiting import GOES_ON

KEYS = {
    "": Command.DONE,
    "d": Command.DONE,
    "w": Command.WAIT,
    "r": Command.REPEAT,
    "l": Command.SLOWER,
    "s": Command.SKIP,
    "p": Command.PAUSE,
    "q": Command.QUIT,
}
HELP = (
    "Enter: done   w: wait, I am thinking   r: repeat the question   l: repeat it slower   s: skip   p: pause   "
    "q: stop and keep"
)
TYPING_HELP = (
    "Type your answer; an empty line ends it. "
    "A line /r repeats the question, /l slower, /s skips, /p pauses, /q stops and keeps."
)
PAUSE_HELP = "Paused. Enter: go on   q: stop and keep"
HINT = "h"
"""What is typed for a hint, in practice."""

GUIDE = "g"
"""What is typed for the pack's guide, while nothing is spoken or recorded."""

GO_ON = {
    Following.QUESTION: "next question",
    Following.BREAK: "take a break",
    Following.SUMMARY: "finish",
    None: "ask it again",
}
"""What Enter does once a result is read, or something is mended."""

SLASH = "/"
"""Begins a key where letters are part of the answer."""

STARS = {str(stars): stars for stars in range(1, 6)}


class Awaited(Enum):
    """What the next line is."""

    KEY = auto()
    ANSWER = auto()
    """A line of a typed answer."""
    RATING = auto()


class Keyboard:
    """Reads standard input on a thread of its own; what a line means is what is `awaited`."""

    def __init__(
        self,
        commands: Commands,
        *,
        typed: bool,
        say: Callable[[str], None],
        hint: Callable[[], None],
        guide: Callable[[], None],
        reveal: Callable[[int | None], None],
    ) -> None:
        """`reveal` shows the result, given the stars or None; with `typed` the end of the input ends the answer."""
        self._commands = commands
        self._typed = typed
        self._say = say
        self._hint = hint
        self._guide = guide
        self._reveal = reveal
        self._awaited = Awaited.KEY
        self._text: list[str] = []
        self._paused = False
        """Whether the lines of a typed answer are keys for a while."""
        self._over = threading.Event()

    def await_key(self) -> None:
        """From now on lines are keys."""
        self._awaited = Awaited.KEY

    def await_rating(self) -> None:
        """The next line says what the person thinks of their answer."""
        self._awaited = Awaited.RATING

    def await_answer(self) -> None:
        """From now on lines are the answer's, after what was typed of it before the question was repeated."""
        if self._text:
            self._send_draft()
        self._awaited = Awaited.ANSWER

    def forget_answer(self) -> None:
        """The next answer begins anew."""
        self._text = []

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read while the interview runs; an input that ends is no key."""
        reader = threading.Thread(target=self._read, name="keyboard")
        if sys.stdin is not None and not sys.stdin.closed:
            reader.start()
        try:
            yield
        finally:
            self._over.set()
            if reader.ident is not None:
                reader.join()

    def _read(self) -> None:
        waiting = b""
        interactive = sys.stdin.isatty()
        while not self._over.is_set():
            if self._typed and not interactive and self._awaited is not Awaited.ANSWER and not self._paused:
                self._over.wait(0.05)  # a text that is piped in is all answers: it waits for its questions
                continue
            line, mark, rest = waiting.partition(b"\n")
            if mark:
                waiting = rest
                self._take(line.decode(errors="replace").strip())
                continue
            try:
                ready, _, _ = select.select([sys.stdin], [], [], 0.1)
            except (OSError, ValueError):
                return  # no standard input that can be waited on
            if not ready:
                continue
            data = _read_input()
            if data:
                waiting += data
            elif not self._typed:
                return
            else:
                self._end_of_input(waiting.decode(errors="replace").strip())
                waiting = b""

    def _end_of_input(self, line: str) -> None:
        """The answer is over; where there is none, nobody will ever type one."""
        if self._awaited is not Awaited.ANSWER:
            self._over.wait(0.1)
            return
        if line:
            self._text.append(line)
            self._send_draft()
        self._awaited = Awaited.KEY
        self._commands.send(Command.DONE if self._text else Command.QUIT)

    def _take(self, line: str) -> None:
        if self._paused:
            self._take_in_pause(line.lower().removeprefix(SLASH))
        elif self._awaited is Awaited.ANSWER:
            self._take_answer(line)
        elif self._awaited is Awaited.RATING:
            self._take_rating(line.lower())
        else:
            self._take_key(line.lower(), HELP)

    def _take_answer(self, line: str) -> None:
        if line.startswith(SLASH) and line[1:2].isalpha() and len(line) == 2:
            self._take_key(line[1:].lower(), TYPING_HELP)
        elif line:
            self._text.append(line)
            self._send_draft()
        elif self._text:
            self._awaited = Awaited.KEY
            self._commands.send(Command.DONE)
        else:
            self._say(TYPING_HELP)

    def _take_in_pause(self, line: str) -> None:
        """Only to go on, or to stop, in the pause of an answer that is being typed."""
        command = KEYS.get(line)
        if command in GOES_ON or command is Command.QUIT:
            self._paused = False
            self._commands.send(command)
        else:
            self._say(PAUSE_HELP)

    def _take_rating(self, line: str) -> None:
        stars = STARS.get(line)
        if line == "q":
            self._take_key(line, HELP)
        elif line == GUIDE:
            self._guide()
        elif line and stars is None:
            self._say("Type a number from 1 to 5, or Enter alone to see the result.")
        else:
            self._awaited = Awaited.KEY
            if stars is not None:
                self._commands.send(Rating(stars))
            self._reveal(stars)

    def _take_key(self, line: str, help_text: str) -> None:
        command = KEYS.get(line)
        if line == HINT:
            self._hint()
        elif line == GUIDE:
            self._guide()
        elif command is None:
            self._say(help_text)
        else:
            self._paused = command is Command.PAUSE and self._awaited is Awaited.ANSWER
            if command in (Command.SKIP, Command.REPEAT, Command.SLOWER):
                self._awaited = Awaited.KEY
            self._commands.send(command)

    def _send_draft(self) -> None:
        self._commands.send(Draft("\n".join(self._text)))


def _read_input() -> bytes:
    """One byte, so that what lies behind the line is left to whoever reads next; nothing once the input is gone."""
    try:
        return os.read(sys.stdin.fileno(), 1)
    except OSError:
        return b""
