"""Nothing leaves the machine, and nothing is written outside the home: seen from outside the program."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from voice_interviewer.paths import HOME_VARIABLE, Home

pytestmark = [pytest.mark.models, pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")]

INTERVIEW = ("interview", "--plain", "--candidate", "demo", "--fast", "--voice", "none", "--question", "bias-variance")


def test_a_whole_interview_opens_no_internet_socket_and_writes_nothing_outside_its_home(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    assert strace, "strace is missing: make test installs it"
    home, elsewhere, trace = tmp_path / "home", tmp_path / "elsewhere", tmp_path / "trace"
    home.mkdir()
    elsewhere.mkdir()
    (home / "models").symlink_to(Home.find().models)
    (home / "settings.toml").write_text('transcriber = "whisper-tiny.en"\n')
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "HF_"))}
    environment |= {HOME_VARIABLE: str(home), "HOME": str(elsewhere), "PYTHONDONTWRITEBYTECODE": "1"}
    watched = [strace, "-f", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(trace)]
    outcome = subprocess.run(
        [*watched, sys.executable, "-m", "voice_interviewer", *INTERVIEW],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "Key points" in outcome.stdout
    calls = trace.read_text()
    assert "exited with 0" in calls
    assert re.findall(r".*AF_INET.*", calls) == []
    assert list(elsewhere.rglob("*")) == []


def test_everything_an_interview_writes_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "models").symlink_to(Home.find().models)
    environment = {**os.environ, HOME_VARIABLE: str(home)}
    recording = tmp_path / "noise.wav"
    _write_noise(recording)
    command = (sys.executable, "-m", "voice_interviewer", "interview", "--plain", "--fast", "--voice", "none")
    outcome = subprocess.run(
        ["sh", "-c", 'umask 000; exec "$@"', "sh", *command, "--count", "1", "--candidate", str(recording)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    written = [home, *(each for each in home.rglob("*") if not each.is_symlink())]
    assert any(each.suffix == ".flac" for each in written)
    assert [str(each) for each in written if each.stat().st_mode & 0o077] == []


def _write_noise(path: Path) -> None:
    import numpy as np
    import soundfile

    soundfile.write(path, np.random.default_rng(1).normal(0, 0.001, 16_000 * 2), 16_000)
