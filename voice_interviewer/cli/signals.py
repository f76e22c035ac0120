"""What Ctrl-C, SIGTERM and a closed terminal do to an interview that is held line by line."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from voice_interviewer.core.events import Command
from voice_interviewer.interview.commands import Commands


@contextmanager
def signals_stop(commands: Commands, cancelled: threading.Event) -> Iterator[None]:
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
