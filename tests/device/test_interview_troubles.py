"""What goes wrong with the sound in an interview is told in two lines, and what was said before is kept."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards, environment
from tests.device.kit import QUESTION, answer, kept, make_home, share_of, words_on
from tests.device.terminal import Terminal
from voice_interviewer.core.sound.audio import SAMPLE_RATE

pytestmark = [pytest.mark.device, pytest.mark.models, pytest.mark.slow]

FREE_SECONDS = 3.0
"""When the microphone is free at the latest; 0.02 to 0.5 s were seen on a very busy machine."""

ON_THE_CARDS = ("--microphone", MICROPHONE, "--speaker", SPEAKER)


@contextmanager
def interview(
    cards: SoundCards, folder: Path, *arguments: str, size: tuple[int, int] = (140, 40)
) -> Iterator[tuple[Terminal, Path]]:
    """The program asking one question, in a terminal, and its home; no silence ends an answer."""
    home = make_home(folder, patience="key")
    env = environment(cards) | {"VOICE_INTERVIEWER_HOME": str(home)}
    with Terminal.start(["interview", "--question", QUESTION, *arguments], env=env, size=size) as terminal:
        yield terminal, home


def lines_of(text: str) -> list[str]:
    """What the program has left in the terminal."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def test_a_microphone_unplugged_in_mid_answer(sound_cards: SoundCards, tmp_path: Path) -> None:
    said = answer(8.0)
    with interview(sound_cards, tmp_path, "--voice", "none", *ON_THE_CARDS) as (terminal, home):
        terminal.wait_for("YOUR TURN")
        sound_cards.speak(said.write(tmp_path / "answer.wav"))
        terminal.wait_until(lambda shown: share_of(said.text, words_on(shown)) > 0.3, "words")
        sound_cards.unplug_microphone()
        shown = terminal.wait_for("INTERRUPTED")
        assert f"The microphone “{MICROPHONE}” stopped giving sound." in shown
        assert "Plug it in again" in shown
        terminal.press("q")
        terminal.wait_for("Your answers")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        what, remedy, where = lines_of(terminal.text())
    held = kept(home)
    assert "stopped giving sound" in what
    assert "Plug it in again" in remedy
    assert where == f"What was said is kept in {held.folder}"
    assert held.answer["ended_by"] == "device-lost"
    assert held.recording.size > said.samples.size
    assert share_of(said.text, held.transcript) >= 0.8


@pytest.mark.parametrize("plain", [True, False])
def test_a_microphone_plugged_in_again_takes_the_question_once_more(
    sound_cards: SoundCards, tmp_path: Path, plain: bool
) -> None:
    said = answer(4.0)
    recording = said.write(tmp_path / "answer.wav")
    turn, on_screen = ("Your turn.", ["--plain"]) if plain else ("YOUR TURN", [])
    arguments = ["--voice", "none", "--mode", "live", "--follow-ups", "0", *ON_THE_CARDS, *on_screen]
    with interview(sound_cards, tmp_path, *arguments) as (terminal, home):
        terminal.wait_for(turn)
        sound_cards.speak(recording)
        sound_cards.unplug_microphone()
        shown = terminal.wait_for("ask it again")
        assert f"The microphone “{MICROPHONE}” stopped giving sound." in shown
        terminal.press("Enter")
        terminal.wait_for("There is no microphone.", "called “")
        sound_cards.plug_microphone()
        terminal.press("Enter")
        terminal.wait_until(lambda shown: "ask it again" not in shown.rpartition(turn)[2] and turn in shown, turn)
        sound_cards.speak(recording)
        terminal.press("Enter")
        terminal.wait_for("How was that?" if plain else "Your answers")
        terminal.press("q", *(["Enter"] if plain else []))
        assert terminal.wait_for_exit() == 0
    answers = kept(home).session["answers"]
    assert [(each["take"], each["ended_by"]) for each in answers] == [(1, "device-lost"), (2, "key")]
    for each in answers:
        assert share_of(said.text, " ".join(word["text"] for word in each["words"])) >= 0.7


def test_a_microphone_of_nothing_but_zeros(sound_cards: SoundCards, tmp_path: Path) -> None:
    with interview(sound_cards, tmp_path, "--voice", "none", *ON_THE_CARDS) as (terminal, home):
        shown = terminal.wait_for("nothing but zeros")
        assert "Unmute it" in shown
        terminal.press("Enter")
        terminal.wait_for("INTERRUPTED")
        terminal.press("q")
        terminal.wait_for("0 answers", "1 answer")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        what, remedy, _ = lines_of(terminal.text())
    assert "nothing but zeros" in what
    assert "voice-interviewer devices" in remedy
    assert not np.any(kept(home).recording)


