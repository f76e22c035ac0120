"""`devices` shows the virtual cards as PortAudio sees them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards
from voice_interviewer.cli import main

pytestmark = pytest.mark.device


def test_both_cards_are_listed(sound_cards: SoundCards, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["devices"]) == 0
    printed = capfd.readouterr()
    microphones, speakers = printed.out.split("speakers\n")
    assert MICROPHONE in microphones
    assert SPEAKER not in microphones
    assert SPEAKER in speakers
    assert "* default" in microphones
    assert "16 kHz taken" in microphones
    assert printed.err == ""


def test_as_json_one_device_a_line(sound_cards: SoundCards, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "--json"]) == 0
    devices = {device["name"]: device for device in map(json.loads, capfd.readouterr().out.splitlines())}
    assert devices[MICROPHONE]["input_channels"] > 0
    assert devices[MICROPHONE]["output_channels"] == 0
    assert devices[MICROPHONE]["takes_16_khz"] is True
    assert devices[SPEAKER]["input_channels"] == 0
    assert devices["default"]["is_default_input"] is True


def test_an_unplugged_microphone_is_listed_no_more(sound_cards: SoundCards, capfd: pytest.CaptureFixture[str]) -> None:
    sound_cards.unplug_microphone()
    assert main(["devices"]) == 0
    told = capfd.readouterr().out
    assert MICROPHONE not in told
    assert "--candidate demo" in told


def test_without_portaudio_it_says_how_to_install_it() -> None:
    script = (
        "import ctypes.util, sys; ctypes.util.find_library = lambda name: None\n"
        "from voice_interviewer.cli import main; sys.exit(main(['devices']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        env=os.environ,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    what, remedy = done.stderr.splitlines()
    assert "PortAudio" in what
    assert "libportaudio2" in remedy
