"""The sound check on the virtual cards: the real voice, the real speaker, the real microphone, the real transcriber."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards
from tests.device.kit import make_home, read_aloud
from voice_interviewer.bootstrap.sound import sound_check
from voice_interviewer.core.sound.audio import level_dbfs
from voice_interviewer.core.sound.sound_check import Concern, Grade, SoundReport
from voice_interviewer.interview.sound_check_talk import (
    Checked,
    CheckEvent,
    CheckStep,
    Chosen,
    Replies,
    Reply,
    StepBegan,
)
from voice_interviewer.interview.sound_checking import SENTENCE
from voice_interviewer.paths import HOME_VARIABLE

pytestmark = [pytest.mark.device, pytest.mark.models]

REPLIES = {
    CheckStep.CHOOSE: Reply.GO_ON,
    CheckStep.HEARD: Reply.YES,
    CheckStep.PLAYBACK: Reply.GO_ON,
    CheckStep.RESULT: Reply.GO_ON,
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = make_home(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home


@pytest.fixture
def sentence(tmp_path: Path) -> Path:
    return read_aloud(SENTENCE, tmp_path / "sentence.wav")


def checking(cards: SoundCards, sentence: Path) -> Iterator[CheckEvent]:
    """The whole check; the sentence is said when it is asked for."""
    replies, cancelled, speaking = Replies(), threading.Event(), None
    for event in sound_check().run(Chosen(MICROPHONE, SPEAKER), replies, cancelled):
        yield event
        if isinstance(event, StepBegan) and event.step in REPLIES:
            replies.send(REPLIES[event.step])
        elif isinstance(event, StepBegan) and event.step is CheckStep.SAY:
            speaking = threading.Thread(target=cards.speak, args=(sentence,))
            speaking.start()
    if speaking is not None:
        speaking.join(30)


def report_of(cards: SoundCards, sentence: Path) -> SoundReport:
    [report] = [event.report for event in checking(cards, sentence) if isinstance(event, Checked)]
    return report


def grades(report: SoundReport) -> dict[Concern, Grade]:
    return {each.concern: each.grade for each in report.findings}


def test_with_a_headset_all_is_good_and_nothing_is_written(sound_cards: SoundCards, home: Path, sentence: Path) -> None:
    with sound_cards.record_speaker() as heard:
        report = report_of(sound_cards, sentence)
    assert level_dbfs(heard.samples) > -50
    assert all(grade is Grade.GOOD for grade in grades(report).values()), report
    assert set(grades(report)) >= {Concern.SPEAKER, Concern.BAND, Concern.NOISE, Concern.WORDS}
    assert "answer a question" in report.transcript
    assert not list(home.glob("**/*.flac"))
    assert not (home / "sessions").exists()


def test_without_one_the_microphone_hears_the_interviewer(sound_cards: SoundCards, home: Path, sentence: Path) -> None:
    with sound_cards.in_one_room():
        report = report_of(sound_cards, sentence)
    assert grades(report)[Concern.ECHO] is Grade.NOTICE
    assert report.works


def test_the_microphone_is_free_within_half_a_second_of_leaving(sound_cards: SoundCards, home: Path) -> None:
    before = sound_cards.recordings
    cancelled, opened = threading.Event(), threading.Event()

    def check() -> None:
        for event in sound_check().run(Chosen(MICROPHONE, SPEAKER), Replies(), cancelled):
            if isinstance(event, StepBegan):
                opened.set()

    thread = threading.Thread(target=check)
    thread.start()
    assert opened.wait(20)
    assert sound_cards.recordings != before
    cancelled.set()
    left_at = time.monotonic()
    while sound_cards.recordings != before:
        assert time.monotonic() - left_at < 0.5
    thread.join(20)


@pytest.mark.slow
def test_the_command_line_checks_line_by_line(sound_cards: SoundCards, home: Path, sentence: Path) -> None:
    command = [sys.executable, "-m", "voice_interviewer", "sound-check", "--yes", "--json", "--microphone", MICROPHONE]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert program.stderr is not None
    told = []
    for line in program.stderr:
        told.append(line.strip())
        if line.startswith("Now read this aloud"):
            sound_cards.speak(sentence)
            break
    out, rest = program.communicate(timeout=60)
    found = json.loads(out)
    assert program.returncode == 0, (told, rest)
    assert found["works"]
    assert "question" in found["transcript"]
    assert f'microphone = "{MICROPHONE}"' in (home / "settings.toml").read_text()
