"""Taking kept things away for good: whole or not at all, and never anything outside the home."""

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Sequence
from pathlib import Path

from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.disk import storage_error

DELETED = ".deleted-"
"""How the name of a folder begins whose session is gone while its files are still being removed."""


def delete_folders(folders: Sequence[Path], home: Home) -> None:
    """Remove session folders with everything in them; a link among them, or in them, goes without what it points to.

    First all of them are renamed, so that either all sessions are gone or none; then their files are removed, together
    with what an earlier deletion had to leave. Raises StorageError.
    """
    renamed: list[tuple[Path, Path]] = []
    for folder in folders:
        aside = folder.with_name(f"{DELETED}{folder.name}-{secrets.token_hex(4)}")
        try:
            folder.rename(aside)
        except OSError as error:
            for before, after in reversed(renamed):
                with contextlib.suppress(OSError):  # what cannot come back is told by its absence from the list
                    after.rename(before)
            raise storage_error(error, "deleted", folder, home) from error
        renamed.append((folder, aside))
    for leftover in leftovers(home):
        try:
            remove(leftover)
        except OSError as error:
            refused = storage_error(error, "deleted", leftover, home)
            raise StorageError(
                refused.what, f"Its session is gone from the list; delete {leftover} by hand."
            ) from error


def leftovers(home: Home) -> tuple[Path, ...]:
    """Folders of deleted sessions whose files are not removed yet."""
    try:
        return tuple(sorted(each for each in home.sessions.iterdir() if each.name.startswith(DELETED)))
    except OSError:
        return ()


def remove(path: Path) -> None:
    """Remove a file, a link (not what it points to) or a folder with all that is in it. Raises OSError."""
    while True:
        try:
            is_folder = stat.S_ISDIR(path.lstat().st_mode)
        except FileNotFoundError:
            return
        with contextlib.suppress(FileNotFoundError):  # another program removes it too: what is left goes in another go
            if is_folder:
                _remove_folder(path)
            else:
                path.unlink()


def _remove_folder(path: Path) -> None:
    path.chmod(0o700)  # a folder that its owner may not write would keep its files
    for place, folders, _ in os.walk(path):
        for inside in (Path(place) / name for name in folders):
            if not inside.is_symlink():
                inside.chmod(0o700)
    shutil.rmtree(path)


def files_below(path: Path) -> tuple[Path, ...]:
    """The file or link itself, or every file and link in the folder and its folders, in order; () where nothing is.

    Raises OSError where a folder cannot be listed.
    """
    if path.is_symlink() or path.is_file():
        return (path,)
    if not path.exists():
        return ()
    found = []
    for place, folders, files in os.walk(path, onerror=_raise):
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        found += [Path(place) / name for name in (*files, *linked)]
    return tuple(sorted(found))


def _raise(error: OSError) -> None:
    raise error
