"""The fundamental frequency of a voice along its recording, by autocorrelation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.sound.units import Span

RATE = SAMPLE_RATE // 2
"""Pitch lies far below 4 kHz: every two samples are added first (Hz)."""

HOP_SECONDS = 0.04
"""A value every 40 ms, four or five a syllable."""

WINDOW_SAMPLES = 400
"""50 ms, three periods of the lowest pitch and more, as Boersma (1993) asks for."""

LOWEST_HZ = 65.0
HIGHEST_HZ = 500.0
"""Between these speech is voiced: deep men's voices to children's."""

VOICED_STRENGTH = 0.7
"""Autocorrelation from which a frame's pitch is believed. Boersma (1993) calls frames voiced from 0.45; a spread takes
sure ones: of these, 2 % lie more than a semitone from what a trained tracker (SwiftF0) finds in real recordings, of
those 5 %. `tests/benchmarks/bench_pitch.py` measures it."""

OCTAVE_COST = 0.01
"""Strength that a candidate loses for each octave it lies lower (Boersma 1993)."""

FLOOR_SHARE, CEILING_SHARE = 0.75, 1.5
"""The second pass looks from the first quartile times the one to the third quartile times the other (De Looze & Hirst
2008): what lies outside were octave errors and creak."""

FFT_SAMPLES = 576
"""Long enough for a window and its lags without wrapping around."""

BLOCK_FRAMES = 128
"""Frames looked at together: five seconds, which stay in the processor's cache."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PitchTrack:
    """Pitch in the frames that are speech."""

    times: Floats
    """Middle of each frame, seconds from the start of the recording, shape (n,)."""
    pitch_hz: Floats
    """Fundamental frequency, Hz, shape (n,); NaN where the frame is not voiced."""
    strength: Floats
    """Autocorrelation at that period, 0 to 1, shape (n,)."""

    @property
    def voiced_hz(self) -> Floats:
        """The pitch of the voiced frames alone."""
        return self.pitch_hz[~np.isnan(self.pitch_hz)]


def track_pitch(samples: Samples, speech: Sequence[Span]) -> PitchTrack:
    """Pitch of a recording (16 kHz) inside its voice activity (spans in order, apart).

    Boersma's autocorrelation (1993): that of the windowed sound over that of the window, so that the height of a peak
    does not fall with its lag, each peak's place and height by a parabola through its neighbours. Twice: the second
    time within the person's own range.
    """
    halved = samples[0:-1:2].astype(np.float32) + samples[1::2]
    centres = _centres(halved.size, speech)
    if not centres.size:
        return PitchTrack(np.zeros(0), np.zeros(0), np.zeros(0))
    correlations = _correlations(halved, centres)
    pitch, strength = _best(correlations, LOWEST_HZ, HIGHEST_HZ)
    voiced = pitch[strength >= VOICED_STRENGTH]
    if voiced.size:
        lower, upper = np.quantile(voiced, (0.25, 0.75))
        lowest, highest = max(LOWEST_HZ, lower * FLOOR_SHARE), min(HIGHEST_HZ, upper * CEILING_SHARE)
        pitch, strength = _best(correlations, float(lowest), float(highest))
    pitch[strength < VOICED_STRENGTH] = np.nan
    return PitchTrack(centres / RATE, pitch, strength)


def _centres(size: int, speech: Sequence[Span]) -> Floats:
    """The middle sample of every frame that lies in speech with its whole window in the recording."""
    half, hop = WINDOW_SAMPLES // 2, round(HOP_SECONDS * RATE)
    spans = ((max(half, span.start * RATE), min(size - half, span.end * RATE)) for span in speech)
    pieces = [np.arange(np.ceil(first / hop) * hop, past, hop) for first, past in spans]
    return np.concatenate(pieces) if pieces else np.zeros(0)


def _correlations(sound: FloatSamples, centres: Floats) -> npt.NDArray[np.float32]:
    """Normalised autocorrelation of each frame, shape (n, lags), from lag 0 to one past the longest period."""
    lags = int(RATE / LOWEST_HZ) + 2
    window = np.hanning(WINDOW_SAMPLES).astype(np.float32)
    own = np.fft.irfft(np.abs(np.fft.rfft(window, FFT_SAMPLES)) ** 2)[:lags]
    found = np.zeros((centres.size, lags), dtype=np.float32)
    offsets = np.arange(WINDOW_SAMPLES) - WINDOW_SAMPLES // 2
    for first in range(0, centres.size, BLOCK_FRAMES):
        frames = sound[centres[first : first + BLOCK_FRAMES].astype(np.int64)[:, None] + offsets]
        frames -= frames.mean(axis=1, keepdims=True)
        spectrum = np.fft.rfft(frames * window, FFT_SAMPLES)
        correlation = np.fft.irfft(spectrum.real**2 + spectrum.imag**2)[:, :lags]
        power = correlation[:, :1]
        found[first : first + BLOCK_FRAMES] = np.where(power > 0.0, correlation / np.maximum(power, 1e-9), 0.0)
    found *= (own[0] / own).astype(np.float32)
    return found


def _best(correlations: npt.NDArray[np.float32], lowest_hz: float, highest_hz: float) -> tuple[Floats, Floats]:
    """Pitch and strength of the strongest peak of each frame between two pitches; strength 0 where there is none."""
    shortest, longest = int(RATE / highest_hz), min(correlations.shape[1] - 2, int(RATE / lowest_hz) + 1)
    lags = np.arange(shortest, longest + 1)
    middle = correlations[:, shortest : longest + 1]
    before, after = correlations[:, shortest - 1 : longest], correlations[:, shortest + 1 : longest + 2]
    is_peak = (middle > before) & (middle >= after)
    cost = OCTAVE_COST * np.log2(lags / shortest).astype(np.float32)
    chosen = np.argmax(np.where(is_peak, middle - cost, -1.0), axis=1)
    rows = np.arange(chosen.size)
    left, peak, right = (each[rows, chosen].astype(np.float64) for each in (before, middle, after))
    bend = left - 2.0 * peak + right
    shift = np.where(bend < 0.0, 0.5 * (left - right) / np.where(bend < 0.0, bend, -1.0), 0.0)
    strength = np.where(is_peak[rows, chosen], np.clip(peak - 0.25 * (left - right) * shift, 0.0, 1.0), 0.0)
    return RATE / (lags[chosen] + shift), strength
