"""The microphone, through PortAudio: whatever rate it runs at, 16 kHz mono comes out, and nothing is lost unnoticed."""

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.adapters.device_choice import Device
from voice_interviewer.adapters.portaudio import PortAudio, portaudio
from voice_interviewer.core.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.questions import Question
from voice_interviewer.errors import DeviceLostError

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

Block = tuple[bytes, int, float, bool]
"""Bytes as the device gave them, frames in them, when the first was recorded (seconds, the device's clock, 0 where
unknown), and whether the device lost sound just before them."""


class MicrophoneCapture:
    """A running microphone. Made by `Microphone.listen`.

    The callback runs on PortAudio's thread and only copies: it shares with the reader a queue that never blocks, and
    counters that one side alone writes.
    """

    def __init__(self, device_name: str, rate: int, channels: int, clock: Any = time.monotonic) -> None:
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
        self._clock = clock
        self._resampler: Any = None
        if rate != SAMPLE_RATE:
            import soxr

            self._resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="int16", quality="HQ")

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

    def read(self) -> Samples:
        """What was captured since the last call, shape (n,), 16 kHz; waits at most 100 ms, may be empty.

        Channels are averaged. Resampled sound comes about 20 ms later than the device gave it; that tail is not
        given when the capture closes. Raises DeviceLostError when the device stopped, or gave nothing for 1.5 s.
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
        return self._at_16_khz(self._mono(interleaved))

    def _waiting_blocks(self) -> list[Block]:
        blocks: list[Block] = []
        began = self._clock()
        try:
            blocks.append(self._blocks.get(timeout=READ_SECONDS))
            while True:
                blocks.append(self._blocks.get_nowait())
        except queue.Empty:
            pass
        if blocks:
            self._heard_anything = True
            self._waited_seconds = 0.0
            return blocks
        # Only time spent waiting counts, so a reader that was away, or a machine that slept, loses no device.
        self._waited_seconds += min(self._clock() - began, 2 * READ_SECONDS)
        patience = SILENT_DEVICE_SECONDS if self._heard_anything else WAKING_DEVICE_SECONDS
        if self._stopped or self._waited_seconds >= patience:
            raise DeviceLostError(
                f"The microphone “{self._device_name}” stopped giving sound.",
                "Plug it in again, or choose another (`voice-interviewer devices` lists them); what was said is kept.",
            )
        return blocks

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

    def __init__(self, device_name: str | None = None, *, native_rate: bool = False) -> None:
        self._device_name = device_name
        self._native_rate = native_rate
        """Record at the device's own rate and resample, even where it takes 16 kHz."""

    @property
    def name(self) -> str:
        """`microphone`."""
        return "microphone"

    @contextmanager
    def listen(self, question: Question | None = None) -> Iterator[MicrophoneCapture]:
        """Open the microphone; it is free again when the context ends. Raises DeviceError when it cannot be opened."""
        sound = portaudio()
        device = sound.find(self._device_name, "input")
        rate, channels = recording_format(sound, device, self._native_rate)
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
            yield capture
        except DeviceLostError:
            sound.forget_devices()
            raise
        finally:
            sound.close(stream)


def recording_format(sound: PortAudio, device: Device, native_rate: bool = False) -> tuple[int, int]:
    """Rate (Hz) and channels to open the device with: 16 kHz mono, else its own rate, else its own channels."""
    wide = min(device.input_channels, 2)
    rates = (device.default_rate,) if native_rate else (SAMPLE_RATE, device.default_rate)
    for channels in dict.fromkeys((1, wide, device.input_channels)):
        for rate in rates:
            if sound.accepts(device, "input", rate, channels, "int16"):
                return rate, channels
    return device.default_rate, wide
