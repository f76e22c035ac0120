"""Where speech truly begins and ends: voice activity, its edges moved to where the level rises and falls."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_float
from voice_interviewer.core.sound.units import Span

STEP_SAMPLES = SAMPLE_RATE // 100
"""Levels are taken each 10 ms, over 30 ms: the frames of forced alignment."""

BELOW_SPEECH_DB = 22.0
"""So far under the median level of the speech, sound is breath or the room. Breathing in after a phrase lies 30 dB and
more below its vowels, and the detector takes it for speech in half of all pauses. This, ABOVE_ROOM_DB and RELEASE_STEPS
are the values at which the pauses of eight prepared monologues come nearest to those of a forced alignment."""

ABOVE_ROOM_DB = 10.0
"""Sound no further than this above the median level between the speech is the room."""

CLEAR_DB = 12.0
"""Where the threshold is less than this below the median level of the speech, noise hides the edges."""

RELEASE_STEPS = 3
"""A voice dies away under the threshold for some 30 ms."""

ONSET_STEPS = 12
"""A detector is at most so late: it needs a whole window (32 ms) of a soft beginning."""

SHORTEST_GAP_SECONDS = 0.06
"""A gap this long in the detector's decisions may be the rest of a pause that was breathed in."""

SHORTEST_STEPS = 6
"""Speech of which less is left (60 ms) was a breath or a click: no syllable is that short."""


def with_true_edges(speech: Sequence[Span], samples: Samples) -> tuple[Span, ...]:
    """Voice activity (spans of `samples` in order, apart) without the breath and the silence at its edges.

    Each stretch begins with its first loud 10 ms, at most 0.12 s before the detector heard it, and ends RELEASE_STEPS
    after its last; stretches without any are left out. Loud is above the higher of two thresholds, one counted from the
    level of the speech, one from that of the room. In noise (CLEAR_DB) everything stays as it is. To be done
    once: what was cut off raises the level that counts as the room.
    """
    if not speech or samples.size < STEP_SAMPLES:
        return tuple(speech)
    levels = _levels(samples)
    inside = np.zeros(levels.size, dtype=np.bool_)
    for span in speech:
        inside[_step(span.start) : _step(span.end)] = True
    if inside.all() or not inside.any():
        return tuple(speech)
    spoken, room = float(np.median(levels[inside])), float(np.median(levels[~inside]))
    threshold = max(spoken - BELOW_SPEECH_DB, room + ABOVE_ROOM_DB)
    if threshold > spoken - CLEAR_DB:
        return tuple(speech)
    loud = levels > threshold
    edged: list[Span] = []
    free_from = 0
    for span in speech:
        first, end = _step(span.start), min(_step(span.end), levels.size)
        heard = np.flatnonzero(loud[first:end])
        if not heard.size:
            continue
        start = first + int(heard[0])
        if start == first:
            start = _onset(loud, max(free_from, first - ONSET_STEPS), first)
        end = min(end, first + int(heard[-1]) + 1 + RELEASE_STEPS)
        if end - start >= SHORTEST_STEPS:
            edged.append(Span(_seconds(start), _seconds(end)))
            free_from = end
    return tuple(edged)


def _levels(samples: Samples) -> npt.NDArray[np.float64]:
    """Level of each 10 ms with its neighbours, dBFS, shape (samples / STEP_SAMPLES,)."""
    count = samples.size // STEP_SAMPLES
    steps = to_float(samples[: count * STEP_SAMPLES]).reshape(count, STEP_SAMPLES)
    power = np.pad(np.einsum("ij,ij->i", steps, steps, dtype=np.float64) / STEP_SAMPLES, 1, mode="edge")
    smooth = (power[:-2] + power[1:-1] + power[2:]) / 3
    return np.asarray(10 * np.log10(smooth + 1e-10))


def _onset(loud: npt.NDArray[np.bool_], earliest: int, first: int) -> int:
    """First step of the loud run that leads up to `first`, never before `earliest`."""
    while first > earliest and loud[first - 1]:
        first -= 1
    return first


def _step(seconds: float) -> int:
    return round(seconds * 100)


def _seconds(steps: int) -> float:
    return steps / 100
