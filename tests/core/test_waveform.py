"""Columns of a recording: loud where it is loud, voiced where somebody speaks, each at its time."""

import numpy as np
import pytest

from tests.scripted import hush, said, tone
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.waveform import column_at, column_peaks, column_speech, time_at


def test_loud_columns_are_high_and_quiet_ones_low() -> None:
    peaks = column_peaks(said(tone(2), hush(1), tone(1)), 40)
    assert min(*peaks[:19], *peaks[31:]) > 0.95
    assert max(peaks[21:29]) < 0.05


def test_a_single_loud_sample_does_not_flatten_the_rest() -> None:
    samples = tone(10)
    samples[5] = -32768
    assert np.median(column_peaks(samples, 200)) > 0.9


def test_silence_stays_flat_and_nothing_is_nothing() -> None:
    assert max(column_peaks(hush(1), 10)) < 0.1
    assert column_peaks(hush(0), 3) == (0.0, 0.0, 0.0)
    assert column_peaks(tone(1), 0) == ()
    assert len(column_peaks(tone(0.001), 60)) == 60


def test_speech_fills_the_columns_it_touches() -> None:
    assert column_speech((Span(1.0, 2.0), Span(3.95, 4.0)), 4.0, 8) == (
        False, False, True, True, False, False, False, True,
    )  # fmt: skip
    assert column_speech((Span(0.0, 1.0),), 0.0, 2) == (False, False)


@pytest.mark.parametrize("columns", [1, 7, 80])
def test_columns_and_times_meet(columns: int) -> None:
    for column in range(columns):
        assert column_at(time_at(column, 12.5, columns) + 1e-6, 12.5, columns) == column
    assert column_at(99.0, 12.5, columns) == columns - 1
    assert column_at(-1.0, 12.5, columns) == 0
