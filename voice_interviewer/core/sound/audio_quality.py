"""What a recording is like: how loud, how noisy, how distorted, how complete."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.units import SILENCE_DBFS, Span

BLOCK_SAMPLES = 1 << 16
"""Samples looked at together: an hour is measured in a megabyte beside the recording itself."""

MINIMUM_NOISE_SECONDS = 0.5
"""Less recording outside speech gives no noise level."""

NOISE_BLOCK_SAMPLES = SAMPLE_RATE // 50
"""The noise is the typical (median) level of such blocks: a bump of the microphone or a cough is not the room."""

SPEECH_MARGIN_SECONDS = 0.1
"""So near to speech nothing counts as noise: breath and reverberation outlast voice activity."""

CLIPPED_RUN_SAMPLES = 3
"""So many samples in a row at full scale are clipping; one or two are a loud peak."""

FULL_SCALE = 32_767


def audio_quality(samples: Samples, speech: Sequence[Span], dropped_seconds: float = 0.0) -> AudioQuality:
    """Quality of a recording (16 kHz) with its voice activity (spans in order, apart).

    Levels are RMS in dBFS (a full-scale square wave is 0), that of the noise in the median block. Clipping is counted
    as it stands in the samples: sound that was clipped before it was resampled or turned down is not seen.
    """
    seconds = samples.size / SAMPLE_RATE
    spoken = [_slice(span.start, span.end, samples.size) for span in speech]
    edges = [0.0]
    for span in speech:
        edges += [span.start - SPEECH_MARGIN_SECONDS, span.end + SPEECH_MARGIN_SECONDS]
    edges.append(seconds)
    quiet = [_slice(start, end, samples.size) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    noise_samples = sum(piece.stop - piece.start for piece in quiet)
    return AudioQuality(
        seconds=seconds,
        speech_seconds=sum(span.seconds for span in speech),
        level_dbfs=_level_dbfs(samples, spoken),
        clipped_fraction=_clipped_samples(samples) / samples.size if samples.size else 0.0,
        noise_dbfs=_typical_dbfs(samples, quiet) if noise_samples >= MINIMUM_NOISE_SECONDS * SAMPLE_RATE else None,
        dropped_seconds=dropped_seconds,
    )


def _slice(start: float, end: float, size: int) -> slice:
    first = min(size, max(0, round(start * SAMPLE_RATE)))
    return slice(first, max(first, min(size, round(end * SAMPLE_RATE))))


def _blocks(samples: Samples, pieces: Sequence[slice]) -> Iterator[Samples]:
    for piece in pieces:
        for start in range(piece.start, piece.stop, BLOCK_SAMPLES):
            yield samples[start : min(piece.stop, start + BLOCK_SAMPLES)]


def _level_dbfs(samples: Samples, pieces: Sequence[slice]) -> float | None:
    """RMS level over all pieces together, dBFS; None where they hold no sample.

    Sums by einsum, in this thread: np.dot would wake a pool of threads that the models are already using.
    """
    count, energy = 0, 0.0
    for block in _blocks(samples, pieces):
        wide = block.astype(np.float64)
        count += block.size
        energy += float(np.einsum("i,i->", wide, wide))
    return _dbfs(energy / count) if count else None


def _dbfs(power: float) -> float:
    """Level of a mean square of 16-bit samples."""
    return max(SILENCE_DBFS, 10.0 * float(np.log10(power / 32768.0**2))) if power > 0.0 else SILENCE_DBFS


def _typical_dbfs(samples: Samples, pieces: Sequence[slice]) -> float:
    """Median of the levels of the blocks of NOISE_BLOCK_SAMPLES in the pieces, at least one; a rest is one, too."""
    powers: list[float] = []
    for block in _blocks(samples, pieces):
        whole = block.size - block.size % NOISE_BLOCK_SAMPLES
        for rows in (block[:whole].reshape(-1, NOISE_BLOCK_SAMPLES), block[whole:].reshape(1, -1)):
            if rows.size:
                wide = rows.astype(np.float64)
                powers += (np.einsum("ij,ij->i", wide, wide) / rows.shape[1]).tolist()
    return _dbfs(float(np.median(powers)))


def _clipped_samples(samples: Samples) -> int:
    """Samples inside runs of CLIPPED_RUN_SAMPLES or more at one end of the scale.

    Each block is looked at with so many neighbours that a run across its edges is whole.
    """
    reach = CLIPPED_RUN_SAMPLES - 1
    clipped = 0
    for start in range(0, samples.size, BLOCK_SAMPLES):
        first, end = max(0, start - reach), min(samples.size, start + BLOCK_SAMPLES + reach)
        block = samples[first:end]
        for full in (block >= FULL_SCALE, block <= -FULL_SCALE):
            if full.any():
                clipped += int(np.count_nonzero(_in_runs(full)[start - first :][:BLOCK_SAMPLES]))
    return clipped


def _in_runs(full: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which of the true values stand in a run of CLIPPED_RUN_SAMPLES or more."""
    size = full.size - CLIPPED_RUN_SAMPLES + 1
    inside = np.zeros_like(full)
    if size < 1:
        return inside
    begins = np.logical_and.reduce([full[shift : shift + size] for shift in range(CLIPPED_RUN_SAMPLES)])
    for shift in range(CLIPPED_RUN_SAMPLES):
        inside[shift : shift + size] |= begins
    return inside
