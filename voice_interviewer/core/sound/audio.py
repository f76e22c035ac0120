"""What sound is in this program: one rate, one sample format, and the level of it."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.units import SILENCE_DBFS

SAMPLE_RATE = 16_000
"""Samples a second, everywhere between the capture and the measures (Hz)."""

FRAME_SAMPLES = 480
"""Samples in one voice-activity frame: 30 ms, the longest that WebRTC VAD takes."""

FRAME_SECONDS = FRAME_SAMPLES / SAMPLE_RATE

Samples: TypeAlias = npt.NDArray[np.int16]
"""Mono recording samples, shape (n,), full scale ±32768."""

FloatSamples: TypeAlias = npt.NDArray[np.float32]
"""Mono samples for models and playback, shape (n,), full scale ±1.0."""


def to_float(samples: Samples) -> FloatSamples:
    """Scale int16 samples to float32 in [-1, 1)."""
    return samples.astype(np.float32) / np.float32(32768.0)


def to_samples(signal: npt.NDArray[np.floating[Any]]) -> Samples:
    """Scale float samples in [-1, 1] to int16, clipping what lies outside."""
    scaled: Samples = np.clip(np.rint(signal * 32768.0), -32768, 32767).astype(np.int16)
    return scaled


def level_dbfs(samples: Samples) -> float:
    """Root-mean-square level in dB relative to full scale (a full-scale square wave is 0 dBFS).

    Empty or all-zero input gives SILENCE_DBFS.
    """
    if samples.size == 0:
        return SILENCE_DBFS
    mean_square = float(np.mean(np.square(samples.astype(np.float64) / 32768.0)))
    if mean_square <= 0.0:
        return SILENCE_DBFS
    return max(SILENCE_DBFS, 10.0 * float(np.log10(mean_square)))
