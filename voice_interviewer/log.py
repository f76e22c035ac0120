"""What went wrong, kept for a bug report: never a word of what was said, readable by its owner only."""

import logging
import logging.handlers
import os
from io import TextIOWrapper
from pathlib import Path

from voice_interviewer.paths import make_private_folders

LIMIT_BYTES = 1_000_000
"""The log begins anew beyond this; one former log is kept."""


class PrivateLog(logging.handlers.RotatingFileHandler):
    """A log file with mode 0600, made when there is something to say."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LIMIT_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        make_private_folders(path.parent)
        file = open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600))  # noqa: SIM115 - closed by logging
        return TextIOWrapper(file, encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A log that cannot be written disturbs nobody: what it says is told on the screen as well."""


def start_log(path: Path) -> None:
    """Send this program's warnings and errors to the file, and nowhere else."""
    logger = logging.getLogger("voice_interviewer")
    for handler in [each for each in logger.handlers if isinstance(each, PrivateLog)]:
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(PrivateLog(path))
    logger.setLevel(logging.WARNING)
    logger.propagate = False
