"""The program in a terminal of its own (tmux), as a person sees and drives it."""

import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

LOOK_SECONDS = 0.1
"""How often the screen is looked at while something is waited for."""

CHECKOUT = Path(__file__).parents[2]


class Terminal:
    """One program in one terminal; `start` gives it, and ends it with all that runs in it."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        settings = folder / "tmux.conf"
        settings.write_text("set -g default-shell /bin/sh\nset -g history-limit 5000\n")
        self._tmux_command = ["tmux", "-u", "-S", str(folder / "socket"), "-f", str(settings)]
        self._env = {name: value for name, value in env.items() if name != "TMUX"}
        self._exit_file = folder / "exit"
        self._closed = False

    @classmethod
    @contextmanager
    def start(
        cls, arguments: Sequence[str], *, env: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> Iterator["Terminal"]:
        """Run `voice-interviewer ARGUMENTS` in a terminal of so many columns and lines, in exactly this environment."""
        with TemporaryDirectory(prefix="vi-terminal-") as folder:
            terminal = cls(Path(folder), env)
            program = shlex.join([sys.executable, "-m", "voice_interviewer", *arguments])
            program += f"; echo $? >{terminal._exit_file}; exec cat >/dev/null"  # so what it printed stays
            columns, lines = size
            terminal._tmux("new-session", "-d", "-x", str(columns), "-y", str(lines), "-c", str(CHECKOUT), program)
            try:
                yield terminal
            finally:
                terminal.close()

    def text(self) -> str:
        """What stands in the terminal now; a line too long for it is one line here."""
        return self._tmux("capture-pane", "-p", "-J")

    def history(self) -> str:
        """All that a program without screens has printed, and what a program with them left behind."""
        return self._tmux("capture-pane", "-p", "-J", "-S", "-")

    def press(self, *keys: str) -> None:
        """Press keys, in tmux's names: `Enter`, `C-q`, `q`."""
        self._tmux("send-keys", *keys)

    def wait_for(self, *wanted: str, seconds: float = 60.0) -> str:
        """The terminal's text, as soon as it shows one of these; fails with what it shows when that takes too long."""
        return self.wait_until(lambda text: any(each in text for each in wanted), " or ".join(wanted), seconds)

    def wait_until(self, holds: Callable[[str], bool], wanted: str, seconds: float = 60.0) -> str:
        """The terminal's text as soon as this holds for it; fails when it takes too long or the program has ended."""
        deadline, tick = time.monotonic() + seconds, threading.Event()
        while not holds(text := self.text()):
            exit_code = self.exit_code()
            if exit_code is not None and not holds(text := self.text()):
                raise AssertionError(f"the program ended ({exit_code}) before it showed {wanted}:\n{text}")
            assert time.monotonic() < deadline, f"no {wanted} within {seconds} s:\n{text}"
            tick.wait(LOOK_SECONDS)
        return text

    def exit_code(self) -> int | None:
        """How the program ended, as a shell counts it (a signal above 128); None while it runs."""
        told = self._exit_file.read_text() if self._exit_file.exists() else ""
        return int(told) if told.endswith("\n") else None

    def wait_for_exit(self, seconds: float = 60.0) -> int:
        """How the program ended; fails with what the terminal shows when it does not end."""
        deadline, tick = time.monotonic() + seconds, threading.Event()
        while (exit_code := self.exit_code()) is None:
            assert time.monotonic() < deadline, f"still running after {seconds} s:\n{self.text()}"
            tick.wait(LOOK_SECONDS)
        return exit_code

    def close(self) -> None:
        """Close the terminal as by its window: the program is told by a hang-up. Closing twice does nothing."""
        if not self._closed:
            self._closed = True
            self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._tmux_command, *arguments], env=self._env, capture_output=True, text=True, check=False, timeout=30
        )
        assert done.returncode == 0, f"tmux {' '.join(arguments)}: {done.stderr}"
        return done.stdout
