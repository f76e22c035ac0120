"""A sentence that the system's voice says into a file: nothing of it stays, however it ends."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from voice_interviewer import bootstrap
from voice_interviewer.adapters.voices.spoken_files import LEFT_SECONDS
from voice_interviewer.adapters.voices.system_voice import SystemVoice
from voice_interviewer.errors import VoiceError
from voice_interviewer.paths import HOME_VARIABLE, Home

LIMIT_SECONDS = 60

SAYING = """
import os, sys, threading
from pathlib import Path
Path(sys.argv[1]).write_bytes(b"the question's words")
print(os.getpid(), file=open({told!r}, "w"), flush=True)
threading.Event().wait()
"""
"""A voice that does not come to the end of its sentence."""

SPEAKING = """
import sys
from pathlib import Path
from voice_interviewer.adapters.voices.system_voice import SystemVoice
list(SystemVoice(command=(sys.executable, "-c", {saying!r}), folder=Path({folder!r})).synthesize("Hello."))
"""
"""A program that has it say one."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return Home(tmp_path / "home")


def test_a_voice_that_is_killed_leaves_nothing(home: Home) -> None:
    dying = "import os, sys; open(sys.argv[1], 'wb').write(b'words'); os.kill(os.getpid(), 9)"
    with pytest.raises(VoiceError):
        list(SystemVoice(command=(sys.executable, "-c", dying), folder=home.speaking).synthesize("Hello."))
    assert list(home.speaking.iterdir()) == []


def without_a_writer(path: str, flags: int) -> int:
    """Open a pipe before anybody writes to it."""
    return os.open(path, flags | os.O_NONBLOCK)


def test_what_a_killed_program_leaves_lies_in_its_home_and_is_gone_after_the_next_start(
    home: Home, tmp_path: Path
) -> None:
    told, elsewhere = tmp_path / "told", tmp_path / "elsewhere"
    elsewhere.mkdir()
    os.mkfifo(told)
    saying = SAYING.format(told=str(told))
    program = [sys.executable, "-c", SPEAKING.format(saying=saying, folder=str(home.speaking))]
    environment = {**os.environ, "TMPDIR": str(elsewhere)}
    with (
        open(told, opener=without_a_writer) as telling,
        subprocess.Popen(program, env=environment, start_new_session=True) as speaking,
    ):
        says = select.select([telling], [], [], LIMIT_SECONDS)[0]
        speaking.send_signal(signal.SIGKILL)
        assert says
        voice = int(telling.read())
    os.kill(voice, signal.SIGKILL)
    (left,) = home.speaking.iterdir()
    assert {each.name for each in left.iterdir()} == {"sentence.wav", "sentence.err"}
    assert left.stat().st_mode & 0o777 == 0o700
    assert list(elsewhere.iterdir()) == []

    bootstrap.bare_voice("none")
    assert left.exists()  # another program may be saying it
    before = time.time() - LEFT_SECONDS - 1
    os.utime(left, (before, before))
    bootstrap.bare_voice("none")
    assert not left.exists()
