"""The whole program as a candidate lives it the first time: from the sound check through one question and out again."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.device.cards import SoundCards, environment
from tests.device.kit import (
    QUESTION,
    Kept,
    answer,
    content_words,
    kept,
    make_home,
    question,
    read_aloud,
    share_of,
    understood,
)
from tests.device.signals import position
from tests.device.terminal import Terminal
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.interview.sound_checking import SENTENCE, SPOKEN

pytestmark = [pytest.mark.device, pytest.mark.models, pytest.mark.slow]

ANSWER_SECONDS = 10.0
LISTENED_SECONDS = 6.0
"""So much of the replay is listened to."""
STARS = 4


@dataclass(frozen=True, slots=True)
class Sounds:
    """What the speaker played, 16 kHz."""

    checking: Samples
    asking: Samples
    replaying: Samples


@dataclass(frozen=True, slots=True)
class Lived:
    """One evening with the program: what was seen and heard, and what is left of it."""

    screens: dict[str, str]
    """By the name of the place: what stood in the terminal."""
    sounds: Sounds
    sought: str
    """The word that was searched for."""
    exit_code: int
    left_behind: str
    microphone_is_free: bool
    home: Path
    kept: Kept


@pytest.fixture(scope="module")
def evenings() -> list[Lived]:
    """Those lived so far, for the tests of this file to share the last of them."""
    return []


@pytest.fixture
def lived(
    request: pytest.FixtureRequest,
    evenings: list[Lived],
    sound_cards: SoundCards,
    tmp_path_factory: pytest.TempPathFactory,
) -> Lived:
    """An evening, lived once for all tests of this file, and anew for a test that is run again."""
    if not evenings or request.node.execution_count > 1:
        evenings.append(live(sound_cards, tmp_path_factory.mktemp("program")))
    return evenings[-1]


def live(cards: SoundCards, folder: Path) -> Lived:
    """From the first start to the end, with a headset: the microphone does not hear the speaker."""
    home = make_home(folder)
    with (home / "settings.toml").open("a") as settings:
        settings.write("follow_ups = 0\n")
    before = cards.recordings
    env = environment(cards) | {"VOICE_INTERVIEWER_HOME": str(home)}
    with Terminal.start([], env=env) as terminal:
        candidate = Candidate(cards, terminal, folder)
        checking = candidate.check_the_sound()
        asking = candidate.hold_one_question()
        replaying = candidate.replay()
        candidate.look_back()
        sought = candidate.search(kept(home).transcript)
        terminal.press("q")
        exit_code = terminal.wait_for_exit()
        return Lived(
            screens=candidate.screens,
            sounds=Sounds(checking, asking, replaying),
            sought=sought,
            exit_code=exit_code,
            left_behind=terminal.text(),
            microphone_is_free=cards.recordings == before,
            home=home,
            kept=kept(home),
        )


class Candidate:
    """Somebody before the terminal, with a headset on; notes every screen that was waited for."""

    def __init__(self, cards: SoundCards, terminal: Terminal, folder: Path) -> None:
        self._cards = cards
        self._terminal = terminal
        self._folder = folder
        self.screens: dict[str, str] = {}

    def check_the_sound(self) -> Samples:
        """Go through the first start's sound check; gives what was heard of the interviewer."""
        with self._cards.record_speaker() as speaker:
            self._see("devices", "Microphone and speaker", "vi_microphone")
            self._terminal.press("Enter")
            self._see("spoken", "The interviewer spoke")
            heard = speaker.samples
            self._terminal.press("y")
            self._see("say", "Please read this aloud")
            self._cards.speak(read_aloud(SENTENCE, self._folder / "sentence.wav"))
            self._see("found", "What was found")
        self._terminal.press("Enter")
        self._see("home", "Quick drill", "Sound check")
        return heard

    def hold_one_question(self) -> Samples:
        """Pick the question, answer it, rate it, read its result; gives what was heard of the interviewer."""
        said = answer(ANSWER_SECONDS).write(self._folder / "answer.wav")
        self._terminal.press("p")
        self._see("questions", "Type to search", question().text[:20])
        self._terminal.press(*question().id)
        self._see("picked", f" {question().id} ")
        with self._cards.record_speaker() as speaker:
            self._terminal.press("Enter")
            assert speaker.wait_for_sound(60), self._terminal.text()
            self._see("asked", "YOUR TURN")
            heard = speaker.samples
        self._cards.speak(said)
        self._see("rating", "BEFORE YOU LOOK")
        self._terminal.press(str(STARS))
        self._see("result", "RESULT", "of 100", "See the summary")
        self._terminal.press("Enter")
        self._see("summary", "Your answers", "Kept in")
        return heard

    def replay(self) -> Samples:
        """Hear some of it again; gives what was heard."""
        self._terminal.press("p")
        self._see("replay", "■ paused", "1\N{MULTIPLICATION SIGN}")
        with self._cards.record_speaker() as speaker:
            self._terminal.press("Space")
            assert speaker.wait_for_sound(20), self._terminal.text()
            self._see("playing", "▶ playing")
            assert speaker.wait_for_more(LISTENED_SECONDS, 30)
            heard = speaker.samples
        self._terminal.press("Escape")
        self._see("summary again", "Your answers")
        self._terminal.press("q")
        self._see("questions again", "answered 1 time")
        self._terminal.press("Escape", "Escape")
        self._see("home again", "Quick drill")
        return heard

    def look_back(self) -> None:
        """See the progress."""
        self._terminal.press("o")
        self._see("progress", "All interviews (", "Practice")
        self._terminal.press("q")
        self._see("home after progress", "Quick drill")

    def search(self, transcript: str) -> str:
        """See the recordings, and search them for a long word that was said; gives the word."""
        sought = max(content_words(transcript), key=len)
        self._terminal.press("e")
        self._see("recordings", "1 session,", question().text[:15])
        self._terminal.press("/", *sought)
        self._see("search", "Found in")
        self._terminal.press("Escape")
        self._see("search over", "1 session,", question().text[:15])
        self._terminal.press("Escape")
        self._see("home at last", "Quick drill")
        return sought

    def _see(self, place: str, *wanted: str) -> None:
        """Wait until all this stands there, and note what does."""
        self.screens[place] = self._terminal.wait_until(
            lambda text: all(each in text for each in wanted), " and ".join(wanted)
        )


