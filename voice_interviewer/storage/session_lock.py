"""Which running program holds a session: the system lets go of its lock with the program, even one that is killed."""

import os
import sys
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
