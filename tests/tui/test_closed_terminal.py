"""A terminal that is closed costs the screen and nothing else: what still works is waited for, and the program ends."""

import fcntl
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from voice_interviewer.paths import HOME_VARIABLE

if sys.platform == "win32":
    pytest.skip("no such terminals there", allow_module_level=True)

import termios

LIMIT_SECONDS = 60.0
PAINTED = 100
"""Pictures after the hang-up: more than Textual's queue of writes has places (30)."""

PROGRAM = f"""
import asyncio, os, signal, sys, threading
from textual.widgets import Static
from voice_interviewer.bootstrap import program, screen_apart
from voice_interviewer.tui.app import VoiceInterviewerApp

hung_up, painted, reads = asyncio.Event(), asyncio.Event(), []

async def next_picture():
    painted.clear()
    await painted.wait()

async def work():
    while not app.screen.query("#menu"):
        await next_picture()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, stop)
    os.write(1, b"READY.")
    await hung_up.wait()
    for number in range({PAINTED}):
        app.screen.query_one("#greeting", Static).update(f"picture {{number}}")
        await next_picture()
    reads.extend(each for each in threading.enumerate() if each.name == "textual-input")

def stop():
    app._stop_at_once()
    hung_up.set()

app = VoiceInterviewerApp(program())
app.post_display_hook = painted.set
app.call_later(lambda: app.run_worker(work()))
with screen_apart():
    app.run()
sys.exit(3 if reads else app.return_code)
"""


def test_the_program_ends_when_its_work_does_though_it_goes_on_painting(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("sound_checked = true\n")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, HOME_VARIABLE: str(tmp_path), "TERM": "xterm-256color"},
        cwd=Path(__file__).parents[2],
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    ) as process:
        os.close(theirs)
        try:
            shown = b""
            with suppress(OSError):  # it has ended already
                while b"READY." not in shown:
                    shown += os.read(ours, 65_536)
            os.close(ours)
            assert process.wait(LIMIT_SECONDS) == 0, shown
        finally:
            process.kill()
