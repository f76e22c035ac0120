"""How soon the microphone is free, and the program gone, when the person leaves in the middle of something.

On the virtual cards of tests/device. BENCH_LEAVES says how often each place is left in each way (5).
"""

import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.benchmarks.answers import answers, voice_notes
from tests.benchmarks.on_terminal import OnTerminal, make_home
from tests.device.cards import MICROPHONE, SPEAKER, SoundCards
from voice_interviewer.core.sound.audio import SAMPLE_RATE

SPOKEN_SECONDS = 90
"""What is said into the microphone meanwhile; nobody comes to its end."""

TARGET_SECONDS = 0.5
LOOK_SECONDS = 0.002
INTERVIEW = ["interview", "--question", "bias-variance", "--voice", "none"]
ON_THE_CARDS = ["--microphone", MICROPHONE, "--speaker", SPEAKER]
WAYS: dict[str, Callable[[OnTerminal], object]] = {
    "q": lambda program: program.press(b"q"),
    "ctrl-q": lambda program: program.press(b"\x11"),
    "sigterm": OnTerminal.terminate,
    "closed": OnTerminal.close,
}


@dataclass(slots=True)
class _Seen:
    """What was seen over all that was left."""

    free: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Seconds to a free microphone, by place and by way."""
    gone: list[float] = field(default_factory=list)
    """Seconds to the end of the program, where the way leads out of it."""
    kept: list[bool] = field(default_factory=list)
    """Whether the recording of a begun answer was kept."""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Left in mid-answer, in a pause, in the sound check, and while the last words are transcribed; in four ways.

    The baseline is the target.
    """
    times = int(os.environ.get("BENCH_LEAVES", "5"))
    seen = _Seen()
    cards = SoundCards.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            spoken = Path(folder) / "spoken.wav"
            (samples,) = answers(voice_notes(data), SPOKEN_SECONDS, 1)
            soundfile.write(spoken, samples, SAMPLE_RATE)
            for number in range(times):
                for place in ("answer", "pause", "check", "transcribing"):
                    for way in WAYS:
                        _leave(cards, spoken, Path(folder) / f"{place}-{way}-{number}", place, way, seen)
    finally:
        cards.stop()
    every = [each for name in ("answer", "pause", "check") for each in seen.free[name]]
    return {
        "microphone_free_p95": _row(np.percentile(every, 95), len(every)),
        "microphone_free_max": _row(max(every), len(every)),
        **{f"microphone_free_{name}_max": _row(max(each), len(each)) for name, each in sorted(seen.free.items())},
        "program_gone_p95": _row(np.percentile(seen.gone, 95), len(seen.gone)),
        "program_gone_max": _row(max(seen.gone), len(seen.gone)),
        "left_recordings_kept": {
            "value": float(np.mean(seen.kept)),
            "unit": "share",
            "baseline": None,
            "n": len(seen.kept),
        },
    }


def _leave(cards: SoundCards, spoken: Path, home: Path, place: str, way: str, seen: _Seen) -> None:
    """Go there, leave in this way, and note what is seen."""
    env = make_home(home, 'patience = "key"\n') | cards.env
    checking = place == "check"
    if checking:
        (home / "settings.toml").write_text(f'microphone = "{MICROPHONE}"\nspeaker = "{SPEAKER}"\n')
    others = cards.recordings
    arguments = [] if checking else [*INTERVIEW, *ON_THE_CARDS]
    with OnTerminal.start(arguments, env) as program, cards.speaking(spoken):
        _go_to(place, program, lambda: bool(cards.recordings - others))
        at = time.perf_counter()
        WAYS[way](program)
        free = program.read_until(lambda: not cards.recordings - others, step_seconds=LOOK_SECONDS) - at
        if place != "transcribing":  # the microphone was free before
            seen.free[place].append(free)
            seen.free[way].append(free)
        if way == "q":
            if not checking:
                program.seconds_until("Kept in", since=at)
            program.press(b"\x11")
        gone = program.read_until(lambda: program.process.poll() is not None, step_seconds=LOOK_SECONDS) - at
        if way != "q":
            seen.gone.append(gone)
    if not checking:
        seen.kept.append(any(each.stat().st_size > SAMPLE_RATE for each in home.rglob("answer-01.flac")))


def _go_to(place: str, program: OnTerminal, is_recording: Callable[[], bool]) -> None:
    if place == "check":
        program.seconds_until("Microphone and speaker", since=program.began)
        program.read_until(is_recording)
        program.drain(1.0)
        return
    program.seconds_until("LISTENING", since=program.began)
    program.drain(3.0)
    if place == "pause":
        program.seconds_until("PAUSED", since=program.press(b"p"))
        program.drain(0.3)
    if place == "transcribing":
        program.drain(2.0)
        program.seconds_until("TRANSCRIBING", since=program.press(b"\r"))


def _row(seconds: float, count: int) -> dict[str, Any]:
    return {"value": float(seconds), "unit": "s", "baseline": TARGET_SECONDS, "n": count}
