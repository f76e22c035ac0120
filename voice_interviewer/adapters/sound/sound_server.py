"""Notices when PulseAudio or PipeWire quietly moves a recording from an unplugged microphone elsewhere, or hangs."""

import json
import os
import shutil
import subprocess
import threading
import time

ASK_SECONDS = 0.5
"""At most so often is the server asked."""

ANSWER_SECONDS = 2.0
"""How long it may take to answer before it is asked again."""

HANGS_SECONDS = 0.8
"""After so long without an answer it counts as hanging: one that runs answers within 0.1 s."""


class SourceWatch:
    """Whether this process still records from the sources it recorded from when the watch was made.

    The server is asked through its own tool, `pactl`, on a thread of the watch's own, so nobody waits for an answer;
    where there is none, or it does not answer, nothing is ever reported as moved.
    """

    def __init__(self) -> None:
        self._first: frozenset[int] = frozenset()
        self._now: frozenset[int] = frozenset()
        self._asking: threading.Thread | None = None
        self._asked_at = 0.0
        self._unanswered_since: float | None = None
        self._pactl = shutil.which("pactl")

    def ask(self) -> None:
        """Find out, soon, where the recording comes from now; the first time that is where it belongs."""
        waiting = self._asking is not None and self._asking.is_alive()
        if self._pactl is None or waiting or time.monotonic() - self._asked_at < ASK_SECONDS:
            return
        self._asked_at = time.monotonic()
        if self._unanswered_since is None:
            self._unanswered_since = self._asked_at
        self._asking = threading.Thread(target=self._answer, args=(self._pactl,), name="sound-server", daemon=True)
        self._asking.start()

    def moved(self) -> bool:
        """Whether it comes from elsewhere as far as is known now; returns at once and has the server asked again."""
        if self._first and self._now and self._first.isdisjoint(self._now):
            return True
        self.ask()
        return False

    def hangs(self) -> bool:
        """Whether a server that was asked has not answered for HANGS_SECONDS; returns at once."""
        since = self._unanswered_since
        return since is not None and time.monotonic() - since >= HANGS_SECONDS

    def _answer(self, pactl: str) -> None:
        try:
            sources = _recorded_sources(pactl)
        except subprocess.TimeoutExpired:
            return
        self._unanswered_since = None
        if not self._first:
            self._first = sources
        self._now = sources


def _recorded_sources(pactl: str) -> frozenset[int]:
    """What this process records from, none where that is not known; raises TimeoutExpired where nothing answers."""
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
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError, AttributeError, TypeError):
        return frozenset()  # no such server, or one that talks otherwise: there is nothing to know
