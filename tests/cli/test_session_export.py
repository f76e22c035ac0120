"""`sessions export`, through the command line."""

import dataclasses
from pathlib import Path

import pytest

from tests.cli.test_sessions import home, keep, session
from voice_interviewer.cli import main
from voice_interviewer.core.session import Session
from voice_interviewer.paths import Home

__all__ = ["home", "session"]


def test_the_newest_becomes_a_page_in_the_home(
    home: Home, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sessions", "export", "last"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{home.reports / session.id}.html\n"
    assert err == f"1 of 1: {session.id}\n"
    assert (home.reports / f"{session.id}.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_all_of_them_but_the_damaged_into_a_folder_of_choice(
    home: Home, session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, other = keep(home, session), keep(home, session)
    (home.sessions / broken.id / "session.json").write_text("{")
    assert main(["sessions", "export", "--all", "--format", "csv", "--to", str(tmp_path / "out")]) == 0
    out, err = capsys.readouterr()
    assert [Path(line).stem for line in out.splitlines()] == [other.id, session.id]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        [f"{other.id}.csv", f"{session.id}.csv"]
    )
    assert "is damaged" in err


def test_a_session_named_twice_is_written_once_and_again_beside_itself(
    home: Home, session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["sessions", "export", "last", session.id, "--format", "markdown", "--to", str(tmp_path / "out")]
    assert main(command) == 0
    assert main(command) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == [f"{session.id}.md", f"{session.id}-2.md"]


def test_nothing_kept_says_how_to_begin(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "export", "--all"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "voice-interviewer interview" in err


def test_an_unknown_session_writes_nothing(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "export", session.id, "1999"]) == 1
    assert capsys.readouterr().out == ""
    assert not home.reports.exists()


@pytest.mark.parametrize("arguments", [[], ["last", "--all"], ["last", "--format", "csv", "--with-sound"]])
def test_what_makes_no_sense_is_a_usage_error(
    arguments: list[str], home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["sessions", "export", *arguments])
    assert caught.value.code == 2


def test_a_pack_that_is_gone_changes_nothing(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    keep(home, dataclasses.replace(session, pack_id="gone"))
    assert main(["sessions", "export", "last", "--format", "markdown"]) == 0
    text = Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8")
    assert "Bias underfits" in text
