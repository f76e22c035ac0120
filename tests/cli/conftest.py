"""A home and a voice for the commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.person import Done, make_home
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_samples
from voice_interviewer.log import stop_log
from voice_interviewer.paths import HOME_VARIABLE, Home

Call = Callable[..., Done]


@pytest.fixture
def private_home(tmp_path: Path) -> Home:
    return make_home(tmp_path)


@pytest.fixture
def call(private_home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Runs a command in this process, in the private home, and tells how it ended."""
    from voice_interviewer.cli import main

    monkeypatch.setenv(HOME_VARIABLE, str(private_home.root))
    monkeypatch.setenv("COLUMNS", "90")

    def run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        return Done(code, *capsys.readouterr())

    yield run
    stop_log()


@pytest.fixture(scope="session")
def speech() -> Samples:
    """Six seconds on bias and variance, 16 kHz."""
    from voice_interviewer.adapters.candidate import demo_speech

    said = [
        demo_speech("Bias is underfitting, and variance is overfitting."),
        np.zeros(SAMPLE_RATE // 2, dtype=np.float32),
        demo_speech("I use cross validation to find the balance."),
    ]
    return to_samples(np.concatenate(said))


@pytest.fixture(scope="session")
def spoken(speech: Samples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a WAV file."""
    path = tmp_path_factory.mktemp("speech") / "spoken.wav"
    soundfile.write(path, speech, SAMPLE_RATE)
    return path
