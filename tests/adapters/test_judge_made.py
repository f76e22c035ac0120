"""Which judge of coverage there is: the trained one where its files are right, else the one by terms, saying why."""

import threading
from pathlib import Path

import pytest

from tests.adapters.model_world import FILES, catalog_of, ignore
from voice_interviewer.adapters.models.catalog import ShippedSource
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.bootstrap import parts
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.errors import ModelError
from voice_interviewer.ports import CoverageJudge

NAME = parts.JUDGE_MODEL


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped" / NAME
    folder.mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def files(tmp_path: Path, shipped: Path) -> ModelFiles:
    return ModelFiles(catalog_of(FILES, ShippedSource(), name=NAME), tmp_path / "home", shipped.parent)


def made(files: ModelFiles, monkeypatch: pytest.MonkeyPatch) -> tuple[CoverageJudge, int]:
    monkeypatch.setattr(parts, "model_files", lambda: files)
    judge, warm_ups = parts.coverage_judge.__wrapped__()
    return judge, len(warm_ups)


def test_a_model_that_travels_with_the_program_is_used_where_it_lies(files: ModelFiles, shipped: Path) -> None:
    assert files.folder(NAME) == shipped
    assert files.verify(NAME).state == "present"
    assert files.pull(NAME, ignore, threading.Event()).source is None
    assert {entry.name for entry in shipped.iterdir()} == set(FILES)


def test_the_trained_judge_is_made_where_its_files_are_right(
    files: ModelFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge, warm_ups = made(files, monkeypatch)
    assert judge.method == MeaningJudge.method
    assert judge.why_no_probability is None
    assert warm_ups == 1


def test_a_missing_file_leaves_the_judge_by_terms_which_says_so(
    files: ModelFiles, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = next(iter(FILES))
    (shipped / gone).unlink()
    judge, warm_ups = made(files, monkeypatch)
    assert isinstance(judge, TermGroupJudge)
    assert f"{gone} is missing" in judge.why_no_probability
    assert warm_ups == 0


def test_a_file_with_a_wrong_hash_is_not_trusted(
    files: ModelFiles, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, content = next(iter(FILES.items()))
    (shipped / name).write_bytes(bytes(len(content)))
    judge, _ = made(files, monkeypatch)
    assert isinstance(judge, TermGroupJudge)
    assert "wrong hash" in judge.why_no_probability
    with pytest.raises(ModelError) as raised:
        files.pull(NAME, ignore, threading.Event())
    assert raised.value.remedy == "Install the program again: this model travels with it."
