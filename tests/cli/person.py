"""Runs the program as a person does, each time with a home of its own, and reads what it says."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.paths import HOME_VARIABLE, Home

LIMIT_SECONDS = 90.0
"""How long anything may take on a machine that is busy with something else."""

NO_DEVICES = "pcm.default { type hw card 31 }"
ONLY_A_SPEAKER = "pcm.default { type asym playback.pcm { type null } }"
ONLY_A_MICROPHONE = "pcm.default { type asym capture.pcm { type null } }"
"""Configurations of ALSA: what the program finds instead of the machine's own devices."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def problem(self) -> tuple[str, str]:
        """What happened and what to do: the first two lines on standard error, whole sentences, for exit code 1."""
        assert self.code == 1, self
        assert "Traceback" not in self.err
        what, remedy, *_ = self.err.splitlines()
        for line in (what, remedy):
            assert line[-1] in ".?", line
            assert line[0].isupper() or line[0] in "/`“", line
        return what, remedy


def make_home(folder: Path, settings: str = 'transcriber = "whisper-tiny.en"\n') -> Home:
    """A home with the weights of this machine and the smallest transcriber."""
    home = Home(folder / "home")
    home.root.mkdir()
    home.models.symlink_to(Home.find().models)
    home.settings.write_text(settings, encoding="utf-8")
    return home


def environment(home: Home, changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment with that home, and no sound server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSE_", "ALSA_"))}
    return kept | {HOME_VARIABLE: str(home.root), "COLUMNS": "90"} | dict(changes or {})


def sound(folder: Path, alsa: str) -> dict[str, str]:
    """Variables that let the program find only the devices of this configuration of ALSA."""
    path = folder / "asound.conf"
    path.write_text(alsa + "\n")
    return {"ALSA_CONFIG_PATH": str(path)}


def command(*arguments: str | Path) -> list[str]:
    """The program's command line."""
    return [sys.executable, "-m", "voice_interviewer", *map(str, arguments)]


def run(home: Home, *arguments: str | Path, stdin: bytes = b"", changes: Mapping[str, str] | None = None) -> Done:
    """Run the program to its end."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        env=environment(home, changes),
        timeout=LIMIT_SECONDS,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass(slots=True)
class Running:
    """The program while it runs; `end` takes it to its end."""

    process: "subprocess.Popen[bytes]"
    lines: dict[str, list[str]] = field(default_factory=lambda: {"out": [], "err": []})
    _readers: list[threading.Thread] = field(default_factory=list)

    @classmethod
    def start(cls, home: Home, *arguments: str | Path, changes: Mapping[str, str] | None = None) -> "Running":
        """Start the program with pipes for all its streams."""
        pipe = subprocess.PIPE
        env = environment(home, changes)
        running = cls(subprocess.Popen(command(*arguments), stdin=pipe, stdout=pipe, stderr=pipe, env=env))
        for name, stream in (("out", running.process.stdout), ("err", running.process.stderr)):
            assert stream is not None
            reader = threading.Thread(target=running._read, args=(name, stream))
            reader.start()
            running._readers.append(reader)
        return running

    def _read(self, name: str, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                self.lines[name].append(line.decode().rstrip("\n"))

    def type(self, text: str) -> None:
        """Type on standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; fails when the program ends or time runs out before."""
        until = time.monotonic() + LIMIT_SECONDS
        while not condition():
            ended = self.process.poll() is not None
            if time.monotonic() > until or (ended and not condition()):
                self.process.kill()
                raise AssertionError(f"it did not come to that: {self.end()}")
            threading.Event().wait(0.02)

    def wait_to_say(self, text: str, times: int = 1) -> None:
        """Wait until that many lines, on either stream, hold the text."""
        self.wait_for(lambda: sum(text in line for lines in self.lines.values() for line in list(lines)) >= times)

    def end(self) -> Done:
        """Wait for the end."""
        assert self.process.stdin is not None
        try:
            code = self.process.wait(LIMIT_SECONDS)
        finally:
            self.process.kill()
            self.process.stdin.close()
            for reader in self._readers:
                reader.join()
        return Done(code, *("\n".join(self.lines[name]) for name in ("out", "err")))


def kept_session(home: Home) -> dict[str, Any]:
    """The one session in the home."""
    (folder,) = home.sessions.iterdir()
    session: dict[str, Any] = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    return session | {"folder": folder}


def recording(home: Home, name: str) -> Samples:
    """A recording of the one session in the home, to its end."""
    (folder,) = home.sessions.iterdir()
    return read_recording(folder / name)
