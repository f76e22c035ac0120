"""The microphone on a virtual card: what is spoken arrives whole, and a card that goes away is noticed."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.device.cards import MICROPHONE, SoundCards, environment
from tests.device.signals import distance, first_chirp, position, write_spoken
from voice_interviewer.adapters.sound.microphone import Microphone, MicrophoneCapture
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, level_dbfs
from voice_interviewer.errors import DeviceError, DeviceLostError

pytestmark = pytest.mark.device

REFUSED_RATE = 1_000_000
"""Hz; no card takes it, so the card's own rate is used and resampled."""


def read_seconds(capture: MicrophoneCapture, seconds: float) -> Samples:
    blocks, count = [], 0
    while count < seconds * SAMPLE_RATE:
        blocks.append(capture.read())
        count += blocks[-1].size
    return np.concatenate(blocks)


def read_until_spoken(capture: MicrophoneCapture, process: "subprocess.Popen[bytes]") -> Samples:
    blocks = []
    deadline = time.monotonic() + 60
    while process.poll() is None:
        assert time.monotonic() < deadline
        blocks.append(capture.read())
    blocks.append(read_seconds(capture, 0.5))
    return np.concatenate(blocks)


@pytest.mark.parametrize("first_rate", [SAMPLE_RATE, REFUSED_RATE])
def test_what_is_spoken_arrives(sound_cards: SoundCards, tmp_path: Path, first_rate: int) -> None:
    apart = write_spoken(tmp_path / "words.wav", 1.5)
    with Microphone(MICROPHONE, first_rate=first_rate).listen(None) as capture:
        read_seconds(capture, 0.3)
        with sound_cards.speaking(tmp_path / "words.wav") as process:
            samples = read_until_spoken(capture, process)
        assert capture.dropped_samples == 0
        assert not capture.ended
    assert samples.dtype == np.int16
    assert abs(distance(samples) - apart) <= 16
    start = position(samples, first_chirp())
    assert level_dbfs(samples[start : start + 4000]) == pytest.approx(-9.0, abs=1.5)
    assert level_dbfs(samples[: start - 800]) < -60


@pytest.mark.slow
def test_ten_seconds_arrive_as_ten_seconds(sound_cards: SoundCards, tmp_path: Path) -> None:
    apart = write_spoken(tmp_path / "words.wav", 10.0)
    with Microphone().listen(None) as capture:
        read_seconds(capture, 0.3)
        with sound_cards.speaking(tmp_path / "words.wav") as process:
            samples = read_until_spoken(capture, process)
        assert capture.dropped_samples == 0
    assert abs(distance(samples) - apart) <= 16


def test_silence_is_all_zero(sound_cards: SoundCards) -> None:
    with Microphone(MICROPHONE).listen(None) as capture:
        assert not np.any(read_seconds(capture, 0.5))


@pytest.mark.parametrize("name", ["vi_microphone", "VI_Microphone", " microph"])
def test_a_microphone_is_found_by_its_name_or_part_of_it(sound_cards: SoundCards, name: str) -> None:
    with Microphone(name).listen(None) as capture:
        assert read_seconds(capture, 0.1).size


def test_an_unknown_name_is_answered_with_those_there_are(sound_cards: SoundCards) -> None:
    with pytest.raises(DeviceError) as caught, Microphone("Yeti").listen(None):
        pass
    assert "“Yeti”" in caught.value.what
    assert MICROPHONE in caught.value.what
    assert "vi_speaker" not in caught.value.what
    assert "voice-interviewer devices" in caught.value.remedy


def test_a_name_that_fits_several_is_answered_with_them(sound_cards: SoundCards) -> None:
    with pytest.raises(DeviceError) as caught, Microphone("e").listen(None):
        pass
    assert "more than one" in caught.value.what
    assert MICROPHONE in caught.value.what
    assert "default" in caught.value.what


def test_a_microphone_unplugged_while_it_listens_is_lost_and_found_again(sound_cards: SoundCards) -> None:
    with Microphone(MICROPHONE).listen(None) as capture:
        before = read_seconds(capture, 0.3)
        sound_cards.unplug_microphone()
        with pytest.raises(DeviceLostError, match="vi_microphone"):
            read_seconds(capture, 3.0)
    assert before.size
    for name in (None, MICROPHONE):
        with pytest.raises(DeviceError, match="--candidate demo"), Microphone(name).listen(None):
            pass
    sound_cards.plug_microphone()
    with Microphone(MICROPHONE).listen(None) as capture:
        assert read_seconds(capture, 0.3).size


KILLED = """
import sys
from voice_interviewer.adapters.sound.microphone import Microphone
from voice_interviewer.adapters.sound.quiet import screen_apart
from voice_interviewer.errors import DeviceError
with screen_apart(), Microphone("vi_microphone").listen(None) as capture:
    while not capture.read().size:
        pass
    print("listening", flush=True)
    sys.stdin.readline()
    try:
        while True:
            capture.read()
    except DeviceError as error:
        print(error.what, flush=True)
    print("narration", file=sys.stderr)
"""


def test_a_sound_server_that_dies_is_a_lost_microphone() -> None:
    cards = SoundCards.start()
    try:
        program = start(KILLED, cards)
        cards.stop()
        told, errors = program.communicate("\n", timeout=20)
    finally:
        cards.stop()
    assert program.returncode == 0, errors
    assert "stopped giving sound" in told
    assert errors == "narration\n"


def start(script: str, cards: SoundCards) -> "subprocess.Popen[str]":
    """Run a script on the cards; returns when it says that it listens."""
    program = subprocess.Popen(
        [sys.executable, "-c", script],
        env=environment(cards),
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "listening\n"
    return program


def test_it_opens_twice_at_once_and_many_times_in_a_row(sound_cards: SoundCards) -> None:
    microphone = Microphone(MICROPHONE)
    with microphone.listen(None) as one, microphone.listen(None) as two:
        assert read_seconds(one, 0.2).size
        assert read_seconds(two, 0.2).size
    for _ in range(10):
        with microphone.listen(None) as capture:
            assert read_seconds(capture, 0.05).size


def test_it_closes_while_sound_comes_in_unread(sound_cards: SoundCards, tmp_path: Path) -> None:
    write_spoken(tmp_path / "words.wav", 3.0)
    with sound_cards.speaking(tmp_path / "words.wav"):
        with Microphone(MICROPHONE).listen(None) as capture:
            read_seconds(capture, 0.2)
            assert capture.dropped_samples == 0
        with Microphone(MICROPHONE).listen(None) as capture:
            assert read_seconds(capture, 0.2).size


HANGING = """
import sys, time
from voice_interviewer.adapters.sound.microphone import Microphone
from voice_interviewer.errors import DeviceError, DeviceLostError
with Microphone("vi_microphone").listen(None) as capture:
    while not capture.read().size:
        pass
    print("listening", flush=True)
    sys.stdin.readline()
    try:
        while True:
            capture.read()
    except DeviceLostError as error:
        print("lost", flush=True)
    began = time.monotonic()
print("closed", round(time.monotonic() - began, 2), flush=True)
print("narration", file=sys.stderr, flush=True)
try:
    with Microphone("vi_microphone").listen(None):
        print("opened")
except DeviceError as error:
    print(error.what, flush=True)
"""


def test_a_sound_server_that_hangs_takes_nothing_with_it(sound_cards: SoundCards) -> None:
    program = start(HANGING, sound_cards)
    with sound_cards.frozen():
        told, errors = program.communicate("\n", timeout=30)
    assert program.returncode == 0, errors
    assert told.startswith("lost\nclosed")
    assert "opened" not in told
    assert errors == "narration\n"
