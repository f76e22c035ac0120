"""How soon a key shows on the screen while Whisper transcribes what is being said, on a pseudo-terminal.

BENCH_KEY_SECONDS says for how long keys are pressed (150).
"""

import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import soundfile

from tests.benchmarks.answers import answers, voice_notes
from tests.benchmarks.on_terminal import OnTerminal, make_home
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples

SPOKEN_SECONDS = 150
QUESTIONS = 12
"""More than are reached: an answer of nothing but room noise is over after 20 s."""

NOISE_SIZE = 10
"""Of 32,768: a quiet room."""

BUSY_CORES = 0.7
"""Used by the program in the tenth of a second before a key: Whisper is at work. The screen alone uses a third."""

BUSY_WITHIN_SECONDS = 0.1
REST_SECONDS = (0.08, 0.35)
"""Between two keys: at random, or keys would keep step with the screen's own rhythm."""

PAUSE_EVERY = 6
"""So many pairs of keys that show and hide the hint to one that pauses and goes on."""

BLANK = " " * 100
"""Painted where the hint stood, whose line is 106 columns wide on this terminal; hardly ever painted otherwise."""

TARGET_MS = 50.0
FLOORS = ("LISTENING", "THINKING", "ENDING", "YOUR TURN")


@dataclass(slots=True)
class _Pressed:
    """Milliseconds from a key to its paint."""

    hint: list[float] = field(default_factory=list)
    pause: list[float] = field(default_factory=list)
    """To the word that the key was pressed."""
    paused: list[float] = field(default_factory=list)
    """To the pause itself, or to its end."""
    busy: list[float] = field(default_factory=list)
    """Those of the hint that were pressed while Whisper was at work."""
    missed: int = 0


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """The hint's key all the while, that key while Whisper is at work alone, and the key of the pause.

    The hint is the screen's own doing; the pause goes by way of the thread that listens. The baseline is the same while
    there is nothing but a quiet room.
    """
    seconds = float(os.environ.get("BENCH_KEY_SECONDS", "150"))
    (speech,) = answers(voice_notes(data), SPOKEN_SECONDS, 1)
    room = np.random.default_rng(1).standard_normal(SPOKEN_SECONDS * SAMPLE_RATE) * NOISE_SIZE
    spoken, quiet = _pressed(speech, seconds), _pressed(room.astype(np.int16), seconds / 2)
    rows: dict[str, dict[str, Any]] = {}
    for name, pressed, baseline in (
        ("key_to_paint", spoken.hint, quiet.hint),
        ("key_to_paint_busy", spoken.busy, quiet.hint),
        ("key_to_pause_word", spoken.pause, quiet.pause),
        ("key_to_pause", spoken.paused, quiet.paused),
    ):
        for part, percentile in (("median", 50), ("p99", 99), ("max", 100)):
            rows[f"{name}_{part}"] = {
                "value": float(np.percentile(pressed, percentile)),
                "unit": "ms",
                "baseline": float(np.percentile(baseline, percentile)),
                "n": len(pressed),
            }
    over = [each for each in spoken.hint if each > TARGET_MS]
    rows["key_to_paint_late"] = {
        "value": len(over) / len(spoken.hint),
        "unit": "share",
        "baseline": sum(each > TARGET_MS for each in quiet.hint) / len(quiet.hint),
        "n": len(spoken.hint),
    }
    return rows


def _pressed(samples: Samples, seconds: float) -> _Pressed:
    """Press keys for so long while this is said in an interview at real time."""
    chance, pressed = np.random.default_rng(2), _Pressed()
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.wav"
        soundfile.write(said, samples, SAMPLE_RATE)
        arguments = ["interview", "--voice", "none", "--candidate", str(said), "--count", str(QUESTIONS)]
        with OnTerminal.start(arguments, make_home(Path(folder) / "home")) as program:
            program.seconds_until("YOUR TURN", since=program.began)
            program.drain(8.0)  # the models are loaded, and the first words understood
            until, pairs = time.perf_counter() + seconds, 0
            while time.perf_counter() < until:
                pairs += 1
                if pairs % PAUSE_EVERY:
                    _press(program, pressed, b"h", ("Hint: ",), chance)
                    _press(program, pressed, b"h", (BLANK,), chance)
                else:
                    _press(program, pressed, b"p", ("pausing",), chance, ("PAUSED",))
                    _press(program, pressed, b"p", ("one moment",), chance, FLOORS)
    return pressed


def _press(
    program: OnTerminal,
    pressed: _Pressed,
    key: bytes,
    shows: tuple[str, ...],
    chance: np.random.Generator,
    does: tuple[str, ...] = (),
) -> None:
    """Press this key after a while, and note how soon one of these texts is painted, and then one of what it `does`.

    While an answer ends and the next question is asked nothing is pressed.
    """
    painted = program.drain(float(chance.uniform(*REST_SECONDS)))
    before, since = _processor_seconds(program), time.perf_counter()
    painted += program.drain(BUSY_WITHIN_SECONDS)
    busy = (_processor_seconds(program) - before) / (time.perf_counter() - since)
    if "TRANSCRIBING" in painted:
        program.drain(3.0)
        pressed.missed += 1
        return
    at = program.press(key)
    try:
        milliseconds = 1000 * program.seconds_until_any(*shows, since=at, timeout_seconds=2.0)
    except RuntimeError:  # the answer ended in this very moment, or the hint is the other way round
        pressed.missed += 1
        return
    if does:
        pressed.pause.append(milliseconds)
        pressed.paused.append(1000 * program.seconds_until_any(*does, since=at))
        return
    pressed.hint.append(milliseconds)
    if busy > BUSY_CORES:
        pressed.busy.append(milliseconds)


def _processor_seconds(program: OnTerminal) -> float:
    times = psutil.Process(program.process.pid).cpu_times()
    return float(times.user + times.system)
