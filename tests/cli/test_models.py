import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.guard.sitecustomize import VARIABLE
from voice_interviewer.cli import models
from voice_interviewer.errors import ModelError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICE_INTERVIEWER_HOME", str(tmp_path))
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return tmp_path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    models.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["models", *words])
    code: int = arguments.run(arguments)
    return code


def test_list_says_what_is_here_how_big_and_under_which_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0

    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "missing" in rows["whisper-base"]
    assert "147.9 MB" in rows["whisper-base"]
    assert "MIT" in rows["whisper-base"]
    assert "present" in rows["silero-vad"]


def test_list_as_json(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert run("list", "--json") == 0

    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["smart-turn-v3.2"]["state"] == "missing"
    assert rows["smart-turn-v3.2"]["bytes"] == 8_679_182
    assert rows["smart-turn-v3.2"]["licence"] == "BSD-2-Clause"
    assert rows["smart-turn-v3.2"]["folder"] == str(home / "models" / "smart-turn-v3.2")
    assert rows["hibari"]["state"] == "present"


def test_pull_goes_on_with_the_others_when_one_cannot_be_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pull", "smart-turn-v3.2", "silero-vad") == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert "smart-turn-v3.2 could not be fetched" in said.err
    assert "the hub cannot be reached" in said.err
    assert "packages pipecat-ai==1.14.0: " in said.err
    assert "silero-vad: here already" in said.err


def test_a_quiet_pull_of_what_is_here_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pull", "--quiet", "silero-vad", "hibari") == 0

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


def test_an_unknown_model_is_named_before_anything_is_fetched() -> None:
    with pytest.raises(ModelError, match="whisper-huge"):
        run("pull", "whisper-base", "whisper-huge")


@pytest.mark.parametrize(("names", "code"), [(["silero-vad"], 0), (["silero-vad", "whisper-tiny.en"], 1)])
def test_verify_answers_by_its_exit_code(names: Sequence[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", *names) == code

    said = capsys.readouterr()
    assert "silero-vad: verified, 1.2 MB" in said.out
    assert ("whisper-tiny.en: missing" in said.out) == (code == 1)
    assert ("models pull whisper-tiny.en" in said.err) == (code == 1)


def test_verify_finds_a_damaged_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = home / "models" / "smart-turn-v3.2"
    folder.mkdir(parents=True)
    (folder / "smart-turn-v3.2-cpu.onnx").write_bytes(bytes(8_679_182))

    assert run("verify", "smart-turn-v3.2") == 1
    assert "smart-turn-v3.2: damaged: smart-turn-v3.2-cpu.onnx has the wrong hash" in capsys.readouterr().out
