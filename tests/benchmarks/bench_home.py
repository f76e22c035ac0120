"""How soon home, the recordings and a search stand on the terminal where 2,000 sessions are kept."""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.bench_library import RARE, SESSIONS, fill, library_of
from tests.benchmarks.on_terminal import OnTerminal, make_home

RUNS = 5
PICTURE = "What would you like to do?"
LAST, DUE = "Last time", "•"
ANSWERED = "5 answers"
"""Of the last session: home's facts have been read."""

COMMON = "the model th"
OPEN_SECONDS, SEARCH_SECONDS = 0.5, 0.2
"""Targets."""

REST_SECONDS = 1.0
"""Between two keys, so that nothing of the former is still under way."""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """From the start of the program, its index being there, with the empty home as baseline; then from key to picture.

    A search is measured from its last letter, with the wait for another letter; its baseline is the target, as that of
    the way back to home.
    """
    with tempfile.TemporaryDirectory() as folder:
        empty, full = make_home(Path(folder) / "empty"), make_home(Path(folder) / "full")
        fill(Path(folder) / "full")
        for _ in range(2):  # what was written just now is read once more
            library_of(Path(folder) / "full").list()
        without, seen = _opened(empty, "Nothing"), defaultdict(list)
        for _ in range(RUNS):
            for name, seconds in _walked(full).items():
                seen[name].append(seconds)
    medians = {name: statistics.median(each) for name, each in seen.items()}
    baselines = {
        **without,
        "home_again_seconds": OPEN_SECONDS,
        "recordings_open_seconds": OPEN_SECONDS,
        "search_to_list_rare_seconds": SEARCH_SECONDS,
        "search_to_list_common_seconds": SEARCH_SECONDS,
    }
    metrics = {
        name: {"value": value, "unit": "s", "baseline": baselines[name], "n": RUNS} for name, value in medians.items()
    }
    over = medians["home_due_seconds"] - without["home_due_seconds"]
    metrics["home_over_empty_seconds"] = {"value": over, "unit": "s", "baseline": OPEN_SECONDS, "n": RUNS}
    return metrics


def _opened(env: Mapping[str, str], fact: str) -> dict[str, float]:
    """Medians of seconds from the start to home's picture, to what was done last, and to what is due."""
    seen = defaultdict(list)
    for _ in range(RUNS):
        with OnTerminal.start([], env) as program:
            for name, seconds in _watched(program, fact).items():
                seen[name].append(seconds)
    return {name: statistics.median(each) for name, each in seen.items()}


def _watched(program: OnTerminal, fact: str) -> dict[str, float]:
    since = program.began
    return {
        "home_picture_seconds": program.seconds_until(PICTURE, since=since),
        "home_facts_seconds": program.seconds_until(fact, since=since),
        "home_due_seconds": program.seconds_until(DUE, since=since),
    }


def _walked(env: Mapping[str, str]) -> dict[str, float]:
    """Home, the recordings, two searches, and home again."""
    with OnTerminal.start([], env) as program:
        seen = _watched(program, ANSWERED)
        seen["recordings_open_seconds"] = _after(program, b"e", f"{SESSIONS} sessions", "Recordings")
        for name, sought, found in (("rare", RARE, "Found in 1 place"), ("common", COMMON, "Found in 200 places")):
            _after(program, b"/", "")
            program.press(sought[:-1].encode())
            key = program.press(sought[-1:].encode())
            seen[f"search_to_list_{name}_seconds"] = program.seconds_until(found, since=key)
            _after(program, b"\x1b", "Recordings")
        seen["home_again_seconds"] = _after(program, b"\x1b", PICTURE, LAST, ANSWERED, DUE)
    return seen


def _after(program: OnTerminal, key: bytes, *texts: str) -> float:
    """Seconds from the key to these texts."""
    program.drain(REST_SECONDS)
    return program.seconds_until(*texts, since=program.press(key))
