"""`sessions replay` on a virtual card: the recording is heard, and its words are printed meanwhile."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from tests.device.cards import SPEAKER, SoundCards
from tests.device.heard import AUDIBLE
from tests.scripted import tone
from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.cli import main
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.storage.sessions import FolderSessionStore

pytestmark = pytest.mark.device


def test_an_answer_is_heard_faster_with_its_words(
    sound_cards: SoundCards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    store = FolderSessionStore(Home(tmp_path), FlacRecording)
    session = dataclasses.replace(samples.session(), id=store.create("", (), "").id, answers=(samples.answer(),))
    recording = store.open_recording(session, "answer-01.flac")
    recording.write(tone(6.0))
    recording.close()
    store.save(session)
    with sound_cards.record_speaker() as heard:
        assert main(["sessions", "replay", session.id, "--speed", "1.5", "--speaker", SPEAKER]) == 0
        assert heard.wait_for_silence(0.2, timeout_seconds=20)
    audible = np.flatnonzero(np.abs(heard.samples.astype(np.int32)) > AUDIBLE)
    assert (audible[-1] - audible[0]) / SAMPLE_RATE == pytest.approx(4.0, rel=0.02)
    assert capsys.readouterr().out.splitlines() == ["0:01.2  So um, bias", "0:04.8  underfits…"]
