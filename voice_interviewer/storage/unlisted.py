"""Recordings that a session file does not know, as a program that was killed in mid-answer leaves them."""

from pathlib import Path

from voice_interviewer.core.session import Session
from voice_interviewer.errors import StorageError

SUFFIX = "-cut-short"


def unlisted(folder: Path, session: Session) -> tuple[Path, ...]:
    """Every one of them, those that were set aside too, by name."""
    listed = {answer.recording for answer in session.answers}
    return tuple(path for path in sorted(folder.glob("answer-*.flac")) if path.name not in listed)


def set_aside_unlisted(folder: Path, session: Session) -> None:
    """Give these another name, so that the session can go on under their own; nothing is lost. Raises StorageError."""
    try:
        for path in unlisted(folder, session):
            if SUFFIX not in path.stem:
                path.rename(_free(path))
    except OSError as error:
        raise StorageError(
            f"A recording in {folder} cannot be renamed: {error.strerror or error}.",
            "Make the folder writable, or begin a new session.",
        ) from error


def _free(path: Path) -> Path:
    """A name beside it that no file has."""
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        other = path.with_stem(f"{path.stem}{SUFFIX}{ending}")
        if not other.exists():
            return other
        number += 1
