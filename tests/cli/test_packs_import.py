"""`packs import` makes a pack that the other commands know, and says what it did."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from voice_interviewer.paths import Home

PAGE = """Welcome, dear reader of this page.

## Tea questions

1. What is oolong?

   Oolong is half oxidised. It lies between green and black tea.

2. Why is water not boiled for green tea?

   Boiling water burns the leaf. The cup turns bitter.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tea.md"
    path.write_text(PAGE)
    return path


def test_a_page_becomes_a_pack_of_ones_own(page: Path, call: Call, private_home: Home) -> None:
    done = call("packs", "import", page, "--id", "tea-house", "--title", "Tea house")
    folder = private_home.packs / "tea-house"
    assert (done.code, done.out) == (0, f"{folder}\n")
    assert f"{page}:1: not placed: Welcome, dear reader of this page." in done.err
    assert "2 questions in 1 round." in done.err
    assert "voice-interviewer interview --pack tea-house" in done.err
    assert f"tea-house\tTea house\ttea-questions (2)\t{folder}" in call("packs", "list").out
    assert "Oolong is half oxidised." in call("packs", "show", "tea-house", "--round", "tea-questions").out
    assert "the pack can be used as it is" in call("packs", "check", folder).err


def test_a_pack_is_not_written_over_unless_told(page: Path, call: Call) -> None:
    assert call("packs", "import", page).code == 0
    what, remedy = call("packs", "import", page).problem
    assert "already" in what
    assert "--force" in remedy
    assert call("packs", "import", page, "--force").code == 0
    what, remedy = call("packs", "import", page, "--id", "machine-learning-engineer").problem
    assert "One of our packs" in what


def test_a_pack_goes_where_one_wants_it(page: Path, call: Call, tmp_path: Path, private_home: Home) -> None:
    done = call("packs", "import", page, "--out", tmp_path / "mine")
    assert done.out == f"{tmp_path / 'mine' / 'tea'}\n"
    assert (tmp_path / "mine" / "tea" / "pack.yaml").is_file()
    assert not private_home.packs.exists()


@pytest.mark.parametrize("arguments", [["--id", "../x"], ["--out", "tea.md"]])
def test_what_cannot_be_is_told_in_two_lines(
    page: Path, call: Call, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    assert call("packs", "import", page, *arguments).problem


def test_a_name_with_a_terminal_sequence_is_told_without_it(tmp_path: Path, call: Call) -> None:
    page = tmp_path / "tea\x1b[2J.md"
    page.write_text(PAGE)
    done = call("packs", "import", page)
    assert done.code == 0
    assert "\x1b" not in done.err + done.out
    assert "\x1b" not in call("packs", "import", tmp_path / "none\x1b[2J.md").err


@pytest.mark.models
def test_the_draft_is_asked_at_once(page: Path, call: Call) -> None:
    assert call("packs", "import", page).code == 0
    held = call("interview", "--pack", "tea", "--candidate", "demo", "--voice", "none", "--plain", "--fast")
    assert held.code == 0
    assert "What is oolong?" in held.out
