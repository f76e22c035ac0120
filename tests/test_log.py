"""The log: private, bounded, without words that may be a person's, and silent where it cannot be written."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_interviewer.failures import MOST_ERRORS, failed_at
from voice_interviewer.log import LEFT_OUT, start_log, stop_log
from voice_interviewer.paths import HOME_VARIABLE

SAID = "xylophone"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    stop_log()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "voice-interviewer.log"
    start_log(path)
    return path


def test_warnings_go_to_a_file_of_mode_0600_and_not_to_the_terminal(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    former = os.umask(0)
    try:
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


def _fail(said: str) -> None:
    heard = {"word": said}
    try:
        raise KeyError(heard["word"])
    except KeyError as error:
        error.add_note(said)
        raise ExceptionGroup(said, [RuntimeError(said), error]) from ValueError(said)


def test_of_an_error_its_kind_and_place_are_noted_but_none_of_its_words(path: Path) -> None:
    try:
        _fail(SAID)
    except ExceptionGroup:
        logging.getLogger("voice_interviewer.tui").exception("it failed")
    noted = path.read_text()
    for kind in ("ExceptionGroup", "RuntimeError", "KeyError", "ValueError"):
        assert kind in noted
    assert "at test_log.py:" in noted
    assert "in _fail" in noted
    assert SAID not in noted
    assert str(Path(__file__).parent) not in noted


def test_of_a_library_s_record_only_that_it_was_is_noted(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved: %s", SAID, exc_info=ValueError(SAID))
    assert path.read_text().endswith(f"ERROR asyncio: {LEFT_OUT}\n  ValueError\n")
    assert SAID not in "".join(capsys.readouterr())


def test_a_record_of_several_lines_is_one_line(path: Path) -> None:
    logging.getLogger("voice_interviewer").warning("one\n2026-01-01 forged")
    assert len(path.read_text().splitlines()) == 1


def test_an_endless_recursion_and_a_chain_of_errors_are_noted_briefly() -> None:
    def deeper(depth: int) -> None:
        if depth:
            try:
                deeper(depth - 1)
            except ValueError as error:
                raise ValueError(depth) from error
        raise ValueError

    with pytest.raises(ValueError, match="50") as caught:
        deeper(50)
    lines = list(failed_at(caught.value))
    assert sum("ValueError" in line for line in lines) == MOST_ERRORS
    assert len(lines) < MOST_ERRORS * 30


NOBODY_CAUGHT = """
import gc, sys, threading
from voice_interviewer.told import note_what_nobody_caught
note_what_nobody_caught()
class Lost:
    def __del__(self):
        raise LookupError("xylophone")
del_me = Lost()
del del_me
thread = threading.Thread(target=lambda: {}["xylophone"], name="xylophone")
thread.start()
thread.join()
raise OverflowError("xylophone")
"""


def test_what_nobody_caught_is_noted_and_its_words_are_neither_printed_nor_kept(tmp_path: Path) -> None:
    environment = os.environ | {HOME_VARIABLE: str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", NOBODY_CAUGHT], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "The program failed unexpectedly (OverflowError).",
        "What was said is kept. Try again; `voice-interviewer doctor --report` writes down what helps to mend it.",
    ]
    noted = (tmp_path / "home" / "voice-interviewer.log").read_text()
    for kind in ("KeyError", "LookupError", "OverflowError"):
        assert kind in noted
    assert SAID not in noted
