"""`devices`: the microphones and speakers there are, by the names that the program takes."""

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.core.devices import DeviceDescription


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `devices`."""
    parser = subparsers.add_parser(
        "devices",
        help="the microphones and speakers there are",
        description=(
            "One line a device: its name, channels, own rate, and whether it takes 16 kHz itself; "
            "where it does not, the program resamples. `*` marks the one used when none is named."
        ),
        epilog='example: voice-interviewer devices; then: voice-interviewer interview --microphone "USB"',
    )
    parser.add_argument("--json", action="store_true", help="print one device a line as JSON")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from voice_interviewer import bootstrap

    devices = bootstrap.list_devices()
    if arguments.json:
        from dataclasses import asdict

        for device in devices:
            print(json.dumps(asdict(device), ensure_ascii=False))
        return 0
    microphones = [_line(each, each.input_channels, each.is_default_input) for each in devices if each.input_channels]
    speakers = [_line(each, each.output_channels, each.is_default_output) for each in devices if each.output_channels]
    print(
        "\n".join(
            ["microphones", *(microphones or ["  none; try: voice-interviewer interview --text, or --candidate demo"])]
        )
    )
    print(
        "\n".join(
            ["speakers", *(speakers or ["  none; questions are shown: voice-interviewer interview --voice none"])]
        )
    )
    return 0


def _line(device: "DeviceDescription", channels: int, is_default: bool) -> str:
    from voice_interviewer.core.steering import on_one_line

    mark = "*" if is_default else " "
    rate = f"{device.default_rate_hz} Hz" + (", 16 kHz taken" if device.takes_16_khz else ", 16 kHz resampled")
    return f"{mark} {on_one_line(device.name)}  ({device.host}, {channels} channel{'s' * (channels != 1)}, {rate})"
