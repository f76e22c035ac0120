"""A capture that gives sound made elsewhere at the pace of a microphone, or as fast as it is asked."""

import threading
import time
from collections import deque
from collections.abc import Callable

import numpy as np

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import DeviceLostError, VoiceInterviewerError

BLOCK_SAMPLES = SAMPLE_RATE // 10
"""What one read gives when it need not keep time: 100 ms."""

REAL_TIME_SECONDS = 0.05
"""How much sound a read at real time waits for."""

TAIL_SECONDS = 12.0
"""Silence after the last sound, so that patience ends the answer; then the source has ended."""


class SoundFeed:
    """Samples (16 kHz) on their way from the thread that makes them to the one that listens."""

    def __init__(self) -> None:
        self._parts: deque[Samples] = deque()
        self._changed = threading.Condition()
        self._complete = False
        self._error: VoiceInterviewerError | None = None

    def put(self, samples: Samples) -> None:
        """Append samples, shape (n,)."""
        with self._changed:
            self._parts.append(samples)
            self._changed.notify_all()

    def finish(self, error: VoiceInterviewerError | None = None) -> None:
        """Nothing more will come, or could come."""
        with self._changed:
            self._complete = True
            self._error = error
            self._changed.notify_all()

    def take(self, count: int, wait_seconds: float) -> tuple[Samples, bool]:
        """At most `count` samples, and whether they are the last; waits only while there is nothing at all.

        Raises DeviceLostError when the making failed and what was made is used up.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._parts or self._complete, wait_seconds)
            taken: list[Samples] = []
            missing = count
            while self._parts and missing:
                part = self._parts.popleft()
                taken.append(part[:missing])
                if part.size > missing:
                    self._parts.appendleft(part[missing:])
                missing -= taken[-1].size
            if self._error is not None and not taken:
                raise DeviceLostError(self._error.what, self._error.remedy) from self._error
            last = self._complete and not self._parts and self._error is None
        return np.concatenate([np.zeros(0, dtype=np.int16), *taken]), last


class PacedCapture:
    """Gives a feed's sound, then a tail of silence; fulfils ports.Capture."""

    def __init__(
        self,
        feed: SoundFeed,
        *,
        fast: bool,
        tail_seconds: float = TAIL_SECONDS,
        room: Callable[[int], Samples] = lambda count: np.zeros(count, dtype=np.int16),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`room` gives so many samples of the noise that lies under everything; clock and sleep are in seconds."""
        self._feed = feed
        self._fast = fast
        self._room = room
        self._clock = clock
        self._sleep = sleep
        self._opened_at = clock()
        self._given = 0
        self._tail_samples = int(tail_seconds * SAMPLE_RATE)
        self._feed_used_up = False

    @property
    def is_live(self) -> bool:
        """False, also where it keeps time: nothing of it is there before it is read."""
        return False

    @property
    def dropped_samples(self) -> int:
        """Always 0: nothing is lost on the way."""
        return 0

    @property
    def ended(self) -> bool:
        """True once the sound and the silence after it were given."""
        return self._feed_used_up and self._tail_samples == 0

    def read(self) -> Samples:
        """What is due by the clock (at least 50 ms of it), or 100 ms at once when fast; empty when nothing is ready.

        Blocks at most 100 ms. Raises DeviceLostError when the sound could not be made.
        """
        due = BLOCK_SAMPLES if self._fast else self._wait_until_due()
        sound = np.zeros(0, dtype=np.int16)
        if not self._feed_used_up:
            sound, self._feed_used_up = self._feed.take(due, wait_seconds=0.1 if self._fast else 0.0)
        silence = 0
        if self._feed_used_up:
            silence = min(due - sound.size, self._tail_samples)
            self._tail_samples -= silence
        elif not self._fast:
            silence = due - sound.size
        self._given += sound.size + silence
        block = np.concatenate((sound, np.zeros(silence, dtype=np.int16)))
        mixed: Samples = np.clip(block.astype(np.int32) + self._room(block.size), -32768, 32767).astype(np.int16)
        return mixed

    def _wait_until_due(self) -> int:
        """Wait until REAL_TIME_SECONDS of sound are due; returns all the samples due by now."""
        wait = self._opened_at + self._given / SAMPLE_RATE + REAL_TIME_SECONDS - self._clock()
        if wait > 0:
            self._sleep(wait)
        return max(0, int((self._clock() - self._opened_at) * SAMPLE_RATE) - self._given)
