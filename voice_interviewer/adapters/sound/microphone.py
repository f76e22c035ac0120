"""The microphone, through PortAudio: whatever rate it runs at, 16 kHz mono comes out, and nothing is lost unnoticed."""

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.adapters.sound.portaudio import PortAudio, portaudio
from voice_interviewer.adapters.sound.sound_server import SourceWatch
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import DeviceError, DeviceLostError

QUEUE_SECONDS = 30.0
"""Sound that may wait for its reader; what comes on top is dropped and counted."""

LATENCY_SECONDS = 0.2
"""Buffer asked of the device: a busy machine may keep the callback waiting that long without a loss. The callback comes
about four times in it."""

READ_SECONDS = 0.1
"""The longest a read waits."""

SILENT_DEVICE_SECONDS = 1.5
"""Waiting in vain this long after sound had come means that the device is gone."""

WAKING_DEVICE_SECONDS = 5.0
"""The same before any sound came: a sleeping sound server or a Bluetooth headset takes seconds to start."""

ASK_BEFORE_SECONDS = 1.1
"""This long before the device counts as gone the sound server is asked: unless it hangs, it has answered by then."""

ZERO_SECONDS = 1.0
"""After this long without one sample other than zero, the sound server is asked whether it has moved the recording."""

Block = tuple[bytes, int, float, bool]
"""Bytes as the device gave them, frames in them, when the first was recorded (seconds, the device's clock, 0 where
unknown), and whether the device lost sound just before them."""


class MicrophoneCapture:
    """A running microphone. Made by `Microphone.listen`.

    The callback runs on PortAudio's thread and only copies: it shares with the reader a queue that never blocks, and
    counters that one side alone writes.
    """

    def __init__(self, device_name: str, rate: int, channels: int) -> None:
        self._device_name = device_name
        self._rate = rate
        self._channels = channels
        self._limit_frames = int(QUEUE_SECONDS * rate)
        self._blocks: queue.SimpleQueue[Block] = queue.SimpleQueue()
        self._queued_frames = 0
        self._refused_frames = 0
        self._stopped = False
        self._taken_frames = 0
        self._lost_frames = 0
        self._expected_time = 0.0
        self._heard_anything = False
        self._waited_seconds = 0.0
        self._zero_frames = 0
        self._watch = SourceWatch()
        self._resampler: Any = None
        if rate != SAMPLE_RATE:
            import soxr

            self._resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="int16", quality="HQ")

    @property
    def is_live(self) -> bool:
        """True."""
        return True

    @property
    def dropped_samples(self) -> int:
        """Samples lost so far (16 kHz).

        Exact for what the full queue refused. What the device itself lost it only flags: the length of that gap is
        taken from the recording times of the blocks around it, to about one block (50 ms), and is never less than one.
        """
        return round((self._refused_frames + self._lost_frames) * SAMPLE_RATE / self._rate)

    @property
    def ended(self) -> bool:
        """False: a microphone never ends."""
        return False

    def on_block(self, data: Any, frames: int, times: Any, status: Any) -> None:
        """Take one block; PortAudio calls this from its own thread."""
        if self._queued_frames - self._taken_frames + frames > self._limit_frames:
            self._refused_frames += frames
            return
        self._queued_frames += frames
        self._blocks.put((bytes(data), frames, times.inputBufferAdcTime, status.input_overflow))

    def on_stopped(self) -> None:
        """Note that the stream stopped by itself; PortAudio calls this from its own thread."""
        self._stopped = True

    def release(self) -> None:
        """Let go of the resampler, which complains on standard error where it outlives the interpreter."""
        self._resampler = None

    def read(self) -> Samples:
        """What was captured since the last call, shape (n,), 16 kHz; waits at most 100 ms, may be empty.

        Channels are averaged. Resampled sound comes about 20 ms later than the device gave it; that tail is not
        given when the capture closes. Raises DeviceLostError when the device stopped, gave nothing for 1.5 s, or
        was unplugged and the sound server went on with another source, silent for 1 s.
        """
        blocks = self._waiting_blocks()
        if not blocks:
            return np.zeros(0, dtype=np.int16)
        for _, frames, recorded_at, lost_before in blocks:
            if lost_before:
                known = recorded_at > 0.0 and self._expected_time > 0.0
                gap = round((recorded_at - self._expected_time) * self._rate) if known else 1
                self._lost_frames += max(1, gap)
            if recorded_at:
                self._expected_time = recorded_at + frames / self._rate
            self._taken_frames += frames
        interleaved: Samples = np.frombuffer(bytearray().join(block[0] for block in blocks), dtype=np.int16)
        self._notice_move(interleaved)
        return self._at_16_khz(self._mono(interleaved))

    def _waiting_blocks(self) -> list[Block]:
        blocks: list[Block] = []
        began = time.monotonic()
        try:
            blocks.append(self._blocks.get(timeout=READ_SECONDS))
            while True:
                blocks.append(self._blocks.get_nowait())
        except queue.Empty:
            pass
        if blocks:
            if not self._heard_anything:
                self._heard_anything = True
                self._watch.ask()
            self._waited_seconds = 0.0
            return blocks
        # Only time spent waiting counts, so a reader that was away, or a machine that slept, loses no device.
        self._waited_seconds += min(time.monotonic() - began, 2 * READ_SECONDS)
        patience = SILENT_DEVICE_SECONDS if self._heard_anything else WAKING_DEVICE_SECONDS
        if self._stopped or self._waited_seconds >= patience:
            raise self._lost()
        if self._waited_seconds >= patience - ASK_BEFORE_SECONDS:
            self._watch.ask()
        return blocks

    def _notice_move(self, interleaved: Samples) -> None:
        # A real microphone hisses; nothing but zeros is what a source gives that has no microphone behind it.
        self._zero_frames = 0 if np.any(interleaved) else self._zero_frames + interleaved.size // self._channels
        if self._zero_frames >= ZERO_SECONDS * self._rate and self._watch.moved():
            raise self._lost()

    def _lost(self) -> DeviceLostError:
        portaudio().forget_devices()
        if self._watch.hangs():
            return DeviceLostError(
                f"The microphone “{self._device_name}” gives no sound: the system's sound server does not answer.",
                "Go on once other programs sound again; if they do not, log out and in. What was said is kept.",
            )
        return DeviceLostError(
            f"The microphone “{self._device_name}” stopped giving sound.",
            "Plug it in again, or choose another (`voice-interviewer devices` lists them); what was said is kept.",
        )

    def _mono(self, interleaved: Samples) -> Samples:
        if self._channels == 1:
            return interleaved
        frames: npt.NDArray[np.float32] = interleaved.reshape(-1, self._channels).mean(axis=1, dtype=np.float32)
        return np.rint(frames).astype(np.int16)

    def _at_16_khz(self, samples: Samples) -> Samples:
        if self._resampler is None:
            return samples
        resampled: Samples = self._resampler.resample_chunk(samples)
        return resampled


