"""Runs a downloader as a child process: its lines as they come, and its end when it hangs or the person stops it."""

import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

KEPT_LINES = 40
"""How many of the last lines are kept to say why a child failed."""
POLL_SECONDS = 0.1
"""How often the wish to stop is looked at."""


class Stopped(Exception):  # noqa: N818  # the person's wish, not an error
    """The person asked to stop."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child process ended."""

    code: int
    """Exit code; negative where a signal ended it."""
    last_lines: tuple[str, ...]
    """What it printed last, on either stream."""
    hung: bool
    """True if it printed nothing for longer than allowed, and was ended for it."""


def run_child(
    command: Sequence[str],
    environment: Mapping[str, str],
    on_line: Callable[[str], None],
    cancelled: threading.Event,
    silence_seconds: float,
) -> Ended:
    """Run a command to its end, handing each printed line to `on_line`; no child outlives this call.

    The child's standard input stays open and empty, so that one which watches it sees the end of this process.
    Raises Stopped once `cancelled` is set, and OSError where the command cannot be started.
    """
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process, lines), name="child-output", daemon=True)
    reader.start()
    last_lines: deque[str] = deque(maxlen=KEPT_LINES)
    hung = False
    try:
        heard_at = time.monotonic()
        while True:
            if cancelled.is_set():
                raise Stopped
            try:
                line = lines.get(timeout=POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() - heard_at > silence_seconds:
                    hung = True
                    break
                continue
            if line is None:
                break
            heard_at = time.monotonic()
            last_lines.append(line)
            on_line(line)
    finally:
        if hung or (process.poll() is None and reader.is_alive()):
            process.kill()
        code = process.wait()
        reader.join()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
    return Ended(code, tuple(last_lines), hung)


def _read(process: "subprocess.Popen[str]", lines: "queue.SimpleQueue[str | None]") -> None:
    """Pass on every line; None marks the end."""
    if process.stdout is not None:
        for line in process.stdout:
            lines.put(line.rstrip())
    lines.put(None)
