"""A whole interview line by line in a terminal, read by the system's own voice, ended by the key and followed up."""

from pathlib import Path

import pytest

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards, environment
from tests.device.kit import QUESTION, answer, introduction, kept, make_home, question, share_of, understood
from tests.device.terminal import Terminal

LISTENED_SECONDS = 6.0
"""After so long the candidate has understood, and stops the interviewer."""

pytestmark = [pytest.mark.device, pytest.mark.models, pytest.mark.slow]


def test_line_by_line_with_the_system_voice(sound_cards: SoundCards, tmp_path: Path) -> None:
    home, said, replied = make_home(tmp_path), answer(8.0), answer(4.0)
    recording = said.write(tmp_path / "answer.wav")
    arguments = ["interview", "--plain", "--question", QUESTION, "--voice", "system"]
    arguments += ["--microphone", MICROPHONE, "--speaker", SPEAKER]
    env = environment(sound_cards) | {"VOICE_INTERVIEWER_HOME": str(home)}
    with (
        sound_cards.record_speaker() as speaker,
        Terminal.start(arguments, env=env, size=(100, 60)) as terminal,
    ):
        assert speaker.wait_for_sound(60), terminal.text()
        assert question().text in terminal.text()
        assert "Your turn." not in terminal.text()
        assert speaker.wait_for_more(LISTENED_SECONDS, timeout_seconds=30)
        terminal.press("Enter")
        terminal.wait_for("Your turn.")
        asked = speaker.samples
        sound_cards.speak(recording)
        assert "Answer over" not in terminal.text()
        terminal.press("Enter")
        shown = terminal.wait_for("Follow-up: ")
        assert "Answer over after" in shown
        assert "Score" not in shown
        terminal.press("Enter")
        terminal.wait_until(lambda shown: shown.count("Your turn.") == 2, "second turn")
        sound_cards.speak(replied.write(tmp_path / "reply.wav"))
        terminal.press("Enter")
        assert "Score" not in terminal.wait_for("How was that?")
        terminal.press("Enter")
        shown = terminal.wait_for("Enter: finish")
        assert "Score" in shown
        terminal.press("Enter")
        assert terminal.wait_for_exit() == 0
        printed = terminal.history()
    held = kept(home)
    heard = understood(asked)
    assert len(heard.split()) >= 5
    assert share_of(heard, introduction()) >= 0.5
    assert held.answer["ended_by"] == "key"
    assert held.answer["dropped_seconds"] == 0
    assert share_of(said.text, held.transcript) >= 0.8
    assert share_of(held.transcript, printed) > 0.95
    follow_up = held.session["answers"][1]
    assert (follow_up["follow_up"], follow_up["recording"]) == (1, "answer-01-follow-up-1.flac")
    assert follow_up["question_text"] in printed
    assert share_of(replied.text, " ".join(word["text"] for word in follow_up["words"])) >= 0.8
    assert f"Everything is kept in {held.folder}" in printed
    assert "ALSA" not in printed
