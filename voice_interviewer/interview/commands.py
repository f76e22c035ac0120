"""How the person's wishes reach a running interview."""

import queue

from voice_interviewer.core.events import Command, Wish


class Commands:
    """A thread-safe mailbox: the front end sends, the interview takes."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Wish] = queue.SimpleQueue()

    def send(self, wish: Wish) -> None:
        """Leave a wish; returns at once."""
        self._waiting.put(wish)

    def take(self) -> Wish | None:
        """The oldest wish not yet taken, or None when there is none; returns at once."""
        try:
            return self._waiting.get_nowait()
        except queue.Empty:
            return None

    def clear(self) -> bool:
        """Forget what was sent before now: a key pressed for the last state must not act on the next.

        Returns whether QUIT was among it: that one holds in every state.
        """
        quit_wanted = False
        while (wish := self.take()) is not None:
            quit_wanted = quit_wanted or wish is Command.QUIT
        return quit_wanted
