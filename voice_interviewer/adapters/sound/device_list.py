"""What sound devices there are, and whether they take the program's own rate."""

from voice_interviewer.adapters.sound.device_choice import Direction
from voice_interviewer.adapters.sound.portaudio import portaudio
from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.core.sound.audio import SAMPLE_RATE


def list_devices() -> tuple[DeviceDescription, ...]:
    """All devices, scanned afresh where no stream is open. Raises DeviceError when PortAudio is missing."""
    sound = portaudio()
    descriptions = []
    for device in sound.devices(rescan=True):
        direction: Direction = "input" if device.input_channels else "output"
        descriptions.append(
            DeviceDescription(
                name=device.name,
                host=device.host,
                input_channels=device.input_channels,
                output_channels=device.output_channels,
                default_rate_hz=device.default_rate,
                is_default_input=device.default_input,
                is_default_output=device.default_output,
                takes_16_khz=device.channels(direction) > 0
                and sound.accepts(device, direction, SAMPLE_RATE, 1, "int16"),
            )
        )
    return tuple(descriptions)
