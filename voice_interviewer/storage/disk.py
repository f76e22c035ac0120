"""Files that are whole or not there, readable by their owner alone, and disk errors in plain words."""

import errno
import glob
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from voice_interviewer.errors import StorageError
from voice_interviewer.paths import HOME_VARIABLE, Home

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REASONS = {
    errno.ENOSPC: "no space is left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EEXIST: "a file of that name is in the way",
    errno.ENOENT: "the folder is not there",
}


def storage_error(error: OSError, done: str, path: Path, home: Home) -> StorageError:
    """Say what the disk refused to have `done` ("read", "written") and what to do about it."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    elsewhere = f"or set {HOME_VARIABLE} to another folder."
    if error.errno in _FULL:
        remedy = f"Free some space on the disk that holds {home.root}, {elsewhere}"
    elif error.errno == errno.EIO:
        remedy = f"Check the disk that holds {home.root}, {elsewhere}"
    else:
        remedy = f"Make {home.root} a folder that you may read and write, {elsewhere}"
    return StorageError(f"{path} cannot be {done}: {reason}.", remedy)


def make_private_folder(path: Path) -> None:
    """Create one folder that only its owner may enter, whatever the umask.

    Raises FileExistsError when something of that name is there already, and OSError.
    """
    path.mkdir(PRIVATE_FOLDER)
    path.chmod(PRIVATE_FOLDER)


def write_atomically(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Replace a file: afterwards it holds the new content, or on any error or crash still the old. Raises OSError.

    The content, whole or in pieces, goes to a temporary file beside it, reaches the disk, and takes the name at once.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    descriptor = _open_private(temporary)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def unfinished(path: Path) -> tuple[Path, ...]:
    """What `write_atomically` left beside a file where the program was killed meanwhile."""
    return tuple(sorted(path.parent.glob(f".{glob.escape(path.name)}.*.tmp")))


def bytes_in(folder: Path) -> int:
    """What the files directly in a folder hold, in bytes; a file that goes away meanwhile counts nothing."""
    total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if stat.S_ISREG(status.st_mode):
                total += status.st_size
    return total


def _open_private(path: Path) -> int:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, PRIVATE_FILE)
    return descriptor


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
