"""The speaker, through PortAudio: sound starts with the first block, stops when asked to, is never cut at its end."""

import queue
import time
from collections.abc import Iterable, Iterator
from typing import Any

from voice_interviewer.adapters.sound.playback_feed import PlaybackFeed
from voice_interviewer.adapters.sound.portaudio import portaudio
from voice_interviewer.core.sound.audio import FloatSamples
from voice_interviewer.errors import DeviceLostError

LATENCY_SECONDS = 0.2
"""Buffer asked of the device: a busy machine may be late by as much without a gap in the sound, and PulseAudio runs dry
as it starts below 0.1 s. Neither starting nor stopping waits for it: what it holds is thrown away."""

STEP_SECONDS = 0.05
"""How often the time heard is yielded."""

SILENT_DEVICE_SECONDS = 2.0
"""A device that asks for no sound for this long is gone; before its first request it has twice as long to wake."""


class _Playback:
    """What the callback plays; it runs on PortAudio's thread and only copies."""

    def __init__(self, feed: PlaybackFeed, rate: int, channels: int) -> None:
        self._feed = feed
        self._rate = rate
        self._frame_bytes = 4 * channels
        self._block = memoryview(b"")
        self._given_frames = 0
        self.requests = 0
        """How often the device asked for sound."""
        self.stopped = False
        """Whether the stream ended by itself."""
        self.latency_seconds = 0.0
        """How far ahead of the ear the device takes its sound, where it does not say so at each request."""
        self.given = (0, 0.0)
        """Frames handed to the device so far, and when the last of them is heard (seconds, time.monotonic)."""

    def on_request(self, out: Any, frames: int, times: Any, status: Any) -> None:
        """Fill one buffer; PortAudio calls this from its own thread."""
        wanted = frames * self._frame_bytes
        filled = 0
        while filled < wanted:
            if not self._block:
                try:
                    self._block = memoryview(self._feed.ready.get_nowait())
                except queue.Empty:
                    break
            part = self._block[: wanted - filled]
            out[filled : filled + len(part)] = part
            self._block = self._block[len(part) :]
            filled += len(part)
        if filled < wanted:
            out[filled:wanted] = bytes(wanted - filled)
        if filled:
            self._given_frames += filled // self._frame_bytes
            self._feed.taken_frames = self._given_frames
            says = times.outputBufferDacTime > 0.0
            ahead = times.outputBufferDacTime - times.currentTime if says else self.latency_seconds
            heard_at = time.monotonic() + ahead + filled / self._frame_bytes / self._rate
            self.given = (self._given_frames, heard_at)
        self.requests += 1

    def on_stopped(self) -> None:
        """Note that the stream ended by itself; PortAudio calls this from its own thread."""
        self.stopped = True


class Speaker:
    """The speaker of that name, or the system's default one."""

    def __init__(self, device_name: str | None = None) -> None:
        self._device_name = device_name

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        """Play blocks (full scale ±1, sample_rate Hz) as they come; yield the seconds heard about every 50 ms.

        Ends when the last sample has been heard. Closing it stops the sound at once. The blocks are drawn, and closed,
        on a thread of their own, so the making of the next block goes on while this one is heard; what that raises is
        raised here. Raises DeviceError when the speaker cannot be opened, DeviceLostError when it went away.
        """
        sound = portaudio()
        device = sound.find(self._device_name, "output")
        rate, channels = sound.format_for(device, "output", sample_rate, "float32")
        feed = PlaybackFeed(blocks, sample_rate, rate, channels)
        playback = _Playback(feed, rate, channels)
        stream = None
        try:
            feed.start()
            stream = sound.open_stream(
                device,
                "output",
                samplerate=rate,
                channels=channels,
                dtype="float32",
                blocksize=0,
                latency=LATENCY_SECONDS,
                callback=playback.on_request,
                finished_callback=playback.on_stopped,
            )
            while not feed.wait_for_first_block(STEP_SECONDS):
                yield 0.0
            playback.latency_seconds = stream.latency
            sound.start(stream, device, "output")
            yield from _seconds_heard(playback, feed, rate, device.name)
            sound.drain(stream)
        finally:
            feed.cancel()
            if stream is not None:
                sound.close(stream)


def _seconds_heard(playback: _Playback, feed: PlaybackFeed, rate: int, device_name: str) -> Iterator[float]:
    heard = 0.0
    requests, quiet_seconds = 0, 0.0
    while True:
        total = feed.total_frames
        given, heard_at = playback.given
        left = max(0.0, heard_at - time.monotonic())
        finished = total is not None and given >= total
        heard = max(heard, given / rate - left)
        if finished and left <= 0.0:
            yield given / rate
            return
        yield heard
        if playback.requests != requests:
            requests, quiet_seconds = playback.requests, 0.0
        limit = SILENT_DEVICE_SECONDS if requests else 2 * SILENT_DEVICE_SECONDS
        if playback.stopped or quiet_seconds > limit:
            portaudio().forget_devices()
            raise DeviceLostError(
                f"The speaker “{device_name}” stopped playing.",
                "Plug it in again, choose another (`voice-interviewer devices` lists them), or use --voice none.",
            )
        pause = min(STEP_SECONDS, left) if finished else STEP_SECONDS
        time.sleep(pause)
        quiet_seconds += pause
