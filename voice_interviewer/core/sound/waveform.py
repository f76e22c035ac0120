"""What a recording looks like in a row of columns: how loud each is, and whether somebody speaks in it."""

from collections.abc import Sequence

import numpy as np

from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.sound.units import Span

FULL_PERCENTILE = 99.0
"""The column louder than this share of all columns fills the height: one cough must not make the speech flat."""

FAINTEST_FULL_SCALE = 200.0
"""Absolute 16-bit sample value (-44 dBFS) that fills the height at least: a silent recording stays flat."""


def column_peaks(samples: Samples, columns: int) -> tuple[float, ...]:
    """The loudest sample of each of so many equal stretches of a recording, shape (n,), 0 to 1 of what is loud in it.

    Columns beyond the last sample are 0.
    """
    if columns <= 0:
        return ()
    if samples.size == 0:
        return (0.0,) * columns
    edges = np.linspace(0, samples.size, columns + 1).astype(np.int64)[:-1]
    loudest = np.maximum.reduceat(samples, edges).astype(np.float64)
    lowest = np.minimum.reduceat(samples, edges).astype(np.float64)
    peaks = np.maximum(loudest, -lowest)
    full = max(FAINTEST_FULL_SCALE, float(np.percentile(peaks, FULL_PERCENTILE)))
    return tuple(float(each) for each in np.clip(peaks / full, 0.0, 1.0))


def column_speech(speech: Sequence[Span], seconds: float, columns: int) -> tuple[bool, ...]:
    """Whether each of so many equal stretches of a recording of this length (seconds) has any voice activity."""
    spoken = [False] * max(0, columns)
    if seconds <= 0.0:
        return tuple(spoken)
    for span in speech:
        first = column_at(span.start, seconds, columns)
        last = column_at(max(span.start, span.end - 1e-9), seconds, columns)
        spoken[first : last + 1] = [True] * (last + 1 - first)
    return tuple(spoken)


def column_at(at: float, seconds: float, columns: int) -> int:
    """The column in which a time (seconds) of a recording of this length lies, from 0, inside the row."""
    if seconds <= 0.0:
        return 0
    return min(max(0, columns - 1), max(0, int(at / seconds * columns)))


def time_at(column: int, seconds: float, columns: int) -> float:
    """When a column begins (seconds from the start of the recording)."""
    return seconds * min(max(0, column), columns) / max(1, columns)
