"""Which running program holds a session, and whose turn it is to change one that nobody holds.

The system lets go of a lock with its program, even one that is killed.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voice_interviewer.errors import UsageError


class SessionHeldError(UsageError):
    """The session is being held by another program."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the session in this folder alone, its files left as they are. Raises SessionHeldError and OSError.

    Where the file system has no locks, as some network folders, and on Windows, nobody is kept out.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise SessionHeldError(
                    f"The session {folder.name} is being held already, in another window perhaps.",
                    "Go on with it there; or stop it there first (q), and what was said is kept.",
                ) from error
        yield
    finally:
        os.close(descriptor)


_IN_TURN = threading.Lock()


@contextmanager
def in_turn(sessions: Path) -> Iterator[None]:
    """Wait until no other thread and no other program is changing a session in this folder. Raises OSError.

    It is for changes that are soon done. Where the file system has no locks, other programs are not waited for.
    """
    with _IN_TURN:
        if sys.platform == "win32":
            yield
            return
        import fcntl

        descriptor = os.open(sessions, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def check_free(folder: Path) -> None:
    """Raises SessionHeldError where a program holds the session in this folder now."""
    with suppress(OSError), locked(folder):
        pass


def is_held(folder: Path) -> bool:
    """Whether a program holds the session in this folder now."""
    try:
        check_free(folder)
    except SessionHeldError:
        return True
    return False
