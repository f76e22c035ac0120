"""Where a voice holds the sound of "uh" or "um": found in the sound alone, whatever any transcript says.

A filled pause is a central vowel, a nasal, or the one and then the other, held with a spectrum and a pitch that
hardly move (M. Gabrea and D. O'Shaughnessy, Detection of filled pauses in spontaneous conversational speech, 2000;
E. Shriberg, To errrr is human, 2001: its vowel is near the schwa, longer than in words, mostly beside a silence). The
bounds below are those of the central vowel's formants (J. Hillenbrand et al., Acoustic characteristics of American
English vowels, 1995: F1 620 and 750 Hz, F2 1200 and 1430 Hz for men and women) and of the murmur, in wide bands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.units import Span

_Floats: TypeAlias = npt.NDArray[np.floating[Any]]
_Bools: TypeAlias = npt.NDArray[np.bool_]

STEP_SAMPLES = 320
STEP_SECONDS = STEP_SAMPLES / SAMPLE_RATE
"""One look every 20 ms."""
WINDOW_SAMPLES = 640
BLOCK_STEPS = 256
"""So many looks are transformed at once (5 s), which stay in the processor's cache."""

NEAR_SPEECH_SECONDS = 2.5
"""Nothing farther from voice activity is looked at: activity misses a hum or two, but noise is no part of an answer."""
LOUD_DB = 30.0
"""A hum lies so far under the loud speech at most."""
FLOOR_PERCENTILE = 15.0
OVER_FLOOR_DB = 4.0
OVER_NOISE = 2.5
"""A band's power below this many times its noise does not tell, for noise alone goes so far."""
DYNAMIC_DB = 25.0
"""What lies so far under a look's strongest band does not tell."""

STEADY_DB = 6.0
"""Two looks 40 ms apart differ by less where a sound is held (standard deviation over the bands)."""
SHAPE_DB = 1.5
"""A spectrum may miss each bound of its shape by so much."""
BRIDGED_STEPS = 5
CLOSING_STEPS = 8
DIP_DB = 9.0
DIP_STEPS = 5
"""Between two parts lie so many looks at most, between a vowel and its nasal, while the lips close, so many; and no
look this far under those within DIP_STEPS before and after: that is where the glottis closes."""
FEWEST_STEPS = 5

VOICED_WINDOW_SAMPLES = 960
VOICED_CLARITY = 0.45
"""Normalised autocorrelation of a voiced look."""
LOWEST_PITCH_HZ, HIGHEST_PITCH_HZ = 55.0, 400.0
FEWEST_VOICED_STEPS = 4
PITCH_SPREAD_SEMITONES = 1.7

SHORTER_TRACTS = ((1.0, 0.0), (1.18, 150.0))
"""By how much the formants are moved up, and for which pitch upwards (Hz): women's stand 15 to 20 % over men's, and men
seldom speak so high."""

_CENTRES_HZ = 700 * (10 ** (np.linspace(121.97, 2363.5, 26) / 2595) - 1)
"""Edges of 24 bands from 80 to 5000 Hz, evenly apart in mel."""
_SHAPE_HZ = (80.0, 480.0, 850.0, 1080.0, 1650.0, 2400.0, 4800.0)
"""Edges of the six bands in which shapes are told: murmur, F1, between, F2 of the central vowel, others' F2, above."""


