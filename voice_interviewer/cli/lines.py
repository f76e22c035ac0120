"""Plain lines of a given width, times as they stand in them, and what is said in more than one place."""

import shlex
import textwrap
from collections.abc import Sequence
from pathlib import Path

NARROWEST = 40
"""Columns that every report takes, however narrow the terminal."""


def wrapped(text: str, width: int, indent: int = 0, hanging: int | None = None) -> list[str]:
    """The text in lines of at most `width` columns (NARROWEST at least), the first indented, the others hanging."""
    return textwrap.wrap(
        text,
        max(width, NARROWEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2 if hanging is None else hanging),
        break_on_hyphens=False,
    )


def clock(seconds: float) -> str:
    """Minutes and seconds to a tenth: 0:03.2."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02}.{tenths % 10}"


def span(start: float, end: float) -> str:
    """From one time to another: 0:03.2-0:04.0."""
    return f"{clock(start)}-{clock(end)}"


def timed_quote(quote: str, start: float | None, end: float | None, place: str = "") -> str:
    """The words in quotation marks, after their times where they have any, and after `place` ("in follow-up 1")."""
    when = f"{span(start, end)} " if start is not None and end is not None else ""
    return f"{place}{when}“{quote}”"


def cut_short_lines(recordings: Sequence[Path]) -> list[str]:
    """Which recordings were being made when the program was killed, and how to have them assessed; none where none."""
    if not recordings:
        return []
    names = " ".join(shlex.quote(str(each)) for each in recordings)
    return ["Recorded when the program was cut off, not assessed:", f"  voice-interviewer score {names}"]
