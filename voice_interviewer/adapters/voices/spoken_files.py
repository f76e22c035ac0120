"""Where a sentence lies while another process says it into a file: nothing of it stays, also after a kill."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voice_interviewer.paths import make_private_folders

LEFT_SECONDS = 60.0
"""What is older, no program is saying any more: four times what a sentence may take."""


@contextmanager
def place_for_one(folder: Path | None) -> Iterator[Path]:
    """A folder of its own for one sentence, gone with its context; None: in the system's place. Raises OSError."""
    if folder is not None:
        make_private_folders(folder)
    with tempfile.TemporaryDirectory(prefix="voice-interviewer-", dir=folder) as place:
        yield Path(place)


def clear_left(folder: Path) -> None:
    """Take away what a killed program left there; what cannot be taken away stays for the next time."""
    with suppress(OSError):
        for each in list(folder.iterdir()):
            with suppress(FileNotFoundError):  # another program took it away
                if abs(time.time() - each.lstat().st_mtime) > LEFT_SECONDS:
                    shutil.rmtree(each, ignore_errors=True)