def test_the_sound_check_opens_by_itself_and_is_gone_through_by_ear_and_voice(lived: Lived) -> None:
    assert share_of(SPOKEN, understood(lived.sounds.checking)) >= 0.7
    assert share_of(SENTENCE, lived.screens["say"]) > 0.9
    assert "!" not in lived.screens["found"]
    assert "✗" not in lived.screens["found"]
    assert "words were understood" in lived.screens["found"]


def test_the_question_picked_is_asked_aloud_and_its_result_waits_for_the_rating(lived: Lived) -> None:
    assert share_of(question().text, lived.screens["asked"]) > 0.9
    assert share_of(question().text, understood(lived.sounds.asking[-30 * SAMPLE_RATE :])) >= 0.7
    assert "of 100" not in lived.screens["rating"]
    assert lived.kept.answer["self_rating"] == STARS
    assert lived.kept.answer["question_id"] == QUESTION
    score = f"{lived.kept.answer['assessment']['score']['overall']:.0f} of 100"
    assert score in lived.screens["result"]
    assert score in lived.screens["summary"]


def test_the_replay_is_the_recording_to_the_ear(lived: Lived) -> None:
    heard = lived.sounds.replaying
    recorded = lived.kept.recording[: int((LISTENED_SECONDS - 1.0) * SAMPLE_RATE)].astype(np.float64)
    begin = position(heard, recorded)
    assert np.corrcoef(heard[begin:][: recorded.size], recorded)[0, 1] > 0.95


def test_progress_counts_the_interview_and_the_recordings_find_what_was_said(lived: Lived) -> None:
    assert "All interviews (1)" in lived.screens["progress"]
    assert "1 interview" in lived.screens["progress"]
    assert lived.kept.session["id"] in lived.screens["recordings"]
    found = lived.screens["search"].partition("Found in 1 place ")[2]
    assert lived.sought in found.lower()


def test_one_session_is_kept_private_and_nothing_else_of_what_was_heard(lived: Lived) -> None:
    sessions = lived.home / "sessions"
    assert {path.name for path in lived.kept.folder.iterdir()} == {"session.json", "answer-01.flac"}
    for path in (sessions, *sessions.rglob("*"), *lived.home.glob("index.sqlite*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    assert [path.name for path in lived.home.rglob("*.flac")] == ["answer-01.flac"]


def test_the_program_leaves_a_clean_terminal_and_a_free_microphone(lived: Lived) -> None:
    assert lived.exit_code == 0
    assert lived.left_behind.strip() == ""
    assert lived.microphone_is_free
