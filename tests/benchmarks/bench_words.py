"""How well an answer is transcribed while it is spoken, and how long its last word is waited for.

The waiting is measured against a clock that runs in real time while the transcriber works and skips the time in which
nothing is to be done: the same as feeding at real time, without the waiting.
"""

import json
import re
import statistics
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jiwer
import numpy as np

from tests.benchmarks.answers import CutSegment, answers, cut, transcribed, voice_notes
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, to_float
from voice_interviewer.core.transcript import Word, text_of
from voice_interviewer.interview.transcribing import TranscriptionWorker
from voice_interviewer.paths import Home

MODEL = "whisper-base"
THREADS = 2
PATIENCE_SECONDS = 2.2
"""Silence that ends an answer by patience."""
ANSWERS = {30: 8, 60: 4, 120: 3}
"""Answers of so many seconds: how many."""
IDLE_SECONDS = 0.05
"""The transcriber rests when it has not been called for so long."""
HESITATIONS = {"um", "uh", "uhm", "umm", "uhh", "erm", "er", "ah", "hm", "hmm", "mm", "mmm", "mhm"}
"""Left out on both sides: the voice notes' texts have none, and hearing one is no error."""


class _Watched:
    """A transcriber that tells whether it is at work."""

    def __init__(self, transcriber: WhisperTranscriber) -> None:
        self._transcriber = transcriber
        self._lock = threading.Lock()
        self._at_work = 0
        self._rested_at = time.perf_counter()

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        with self._lock:
            self._at_work += 1
        try:
            return self._transcriber.transcribe(samples, context, terms)
        finally:
            with self._lock:
                self._at_work -= 1
                self._rested_at = time.perf_counter()

    def rests(self, since: float) -> bool:
        """True when nothing is being done, nor was since then."""
        with self._lock:
            return not self._at_work and time.perf_counter() - max(self._rested_at, since) > IDLE_SECONDS


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Word error rates on the voice notes and waiting times by key and by patience; plain faster-whisper's beside."""
    from faster_whisper import WhisperModel

    folder = Home.find().models / MODEL
    transcriber = WhisperTranscriber(folder, cpu_threads=THREADS)
    transcriber.load()
    plain_model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS)
    notes = voice_notes(data)
    return {**_error_rates(data, notes, transcriber, plain_model), **_waiting(notes, transcriber, plain_model)}


def _error_rates(
    data: Path, notes: list[tuple[str, Samples]], transcriber: WhisperTranscriber, plain_model: Any
) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in (data / "audio" / "manifest.jsonl").read_text().splitlines()]
    texts = {Path(row["path"]).stem: row["text"] for row in rows}
    said, chunked, whole = [], [], []
    for name, samples in notes:
        said.append(normalised(texts[name]))
        chunked.append(normalised(_chunked_text(transcriber, samples)))
        whole.append(normalised(_plain(plain_model, samples)[0]))
    ours, theirs = jiwer.wer(said, chunked), jiwer.wer(said, whole)
    words = sum(len(text.split()) for text in said)
    return {
        "words_error_rate_chunked": {"value": ours, "unit": "of words", "baseline": theirs, "n": words},
        "words_error_points_worse": {"value": 100 * (ours - theirs), "unit": "points", "baseline": 1.0, "n": words},
    }


def _waiting(
    notes: list[tuple[str, Samples]], transcriber: WhisperTranscriber, plain_model: Any
) -> dict[str, dict[str, Any]]:
    by_key: list[float] = []
    by_patience: list[float] = []
    whole: list[float] = []
    metrics: dict[str, dict[str, Any]] = {}
    for seconds, count in ANSWERS.items():
        key, patience, plain = [], [], []
        for samples in answers(notes, seconds, count):
            plain.append(_plain(plain_model, samples)[1])
            key.append(waited_seconds(transcriber, samples))
            quiet = np.zeros(round(PATIENCE_SECONDS * SAMPLE_RATE), dtype=np.int16)
            patience.append(waited_seconds(transcriber, np.concatenate((samples, quiet))))
        for name, waits in (("key", key), ("patience", patience)):
            metrics[f"words_wait_p95_{seconds}s_by_{name}"] = {
                "value": _p95(waits), "unit": "s", "baseline": _p95(plain), "n": count,
            }  # fmt: skip
        by_key += key
        by_patience += patience
        whole += plain
    ratios = [theirs / ours for ours, theirs in zip(by_key + by_patience, whole * 2, strict=True)]
    key_ratios = ratios[: len(by_key)]
    metrics["words_wait_p95"] = {
        "value": _p95(by_key + by_patience), "unit": "s", "baseline": _p95(whole), "n": len(ratios),
    }  # fmt: skip
    metrics["words_sooner_than_plain_by_key"] = {
        "value": statistics.median(key_ratios), "unit": "times", "baseline": 1.0, "n": len(key_ratios),
    }  # fmt: skip
    metrics["words_sooner_than_plain"] = {
        "value": sum(whole) * 2 / sum(by_key + by_patience), "unit": "times", "baseline": 1.0, "n": len(ratios),
    }  # fmt: skip
    return metrics


def waited_seconds(transcriber: WhisperTranscriber, samples: Samples) -> float:
    """Seconds from the end of an answer, spoken at real time, to its last word."""
    segments, _ = cut(samples)
    watched = _Watched(transcriber)
    with TranscriptionWorker(watched) as worker:
        now = 0.0
        ends = samples.size / SAMPLE_RATE
        for segment in [*segments, CutSegment(ends, samples.size, samples[:0])]:
            at = segment.closed_seconds
            began = time.perf_counter()
            while (spent := time.perf_counter() - began) < at - now and not watched.rests(began):
                worker.wait(IDLE_SECONDS / 4)
                worker.poll()
            now = max(at, now + spent)
            worker.add(segment.start_sample, segment.samples)
        began = time.perf_counter()
        worker.finish()
        while not worker.finished:
            worker.wait(0.1)
            worker.poll()
        return time.perf_counter() - began


def _chunked_text(transcriber: WhisperTranscriber, samples: Samples) -> str:
    return text_of(transcribed(transcriber, samples))


def _plain(model: Any, samples: Samples) -> tuple[str, float]:
    """Text, and seconds it took, of faster-whisper with its default options on the whole recording."""
    began = time.perf_counter()
    segments, _ = model.transcribe(to_float(samples), language="en", word_timestamps=True)
    text = " ".join(segment.text for segment in segments)
    return text, time.perf_counter() - began


def normalised(text: str) -> str:
    """Lower case, numbers in words, no punctuation, no hesitations."""
    text = re.sub(r"(?<=\d),(?=\d)", "", text.lower().replace("\u2019", "'").replace("%", " percent "))
    text = re.sub(r"\d+", lambda number: f" {_in_words(int(number.group()))} ", text)
    return " ".join(word for word in re.sub(r"[^a-z ]", " ", text.replace("'", "")).split() if word not in HESITATIONS)


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return f"{_TENS[number // 10]} {_SMALL[number % 10] if number % 10 else ''}"
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{_in_words(number // size)} {name} {_in_words(rest) if rest else ''}"
    raise AssertionError("every number of 20 or more has a name")


def _p95(values: Sequence[float]) -> float:
    return float(np.percentile(values, 95))


__all__ = ["measure", "normalised", "waited_seconds"]