class Microphone:
    """The candidate's own voice, from the microphone of that name, or the system's default one."""

    def __init__(self, device_name: str | None = None, *, first_rate: int = SAMPLE_RATE) -> None:
        """`first_rate` (Hz) is asked of the device first; where it is refused, the device's own is taken, resampled."""
        self._device_name = device_name
        self._first_rate = first_rate

    @property
    def name(self) -> str:
        """`microphone`."""
        return "microphone"

    @contextmanager
    def listen(self, question: Question | None = None) -> Iterator[MicrophoneCapture]:
        """Open the microphone; it is free again when the context ends. Raises DeviceError when it cannot be opened."""
        sound = portaudio()
        try:
            capture, stream = self._open(sound)
        except DeviceError:
            # The list of devices may be out of date: one more try, with a fresh one.
            capture, stream = self._open(sound)
        try:
            yield capture
        finally:
            sound.close(stream)
            capture.release()

    def _open(self, sound: PortAudio) -> tuple[MicrophoneCapture, Any]:
        device = sound.find(self._device_name, "input")
        rate, channels = sound.format_for(device, "input", self._first_rate, "int16")
        capture = MicrophoneCapture(device.name, rate, channels)
        stream = sound.open_stream(
            device,
            "input",
            samplerate=rate,
            channels=channels,
            dtype="int16",
            blocksize=0,
            latency=LATENCY_SECONDS,
            callback=capture.on_block,
            finished_callback=capture.on_stopped,
        )
        try:
            sound.start(stream, device, "input")
        except BaseException:
            sound.close(stream)
            raise
        return capture, stream
