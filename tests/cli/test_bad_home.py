"""A home that cannot be written is said before anybody speaks; one that fills up keeps what was said so far."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Call
from tests.cli.person import LIMIT_SECONDS, Done, command, environment, kept_session, make_home, recording, run
from voice_interviewer.adapters.sound import sound_files
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.paths import HOME_VARIABLE, Home

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits of a POSIX system"),
]

HOLD = ("interview", "--plain", "--fast", "--voice", "none", "--question", "bias-variance", "--candidate")
ELSEWHERE = f"set {HOME_VARIABLE} to another folder."


def test_a_home_that_is_a_file_is_said(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file"))
    assert call(*HOLD, "demo").problem == (
        f"The home {tmp_path / 'file'} is not a folder.",
        f"Move that file, or set {HOME_VARIABLE} to a folder.",
    )


def test_a_file_in_the_place_of_the_sessions_is_said(call: Call, private_home: Home, spoken: Path) -> None:
    private_home.sessions.touch()
    done = call(*HOLD, spoken)
    assert done.problem[0] == f"{private_home.sessions} cannot be created: a file of that name is in the way."
    assert done.problem[1].endswith(ELSEWHERE)
    assert done.out == ""


def mount(*arguments: str | Path) -> None:
    """Mount, where this machine allows it."""
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not allowed here")


def test_a_read_only_home_is_said(private_home: Home, tmp_path: Path, spoken: Path) -> None:
    if not shutil.which("mount"):
        pytest.skip("no mount here")
    mount("--bind", private_home.root, private_home.root)
    try:
        mount("-o", "remount,ro,bind", private_home.root)
        done = run(private_home, *HOLD, spoken)
    finally:
        subprocess.run(["umount", str(private_home.root)], check=True)
    assert done.problem[0] == f"{private_home.sessions} cannot be created: the disk is read-only."
    assert done.problem[1].endswith(ELSEWHERE)


@pytest.fixture
def long_answer(tmp_path: Path, speech: Samples) -> Path:
    """Some eighteen seconds of speech without a long pause."""
    path = tmp_path / "long.wav"
    soundfile.write(path, np.tile(speech, 3), SAMPLE_RATE)
    return path


def check_what_was_kept(home: Home, done: Done) -> None:
    assert "Traceback" not in done.err
    (answer,) = kept_session(home)["answers"]
    assert answer["ended_by"] == "disk"
    assert "variance" in answer["assessment"]["transcript"]
    kept = recording(home, "answer-01.flac").size / SAMPLE_RATE
    assert 2.0 < kept <= answer["seconds"] + 0.1
    assert "Everything is kept in" in done.err


def test_a_disk_that_fills_up_in_mid_answer_keeps_sound_and_words(tmp_path: Path, long_answer: Path) -> None:
    if not shutil.which("mount"):
        pytest.skip("no mount here")
    small = tmp_path / "small"
    small.mkdir()
    mount("-t", "tmpfs", "-o", f"size={sound_files.RESERVE_BYTES + 100_000}", "tmpfs", small)
    try:
        home = make_home(small)
        done = run(home, *HOLD, long_answer)
        assert done.code == 1, done
        assert "answer-01.flac cannot be written: No space left on device.\nFree some space, or set" in done.err
        check_what_was_kept(home, done)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_limit_on_files_that_is_reached_in_mid_answer_keeps_sound_and_words(
    private_home: Home, long_answer: Path
) -> None:
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 200; exec "$@"', "sh", *command(*HOLD, long_answer)],  # blocks of 512 bytes
        capture_output=True,
        text=True,
        env=environment(private_home),
        timeout=LIMIT_SECONDS,
        check=False,
    )
    assert done.returncode == 1
    assert "answer-01.flac cannot be written: File too large.\nFree some space, or set" in done.stderr
    check_what_was_kept(private_home, Done(done.returncode, done.stdout, done.stderr))
