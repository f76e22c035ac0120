"""How far the pitch and its spread lie from what a trained tracker finds, and what measuring a voice costs."""

import time
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.answers import cut, voice_notes
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.core.delivery.pitch import track_pitch
from voice_interviewer.core.delivery.voice import measure_voice
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_float
from voice_interviewer.core.sound.audio_quality import audio_quality

GROSS_SEMITONES = 1.0
VOICED_CONFIDENCE = 0.5
"""From here SwiftF0 calls a frame voiced."""
SURE_CONFIDENCE = 0.75
"""Frames that its spread is taken from: below it many are octave errors."""
MIDDLE_DEVIATIONS = 2.563


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Over the voice notes, Lucier and JFK; the baseline of the cost is audio_quality, of the errors there is none."""
    from swift_f0 import SwiftF0

    reference = SwiftF0(threads=1)
    others = [(name, read_recording(data / "audio" / f"{name}.flac")) for name in ("lucier", "jfk")]
    gross, fine, spreads, medians = [], [], [], []
    seconds = cost = usual = 0.0
    for _, samples in (*voice_notes(data), *others):
        _, speech = cut(samples)
        track = track_pitch(samples, speech)
        found = reference.detect(to_float(samples), SAMPLE_RATE)
        known = np.interp(track.times, found.timestamps, found.pitch_hz)
        sure = np.interp(track.times, found.timestamps, found.confidence)
        both = ~np.isnan(track.pitch_hz) & (sure >= VOICED_CONFIDENCE)
        errors = np.abs(12.0 * np.log2(track.pitch_hz[both] / known[both]))
        gross.append(float(np.mean(errors > GROSS_SEMITONES)))
        fine.append(float(np.median(errors)))
        spread, took, quality_took = _measured(samples, speech)
        cost, usual, seconds = cost + took, usual + quality_took, seconds + samples.size / SAMPLE_RATE
        low, high = np.quantile(12.0 * np.log2(known[sure >= SURE_CONFIDENCE]), (0.1, 0.9))
        spreads.append(abs(spread - (high - low) / MIDDLE_DEVIATIONS))
        medians.append(abs(12.0 * np.log2(np.median(track.voiced_hz) / np.median(known[sure >= SURE_CONFIDENCE]))))
    return {
        "pitch_error_median": _row(float(np.mean(fine)), "semitones", None, len(fine)),
        "pitch_gross_error": _row(float(np.mean(gross)), "share", None, len(gross)),
        "pitch_median_error": _row(float(np.mean(medians)), "semitones", None, len(medians)),
        "pitch_spread_error": _row(float(np.median(spreads)), "semitones", None, len(spreads)),
        "voice_cost_two_minutes": _row(1000.0 * cost * 120.0 / seconds, "ms", 1000.0 * usual * 120.0 / seconds, 3),
    }


def _measured(samples: Samples, speech: Any) -> tuple[float, float, float]:
    """The pitch's spread, and the best of three times that measuring the voice and the recording took."""
    voice_took, quality_took = [], []
    for _ in range(3):
        began = time.perf_counter()
        audio = audio_quality(samples, speech)
        between = time.perf_counter()
        voice = measure_voice(samples, speech, audio)
        voice_took.append(time.perf_counter() - between)
        quality_took.append(between - began)
    assert voice.pitch_spread_semitones is not None
    return voice.pitch_spread_semitones, min(voice_took), min(quality_took)


def _row(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}
