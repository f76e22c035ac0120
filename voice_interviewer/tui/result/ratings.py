"""Ratings given on a screen, kept one after the other in the order in which they were given."""

from queue import SimpleQueue
from threading import Lock

from voice_interviewer.program import Library


class Ratings:
    """What the person thought of the answers of one session, on its way to the library."""

    def __init__(self, library: Library, session_id: str) -> None:
        self._library = library
        self._session_id = session_id
        self._given: SimpleQueue[tuple[int, int, int]] = SimpleQueue()
        self._keeping = Lock()

    def give(self, number: int, take: int, stars: int) -> None:
        """Put in line what was thought of an answer, 1 to 5; `keep` is to be called once for it."""
        self._given.put((number, take, stars))

    def keep(self) -> None:
        """Keep the rating that waits longest: whichever thread comes first, the last one given is kept last.

        Raises UsageError, StorageError.
        """
        with self._keeping:
            self._library.rate(self._session_id, *self._given.get_nowait())
