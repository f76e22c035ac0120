"""`sessions list`, `show` and `path`, through the command line, on folders as interviews leave them."""

import dataclasses
import json
from pathlib import Path

import pytest

from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.cli import main
from voice_interviewer.core.session import Session
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.storage.sessions import FolderSessionStore


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "90")
    return Home(tmp_path / "home")


@pytest.fixture
def session(home: Home) -> Session:
    return keep(home, samples.session())


def keep(home: Home, session: Session) -> Session:
    store = FolderSessionStore(home, FlacRecording)
    kept = dataclasses.replace(session, id=store.create("", (), "").id)
    store.save(kept)
    return kept


def test_list_shows_each_session_and_what_is_wrong_with_damaged_ones(
    home: Home, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = keep(home, dataclasses.replace(session, ended=False))
    (home.sessions / broken.id / "session.json").write_text("{")
    short = keep(home, dataclasses.replace(session, ended=False, answers=()))
    assert main(["sessions", "list"]) == 0
    out, err = capsys.readouterr()
    header, *rows = out.splitlines()
    assert header.startswith("ID ")
    assert [row.split()[0] for row in rows] == [short.id, broken.id, session.id]
    assert "0 of 2" in rows[0]
    assert "(cut short)" in rows[0]
    assert "damaged" in rows[1]
    assert rows[2].endswith("58 - -")
    assert "2026-11-22 06:15" in rows[2]
    assert "is damaged" in err
    assert "Finish one: `voice-interviewer interview --resume ID`" in err


@pytest.mark.parametrize(
    ("changes", "note", "offered"),
    [
        ({"answers": ()}, "(unfinished)", True),
        ({"answers": (), "candidate": "demo"}, "(unfinished)", True),
        ({"answers": (), "candidate": "answers.wav"}, "", False),
        ({"answers": (), "ended": False}, "(cut short)", True),
        ({}, "", False),
    ],
)
def test_list_marks_what_can_be_finished(
    home: Home,
    session: Session,
    changes: dict[str, object],
    note: str,
    offered: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = keep(home, dataclasses.replace(session, **changes))  # type: ignore[arg-type]
    assert main(["sessions", "list"]) == 0
    out, err = capsys.readouterr()
    (row,) = (line for line in out.splitlines() if line.startswith(kept.id))
    assert "".join(word for word in ("(unfinished)", "(cut short)") if word in row) == note
    assert ("--resume" in err) is offered


def test_list_as_json(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "list", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["id"], entry["damaged"], entry["scores"]) == (session.id, False, [58.0, None, None])


def test_an_empty_list_says_how_to_begin(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "list"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "voice-interviewer interview" in err


def test_show_tells_everything_of_every_answer(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "show", session.id]) == 0
    out = capsys.readouterr().out
    assert f"Session {session.id}\n" in out
    assert "Not answered: overfitting" in out
    assert out.count("How do bias and variance pull against each other?") == 4
    assert "“bias underfits…”" in out
    assert "Score: none. No speech was heard." in out
    assert max(map(len, out.splitlines())) <= 120
    assert "\x1b" not in out


def test_show_needs_no_pack(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    kept = keep(home, dataclasses.replace(session, pack_id="gone"))
    assert main(["sessions", "show", kept.id]) == 0
    out, err = capsys.readouterr()
    assert "bias-underfits" in out
    assert "gone" in err


def test_show_as_json_is_the_session_file(home: Home, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "show", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown == json.loads((home.sessions / session.id / "session.json").read_text(encoding="utf-8"))


def test_show_of_an_unknown_session_says_how_to_list(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "show", "1999"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "There is no session “1999”.",
        "See what is kept: `voice-interviewer sessions list` (`last` stands for the newest).",
    ]


def test_path_prints_one_folder_and_explains_its_files(
    home: Home, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sessions", "path"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{home.sessions}\n"
    assert "answer-NN.flac" in err
    assert main(["sessions", "path", "last"]) == 0
    folder = Path(capsys.readouterr().out.rstrip("\n"))
    assert [each.name for each in folder.iterdir()] == ["session.json"]


def test_no_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["sessions"])
    assert caught.value.code == 2
