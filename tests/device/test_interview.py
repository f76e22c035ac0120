"""A whole interview on the screen, as a person holds it: asked aloud, answered by microphone, kept."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards, environment
from tests.device.heard import AUDIBLE
from tests.device.kit import (
    QUESTION,
    Answer,
    Kept,
    answer,
    content_words,
    kept,
    make_home,
    question,
    share_of,
    understood,
    words_on,
)
from tests.device.signals import position
from tests.device.terminal import Terminal
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples

pytestmark = [pytest.mark.device, pytest.mark.models, pytest.mark.slow]

ANSWER_SECONDS = 25.0


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held, as its candidate saw and heard it."""

    asked: Samples
    """What the speaker played, 16 kHz."""
    said: Answer
    at_first_sound: str
    """The screen when the speaker was first heard, and so on."""
    at_first_turn: str
    while_speaking: str
    at_live_words: str
    playing_at_live_words: bool
    at_result: str
    at_summary: str
    left_behind: str
    """What stands in the terminal when the program has ended."""
    exit_code: int
    home: Path
    kept: Kept


@pytest.fixture(scope="module")
def interviews() -> list[Held]:
    """Those held so far, for the tests of this file to share the last of them."""
    return []


@pytest.fixture
def held(
    request: pytest.FixtureRequest,
    interviews: list[Held],
    sound_cards: SoundCards,
    tmp_path_factory: pytest.TempPathFactory,
) -> Held:
    """An interview, held once for all tests of this file, and anew for a test that is run again."""
    if not interviews or request.node.execution_count > 1:
        interviews.append(hold(sound_cards, tmp_path_factory.mktemp("interview")))
    return interviews[-1]


def hold(cards: SoundCards, folder: Path) -> Held:
    """One interview with the usual model on a terminal of the usual size, microphone and speaker in one room."""
    home = make_home(folder, transcriber="whisper-base")
    said = answer(ANSWER_SECONDS)
    recording = said.write(folder / "answer.wav")
    env = environment(cards) | {"VOICE_INTERVIEWER_HOME": str(home)}
    arguments = ["interview", "--question", QUESTION, "--follow-ups", "0"]
    arguments += ["--microphone", MICROPHONE, "--speaker", SPEAKER]
    with (
        cards.in_one_room(),
        cards.record_speaker() as speaker,
        Terminal.start(arguments, env=env) as terminal,
    ):
        assert speaker.wait_for_sound(60), terminal.text()
        at_first_sound = terminal.text()
        at_first_turn = terminal.wait_for("YOUR TURN")
        asked = speaker.samples
        with cards.speaking(recording) as playing:
            while_speaking = terminal.wait_for("LISTENING")
            at_live_words = terminal.wait_until(lambda shown: share_of(said.text, words_on(shown)) > 0.1, "words", 90)
            playing_at_live_words = playing.poll() is None
            playing.wait(60)
        terminal.wait_for("How was that?", seconds=120)
        terminal.press("4")
        at_result = terminal.wait_until(lambda shown: "See the summary" in shown and "of 100" in shown, "the result")
        terminal.press("Enter")
        at_summary = terminal.wait_until(lambda shown: "Your answers" in shown and "Next time" in shown, "summary")
        terminal.press("q")
        exit_code = terminal.wait_for_exit()
        left_behind = terminal.text()
    return Held(
        asked=asked,
        said=said,
        at_first_sound=at_first_sound,
        at_first_turn=at_first_turn,
        while_speaking=while_speaking,
        at_live_words=at_live_words,
        playing_at_live_words=playing_at_live_words,
        at_result=at_result,
        at_summary=at_summary,
        left_behind=left_behind,
        exit_code=exit_code,
        home=home,
        kept=kept(home),
    )


def test_the_question_is_read_aloud_while_the_screen_says_so(held: Held) -> None:
    assert "THE INTERVIEWER SPEAKS" in held.at_first_sound
    assert "mic off" in held.at_first_sound
    assert share_of(question().text, held.at_first_sound) > 0.9
    asked = content_words(question().text)
    heard = content_words(understood(held.asked[-30 * SAMPLE_RATE :]))
    assert (asked & heard).total() >= 0.7 * asked.total()


def test_the_screen_follows_the_candidate(held: Held) -> None:
    assert "Your words appear here" in held.at_first_turn
    assert "voice" in held.while_speaking
    assert "Stop and keep" in held.while_speaking
    assert "RESULT" not in held.at_live_words
    assert "of 100" in held.at_result
    assert "RESULT" in held.at_result
    assert str(held.kept.folder) in "".join(held.at_summary.split())


def test_words_are_on_the_screen_while_the_candidate_goes_on_speaking(held: Held) -> None:
    assert held.playing_at_live_words


def test_patience_ends_the_answer_after_the_last_word(held: Held) -> None:
    assert held.kept.answer["ended_by"] in ("turn", "silence")
    assert held.kept.answer["seconds"] > held.said.seconds + 1.0
    assert held.exit_code == 0


def test_the_recording_holds_what_was_said_and_nothing_else(held: Held) -> None:
    recording, said = held.kept.recording, held.said.samples
    middle = said.size // 2
    begin = position(recording, as_signal(said[:middle]))
    end = position(recording, as_signal(said[middle:])) + said.size - middle
    assert abs(end - begin - said.size) <= 160
    assert begin > 0
    for silence in (recording[: begin - 160], recording[end + 1600 :]):
        assert not np.any(np.abs(silence.astype(np.int32)) > AUDIBLE)
    assert recording.size == pytest.approx(held.kept.answer["seconds"] * SAMPLE_RATE, abs=16)
    assert held.kept.answer["dropped_seconds"] == 0


def test_the_words_kept_are_those_that_were_said(held: Held) -> None:
    assert share_of(held.said.text, held.kept.transcript) >= 0.8
    assert share_of(held.kept.transcript, held.said.text) >= 0.8
    times = [word["start"] for word in held.kept.answer["words"]]
    assert times == sorted(times)
    assert times[-1] < held.kept.answer["seconds"]


def test_the_session_is_kept_whole_and_private(held: Held) -> None:
    assert held.kept.session["ended"]
    assert held.kept.session["candidate"] == "microphone"
    assert [each["question_id"] for each in held.kept.session["answers"]] == [QUESTION]
    assert held.kept.answer["assessment"]["score"]["overall"] > 0
    sessions = held.home / "sessions"
    assert {path.name for path in held.kept.folder.iterdir()} == {"session.json", "answer-01.flac"}
    for path in (sessions, *sessions.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_the_terminal_is_left_clean(held: Held) -> None:
    assert held.left_behind.strip() == ""


def as_signal(samples: Samples) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return samples.astype(np.float64)