@dataclass(frozen=True, slots=True)
class FilledPause:
    """One sound held as hesitations are."""

    start: float
    """Seconds from the start of the recording."""
    end: float
    unsteadiness_db: float
    """Median difference of looks 40 ms apart."""
    quiet_sides: int
    """On how many sides, 0 to 2, silence follows at once."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.end - self.start


def find_filled_pauses(samples: Samples, speech: Sequence[Span]) -> tuple[FilledPause, ...]:
    """Held central vowels and nasals in a recording, shape (n,), in order; `speech` is its voice activity.

    Words with a long "uh" or "m" are among them: that they are words, core.delivery.unheard tells by the transcript.
    """
    steps = samples.size // STEP_SAMPLES
    near = np.zeros(steps, dtype=bool)
    spoken = np.zeros(steps, dtype=bool)
    for span in speech:
        spoken[_steps(span.start) : _steps(span.end)] = True
        near[max(0, _steps(span.start - NEAR_SPEECH_SECONDS)) : _steps(span.end + NEAR_SPEECH_SECONDS)] = True
    if not spoken.any():
        return ()
    sharp = _band_power(samples, steps)
    power = _smooth(sharp)
    heard = _between(80.0, 3500.0)
    level = _decibels(power[:, heard].sum(axis=1))
    noise = np.percentile(power, FLOOR_PERCENTILE, axis=0)
    clean = np.maximum(power - noise, 0.01 * power)
    floor = np.percentile(level, FLOOR_PERCENTILE)
    loud = near & (level > np.percentile(level[spoken], 95) - LOUD_DB) & (level > floor + OVER_FLOOR_DB)
    change = _change(np.maximum(power, OVER_NOISE * noise))
    open_looks = loud & (change < STEADY_DB)
    dips = _dips(_decibels(sharp[:, heard].sum(axis=1)))
    found: list[FilledPause] = []
    taken = np.zeros(steps, dtype=bool)
    for scale, lowest_hz in SHORTER_TRACTS:
        vowel, nasal = _shapes(clean, scale)
        kind = np.where(vowel < SHAPE_DB, 1, np.where(nasal < SHAPE_DB, 2, 0)) * open_looks
        for first, end in _held(kind, dips):
            if not taken[first:end].any() and _pitch(samples, first, end) > lowest_hz:
                taken[first:end] = True
                found.append(_pause(first, end, change, loud))
    return tuple(sorted(found, key=lambda each: each.start))


def _pause(first: int, end: int, change: _Floats, loud: _Bools) -> FilledPause:
    quiet = int(first < 3 or not loud[first - 3 : first].all())
    quiet += int(end + 3 > loud.size or not loud[end : end + 3].all())
    unsteadiness = float(np.median(change[first:end]))
    return FilledPause((first - 0.5) * STEP_SECONDS, (end - 0.5) * STEP_SECONDS, unsteadiness, quiet)


def _steps(seconds: float) -> int:
    return max(0, round(seconds / STEP_SECONDS))


def _decibels(power: _Floats) -> _Floats:
    levels: _Floats = 10.0 * np.log10(power)
    return levels


def _between(low: float, high: float) -> _Bools:
    """Which bands have their middle there."""
    middles = _CENTRES_HZ[1:-1]
    return (middles >= low) & (middles < high)


def _windows(samples: Samples, size: int, first: int, end: int) -> _Floats:
    """The sound around the looks from `first` to `end`, full scale 1.0, shape (looks, size)."""
    start = first * STEP_SAMPLES - size // 2
    past = (end - 1) * STEP_SAMPLES - size // 2 + size
    part = samples[max(0, start) : past].astype(np.float32) / np.float32(32768.0)
    padded = np.pad(part, (max(0, -start), max(0, past - max(samples.size, 0))))
    return np.lib.stride_tricks.sliding_window_view(padded, size)[::STEP_SAMPLES]


def _band_power(samples: Samples, steps: int) -> _Floats:
    """Power in each band, shape (steps, 24)."""
    hertz = np.fft.rfftfreq(WINDOW_SAMPLES, 1 / SAMPLE_RATE)
    low, middle, high = _CENTRES_HZ[:-2, None], _CENTRES_HZ[1:-1, None], _CENTRES_HZ[2:, None]
    triangles = np.maximum(0.0, np.minimum((hertz - low) / (middle - low), (high - hertz) / (high - middle)))
    filters = triangles.T.astype(np.float32)
    window = np.hanning(WINDOW_SAMPLES).astype(np.float32)
    power = np.empty((steps, filters.shape[1]), dtype=np.float32)
    for first in range(0, steps, BLOCK_STEPS):
        end = min(first + BLOCK_STEPS, steps)
        spectrum = np.fft.rfft(_windows(samples, WINDOW_SAMPLES, first, end) * window)
        power[first:end] = (spectrum.real**2 + spectrum.imag**2) @ filters
    return power + np.float32(1e-9)


def _smooth(power: _Floats) -> _Floats:
    """Means over three looks: 60 ms hold several periods of the lowest voice."""
    smoothed = power.copy()
    if len(power) > 2:
        smoothed[1:-1] = (power[:-2] + power[1:-1] + power[2:]) / 3
    return smoothed


def _change(power: _Floats) -> _Floats:
    """How much the shape of the spectrum changes around each look, dB; a change of level alone is none."""
    levels = _decibels(power)
    levels = np.maximum(levels, levels.max(axis=1, keepdims=True) - DYNAMIC_DB)
    change = np.full(len(levels), np.inf)
    change[1:-1] = (levels[2:] - levels[:-2]).std(axis=1)
    return change


def _shapes(power: _Floats, scale: float) -> tuple[_Floats, _Floats]:
    """By how many dB each look misses the shape of a central vowel, and of a nasal; negative where it is inside.

    Central vowel: F1's band is strongest, F2's within 14 dB and not under the band between, other vowels' F2 weaker.
    Nasal: the murmur is strongest, and all above lies flat, well under it. All bands are moved up by `scale`.
    """
    edges = pairwise(_SHAPE_HZ)
    bands = _decibels(np.stack([power[:, _between(low * scale, high * scale)].mean(axis=1) for low, high in edges]))
    murmur, first, between, second, front, _ = bands - bands.max(axis=0)
    vowel = np.max([-1 - first, -14 - second, between - second - 2, front - second + 6, murmur + 2], axis=0)
    flat = np.max([-19 - first, -24 - between, -18 - second, -18 - front], axis=0)
    nasal = np.max([-1 - murmur, first + 8, second + 5, front + 2, flat], axis=0)
    return vowel, nasal


def _dips(level: _Floats) -> _Bools:
    """Looks DIP_DB under what lies within DIP_STEPS before and after: one sound ends, another begins."""
    padded = np.pad(level, DIP_STEPS, mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, DIP_STEPS + 1).max(axis=1)
    dips: _Bools = level < np.minimum(around[: level.size], around[DIP_STEPS:]) - DIP_DB
    return dips


def _held(kind: npt.NDArray[Any], dips: _Bools) -> list[tuple[int, int]]:
    """Stretches of looks, vowel (1), nasal (2), or vowel then nasal, without deep dips."""
    stretches: list[tuple[int, int]] = []
    first = last = -1
    for look in np.flatnonzero(kind):
        if first >= 0 and _goes_on(kind, dips, first, last, int(look)):
            last = int(look)
            continue
        stretches.append((first, last + 1))
        first = last = int(look)
    stretches.append((first, last + 1))
    return [(begins, end) for begins, end in stretches if begins >= 0 and end - begins >= FEWEST_STEPS]


def _goes_on(kind: npt.NDArray[Any], dips: _Bools, first: int, last: int, look: int) -> bool:
    closes = kind[last] == 1 and kind[look] == 2
    if look - last > 1 + (CLOSING_STEPS if closes else BRIDGED_STEPS):
        return False
    if dips[last + 1 : look + 1].any():
        return False
    opens = kind[look] == 1 and np.count_nonzero(kind[look : look + 3] == 1) >= 2
    return not (opens and np.count_nonzero(kind[first : last + 1] == 2) >= 3)


def _pitch(samples: Samples, first: int, end: int) -> float:
    """The pitch, Hz, where some of the looks have one that stays; -1 where not."""
    window = np.hanning(VOICED_WINDOW_SAMPLES)
    sounds = _windows(samples, VOICED_WINDOW_SAMPLES, first, end)
    spectrum = np.abs(np.fft.rfft((sounds - sounds.mean(axis=1, keepdims=True)) * window, 2048)) ** 2
    hertz = np.fft.rfftfreq(2048, 1 / SAMPLE_RATE)
    spectrum[:, (hertz < LOWEST_PITCH_HZ) | (hertz > 1500.0)] = 0.0
    correlation = np.fft.irfft(spectrum)[:, :VOICED_WINDOW_SAMPLES]
    own = np.fft.irfft(np.abs(np.fft.rfft(window, 2048)) ** 2)[:VOICED_WINDOW_SAMPLES]
    correlation /= np.maximum(correlation[:, :1], 1e-9) * np.maximum(own / own[0], 0.1)
    shortest, longest = int(SAMPLE_RATE / HIGHEST_PITCH_HZ), int(SAMPLE_RATE / LOWEST_PITCH_HZ)
    lags = np.arange(shortest, longest)
    best = (correlation[:, shortest:longest] - 0.04 * np.log2(lags / shortest)).argmax(axis=1)
    voiced = correlation[np.arange(len(best)), best + shortest] > VOICED_CLARITY
    semitones = 12 * np.log2(SAMPLE_RATE / lags[best[voiced]])
    near = semitones[np.abs(semitones - np.median(semitones)) < 3] if semitones.size else semitones
    if near.size < FEWEST_VOICED_STEPS or near.std() >= PITCH_SPREAD_SEMITONES:
        return -1.0
    return float(2 ** (np.median(near) / 12))
