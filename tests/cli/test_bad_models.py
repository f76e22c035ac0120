"""Weights that are missing, short or wrong are found before anybody speaks to them."""

import os
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call
from tests.cli.person import Done
from voice_interviewer import bootstrap
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.models.status import remember_verified
from voice_interviewer.errors import ModelError
from voice_interviewer.paths import Home

pytestmark = pytest.mark.models

WHISPER = "whisper-tiny.en"
TURN = "smart-turn-v3.2"
FILES = {WHISPER: "model.bin", TURN: "smart-turn-v3.2-cpu.onnx"}


@pytest.fixture
def weights(private_home: Home) -> Path:
    """The home's models in a folder of its own, in which single files can be exchanged."""
    shared = private_home.models.resolve()
    private_home.models.unlink()
    for name in FILES:
        (private_home.models / name).mkdir(parents=True)
        for file in (shared / name).iterdir():
            (private_home.models / name / file.name).symlink_to(file)
    return private_home.models


def exchange(file: Path, size: int | None) -> None:
    """Put so many zero bytes in the file's place; None: as many as it has."""
    count = file.stat().st_size if size is None else size
    file.unlink()
    with file.open("wb") as opened:
        opened.truncate(count)


def hold(call: Call, spoken: Path) -> Done:
    return call(
        "interview", "--plain", "--fast", "--voice", "none", "--candidate", spoken, "--question", "bias-variance"
    )


@pytest.mark.parametrize("model", [WHISPER, TURN])
@pytest.mark.parametrize(
    ("size", "what"),
    [
        (-1, "{file} is missing."),
        (1000, "{file} has 1000 bytes instead of"),
        (None, "{file} has the wrong hash."),
    ],
)
def test_a_model_that_is_not_right_is_refused_and_can_be_pulled(
    call: Call, weights: Path, spoken: Path, private_home: Home, model: str, size: int | None, what: str
) -> None:
    file = weights / model / FILES[model]
    if size == -1:
        file.unlink()
    else:
        exchange(file, size)
    done = hold(call, spoken)
    assert done.problem[0].startswith(f"The model {model} is ")
    assert what.format(file=FILES[model]) in done.problem[0]
    assert done.problem[1] == f"Run `voice-interviewer models pull {model}`."
    assert not private_home.sessions.exists()
    assert call("score", spoken).problem == done.problem
    listed = next(line for line in call("models", "list").out.splitlines() if line.startswith(model))
    assert ("present" in listed) == (size is None), "a list looks at sizes only"
    assert call("models", "verify", model).code == 1


def test_a_damage_that_the_hash_of_yesterday_hides_ends_the_interview_and_not_in_silence(
    call: Call, weights: Path, spoken: Path, private_home: Home
) -> None:
    file = weights / WHISPER / "model.bin"
    exchange(file, None)
    (weights / WHISPER / "verified.json").unlink(missing_ok=True)
    remember_verified(bootstrap.model_files().catalog.model(WHISPER), weights / WHISPER)
    assert call("score", spoken).problem[0].startswith(f"The speech model {WHISPER} cannot be read")
    done = hold(call, spoken)
    assert done.code == 1
    assert f"The speech model {WHISPER} cannot be read" in done.err
    assert "Run `voice-interviewer models pull`." in done.err
    assert all(list(folder.glob("*.flac")) for folder in private_home.sessions.iterdir())


@pytest.mark.parametrize("content", [bytes(200_000), os.urandom(200_000)])
def test_a_transcriber_of_garbage_is_a_model_error(weights: Path, content: bytes) -> None:
    file = weights / WHISPER / "model.bin"
    file.unlink()
    file.write_bytes(content)
    transcriber = WhisperTranscriber(weights / WHISPER)
    with pytest.raises(ModelError, match="cannot be read"):
        transcriber.load()
    with pytest.raises(ModelError, match="cannot be read"):
        transcriber.transcribe(np.zeros(16_000, dtype=np.float32), "")


def test_a_read_only_models_folder_is_no_reason_to_refuse(call: Call, weights: Path, spoken: Path) -> None:
    (weights / WHISPER / "verified.json").unlink(missing_ok=True)
    (weights / WHISPER / "verified.json").mkdir()
    assert call("score", spoken).code == 0
