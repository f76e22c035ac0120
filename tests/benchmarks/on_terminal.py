"""The program on a pseudo-terminal of its own, watched byte by byte: when did what reach the terminal?"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from voice_interviewer.paths import HOME_VARIABLE, Home

PROGRAM = (sys.executable, "-m", "voice_interviewer")
LINES, COLUMNS = 40, 120
TERMINAL = {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(LINES)}
ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-Z\\-_=>()][0-9A-B]?)"
)
READ_BYTES = 65_536


def make_home(folder: Path, settings: str = "") -> dict[str, str]:
    """The environment of a program in a home of its own, the models being those of the home in use.

    `settings` are lines of its settings file; the sound check does not come by itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(Home.find().models)
    (folder / "settings.toml").write_text(f"sound_checked = true\n{settings}")
    return {**os.environ, HOME_VARIABLE: str(folder), **TERMINAL}


class OnTerminal:
    """A running program; `start` gives it and ends it."""

    def __init__(self, process: "subprocess.Popen[bytes]", ours: int) -> None:
        self.process = process
        self.began = time.perf_counter()
        self._ours = ours
        self._read_at = self.began
        self._seen = b""

    @classmethod
    @contextmanager
    def start(cls, arguments: list[str], environment: Mapping[str, str]) -> Iterator["OnTerminal"]:
        """Run `voice-interviewer ARGUMENTS` as the leader of a session of this terminal, as a shell would."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        program = cls(process, ours)
        try:
            yield program
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(30)
            program.close()

    def press(self, keys: bytes) -> float:
        """Type these bytes; gives when, on time.perf_counter's clock."""
        self._seen = b""
        at = time.perf_counter()
        os.write(self._ours, keys)
        return at

    def seconds_until(self, *texts: str, since: float, timeout_seconds: float = 30.0) -> float:
        """Seconds from `since` until all these texts have been painted, after what was last looked for."""
        return max(self._painted(texts, len(texts), timeout_seconds, since))

    def seconds_until_any(self, *texts: str, since: float, timeout_seconds: float = 30.0) -> float:
        """Seconds from `since` until one of these texts has been painted, after what was last looked for."""
        return min(self._painted(texts, 1, timeout_seconds, since))

    def _painted(self, texts: Sequence[str], least: int, timeout_seconds: float, since: float) -> list[float]:
        """Read on until so many of these were painted; what was painted after the last of those is kept."""
        seconds: dict[str, float] = {}
        while True:
            painted = ESCAPES.sub(b"", self._seen)
            ends = {
                text: painted.find(text.encode()) + len(text.encode()) for text in texts if text.encode() in painted
            }
            for text in ends:
                seconds.setdefault(text, self._read_at - since)
            if len(ends) >= least:
                self._seen = painted[sorted(ends.values())[least - 1] if least else 0 :]
                return list(seconds.values()) or [0.0]
            if not self._read(since + timeout_seconds - time.perf_counter()):
                shown = painted.decode(errors="replace")[-600:]
                raise RuntimeError(f"not painted within {timeout_seconds} s: {texts}; painted was: {shown}")

    def drain(self, seconds: float) -> str:
        """Read on for so long; gives what was painted."""
        self._seen = b""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if not self._read(left) and self.process.poll() is not None:
                break
        painted = ESCAPES.sub(b"", self._seen).decode(errors="replace")
        self._seen = b""
        return painted

    def read_until(
        self, holds: Callable[[], bool], timeout_seconds: float = 30.0, step_seconds: float = 0.005
    ) -> float:
        """When this held first (time.perf_counter), reading on meanwhile, so that the program never waits for us."""
        until = time.perf_counter() + timeout_seconds
        while not holds():
            if time.perf_counter() > until:
                raise RuntimeError("it did not come to hold")
            self._read(step_seconds)
        return time.perf_counter()

    def terminate(self) -> None:
        """Ask it politely to end."""
        self.process.send_signal(signal.SIGTERM)

    def close(self) -> None:
        """Close the terminal, as by its window; the program is told by a hang-up. Closing twice does nothing."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def _read(self, wait_seconds: float) -> bool:
        """Take in what was painted; False when nothing came in that time."""
        if self._ours < 0:
            self._wait_for_end(wait_seconds)
            return False
        if wait_seconds <= 0 or not select.select([self._ours], [], [], wait_seconds)[0]:
            return False
        with suppress(OSError):  # the program has ended
            self._seen += os.read(self._ours, READ_BYTES)
            self._read_at = time.perf_counter()
            return True
        self._wait_for_end(wait_seconds)
        return False

    def _wait_for_end(self, at_most_seconds: float) -> None:
        """Nothing will be painted any more; only its end is still to come."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, at_most_seconds))
