"""Sounds whose way through a sound card can be followed to the sample."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples

CHIRP_SAMPLES = SAMPLE_RATE // 4
EDGE_SAMPLES = SAMPLE_RATE // 2
"""Silence before the first chirp, and from the last chirp's start to the end."""

Signal = npt.NDArray[np.float64]


def first_chirp() -> Signal:
    """A quarter of a second of rising pitch, half of full scale."""
    return _chirp(300, 1500)


def last_chirp() -> Signal:
    """A quarter of a second of falling pitch."""
    return _chirp(3000, 1800)


def write_spoken(path: Path, seconds: float, between: Samples | None = None) -> int:
    """Write a recording with a chirp at its begin and another these seconds later; gives the samples between the two.

    What lies between is soft: the given sound again and again, or a hum.
    """
    signal = np.zeros(int((seconds + 1.0) * SAMPLE_RATE), dtype=np.float64)
    first, last = EDGE_SAMPLES, EDGE_SAMPLES + int(seconds * SAMPLE_RATE)
    room = last - first - 2 * CHIRP_SAMPLES
    hum = 0.05 * np.sin(2 * np.pi * 200 * np.arange(room) / SAMPLE_RATE)
    signal[first + CHIRP_SAMPLES :][:room] = hum if between is None else np.resize(between / 65_536.0, room)
    signal[first:][:CHIRP_SAMPLES] = first_chirp()
    signal[last:][:CHIRP_SAMPLES] = last_chirp()
    soundfile.write(path, signal, SAMPLE_RATE, subtype="PCM_16")
    return last - first


def distance(samples: Samples) -> int:
    """Samples from the first chirp to the last, as they arrived."""
    return position(samples, last_chirp()) - position(samples, first_chirp())


def position(samples: Samples, pattern: Signal) -> int:
    """Where the pattern begins, by the highest correlation."""
    size = 1 << (samples.size + pattern.size - 1).bit_length()
    spectrum = np.fft.rfft(samples.astype(np.float64), size) * np.conj(np.fft.rfft(pattern, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: samples.size]))


def _chirp(low: float, high: float) -> Signal:
    at = np.arange(CHIRP_SAMPLES) / SAMPLE_RATE
    return np.asarray(0.5 * np.sin(2 * np.pi * (low * at + (high - low) * at**2 / 0.5)), dtype=np.float64)
