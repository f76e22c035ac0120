"""`doctor` through the command line: what it says of a bare home, and its exit code."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from voice_interviewer import bootstrap
from voice_interviewer.cli import doctor as command
from voice_interviewer.cli import main
from voice_interviewer.errors import VoiceError
from voice_interviewer.paths import HOME_VARIABLE, Home


@dataclass(frozen=True)
class Headset:
    name: str = "USB Headset"
    input_channels: int = 1
    output_channels: int = 2
    is_default_input: bool = True
    is_default_output: bool = True


@dataclass(frozen=True)
class Weights:
    state: str = "present"
    problems: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True)
class Catalog:
    needed: tuple[str, ...] = ("whisper-base", "silero-vad", "smart-turn-v3.2")


@dataclass(frozen=True)
class Models:
    catalog: Catalog = Catalog()

    def status(self, name: str) -> Weights:
        return Weights()


def speaks(name: str) -> str:
    return "Speaks."


def one_headset() -> Sequence[Headset]:
    return (Headset(),)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A bare home on a machine where sound, voices and models are as they should be."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(bootstrap, "list_devices", one_headset)
    monkeypatch.setattr(bootstrap, "model_files", Models)
    monkeypatch.setattr(command, "_spoken", speaks)
    return Home(tmp_path / "home")


def test_where_all_is_well_it_says_so_and_exits_with_0(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "An interview would work here." in out
    assert "[problem]" not in out
    assert all(len(line) <= 80 or str(home.root) in line for line in out.splitlines())
    for kept in (home.settings, home.sessions, home.models, home.packs, home.voice_cache, home.log, home.index):
        assert str(kept) in out
    assert not home.root.exists()


def test_bad_settings_are_a_problem_and_the_rest_is_still_checked(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.root.mkdir()
    home.settings.write_text('voise = "none"')
    assert main(["doctor"]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "-> Write voice instead." in out
    assert "[ok] System voice" in out
    assert "mend first: Settings." in out


def test_only_the_chosen_voice_has_to_speak(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def only_neural(name: str) -> str:
        if name == "system":
            raise VoiceError("No speech engine was found.", "Install espeak-ng.")
        return "Speaks."

    monkeypatch.setattr(command, "_spoken", only_neural)
    assert main(["doctor"]) == 0
    assert "[warning] System voice: No speech engine" in capsys.readouterr().out
    home.root.mkdir()
    home.settings.write_text('voice = "system"')
    assert main(["doctor"]) == 1


def test_the_settings_transcriber_is_the_one_that_is_needed(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.root.mkdir()
    home.settings.write_text('transcriber = "whisper-tiny.en"')
    assert main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    names = [check["name"] for check in report["checks"] if check["name"].startswith("Model ")]
    assert names == ["Model whisper-tiny.en", "Model silero-vad", "Model smart-turn-v3.2"]


def test_an_unknown_pack_in_the_settings_is_a_problem(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.root.mkdir()
    home.settings.write_text('pack = "astronaut"')
    assert main(["doctor"]) == 1
    assert "[problem] Pack astronaut" in capsys.readouterr().out


def test_as_json_it_tells_the_same(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["works"] is True
    assert {check["state"] for check in report["checks"]} <= {"ok", "warning"}
    assert report["places"][0] == {
        "path": str(home.settings),
        "meaning": "your settings; write it yourself, the defaults hold without it",
        "bytes": None,
    }


@pytest.mark.models
def test_the_real_voices_are_tried_for_real() -> None:
    assert command._spoken("neural").startswith("Speaks (hibari")
    assert command._spoken("system").startswith("Speaks (pyttsx3")
