"""Screens with a thread at work, which has to be told before the program can leave."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Busy(Protocol):
    """Such a screen."""

    def stop_work(self) -> None:
        """Let the thread end soon (0.2 s for what holds a device); called from the screen's thread, often or never."""
