"""How an error is told to the person, and what becomes of one that nobody foresaw, wherever it comes up."""

import logging
import sys
import threading
from types import TracebackType

from voice_interviewer.failures import understood
from voice_interviewer.log import start_log
from voice_interviewer.paths import Home

log = logging.getLogger(__name__)


def told(error: BaseException) -> str:
    """An error in two lines: what happened, what to do. One that nobody foresaw goes to the log as well."""
    return str(understood(error))


def note_what_nobody_caught() -> None:
    """Have errors that end the program, a thread or an object's life noted in the log, without a word of their text.

    Python prints them with their text, which may be what a person said; hooks that somebody else has put there stay.
    """
    start_log(Home.find().log)
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _ended_the_program
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _ended_a_thread
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _could_not_be_raised


def _ended_the_program(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    sys.stderr.write(f"{told(error)}\n")


def _ended_a_thread(ended: "threading.ExceptHookArgs") -> None:
    if ended.exc_value is not None and not isinstance(ended.exc_value, SystemExit):
        log.error("a thread ended unexpectedly", exc_info=ended.exc_value)


def _could_not_be_raised(lost: "sys.UnraisableHookArgs") -> None:
    if lost.exc_value is not None:
        log.error("an error could not be raised", exc_info=lost.exc_value)
