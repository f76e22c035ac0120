"""Draws the sound to play on a thread of its own, ahead of what is heard, and makes it fit the device."""

import queue
import threading
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.audio import FloatSamples

AHEAD_SECONDS = 20.0
"""How far ahead of the ear sound is made."""

PIECE_SECONDS = 0.25
"""Sound is handed on in pieces of at most this length."""


class PlaybackFeed:
    """Blocks in, pieces as the device wants them out."""

    def __init__(self, blocks: Iterable[FloatSamples], source_rate: int, rate: int, channels: int) -> None:
        self._blocks = blocks
        self._source_rate = source_rate
        self._rate = rate
        self._channels = channels
        self._cancelled = threading.Event()
        self._first_ready = threading.Event()
        self._error: BaseException | None = None
        self._made_frames = 0
        self._total_frames: int | None = None
        self.ready: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        """Interleaved float32 pieces; taking from it never blocks."""
        self.taken_frames = 0
        """Frames the device has taken; the device's side alone writes it."""

    @property
    def total_frames(self) -> int | None:
        """Frames of the whole sound once all is made, None before. Raises what the making of the blocks raised."""
        if self._error is not None:
            raise self._error
        return self._total_frames

    def start(self) -> None:
        """Begin to draw blocks."""
        threading.Thread(target=self._run, name="playback-feed", daemon=True).start()

    def wait_for_first_block(self, seconds: float) -> bool:
        """Whether there is sound to play (or it is known that there will be none) within these seconds."""
        return self._first_ready.wait(seconds)

    def cancel(self) -> None:
        """Draw no further block; returns at once, the block in the making is thrown away when it is done."""
        self._cancelled.set()

    def _run(self) -> None:
        try:
            self._draw()
        except BaseException as error:  # noqa: BLE001  # raised again by total_frames, on the thread that plays
            self._error = error
        finally:
            close = getattr(self._blocks, "close", None)
            if self._cancelled.is_set() and close is not None:
                close()
            self._first_ready.set()

    def _draw(self) -> None:
        resampler = None
        if self._source_rate != self._rate:
            import soxr

            resampler = soxr.ResampleStream(self._source_rate, self._rate, 1, dtype="float32", quality="HQ")
        for block in self._blocks:
            if self._cancelled.is_set():
                return
            signal = np.ascontiguousarray(block, dtype=np.float32).reshape(-1)
            self._hand_on(signal if resampler is None else resampler.resample_chunk(signal))
        if resampler is not None:
            self._hand_on(resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True))
        self._total_frames = self._made_frames

    def _hand_on(self, signal: npt.NDArray[np.float32]) -> None:
        piece = max(1, int(PIECE_SECONDS * self._rate))
        for start in range(0, signal.size, piece):
            while self._made_frames - self.taken_frames > AHEAD_SECONDS * self._rate:
                if self._cancelled.wait(0.05):
                    return
            part = np.clip(signal[start : start + piece], -1.0, 1.0)
            wide = part if self._channels == 1 else np.repeat(part, self._channels)
            self.ready.put(wide.tobytes())
            self._made_frames += part.size
            self._first_ready.set()
