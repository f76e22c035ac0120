"""How long a person waits for the result once an answer is over: the whole program, fed at real time."""

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.benchmarks.answers import answers, voice_notes
from voice_interviewer import bootstrap
from voice_interviewer.core.events import AnswerEnded, AnswerKept, Command, Listening
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_float
from voice_interviewer.interview.commands import Commands
from voice_interviewer.paths import HOME_VARIABLE, Home

LENGTHS = (30, 60, 120)
"""Seconds of the answers: one by key and one by patience each."""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Seconds from AnswerEnded to AnswerKept (on disk, assessed), and from then with plain faster-whisper instead."""
    from faster_whisper import WhisperModel

    folder = str(Home.find().models / "whisper-base")
    plain_model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=2)
    notes = voice_notes(data)
    metrics: dict[str, dict[str, Any]] = {}
    waits: list[float] = []
    sooner: list[float] = []
    for seconds in LENGTHS:
        (samples,) = answers(notes, seconds, 1)
        plain = _plain_seconds(plain_model, samples)
        for name, by_key in (("key", True), ("patience", False)):
            waited = _waited_seconds(samples, by_key=by_key)
            waits.append(waited)
            sooner.append(plain / waited)
            metrics[f"result_wait_{seconds}s_by_{name}"] = {"value": waited, "unit": "s", "baseline": plain, "n": 1}
    return metrics | {
        "result_wait_p95": {"value": float(np.percentile(waits, 95)), "unit": "s", "baseline": 1.5, "n": len(waits)},
        "result_sooner_least": {"value": min(sooner), "unit": "times", "baseline": 5.0, "n": len(sooner)},
    }


def _waited_seconds(samples: Samples, *, by_key: bool) -> float:
    """From the end of the answer to its result, in an interview of one question at real time."""
    with tempfile.TemporaryDirectory() as folder, _home(Path(folder)):
        recording = Path(folder) / "answer.wav"
        soundfile.write(recording, samples, SAMPLE_RATE)
        wishes = bootstrap.Wishes(candidate=str(recording), voice="none", questions=("bias-variance",))
        commands, ended_at = Commands(), 0.0
        said_seconds = samples.size / SAMPLE_RATE
        for event in bootstrap.prepare_interview(wishes, bool, print).interview.run(commands, threading.Event()):
            if by_key and isinstance(event, Listening) and event.seconds >= said_seconds:
                commands.send(Command.DONE)
            if isinstance(event, AnswerEnded):
                ended_at = time.perf_counter()
            if isinstance(event, AnswerKept):
                return time.perf_counter() - ended_at
    raise RuntimeError("the interview ended without an answer")


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """A home of its own with the models of the real one."""
    former = os.environ.get(HOME_VARIABLE)
    models = Home.find().models
    os.environ[HOME_VARIABLE] = str(folder / "home")
    (folder / "home").mkdir()
    (folder / "home" / "models").symlink_to(models)
    try:
        yield
    finally:
        if former is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = former


def _plain_seconds(model: Any, samples: Samples) -> float:
    """faster-whisper with its default options on the whole recording, words timed as ours are."""
    began = time.perf_counter()
    segments, _ = model.transcribe(to_float(samples), language="en", word_timestamps=True)
    for _segment in segments:
        pass
    return time.perf_counter() - began
