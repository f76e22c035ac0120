"""Fetching a model that is stopped, killed, met by another, or damaged afterwards goes on with what is there."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.adapters.model_world import CONFIG, FILES, HUB_SOURCE, WEIGHTS, LocalHub, catalog_of, contents, ignore, never
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.errors import ModelError

PULL_IN_A_CHILD = """
import sys, threading
from pathlib import Path
from tests.adapters.model_world import FILES, HUB_SOURCE, catalog_of, ignore
from voice_interviewer.adapters.models.files import ModelFiles
ModelFiles(catalog_of(FILES, HUB_SOURCE), Path(sys.argv[1])).pull("tiny", ignore, threading.Event())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a POSIX signal")
def test_a_pull_that_was_killed_goes_on_with_the_file_it_was_at(hub: LocalHub, models: Path) -> None:
    hub.stall_after = 600_000
    command = [sys.executable, "-c", PULL_IN_A_CHILD, str(models)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as child:
        try:
            assert hub.stalled.wait(60)
            wait_for_bytes(models / ".partial" / "tiny" / ".cache", 2 << 18)
        finally:
            child.send_signal(signal.SIGKILL)
    hub.stall_after = None
    hub.go_on.set()
    hub.downloads.clear()
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)
    assert files.status("tiny").state == "missing"

    files.pull("tiny", ignore, never())

    assert contents(files.folder("tiny")) == FILES
    assert [file for file, _ in hub.downloads] == ["model.bin"]
    assert not list(models.rglob("*.incomplete"))


def wait_for_bytes(folder: Path, least: int) -> None:
    """Until an incomplete download has reached the disk."""
    waiting = threading.Event()
    for _ in range(600):
        if sum(path.stat().st_size for path in folder.rglob("*.incomplete")) >= least:
            return
        waiting.wait(0.05)
    raise AssertionError("nothing arrived")


def test_stopping_ends_the_download_and_keeps_what_arrived(hub: LocalHub, models: Path) -> None:
    hub.stall_after = 600_000
    cancelled = threading.Event()
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)

    def stop_when_stalled() -> None:
        hub.stalled.wait(60)
        cancelled.set()

    stopper = threading.Thread(target=stop_when_stalled)
    stopper.start()

    with pytest.raises(ModelError, match="Stopped while fetching tiny"):
        files.pull("tiny", ignore, cancelled)

    stopper.join()
    assert (models / ".partial" / "tiny" / "config.json").read_bytes() == CONFIG
    hub.stall_after = None
    hub.go_on.set()
    hub.downloads.clear()
    files.pull("tiny", ignore, never())
    assert [file for file, _ in hub.downloads] == ["model.bin"]


def test_only_the_damaged_file_is_fetched_again(hub: LocalHub, models: Path) -> None:
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)
    files.pull("tiny", ignore, never())
    hub.downloads.clear()
    damaged = files.folder("tiny") / "model.bin"
    damaged.write_bytes(WEIGHTS[:-1] + b"?")

    status = files.verify("tiny")

    assert (status.state, status.problems) == ("damaged", ("model.bin has the wrong hash",))
    assert "models pull tiny" in status.remedy
    files.pull("tiny", ignore, never())
    assert hub.downloads == [("model.bin", None)]
    assert files.verify("tiny").state == "present"


def test_a_damage_that_keeps_size_and_time_is_mended_after_verify(hub: LocalHub, models: Path) -> None:
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)
    files.pull("tiny", ignore, never())
    damaged = files.folder("tiny") / "model.bin"
    before = damaged.stat()
    damaged.write_bytes(WEIGHTS[:-1] + b"?")
    os.utime(damaged, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert files.pull("tiny", ignore, never()).source is None

    assert files.verify("tiny").state == "damaged"
    assert files.pull("tiny", ignore, never()).source == "hub repository tests/tiny"
    assert damaged.read_bytes() == WEIGHTS


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_two_pulls_of_one_model_do_not_meet(hub: LocalHub, models: Path) -> None:
    hub.stall_after = 600_000
    cancelled = threading.Event()
    errors: list[str] = []

    def pull() -> None:
        try:
            ModelFiles(catalog_of(FILES, HUB_SOURCE), models).pull("tiny", ignore, cancelled)
        except ModelError as error:
            errors.append(error.what)

    first = threading.Thread(target=pull)
    first.start()
    assert hub.stalled.wait(60)

    with pytest.raises(ModelError, match="Another program is fetching tiny"):
        ModelFiles(catalog_of(FILES, HUB_SOURCE), models).pull("tiny", ignore, never())

    cancelled.set()
    first.join(60)
    assert errors == ["Stopped while fetching tiny."]
