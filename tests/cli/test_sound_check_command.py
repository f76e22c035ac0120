"""`sound-check` in this process, on the sound check of a scripted world."""

import importlib
import json

import pytest

from tests.cli.conftest import Call
from tests.scripted import hush, said
from tests.sound_checks import microphone, sound_check
from voice_interviewer.paths import Home

COMPOSITION = importlib.import_module("voice_interviewer.bootstrap.program")
SILENT = microphone(said(hush(20)))


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(COMPOSITION, "sound_check", sound_check)
    return monkeypatch


def test_every_finding_is_a_line_and_the_choice_is_kept(
    scripted: pytest.MonkeyPatch, call: Call, private_home: Home
) -> None:
    done = call("sound-check", "--yes", "--microphone", "Desk", "--speaker", "Loud")
    assert done.code == 0
    assert "good: You hear the interviewer.\n" in done.out
    assert "could be better: Your voice sounds as over a telephone" in done.out
    assert "Now read this aloud" in done.err
    kept = private_home.settings.read_text()
    assert 'microphone = "Desk"' in kept
    assert 'speaker = "Loud"' in kept
    assert "sound_checked = true" in kept


def test_what_would_not_work_is_exit_code_1_and_nothing_is_kept(
    scripted: pytest.MonkeyPatch, call: Call, private_home: Home
) -> None:
    scripted.setattr(COMPOSITION, "sound_check", lambda: sound_check(SILENT))
    done = call("sound-check", "--yes", "--json", "--microphone", "Desk")
    found = json.loads(done.out)
    assert done.code == 1
    assert not found["works"]
    assert {"concern", "grade", "what", "remedy"} == set(found["findings"][0])
    assert not private_home.settings.exists() or "Desk" not in private_home.settings.read_text()


def test_a_microphone_that_cannot_be_opened_is_two_lines(scripted: pytest.MonkeyPatch, call: Call) -> None:
    done = call("sound-check", "--yes", "--microphone", "broken")
    assert done.problem == ("There is no microphone called “broken”.", "Choose another.")


def test_without_a_terminal_it_asks_for_yes(scripted: pytest.MonkeyPatch, call: Call) -> None:
    what, remedy = call("sound-check").problem
    assert "asks" in what
    assert "--yes" in remedy
