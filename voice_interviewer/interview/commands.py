"""How the person's wishes reach a running interview."""

import queue
from collections import deque

from voice_interviewer.core.events import Command, Draft, Rating, Wish


class Commands:
    """A thread-safe mailbox: the front end sends, the interview takes, on one thread."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Command | Rating] = queue.SimpleQueue()
        self._put_back: deque[Command | Rating] = deque()
        self.draft = ""
        """The newest typed answer, which lies there until it is taken away, whatever the interview does meanwhile."""

    def send(self, wish: Wish) -> None:
        """Leave a wish; returns at once."""
        if isinstance(wish, Draft):
            self.draft = wish.text
        else:
            self._waiting.put(wish)

    def take(self) -> Command | Rating | None:
        """The oldest wish not yet taken, or None when there is none; returns at once."""
        if self._put_back:
            return self._put_back.popleft()
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

    def drop(self, command: Command) -> None:
        """Forget this one alone, where it was sent before now; the others stay, in their order."""
        kept: deque[Command | Rating] = deque()
        while (wish := self.take()) is not None:
            if wish is not command:
                kept.append(wish)
        self._put_back = kept
