"""Fetching missing models as long work, from a hub on the loopback interface."""

import threading
from pathlib import Path

import pytest

from tests.adapters.model_world import FILES, HUB_SOURCE, LocalHub, catalog_of
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.adapters.models.pulling import pulling
from voice_interviewer.errors import ModelError

SIZE = sum(len(content) for content in FILES.values())


@pytest.fixture
def files(tmp_path: Path) -> ModelFiles:
    return ModelFiles(catalog_of(FILES, HUB_SOURCE), tmp_path / "models")


def test_steps_count_the_bytes_of_the_models_up_to_all_of_them(hub: LocalHub, files: ModelFiles) -> None:
    steps = list(pulling(files, ("tiny",))(threading.Event()))
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, SIZE)
    assert {(step.of, step.unit) for step in steps} == {(SIZE, "bytes")}
    assert any("tiny" in step.what for step in steps)
    assert files.status("tiny").state == "present"


def test_a_cancelled_pull_ends_leaves_no_model_and_is_gone_on_with(hub: LocalHub, files: ModelFiles) -> None:
    hub.stall_after = 500_000
    cancelled = threading.Event()
    for _ in pulling(files, ("tiny",))(cancelled):
        if hub.stalled.wait(0.05):
            cancelled.set()
    assert cancelled.is_set()
    assert files.status("tiny").state == "missing"
    hub.stall_after = None
    hub.go_on.set()
    assert list(pulling(files, ("tiny",))(threading.Event()))[-1].done == SIZE
    assert files.status("tiny").state == "present"


def test_what_cannot_be_fetched_is_raised(hub: LocalHub, files: ModelFiles) -> None:
    del hub.files["model.bin"]
    with pytest.raises(ModelError, match="could not be fetched"):
        list(pulling(files, ("tiny",))(threading.Event()))


def test_nothing_missing_is_done_at_once(files: ModelFiles) -> None:
    assert [step.done for step in pulling(files, ())(threading.Event())] == [0, 0]
