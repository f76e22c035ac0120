"""Where speech truly begins and ends: voice activity, its edges moved to where the level rises and falls."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_float
from voice_interviewer.core.sound.units import Span

STEP_SAMPLES = SAMPLE_RATE // 100
"""Levels are taken each 10 ms, over 30 ms: the frames of forced alignment."""

BELOW_SPEECH_DB = 28.0
"""So far under the median level of the speech, sound is faint breath or the room. This, ABOVE_ROOM_DB and RELEASE_STEPS
are the values at which the pauses of eight prepared monologues come nearest to those of a forced alignment."""

ABOVE_ROOM_DB = 10.0
"""Sound no further than this above the median level between the speech is the room."""

CLEAR_DB = 12.0
"""Where the threshold is less than this below the median level of the speech, noise hides the edges."""

RELEASE_STEPS = 4
"""A voice dies away under the threshold for some 40 ms."""

ONSET_STEPS = 12
"""A detector is at most so late: it needs a whole window (32 ms) of a soft beginning."""

SHORTEST_GAP_SECONDS = 0.06
"""A gap this long in the detector's decisions may be the rest of a pause that was breathed in."""

SHORTEST_STEPS = 6
"""Speech of which less is left (60 ms) was a breath or a click: no syllable is that short."""

BREATH_BELOW_DB = 10.0
"""Breath stays so far under the median level of the speech."""

BREATH_BAND_HZ = (1100, 3600)
"""Where breathing in is loudest: a voice is below, hissing consonants are above. That breath is told from consonants by
its softness, length and spectrum is from D. Ruinskiy and Y. Lavner, An effective algorithm for automatic detection and
exact demarcation of breath sounds in speech and song signals, 2007; the bounds lie where in eight prepared monologues
no sibilant and no breath is on the wrong side."""

DIP_STEPS = 3
"""Between a word and the breath after it the level dips under the threshold for at least 30 ms."""

CLOSURE_STEPS = 10
"""A plosive is closed for up to 0.1 s before it is released, and the release lasts no longer."""


def with_true_edges(speech: Sequence[Span], samples: Samples) -> tuple[Span, ...]:
    """Voice activity (spans of `samples` in order, apart) without the breath and the silence at its edges.

    Each stretch begins with its first loud 10 ms, at most 0.12 s before the detector heard it, and ends RELEASE_STEPS
    after its last; stretches without any are left out, and stretches with a breath in them are parted by it. Loud is
    above the higher of two thresholds, one counted from the level of the speech, one from that of the room; breathing
    in after a phrase is often louder than both, and the detector takes it for speech in half of all pauses. In noise
    (CLEAR_DB) everything stays as it is. To be done once: what was cut off raises the level that counts as the room.
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
    for first, end in _breaths(speech, samples, levels, loud, spoken - BREATH_BELOW_DB):
        loud[first:end] = False
        inside[first:end] = False
    edged: list[Span] = []
    free_from = 0
    for first, end in _runs(inside, 1):
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


def _breaths(
    speech: Sequence[Span], samples: Samples, levels: npt.NDArray[np.float64], loud: npt.NDArray[np.bool_], soft: float
) -> Iterator[tuple[int, int]]:
    """First and end step of each breath that is loud: a soft stretch between dips that sounds like breath.

    A short one right beside speech is no breath but the release of a plosive.
    """
    for span in speech:
        parts = _runs(loud[: min(_step(span.end), levels.size)], DIP_STEPS, _step(span.start))
        breathed = [levels[first:end].max() < soft and _is_breath(samples, first, end) for first, end in parts]
        said = [part for part, is_breath in zip(parts, breathed, strict=True) if not is_breath]
        for (first, end), is_breath in zip(parts, breathed, strict=True):
            is_short = end - first <= CLOSURE_STEPS
            if is_breath and not (is_short and any(max(first - b, a - end) <= CLOSURE_STEPS for a, b in said)):
                yield first, end


def _is_breath(samples: Samples, first: int, end: int) -> bool:
    """Whether these steps are loudest in BREATH_BAND_HZ."""
    steps = to_float(samples[first * STEP_SAMPLES : end * STEP_SAMPLES]).reshape(-1, STEP_SAMPLES)
    power = (np.abs(np.fft.rfft(steps, axis=1)) ** 2).sum(axis=0)
    low, high = (frequency * STEP_SAMPLES // SAMPLE_RATE for frequency in BREATH_BAND_HZ)
    return bool(power[low:high].sum() > max(power[1:low].sum(), power[high:].sum()))


def _runs(flags: npt.NDArray[np.bool_], dip: int, earliest: int = 0) -> list[tuple[int, int]]:
    """First step and end of each stretch of set flags from `earliest` on; fewer than `dip` unset ones part none."""
    steps = np.flatnonzero(flags[earliest:]) + earliest
    if not steps.size:
        return []
    last = np.flatnonzero(np.diff(steps) > dip)
    firsts, ends = steps[np.append(0, last + 1)], steps[np.append(last, steps.size - 1)] + 1
    return [(int(first), int(end)) for first, end in zip(firsts, ends, strict=True)]


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
