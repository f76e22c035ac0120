"""Where to cut the recording, so that each stretch of speech can be transcribed while the next one is spoken."""

from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FRAME_SECONDS
from voice_interviewer.core.sound.units import SILENCE_DBFS


@dataclass(frozen=True, slots=True)
class SegmenterSettings:
    """When a segment begins, ends, and is cut."""

    start_frames: int = 7
    """Speech frames in a row that begin a segment (210 ms): clicks, sneezes and barks that fool the detectors are
    shorter. Of whole answers 0.03 % of the speech frames then lie outside every segment, of words broken off on
    purpose 0.5 %; with 3 frames the false starts are 0.8 a minute (`tests/benchmarks/bench_ear.py`)."""
    pre_roll_seconds: float = 0.5
    """Sound from before the first speech frame that belongs to the segment: soft onsets lie there."""
    close_after_seconds: float = 0.5
    """Silence that closes a segment; the silence is its tail."""
    max_seconds: float = 7.0
    """A segment never grows longer, so that little is left to transcribe when the answer ends."""
    cut_search_seconds: float = 3.5
    """A segment grown too long is cut at the quietest frame within so much of its end."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the recording that is to be transcribed as one."""

    start_sample: int
    end_sample: int
    """One past the last sample."""


@dataclass(frozen=True, slots=True)
class SegmentStarted:
    """Speech began; the segment's samples begin at `start_sample`, pre-roll included."""

    start_sample: int


@dataclass(frozen=True, slots=True)
class SegmentClosed:
    """A segment is complete."""

    segment: Segment


SegmentEvent: TypeAlias = SegmentStarted | SegmentClosed


class Segmenter:
    """Frames in, segments out: in order, never overlapping; counts samples, knows no clock, serves one recording.

    Every run of speech of `start_frames` or more lies in exactly one segment, or across a cut in adjoining ones.
    """

    def __init__(self, settings: SegmenterSettings | None = None) -> None:
        self._settings = settings or SegmenterSettings()
        self._pre_roll_samples = round(self._settings.pre_roll_seconds / FRAME_SECONDS) * FRAME_SAMPLES
        self._close_after_frames = max(1, round(self._settings.close_after_seconds / FRAME_SECONDS))
        self._max_samples = int(self._settings.max_seconds / FRAME_SECONDS) * FRAME_SAMPLES
        search_frames = max(1, int(self._settings.cut_search_seconds / FRAME_SECONDS))
        if search_frames * FRAME_SAMPLES >= self._max_samples - self._pre_roll_samples:
            raise ValueError("cut_search_seconds must be shorter than max_seconds less the pre-roll")
        self._recent: deque[tuple[bool, float]] = deque(maxlen=search_frames)
        self._end = 0
        self._taken = 0
        self._start: int | None = None
        self._speech_run = 0
        self._silence_run = 0

    @property
    def open_since_sample(self) -> int | None:
        """First sample of the segment that is open; None while nothing is."""
        return self._start

    def push(self, is_speech: bool, level_dbfs: float | None = None) -> tuple[SegmentEvent, ...]:
        """Take the next frame (FRAME_SAMPLES) and tell what it changed: nothing, a start, a close, or a cut (both).

        `level_dbfs` is the frame's level; where it is not given, a cut falls on the latest silent frame, else the last.
        """
        self._end += FRAME_SAMPLES
        self._speech_run = self._speech_run + 1 if is_speech else 0
        self._silence_run = 0 if is_speech else self._silence_run + 1
        self._recent.append((is_speech, SILENCE_DBFS if level_dbfs is None else level_dbfs))
        if self._start is None:
            if self._speech_run < self._settings.start_frames:
                return ()
            onset = self._end - self._speech_run * FRAME_SAMPLES
            self._start = max(onset - self._pre_roll_samples, self._taken)
            return (SegmentStarted(self._start),)
        if self._silence_run >= self._close_after_frames:
            return (self._close(self._end),)
        if self._end - self._start >= self._max_samples:
            return self._cut()
        return ()

    def flush(self, end_sample: int | None = None) -> tuple[SegmentClosed, ...]:
        """Close what is open, at the recording's end: `end_sample`, or where the last frame ended."""
        if self._start is None:
            return ()
        return (self._close(self._end if end_sample is None else max(end_sample, self._end)),)

    def _close(self, end_sample: int) -> SegmentClosed:
        assert self._start is not None
        segment = Segment(self._start, end_sample)
        self._start = None
        self._taken = end_sample
        return SegmentClosed(segment)

    def _cut(self) -> tuple[SegmentEvent, ...]:
        """Close at the end of the quietest recent frame; go on from there unless only silence follows."""
        backwards = list(reversed(self._recent))
        frames_after = min(range(len(backwards)), key=lambda index: backwards[index])
        closed = self._close(self._end - frames_after * FRAME_SAMPLES)
        if not any(is_speech for is_speech, _ in islice(backwards, frames_after)):
            return (closed,)
        self._start = self._taken
        return (closed, SegmentStarted(self._start))
