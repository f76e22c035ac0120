"""A sound device as a person knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeviceDescription:
    """One device, as `devices` shows it."""

    name: str
    """The name that `--microphone` takes."""
    host: str
    """The system it is reached through: ALSA, Core Audio, WASAPI."""
    input_channels: int
    """Channels it records; 0 where it is no microphone."""
    output_channels: int
    """Channels it plays; 0 where it is no speaker."""
    default_rate_hz: int
    """The device's own rate (Hz)."""
    is_default_input: bool
    """Whether it is the microphone used where none is named."""
    is_default_output: bool
    """Whether it is the speaker used where none is named."""
    takes_16_khz: bool
    """Whether it records (a pure speaker: plays) at 16 kHz itself; where not, the program resamples."""
