import json
import tomllib
from pathlib import Path

import pytest

from voice_interviewer.cli import main
from voice_interviewer.paths import Home
from voice_interviewer.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("VOICE_INTERVIEWER_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


def test_what_is_listed_is_a_settings_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "list"]) == 0
    listed = capsys.readouterr().out
    assert tomllib.loads(listed) == Settings().model_dump()
    assert all(f"# {field.description}\n{name} = " in listed for name, field in Settings.model_fields.items())


def test_a_setting_that_is_set_is_kept_and_said(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "set", "interview_date", "2026-12-24"]) == 0
    assert capsys.readouterr().err == 'interview_date = "2026-12-24"\n'
    assert home.settings.read_text("utf-8") == 'interview_date = "2026-12-24"\n'


def test_a_wrong_value_is_told_in_two_lines_and_not_kept(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "set", "theme", "pink"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == 'theme cannot be "pink".\nWrite one of "dark", "light", as in theme = "dark".\n'
    assert not home.settings.exists()


def test_json_has_one_setting_a_line(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    main(["settings", "set", "patience", "long"])
    main(["settings", "list", "--json"])
    told = {each["name"]: each for each in map(json.loads, capsys.readouterr().out.splitlines())}
    assert list(told) == list(Settings.model_fields)
    assert (told["patience"]["value"], told["patience"]["default"]) == ("long", "normal")
    assert told["patience"]["choices"] == ["short", "normal", "long", "key"]


def test_the_path_is_said_before_there_is_a_file(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "path"]) == 0
    assert capsys.readouterr().out == f"{home.settings}\n"
