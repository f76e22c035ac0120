from pathlib import Path

import pytest

from voice_interviewer.adapters.models.catalog import (
    HubSource,
    InstalledSource,
    ShippedSource,
    WheelSource,
    load_catalog,
)
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.errors import ModelError
from voice_interviewer.paths import shipped

CATALOG = load_catalog(shipped("models") / "catalog.toml")

GOOD = """
format = 1
[[model]]
name = "tiny"
purpose = "tests"
licence = "MIT"
needed = true
[[model.file]]
path = "model.bin"
size = 3
sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
[[model.source]]
kind = "wheels"
[[model.source.wheel]]
requirement = "tiny==1.0"
size = 10
sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
[model.source.members]
"model.bin" = ["tiny/model.bin"]
"""


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(text, encoding="utf-8")
    load_catalog(path)


def test_the_example_is_read(tmp_path: Path) -> None:
    load(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('["tiny/model.bin"]', '["../model.bin"]', "outside"),
        ('["tiny/model.bin"]', '["/etc/model.bin"]', "outside"),
        ('path = "model.bin"', 'path = "../model.bin"', "outside"),
        ('path = "model.bin"', "path = 'C:\\model.bin'", "outside"),
        ('path = "model.bin"', 'path = "weights.bin"', "exactly its files"),
        ('name = "tiny"', 'name = "../tiny"', "no name of a model"),
        ('"tiny==1.0"', '"tiny"', "one version"),
        ('"tiny==1.0"', '"tiny==1.0 --pre"', "one version"),
        ("ba7816bf8f01", "BA7816BF8F01", "no SHA-256"),
        ('licence = "MIT"', "", "'licence' is missing"),
        ("format = 1", "format = 2", "format 2"),
        ("format = 1", "format = ", "malformed"),
        ('kind = "wheels"', 'kind = "torrent"', "no kind of source"),
    ],
)
def test_a_catalog_that_cannot_be_trusted_is_refused(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in GOOD

    with pytest.raises(ModelError, match=said):
        load(tmp_path, GOOD.replace(right, wrong))


def test_a_missing_catalog_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_catalog(tmp_path / "catalog.toml")


def test_the_models_of_the_issue_are_listed() -> None:
    assert {model.name for model in CATALOG.models} >= {
        "whisper-base",
        "whisper-tiny.en",
        "whisper-small.en",
        "silero-vad",
        "smart-turn-v3.2",
    }
    assert set(CATALOG.needed) >= {"whisper-base", "silero-vad", "smart-turn-v3.2"}


@pytest.mark.parametrize("model", CATALOG.models, ids=lambda model: model.name)
def test_each_model_says_what_it_is(model: "object") -> None:
    from voice_interviewer.adapters.models.catalog import Model

    assert isinstance(model, Model)
    assert model.licence in {"MIT", "BSD-2-Clause", "Apache-2.0", "CC-BY-SA-4.0"}
    assert len(model.purpose) > 10
    assert all(file.size > 0 for file in model.files)
    assert isinstance(model.sources[0], HubSource | InstalledSource | ShippedSource)


def test_parts_add_up_to_no_less_than_their_wheels_could_hold() -> None:
    for model in CATALOG.models:
        for source in model.sources:
            if isinstance(source, WheelSource):
                assert sum(wheel.size for wheel in source.wheels) > model.size / 4, model.name
                assert all(parts for parts in source.members.values())


def test_the_readme_beside_the_catalog_tells_the_same() -> None:
    rows = {
        cells[0]: cells
        for line in (shipped("models") / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5
    }
    for model in CATALOG.models:
        assert rows[model.name][2:4] == [model.licence, f"{model.size / 1e6:.1f} MB"]


def test_the_models_that_come_with_the_program_are_those_of_the_catalog(tmp_path: Path) -> None:
    files = ModelFiles(CATALOG, tmp_path)
    for model in CATALOG.models:
        if not model.is_fetched:
            assert files.verify(model.name).problems == ()
