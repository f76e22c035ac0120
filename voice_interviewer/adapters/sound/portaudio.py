"""The one door to PortAudio: loads it, scans for devices, finds one by name, opens and closes streams in bounded time.

Every call that can block inside a driver runs on one thread of its own, for two reasons: PortAudio's opening and
closing are not safe to call from several threads at once, and a sound server that no longer answers must not take the
interview with it. Such a call is given up after its time limit, and the device is reported as lost.
"""

import atexit
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from voice_interviewer.adapters.sound.device_choice import (
    KIND,
    Device,
    Direction,
    ambiguous,
    default_indices,
    fitting,
    not_found,
)
from voice_interviewer.adapters.sound.quiet import break_silence, quiet_stderr, silence_alsa
from voice_interviewer.errors import DeviceError

T = TypeVar("T")

CALL_SECONDS = 6.0
"""How long opening or scanning may take: Bluetooth headsets need up to four seconds to wake."""

DRAIN_SECONDS = 3.0
"""How long the last sound may take to be heard: network and Bluetooth speakers hold up to two seconds."""

CLOSE_SECONDS = 0.4
"""How long closing a stream may take before it is left behind."""


class _Thread:
    """Runs calls one after the other on a daemon thread."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = queue.SimpleQueue()
        self._stuck: Future[Any] | None = None
        threading.Thread(target=self._run, name="portaudio", daemon=True).start()

    def call(self, function: Callable[[], T], seconds: float) -> T:
        """What the function gives or raises; DeviceError when it, or a slow call before it, is not back in time."""
        if self._stuck is not None and wait([self._stuck], seconds).not_done:
            raise _no_answer()
        future: Future[T] = Future()
        self._calls.put((function, future))
        try:
            return future.result(seconds)
        except TimeoutError:
            if future.done():
                raise
            self._stuck = future
            break_silence()
            raise _no_answer() from None

    @property
    def stuck(self) -> bool:
        return self._stuck is not None and not self._stuck.done()

    def _run(self) -> None:
        while True:
            function, future = self._calls.get()
            try:
                future.set_result(function())
            except BaseException as error:  # noqa: BLE001  # handed to the caller, whatever it is
                future.set_exception(error)


def _no_answer() -> DeviceError:
    return DeviceError(
        "The sound system does not answer.",
        "Check that the sound server runs (restart PulseAudio or PipeWire), then start the program again.",
    )


def _cannot_open(device: Device, direction: Direction, reason: str) -> DeviceError:
    return DeviceError(
        f"The {KIND[direction]} “{device.name}” cannot be opened: {reason}.",
        "Close other programs that use it, or choose another (`voice-interviewer devices` lists them).",
    )


class PortAudio:
    """PortAudio, loaded and scanned when first used; one for the whole program, from `portaudio()`."""

    def __init__(self) -> None:
        self._thread = _Thread()
        self._module: Any = None
        self._open = 0
        self._stale = False

    def devices(self, rescan: bool = False) -> tuple[Device, ...]:
        """All devices; scans again when asked to, or when a device was lost, unless a stream is open.

        Raises DeviceError when PortAudio is missing or does not answer.
        """
        return self._thread.call(lambda: self._scan(rescan), CALL_SECONDS)

    def find(self, name: str | None, direction: Direction) -> Device:
        """The device of that name (any case; the whole name before a part of it), or the system's default one.

        A name that is not found, or a missing default, makes PortAudio scan again before it counts as an error, so a
        device plugged in meanwhile is found. Raises DeviceError when none, or more than one, fits.
        """
        for rescan in (False, True):
            devices = [device for device in self.devices(rescan) if device.channels(direction) > 0]
            found = fitting(devices, name, direction)
            if len(found) == 1:
                return found[0]
            if len(found) > 1:
                raise ambiguous(name or "", found, direction)
        raise not_found(name, devices, direction)

    def format_for(self, device: Device, direction: Direction, first_rate: int, sample_type: str) -> tuple[int, int]:
        """Rate (Hz) and channels it opens with: mono if it takes that, the first rate or else its own.

        Raises DeviceError when it takes none of these; PortAudio is then made to scan again.
        """
        most = device.channels(direction)
        for channels in dict.fromkeys((1, min(most, 2), most)):
            for rate in (first_rate, device.default_rate):
                if self.accepts(device, direction, rate, channels, sample_type):
                    return rate, channels
        self._stale = True
        raise _cannot_open(device, direction, "it takes no rate that was tried")

    def accepts(self, device: Device, direction: Direction, rate: int, channels: int, sample_type: str) -> bool:
        """Whether the device opens with this rate (Hz), channel count and sample type."""

        def check() -> bool:
            test = getattr(self._module, f"check_{direction}_settings")
            with quiet_stderr():
                try:
                    test(device=device.index, samplerate=rate, channels=channels, dtype=sample_type)
                except (self._module.PortAudioError, ValueError):
                    return False
            return True

        return self._thread.call(check, CALL_SECONDS)

    def open_stream(self, device: Device, direction: Direction, **options: Any) -> Any:
        """An open, not yet running raw stream; options as sounddevice takes them. Raises DeviceError."""

        given_up = threading.Event()

        def open_() -> Any:
            kind = getattr(self._module, "RawInputStream" if direction == "input" else "RawOutputStream")
            with quiet_stderr():
                stream = kind(device=device.index, **options)
                if given_up.is_set():
                    stream.close(ignore_errors=True)
                    return None
            self._open += 1
            return stream

        try:
            return self._checked(open_, device, direction)
        except BaseException:
            given_up.set()
            raise

    def start(self, stream: Any, device: Device, direction: Direction) -> None:
        """Set the stream running. Raises DeviceError."""

        def start() -> None:
            with quiet_stderr():
                stream.start()

        self._checked(start, device, direction)

    def drain(self, stream: Any) -> None:
        """Let an output stream play what the device still holds, then stop; gives up after DRAIN_SECONDS."""

        def drain() -> None:
            with quiet_stderr():
                stream.stop(ignore_errors=True)

        try:
            self._thread.call(drain, DRAIN_SECONDS)
        except DeviceError:
            self._abandon()

    def close(self, stream: Any) -> None:
        """Stop at once and free the device; a stream that does not close in time is left behind, never waited for."""

        def close() -> None:
            with quiet_stderr():
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)
            self._open -= 1

        try:
            self._thread.call(close, CLOSE_SECONDS)
        except DeviceError:
            self._abandon()

    def forget_devices(self) -> None:
        """Have the next look at the devices scan afresh: one of them went away."""
        self._stale = True

    def _checked(self, function: Callable[[], T], device: Device, direction: Direction) -> T:
        def call() -> T:
            try:
                return function()
            except (self._module.PortAudioError, ValueError) as error:
                self._stale = True
                reason = str(error.args[0]).split("[")[0].strip() if error.args else "no reason given"
                raise _cannot_open(device, direction, reason) from error

        try:
            return self._thread.call(call, CALL_SECONDS)
        except DeviceError:
            if self._thread.stuck:
                self._abandon()
            raise

    def _abandon(self) -> None:
        # A driver that hangs would hang PortAudio's clean-up at exit, too; the operating system frees what is left.
        if self._module is not None:
            atexit.unregister(self._module._exit_handler)

    def _scan(self, rescan: bool) -> tuple[Device, ...]:
        if self._module is None:
            self._module = _load()
        elif (rescan or self._stale) and self._open == 0:
            with quiet_stderr():
                self._module._terminate()
                self._module._initialize()
        self._stale = False
        sounddevice = self._module
        hosts = sounddevice.query_hostapis()
        default_input, default_output = default_indices(sounddevice)
        return tuple(
            Device(
                index=index,
                name=str(found["name"]),
                host=str(hosts[found["hostapi"]]["name"]),
                input_channels=int(found["max_input_channels"]),
                output_channels=int(found["max_output_channels"]),
                default_rate=round(found["default_samplerate"]),
                default_input=index == default_input,
                default_output=index == default_output,
            )
            for index, found in enumerate(sounddevice.query_devices())
        )


def _load() -> Any:
    try:
        with quiet_stderr():
            import sounddevice
    except OSError as error:
        raise DeviceError(
            "PortAudio, which this program reaches microphones and speakers through, is not installed.",
            "Install it, then try again: `sudo apt install libportaudio2` (Fedora and Arch: portaudio).",
        ) from error
    except Exception as error:
        # PortAudioError is defined by the module that failed to load, so it cannot be named here.
        raise DeviceError(
            f"PortAudio cannot start: {type(error).__name__}.",
            "Check that the system's sound works at all (play any sound), then try again.",
        ) from error
    silence_alsa()
    return sounddevice


_shared: PortAudio | None = None
_shared_lock = threading.Lock()


def portaudio() -> PortAudio:
    """The program's one PortAudio; nothing is loaded before it is asked for something."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = PortAudio()
        return _shared
