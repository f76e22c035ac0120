"""What went wrong, kept for a bug report: never a word of what was said, readable by its owner only."""

import logging
import logging.handlers
import os
from io import TextIOWrapper
from pathlib import Path

from voice_interviewer.failures import failed_at
from voice_interviewer.paths import make_private_folders

LIMIT_BYTES = 1_000_000
"""The log begins anew beyond this; one former log is kept."""

OURS = __name__.partition(".")[0]
"""How the names of our own loggers begin: what they note is written with care, what a library notes may be anything."""

LEFT_OUT = "(a library's words, left out)"


class _Wordless(logging.Formatter):
    """A line a record: of a library's only that it was; under it the kinds and places of an error, not its text."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] == OURS
        words = " ".join(record.getMessage().split()) if ours else LEFT_OUT
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}: {words}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += [f"  {line}" for line in failed_at(record.exc_info[1])]
        return "\n".join(lines)


class PrivateLog(logging.handlers.RotatingFileHandler):
    """A log file with mode 0600, made when there is something to say."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LIMIT_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(_Wordless())
        self.setLevel(logging.WARNING)

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        make_private_folders(path.parent)
        file = open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600))  # noqa: SIM115 - closed by logging
        return TextIOWrapper(file, encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A log that cannot be written disturbs nobody: what it says is told on the screen as well."""


def start_log(path: Path) -> None:
    """Send the program's and its libraries' warnings and errors to the file, and nowhere else."""
    stop_log()
    logging.getLogger().addHandler(PrivateLog(path))


def stop_log() -> None:
    """Close the log."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, PrivateLog)]:
        root.removeHandler(handler)
        handler.close()
