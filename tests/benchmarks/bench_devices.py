"""Whether sound is lost on the way in while the machine is busy, and how soon it stops on the way out.

On the virtual cards of tests/device. The recording runs in real time: BENCH_RECORD_SECONDS says for how long (600).
"""

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards
from tests.device.signals import distance, write_spoken
from voice_interviewer.adapters.sound.microphone import Microphone
from voice_interviewer.adapters.sound.portaudio import portaudio
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.adapters.sound.speaker import Speaker
from voice_interviewer.core.sound.audio import Samples, to_float
from voice_interviewer.paths import Home

MODEL = "whisper-base"
THREADS = 2
STOPS = 20
STARTS = 10
TONE_RATE = 24_000
TONE_SECONDS = 3.0


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Samples lost while transcribing, and the times to the first sound and to silence."""
    seconds = float(os.environ.get("BENCH_RECORD_SECONDS", "600"))
    with _cards() as cards:
        return {**_recording(cards, data, seconds), **_stopping(cards), **_starting(cards)}


def _recording(cards: SoundCards, data: Path, seconds: float) -> dict[str, dict[str, Any]]:
    speech = read_recording(data / "audio" / "jfk.flac")
    with tempfile.TemporaryDirectory() as folder, _transcribing(speech) as rounds:
        played = write_spoken(Path(folder) / "spoken.wav", seconds, speech)
        recording = FlacRecording(Path(folder) / "answer-01.flac")
        with Microphone(MICROPHONE).listen(None) as capture:
            while not capture.read().size:
                pass
            with cards.speaking(Path(folder) / "spoken.wav") as process:
                while process.poll() is None:
                    recording.write(capture.read())
                recording.write(capture.read())
            dropped = capture.dropped_samples
        recording.close()
        missing = played - distance(read_recording(Path(folder) / "answer-01.flac"))
        transcribed = len(rounds)
    return {
        "microphone_dropped_samples": _row(dropped, "samples", round(seconds)),
        "microphone_missing_samples": _row(missing, "samples", round(seconds)),
        "microphone_load_transcriptions": _row(transcribed, "times", round(seconds)),
    }


def _stopping(cards: SoundCards) -> dict[str, dict[str, Any]]:
    silent_after, returned_after = [], []
    with cards.record_speaker() as heard:
        for _ in range(STOPS):
            playing = Speaker(SPEAKER).play([_tone()], TONE_RATE)
            for played in playing:
                if played > 0.3:
                    break
            asked = time.monotonic()
            playing.close()  # type: ignore[attr-defined]
            returned_after.append(time.monotonic() - asked)
            assert heard.wait_for_silence(0.2, timeout_seconds=5)
            silent_after.append((heard.last_sound_time() or asked) - asked)
    return {
        "speaker_stop_to_silence_p95": _row(_milliseconds(silent_after, 95), "ms", STOPS),
        "speaker_stop_to_silence_median": _row(_milliseconds(silent_after, 50), "ms", STOPS),
        "speaker_stop_returns_p95": _row(_milliseconds(returned_after, 95), "ms", STOPS),
    }


def _starting(cards: SoundCards) -> dict[str, dict[str, Any]]:
    heard_after = []
    for _ in range(STARTS):
        with cards.record_speaker() as heard:
            asked = time.monotonic()
            for _played in Speaker(SPEAKER).play([_tone()[:TONE_RATE]], TONE_RATE):
                pass
            assert heard.wait_for_silence(0.2, timeout_seconds=5)
            heard_after.append((heard.first_sound_time() or asked) - asked)
    return {"speaker_play_to_first_sound_p95": _row(_milliseconds(heard_after, 95), "ms", STARTS)}


def _tone() -> "np.ndarray[Any, np.dtype[np.float32]]":
    at = np.arange(int(TONE_SECONDS * TONE_RATE)) / TONE_RATE
    return (0.5 * np.sin(2 * np.pi * 440 * at)).astype(np.float32)


@contextmanager
def _transcribing(speech: Samples) -> Iterator[list[None]]:
    """Transcribe without a break meanwhile, on a thread as the program does; the list grows by one each time."""
    from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber

    transcriber = WhisperTranscriber(Home.find().models / MODEL, cpu_threads=THREADS)
    rounds: list[None] = []
    signal, done = to_float(speech), threading.Event()

    def transcribe() -> None:
        while not done.is_set():
            transcriber.transcribe(signal, "")
            rounds.append(None)

    thread = threading.Thread(target=transcribe, name="load")
    thread.start()
    try:
        yield rounds
    finally:
        done.set()
        thread.join()


@contextmanager
def _cards() -> Iterator[SoundCards]:
    cards = SoundCards.start()
    before = {name: os.environ.get(name) for name in cards.env}
    os.environ.update(cards.env)
    try:
        portaudio().devices(rescan=True)
        yield cards
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        cards.stop()


def _milliseconds(times: list[float], percentile: float) -> float:
    return round(float(np.percentile(times, percentile)) * 1000, 1)


def _row(value: float, unit: str, count: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": None, "n": count}
