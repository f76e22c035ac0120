"""Lines in place of a screen: numbered choices, and what the person types; said on stderr, read from standard input."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voice_interviewer.core.steering import on_one_line
from voice_interviewer.errors import VoiceInterviewerError

BACK = ("", "q")
"""What is typed to leave a list without choosing."""


class EndOfInput(Exception):  # noqa: N818 - it is no error: nobody types any more
    """Nobody will ever type again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    key: str
    """The letter that stands for it; `q` is kept for leaving."""
    title: str
    about: str
    """Empty where the title says it all."""
    do: Callable[[], None]


def say(text: str) -> None:
    """Print on stderr, after all that stdout still holds, without what a terminal might take for a command."""
    sys.stdout.flush()
    safe = "".join(each if each.isprintable() or each == "\n" else "?" for each in text)
    print(safe, file=sys.stderr, flush=True)


def ask(prompt: str) -> str:
    """What the person types, without blanks around it. Raises EndOfInput.

    Reads not one byte more than the line: the rest belongs to whoever reads next.
    """
    sys.stdout.flush()
    print(prompt, end=" ", file=sys.stderr, flush=True)
    typed = b""
    while not typed.endswith(b"\n"):
        try:
            byte = os.read(sys.stdin.fileno(), 1)
        except OSError as error:  # the terminal is gone
            raise EndOfInput from error
        if not byte:
            break
        typed += byte
    if not typed:
        raise EndOfInput
    return typed.decode(errors="replace").strip()


def agrees(question: str) -> bool:
    """Whether the person says yes, or just Enter."""
    return ask(f"{question} Enter: yes, n: no.").lower() in ("", "y", "yes")


def pick(what: str, lines: Sequence[str], others: str = "") -> int | str | None:
    """The place of the line chosen, from 0; None to go back. Where `others` says what else may be typed: that text."""
    for number, line in enumerate(lines, 1):
        say(f"{number}. {on_one_line(line)}")
    while True:
        typed = ask(f"{what} Type a number{f', {others}' if others else ''}, or Enter to go back:")
        if typed.lower() in BACK:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(lines):
            return int(typed) - 1
        if others and not typed.isdecimal():
            return typed
        say(f"“{typed}” is not one of the numbers from 1 to {len(lines)}.")


def menu(title: str, choices: Callable[[], Sequence[Choice]], leaving: str, *, is_home: bool = False) -> None:
    """Offer the choices, made anew each time, until the person leaves; a problem is told, and they come again.

    Ctrl+C in a choice comes back here where this is home. Raises EndOfInput.
    """
    while True:
        entries = choices()
        say(f"\n{title}")
        for number, entry in enumerate(entries, 1):
            say(f"{number}. {entry.title} ({entry.key}){f': {entry.about}' if entry.about else ''}")
        say(f"{len(entries) + 1}. {leaving} (q)")
        typed = ask("Type a number or a letter:").lower()
        if typed in ("q", str(len(entries) + 1)) or (typed == "" and not is_home):
            return
        chosen = _chosen(typed, entries)
        if chosen is None:
            say(f"There is no choice “{typed}” here." if typed else "Nothing was typed.")
            continue
        try:
            chosen.do()
        except VoiceInterviewerError as error:
            say(str(error))
        except KeyboardInterrupt:
            if not is_home:
                raise
            say("\nStopped.")


def _chosen(typed: str, entries: Sequence[Choice]) -> Choice | None:
    """By number, by letter, or by the beginning of a title that no other has."""
    if typed.isdecimal():
        return entries[int(typed) - 1] if 1 <= int(typed) <= len(entries) else None
    by_letter = [each for each in entries if each.key == typed]
    by_title = [each for each in entries if typed and each.title.lower().startswith(typed)]
    found = by_letter or by_title
    return found[0] if len(found) == 1 else None
