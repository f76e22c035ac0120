"""The log: private, bounded, and silent where it cannot be written."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_interviewer.log import PrivateLog, start_log


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    logger = logging.getLogger("voice_interviewer")
    former = logger.level, logger.propagate
    yield
    for handler in [each for each in logger.handlers if isinstance(each, PrivateLog)]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(former[0])
    logger.propagate = former[1]


def test_warnings_go_to_a_file_of_mode_0600_and_not_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "home" / "voice-interviewer.log"
    former = os.umask(0)
    try:
        start_log(path)
        assert not path.exists()
        logging.getLogger("voice_interviewer.interview").warning("chunk %d failed: %s", 3, "MemoryError")
    finally:
        os.umask(former)
    assert "WARNING voice_interviewer.interview: chunk 3 failed: MemoryError" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert capsys.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    start_log(tmp_path / "file" / "voice-interviewer.log")
    logging.getLogger("voice_interviewer").error("gone")
    assert capsys.readouterr() == ("", "")
