"""What a test hears from a virtual speaker, with the time at which each sound came."""

import threading
import time
from dataclasses import dataclass, field

import numpy as np

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples

AUDIBLE = 300
"""Absolute 16-bit sample value above which a test calls it sound (-41 dBFS)."""


@dataclass(slots=True)
class Heard:
    """What a virtual speaker plays, as it plays."""

    _chunks: list[tuple[float, bytes]] = field(default_factory=list)
    _condition: threading.Condition = field(default_factory=threading.Condition)

    def add(self, data: bytes) -> None:
        with self._condition:
            self._chunks.append((time.monotonic(), data))
            self._condition.notify_all()

    @property
    def samples(self) -> Samples:
        """All that was heard so far, shape (n,), 16 kHz."""
        with self._condition:
            joined = b"".join(data for _, data in self._chunks)
        heard: Samples = np.frombuffer(joined[: len(joined) // 2 * 2], dtype=np.int16)
        return heard

    def last_sound_time(self) -> float | None:
        """When the last audible sample came (time.monotonic, late by the monitor's own 10 to 30 ms), None if none."""
        with self._condition:
            chunks = list(self._chunks)
        for arrived, data in reversed(chunks):
            samples = np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)
            audible = np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)
            if audible.size:
                return arrived - (samples.size - 1 - int(audible[-1])) / SAMPLE_RATE
        return None

    def first_sound_time(self) -> float | None:
        """When the first audible sample came (time.monotonic, late as last_sound_time is), None if none."""
        with self._condition:
            chunks = list(self._chunks)
        for arrived, data in chunks:
            samples = np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)
            audible = np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)
            if audible.size:
                return arrived - (samples.size - 1 - int(audible[0])) / SAMPLE_RATE
        return None

    def wait_for_sound(self, timeout_seconds: float) -> bool:
        """Whether anything audible came within these seconds."""
        with self._condition:
            return self._condition.wait_for(lambda: self._last_is_audible(), timeout_seconds)

    def wait_for_more(self, seconds: float, timeout_seconds: float) -> bool:
        """Whether so many more seconds, silent or not, came within the time-out."""
        wanted = self.samples.size + int(seconds * SAMPLE_RATE)
        with self._condition:
            return self._condition.wait_for(
                lambda: sum(len(data) for _, data in self._chunks) // 2 >= wanted, timeout_seconds
            )

    def wait_for_silence(self, seconds: float, timeout_seconds: float) -> bool:
        """Whether, within the time-out, nothing audible came for these seconds; counted in samples that did come."""
        count = int(seconds * SAMPLE_RATE)

        def quiet() -> bool:
            joined = b"".join(data for _, data in self._chunks)
            tail = np.frombuffer(joined[: len(joined) // 2 * 2], dtype=np.int16)[-count:]
            return tail.size == count and not np.any(np.abs(tail.astype(np.int32)) > AUDIBLE)

        with self._condition:
            return self._condition.wait_for(quiet, timeout_seconds)

    def _last_is_audible(self) -> bool:
        if not self._chunks:
            return False
        data = self._chunks[-1][1]
        samples = np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)
        return bool(np.any(np.abs(samples.astype(np.int32)) > AUDIBLE))
