"""Notices when PulseAudio or PipeWire quietly moves a recording from an unplugged microphone to another source."""

import json
import os
import shutil
import subprocess
import threading
import time

ASK_SECONDS = 0.5
"""At most so often is the server asked."""

ANSWER_SECONDS = 2.0
"""How long it may take to answer."""


class SourceWatch:
    """Whether this process still records from the sources it recorded from when the watch was made.

    The server is asked through its own tool, `pactl`, on a thread of the watch's own; where there is none, or it does
    not answer, nothing is ever reported as moved.
    """

    def __init__(self) -> None:
        self._first: frozenset[int] = frozenset()
        self._now: frozenset[int] = frozenset()
        self._asking: threading.Thread | None = None
        self._asked_at = 0.0
        self._pactl = shutil.which("pactl")

    def begin(self) -> None:
        """Note, soon, where the recording comes from."""
        self._ask()

    def moved(self) -> bool:
        """Whether it comes from elsewhere as far as is known now; returns at once and has the server asked again."""
        if self._first and self._now and self._first.isdisjoint(self._now):
            return True
        self._ask()
        return False

    def hangs(self) -> bool:
        """Whether there is a server that could be asked, and it does not answer; blocks at most ANSWER_SECONDS."""
        if self._pactl is None:
            return False
        try:
            quiet = subprocess.DEVNULL
            command = [self._pactl, "info"]
            subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=ANSWER_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return True
        except OSError:
            return False
        return False

    def _ask(self) -> None:
        waiting = self._asking is not None and self._asking.is_alive()
        if self._pactl is None or waiting or time.monotonic() - self._asked_at < ASK_SECONDS:
            return
        self._asked_at = time.monotonic()
        self._asking = threading.Thread(target=self._answer, args=(self._pactl,), name="sound-server", daemon=True)
        self._asking.start()

    def _answer(self, pactl: str) -> None:
        sources = _recorded_sources(pactl)
        if not self._first:
            self._first = sources
        self._now = sources


def _recorded_sources(pactl: str) -> frozenset[int]:
    try:
        told = subprocess.run(
            [pactl, "--format=json", "list", "source-outputs"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=ANSWER_SECONDS,
            check=True,
        ).stdout
        streams = json.loads(told or b"[]")
        own = str(os.getpid())
        return frozenset(
            int(stream["source"])
            for stream in streams
            if stream.get("properties", {}).get("application.process.id") == own
        )
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, AttributeError, TypeError):
        return frozenset()  # no such server, or one that talks otherwise: there is nothing to know
