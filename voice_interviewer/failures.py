"""What becomes of a failure that nobody foresaw: kinds and places, never words, for those may be what a person said."""

import logging
import traceback
from collections.abc import Iterator
from pathlib import Path

from voice_interviewer.errors import UnforeseenError, VoiceInterviewerError

log = logging.getLogger(__name__)

PACKAGE = Path(__file__).parent
MOST_FRAMES = 25
"""Of each error, its last: an endless recursion has a thousand alike."""
MOST_ERRORS = 10
"""Of those that led to each other."""


def understood(error: BaseException) -> VoiceInterviewerError:
    """The error as a person is told it; one that nobody foresaw goes to the log as well."""
    if isinstance(error, VoiceInterviewerError):
        return error
    log.error("the program failed unexpectedly", exc_info=error)
    return UnforeseenError(error)


def failed_at(error: BaseException) -> Iterator[str]:
    """Lines that name each error's kind and the places it came through; the error shown last is the first given.

    An error's text, its notes and the values of variables are left out: any of them may hold a transcript, a question,
    a device's name or a piece of a file. Places are given from the package on, for a whole path names a person.
    """
    todo, seen = [error], set[int]()
    while todo and len(seen) < MOST_ERRORS:
        this = todo.pop(0)
        if id(this) in seen:
            continue
        yield f"{'after ' if seen else ''}{type(this).__name__}"
        seen.add(id(this))
        frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(this.__traceback__)]
        yield from (f"  at {_place(code.co_filename)}:{line} in {code.co_name}" for code, line in frames[-MOST_FRAMES:])
        if isinstance(this, BaseExceptionGroup):
            todo += this.exceptions
        if this.__cause__ is not None:
            todo.append(this.__cause__)
        elif this.__context__ is not None and not this.__suppress_context__:
            todo.append(this.__context__)


def _place(file: str) -> str:
    """A file of this program or of a library by its path in there; any other by its name alone."""
    path = Path(file)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE.parent).as_posix()
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name
