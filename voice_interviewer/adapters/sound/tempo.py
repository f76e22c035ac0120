"""Sound played slower or faster at its own pitch, by FFmpeg's atempo filter, block by block."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, to_float

SLOWEST, FASTEST = 0.5, 2.0
"""What the filter does in one step."""

BLOCK_SAMPLES = SAMPLE_RATE // 5
"""Samples of the recording in one block (0.2 s): the first is ready in milliseconds."""

AHEAD_SAMPLES = 512
"""By how much (32 ms) the filter drops the beginning of what it is given: half of its window, the power of two from a
24th of a second on. So much of what lies before is given to it first, and the sound it makes is on time by 20 ms."""

_BEHIND_SAMPLES = 4 * AHEAD_SAMPLES
"""Given to it after the end, for the filter keeps its last windows back."""


def at_tempo(samples: Samples, start: int, end: int, speed: float) -> Iterator[FloatSamples]:
    """The stretch of a recording (shape (n,), 16 kHz) from sample `start` to `end`, at `speed` times its speed.

    Yields blocks of 16 kHz sound, together (end - start) / speed samples long. What stands round the stretch is used
    only to begin and end it cleanly. Raises ValueError for a speed outside SLOWEST to FASTEST.
    """
    if not SLOWEST <= speed <= FASTEST:
        raise ValueError(f"no speed from {SLOWEST} to {FASTEST}: {speed}")
    start, end = max(0, start), min(samples.size, end)
    if speed == 1.0:
        for first in range(start, end, BLOCK_SAMPLES):
            yield to_float(samples[first : min(end, first + BLOCK_SAMPLES)])
        return
    left = round(max(0, end - start) / speed)
    for block in _stretched(samples, start, end, speed):
        if not left:
            return
        part = block[:left]
        left -= part.size
        yield to_float(part)
    if left:
        yield np.zeros(left, dtype=np.float32)


def _stretched(samples: Samples, start: int, end: int, speed: float) -> Iterator[Samples]:
    import av
    from av.filter import Graph

    graph = Graph()
    source = graph.add_abuffer(sample_rate=SAMPLE_RATE, format="s16", layout="mono", time_base=Fraction(1, SAMPLE_RATE))
    tempo, sink = graph.add("atempo", str(speed)), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    at = 0
    for first in range(start - AHEAD_SAMPLES, end + _BEHIND_SAMPLES, BLOCK_SAMPLES):
        block = _padded(samples, first, min(end + _BEHIND_SAMPLES, first + BLOCK_SAMPLES))
        frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = SAMPLE_RATE, at
        at += block.size
        graph.push(frame)
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def _ready(graph: object) -> Iterator[Samples]:
    from av.error import BlockingIOError as NothingYet
    from av.error import EOFError as Ended

    while True:
        try:
            frame = graph.pull()  # type: ignore[attr-defined]
        except (NothingYet, Ended):
            return
        yield frame.to_ndarray().reshape(-1)


def _padded(samples: Samples, first: int, past: int) -> Samples:
    """This stretch of the samples, zeros where there are none."""
    inside = samples[max(0, first) : max(0, min(samples.size, past))]
    before = max(0, -first)
    block: Samples = np.zeros(past - first, dtype=np.int16)
    block[before : before + inside.size] = inside
    return block
