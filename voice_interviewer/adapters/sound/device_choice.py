"""Which device is meant: the one named, or the system's default."""

from dataclasses import dataclass
from typing import Any, Literal

from voice_interviewer.errors import DeviceError

Direction = Literal["input", "output"]

KIND: dict[Direction, str] = {"input": "microphone", "output": "speaker"}
"""What a person calls a device of this direction."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device as PortAudio describes it."""

    index: int
    name: str
    host: str
    """The system PortAudio reaches it through: ALSA, Core Audio, WASAPI."""
    input_channels: int
    output_channels: int
    default_rate: int
    """The device's own rate (Hz)."""
    default_input: bool
    default_output: bool

    def channels(self, direction: Direction) -> int:
        """How many channels it has in this direction; 0 where it has none."""
        return self.input_channels if direction == "input" else self.output_channels


def default_indices(sounddevice: Any) -> tuple[int, int]:
    """Indices of the default input and output, -1 where there is none; sounddevice is the loaded module."""
    default = sounddevice.default.device
    chosen = [int(default[0]), int(default[1])]
    for place in (0, 1):
        if chosen[place] < 0:
            key = "default_input_device" if place == 0 else "default_output_device"
            hosts = [int(host[key]) for host in sounddevice.query_hostapis() if int(host[key]) >= 0]
            chosen[place] = hosts[0] if hosts else -1
    return chosen[0], chosen[1]


def fitting(devices: list[Device], name: str | None, direction: Direction) -> list[Device]:
    """Those that the name fits: the whole name before a part of it, case ignored; None fits the default."""
    if name is None:
        return [
            device for device in devices if (device.default_input if direction == "input" else device.default_output)
        ]
    wanted = name.strip().casefold()
    whole = [device for device in devices if device.name.casefold() == wanted]
    return whole[:1] or [device for device in devices if wanted in device.name.casefold()]


def ambiguous(name: str, found: list[Device], direction: Direction) -> DeviceError:
    """The error for a name that fits several devices."""
    return DeviceError(
        f"“{name}” fits more than one {KIND[direction]}: {_names(found)}.",
        "Give more of the name; `voice-interviewer devices` lists them.",
    )


def not_found(name: str | None, devices: list[Device], direction: Direction) -> DeviceError:
    """The error for a name that fits no device; devices are those of this direction that there are."""
    kind = KIND[direction]
    otherwise = (
        "type your answers (`--text`), or let the built-in candidate answer: `--candidate demo`."
        if direction == "input"
        else "use `--voice none`."
    )
    if not devices:
        return DeviceError(f"There is no {kind}.", f"Plug one in and try again, or {otherwise}")
    if name is None:
        return DeviceError(
            f"The system names no default {kind}. There is: {_names(devices)}.",
            f"Choose one by name (`voice-interviewer devices` lists them), or {otherwise}",
        )
    return DeviceError(
        f"There is no {kind} called “{name}”. There is: {_names(devices)}.",
        f"Use one of these names (`voice-interviewer devices` lists them), or {otherwise}",
    )


def _names(devices: list[Device]) -> str:
    return ", ".join(dict.fromkeys(device.name for device in devices))
