"""A program stopped in mid-answer, as a laptop's lid does it, loses nothing; a sound server that is stopped is told."""

import os
import signal
from pathlib import Path
from typing import Never

import numpy as np
import pytest

from tests.cli.person import Running
from tests.device.cards import MICROPHONE, SPEAKER, SoundCards
from tests.device.kit import QUESTION, Answer, answer, kept, make_home, share_of
from voice_interviewer.adapters.sound.microphone import Microphone, MicrophoneCapture
from voice_interviewer.core.sound.audio import Samples, to_float
from voice_interviewer.errors import DeviceLostError
from voice_interviewer.paths import Home

pytestmark = [pytest.mark.device, pytest.mark.models, pytest.mark.slow]

PLAIN = ("interview", "--plain", "--voice", "none", "--question", QUESTION, "--follow-ups", "0")


def test_a_program_that_stands_still_in_mid_answer_hears_all_of_it(sound_cards: SoundCards, tmp_path: Path) -> None:
    said = answer(6.0)
    before, meanwhile, after = np.array_split(said.samples, 3)
    home = make_home(tmp_path, patience="short")
    arguments = (*PLAIN, "--microphone", MICROPHONE, "--speaker", SPEAKER)
    running = Running.start(Home(home), *arguments, changes=sound_cards.env)
    running.wait_to_say("Your turn.")
    sound_cards.speak(Answer("", before).write(tmp_path / "before.wav"))
    os.kill(running.process.pid, signal.SIGSTOP)
    try:
        sound_cards.speak(Answer("", meanwhile).write(tmp_path / "meanwhile.wav"))
    finally:
        os.kill(running.process.pid, signal.SIGCONT)
    sound_cards.speak(Answer("", after).write(tmp_path / "after.wav"))
    running.wait_to_say("Kept: ")
    assert running.end().code == 0
    held = kept(home)
    assert held.answer["dropped_seconds"] == 0
    places = [place_of(part, held.recording) for part in (before, meanwhile, after)]
    assert places == sorted(places)
    assert share_of(said.text, held.transcript) >= 0.6


def test_a_sound_server_that_hangs_is_not_told_as_an_unplugged_microphone(sound_cards: SoundCards) -> None:
    with Microphone(MICROPHONE).listen() as capture:
        while not capture.read().size:
            pass
        with sound_cards.frozen(), pytest.raises(DeviceLostError, match="sound server does not answer") as lost:
            read_on(capture)
    assert "Plug it in again" not in lost.value.remedy


def test_a_sound_server_that_hangs_in_mid_answer_is_told_and_what_was_said_is_kept(
    sound_cards: SoundCards, tmp_path: Path
) -> None:
    said = answer(4.0)
    home = make_home(tmp_path, patience="key")
    arguments = (*PLAIN, "--microphone", MICROPHONE, "--speaker", SPEAKER)
    running = Running.start(Home(home), *arguments, changes=sound_cards.env)
    running.wait_to_say("Your turn.")
    sound_cards.speak(said.write(tmp_path / "said.wav"))
    with sound_cards.frozen():
        running.wait_to_say("sound server does not answer")
        ended = running.end()
    assert ended.code == 1
    assert "What was said is kept." in ended.err
    held = kept(home)
    assert held.answer["ended_by"] == "device-lost"
    assert share_of(said.text, held.transcript) >= 0.6


def read_on(capture: MicrophoneCapture) -> Never:
    while True:
        capture.read()


def place_of(part: Samples, recording: Samples) -> int:
    """Where in a recording this sound is, in samples; fails where it is not there whole."""
    size = 1 << (part.size + recording.size).bit_length()
    spectrum = np.fft.rfft(to_float(recording), size) * np.conj(np.fft.rfft(to_float(part), size))
    likeness = np.fft.irfft(spectrum, size)[: max(0, recording.size - part.size) + 1]
    place = int(np.argmax(likeness))
    there = to_float(recording[place : place + part.size])
    assert likeness[place] > 0.9 * np.linalg.norm(there) * np.linalg.norm(to_float(part))
    return place
