"""What a person waits for: --help, the first picture; and how much memory an interview takes."""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from voice_interviewer.paths import HOME_VARIABLE, Home

PROGRAM = (sys.executable, "-m", "voice_interviewer")
RUNS = 5


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """`--help` and first paint against an empty Python start in the same run; peak resident memory of an interview."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _home(Path(folder))
        bare = statistics.median(_seconds([sys.executable, "-c", "pass"], environment) for _ in range(RUNS))
        helped = statistics.median(_seconds([*PROGRAM, "--help"], environment) for _ in range(RUNS))
        painted = statistics.median(_first_paint(environment) for _ in range(RUNS))
        peak = _peak_megabytes(environment)
    return {
        "help_seconds": {"value": helped, "unit": "s", "baseline": bare, "n": RUNS},
        "first_paint_seconds": {"value": painted, "unit": "s", "baseline": bare, "n": RUNS},
        "interview_peak_memory": {"value": peak, "unit": "MB", "baseline": None, "n": 1},
    }


def _home(folder: Path) -> dict[str, str]:
    (folder / "models").symlink_to(Home.find().models)
    return {**os.environ, HOME_VARIABLE: str(folder), "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _first_paint(environment: dict[str, str]) -> float:
    """Seconds from start until the question's heading stands on a pseudo-terminal."""
    ours, theirs = pty.openpty()
    started = time.perf_counter()
    command = [*PROGRAM, "interview", "--candidate", "demo", "--voice", "none"]
    process = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        seen = b""
        while b"Voice Interviewer" not in seen:
            if not select.select([ours], [], [], 30)[0]:
                raise RuntimeError("the screen stayed empty for 30 s")
            seen += os.read(ours, 65536)
        return time.perf_counter() - started
    finally:
        process.kill()
        process.wait(30)
        os.close(ours)


def _peak_megabytes(environment: dict[str, str]) -> float:
    """Peak resident memory of a whole interview with the built-in candidate, neural voice and base model."""
    command = [*PROGRAM, "interview", "--plain", "--candidate", "demo", "--fast"]
    process = psutil.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        try:
            peak = max(peak, process.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        with suppress(psutil.TimeoutExpired):
            process.wait(0.05)
    if process.wait() != 0:
        raise RuntimeError("the interview with the built-in candidate failed")
    return peak / 1e6