def test_leaving_in_mid_answer_frees_the_microphone_and_keeps_the_recording(
    sound_cards: SoundCards, tmp_path: Path
) -> None:
    with in_mid_answer(sound_cards, tmp_path) as (terminal, home, microphone_is_free):
        terminal.press("C-q")
        assert seconds_until(microphone_is_free) < FREE_SECONDS
        assert terminal.wait_for_exit() == 0
        where, go_on = lines_of(terminal.text())
        assert str(kept(home).folder) in where
        assert "--resume last" in go_on
    assert kept(home).answer["ended_by"] == "quit"
    assert_four_seconds_are_kept(home)


def test_a_terminal_closed_in_mid_answer_frees_the_microphone_and_keeps_the_recording(
    sound_cards: SoundCards, tmp_path: Path
) -> None:
    with in_mid_answer(sound_cards, tmp_path) as (terminal, home, microphone_is_free):
        terminal.close()
        assert seconds_until(microphone_is_free) < FREE_SECONDS
        seconds_until(lambda: bool(kept(home).session["ended"]))
    assert_four_seconds_are_kept(home)


@contextmanager
def in_mid_answer(cards: SoundCards, folder: Path) -> Iterator[tuple[Terminal, Path, Callable[[], bool]]]:
    """An interview whose candidate has spoken for four seconds and goes on; its home; is the microphone free again?"""
    recording = answer(8.0).write(folder / "answer.wav")
    others = cards.recordings
    with interview(cards, folder, "--voice", "none", *ON_THE_CARDS) as (terminal, home):
        terminal.wait_for("YOUR TURN")
        assert cards.recordings - others
        with cards.speaking(recording):
            terminal.wait_until(lambda shown: re.search(r"0:(0[4-9]|[1-5]\d) of", shown) is not None, "four seconds")
            yield terminal, home, lambda: not cards.recordings - others


def assert_four_seconds_are_kept(home: Path) -> None:
    recording = kept(home).recording
    assert recording.size > 4 * SAMPLE_RATE
    assert np.any(recording)


def seconds_until(holds: Callable[[], bool]) -> float:
    """How long it takes until this holds; fails after ten seconds."""
    began, tick = time.monotonic(), threading.Event()
    while not holds():
        assert time.monotonic() < began + 10
        tick.wait(0.01)
    return time.monotonic() - began


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize(("option", "kind"), [("--microphone", "microphone"), ("--speaker", "speaker")])
def test_a_name_that_no_device_has(
    sound_cards: SoundCards, tmp_path: Path, option: str, kind: str, plain: bool
) -> None:
    arguments = [*ON_THE_CARDS, option, "Marshall", *(["--plain"] if plain else [])]
    with interview(sound_cards, tmp_path, *arguments) as (terminal, home):
        assert terminal.wait_for_exit() == 1
        what, remedy = lines_of(terminal.text())
    assert f"{kind} called “Marshall”" in what
    assert MICROPHONE in what if kind == "microphone" else SPEAKER in what
    assert "voice-interviewer devices" in remedy
    assert not (home / "sessions").exists()


def test_no_microphone_at_all(sound_cards: SoundCards, tmp_path: Path) -> None:
    sound_cards.unplug_microphone()
    with interview(sound_cards, tmp_path, "--voice", "none") as (terminal, home):
        terminal.wait_for("Watch the built-in candidate hold the interview instead?")
        terminal.press("n")
        assert terminal.wait_for_exit() == 1
        *_, what, remedy = lines_of(terminal.text())
    assert what == "No microphone was found."
    assert "--candidate demo" in remedy
    assert not (home / "sessions").exists()


def test_a_speaker_lost_while_the_interviewer_speaks(tmp_path: Path) -> None:
    with own_cards() as cards, interview(cards, tmp_path, *ON_THE_CARDS) as (terminal, home):
        with cards.record_speaker() as speaker:
            assert speaker.wait_for_sound(60), terminal.text()
            assert "THE INTERVIEWER SPEAKS" in terminal.text()
        cards.unplug_everything()
        shown = terminal.wait_for("stopped playing")
        assert "--voice none" in shown
        terminal.wait_for("INTERRUPTED")
        terminal.press("q")
        terminal.wait_for("nothing is kept")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        what, remedy = lines_of(terminal.text())
        assert what == f"The speaker “{SPEAKER}” stopped playing."
        assert "--voice none" in remedy
        assert list((home / "sessions").iterdir()) == []


def test_no_speaker_at_all(tmp_path: Path) -> None:
    with own_cards() as cards:
        cards.unplug_speaker()
        with interview(cards, tmp_path, "--microphone", MICROPHONE) as (terminal, home):
            assert terminal.wait_for_exit() == 1
            what, remedy = lines_of(terminal.text())
        assert what == "There is no speaker."
        assert "--voice none" in remedy
        assert not (home / "sessions").exists()


@contextmanager
def own_cards() -> Iterator[SoundCards]:
    """Cards that may be unplugged for good."""
    cards = SoundCards.start()
    try:
        yield cards
    finally:
        cards.stop()
