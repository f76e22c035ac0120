"""The system's file manager: shows a folder, and says so where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from voice_interviewer.errors import StorageError

PROGRAMS = {"darwin": "open", "win32": "explorer"}
"""What shows a folder, by platform; everywhere else `xdg-open` does."""

DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")
"""One of these is set where a desktop runs; without one `xdg-open` would turn to browsers of the terminal."""

SETTLING_SECONDS = 1.0
"""A file manager that fails does so by then; one that goes on is left alone."""


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager. Raises StorageError where the folder or the file manager is not there."""
    if not folder.is_dir():
        raise StorageError(f"There is no folder {folder}.", "Hold an interview first: it makes the folder.")
    program = PROGRAMS.get(sys.platform, "xdg-open")
    found = shutil.which(program)
    has_desktop = program != "xdg-open" or any(os.environ.get(name) for name in DESKTOPS)
    if found is None or not has_desktop:
        raise StorageError("There is no file manager here to show the folder.", f"The folder is {folder}")
    try:
        process = subprocess.Popen(
            [found, str(folder.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        code = process.wait(SETTLING_SECONDS)
    except subprocess.TimeoutExpired:
        return
    except OSError as error:
        raise StorageError(
            f"The file manager cannot be started: {error.strerror}.", f"The folder is {folder}"
        ) from None
    if code != 0 and program != "explorer":  # which gives 1 even where all went well
        raise StorageError("The file manager could not show the folder.", f"The folder is {folder}")
