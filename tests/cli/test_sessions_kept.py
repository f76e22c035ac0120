"""`sessions search`, `delete`, `wipe` and `rescore`, through the command line."""

import dataclasses
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_sessions import keep
from tests.storage import samples
from voice_interviewer.cli import main
from voice_interviewer.core.session import Session
from voice_interviewer.paths import HOME_VARIABLE, Home


class Terminal(io.StringIO):
    """A person who types this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return Home(tmp_path / "home")


@pytest.fixture
def session(home: Home) -> Session:
    return keep(home, samples.session())


def types(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


def test_search_shows_place_and_words(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "search", "BIAS", "underf"]) == 0
    first, line, *rest = capsys.readouterr().out.splitlines()
    assert first == f"{session.id}  2026-11-22 06:15  answer 1 at 0:02.0 (bias-variance)"
    assert line == "  So um, [bias underfits…]"
    assert len(rest) == 2 * 3
    assert main(["sessions", "search", "--limit", "1", "pull against"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].endswith("question 1 (bias-variance)")
    assert "newest 1" in err


def test_search_as_json(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "search", "--json", '"bias underfits"']) == 0
    found = json.loads(capsys.readouterr().out)[0]
    assert (found["match"], found["start"], found["end"], found["asked"]) == ("bias underfits…", 2.0, 5.125, False)


def test_search_shows_no_terminal_command(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = dataclasses.replace(samples.answer(), typed="bias \x1b]0;owned\x07 here", words=())
    keep(home, dataclasses.replace(samples.session(), answers=(answer,)))
    assert main(["sessions", "search", "bias"]) == 0
    out = capsys.readouterr().out
    assert "owned" in out
    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize("text", ["zebra", '" OR *', "NEAR(", "- ^ :", "said:bias", "\x00", "%", "_"])
def test_what_is_not_there_is_told(session: Session, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "search", "--", text]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "was not found" in err


def test_delete_asks_and_does_it(
    home: Home, session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = keep(home, samples.session())
    types(monkeypatch, "n\n")
    assert main(["sessions", "delete", session.id]) == 1
    err = capsys.readouterr().err
    assert str(home.sessions / session.id) in err
    assert err.endswith("[y/N] Nothing was deleted.\n")
    assert (home.sessions / session.id).is_dir()
    types(monkeypatch, "y\n")
    assert main(["sessions", "delete", session.id, session.id]) == 0
    assert capsys.readouterr().out == f"{home.sessions / session.id}\n"
    assert [each.name for each in home.sessions.iterdir()] == [other.id]


def test_nothing_is_deleted_unasked(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["delete", "last"], ["wipe"]):
        assert main(["sessions", *command]) == 1
        assert "--yes" in capsys.readouterr().err
    assert (home.sessions / session.id).is_dir()


def test_an_unknown_id_deletes_none_of_them(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "delete", session.id, "1999", "--yes"]) == 1
    assert "There is no session “1999”." in capsys.readouterr().err
    assert (home.sessions / session.id).is_dir()


def everything(home: Home) -> Path:
    """A file of each kind that the program writes; gives one that it did not write."""
    kept = [home.voice_cache / "a.flac", home.log, home.log.with_name(home.log.name + ".1"), home.reports / "a.html"]
    mine = home.packs / "mine" / "pack.yaml"
    for each in (*kept, home.models / "m" / "weights", home.settings, mine):
        each.parent.mkdir(parents=True, exist_ok=True)
        each.write_text("")
    return mine


def test_wipe_lists_and_removes_what_was_written(
    home: Home, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = everything(home)
    main(["sessions", "list"])
    assert home.index.exists()
    there = {each for each in home.root.rglob("*") if each.is_file()}
    capsys.readouterr()
    keeping = ["--keep", "models", "--keep", "settings"]
    assert main(["sessions", "wipe", "--yes", *keeping]) == 0
    out, err = capsys.readouterr()
    kept = {mine, home.settings, home.models / "m" / "weights"}
    assert {Path(line) for line in out.splitlines()} == there - kept
    assert {each for each in home.root.rglob("*") if each.is_file()} == kept
    assert f"What stays: {home.models}, {home.packs}, {home.settings}." in err
    assert main(["sessions", "wipe", "--yes"]) == 0
    assert [each for each in home.root.rglob("*") if each.is_file()] == [mine]
    mine.unlink()
    mine.parent.rmdir()
    assert main(["sessions", "wipe", "--yes"]) == 0
    assert not home.root.exists()
    assert main(["sessions", "wipe", "--yes"]) == 0


def test_wipe_follows_no_link(home: Home, session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("")
    home.models.symlink_to(outside)
    (home.sessions / session.id / "elsewhere").symlink_to(outside)
    (home.sessions / "linked").symlink_to(outside)
    assert main(["sessions", "wipe", "--yes"]) == 0
    assert f"{home.models}\n" in capsys.readouterr().out
    assert (outside / "precious").exists()
    assert not home.root.exists()


def test_rescore_tells_of_each_session(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    kept = keep(home, dataclasses.replace(session, answers=session.answers[:1]))
    assert main(["sessions", "rescore", kept.id]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == f"{kept.id}  1 answer assessed, 1 changed"
    assert "the figures on its sound stay" in out
    assert err == f"Rescoring {kept.id} (1 of 1)\n"
    assert main(["sessions", "rescore", "--all", "--json"]) == 0
    again = {each["session_id"]: each for each in json.loads(capsys.readouterr().out)}
    assert again.keys() == {kept.id, session.id}
    assert (again[kept.id]["assessed"], again[kept.id]["changed"]) == (1, 0)


def test_rescore_needs_to_know_what(session: Session) -> None:
    for arguments in ([], ["last", "--all"]):
        with pytest.raises(SystemExit) as caught:
            main(["sessions", "rescore", *arguments])
        assert caught.value.code == 2
