"""What the list of sessions says of each."""

from dataclasses import replace
from pathlib import Path

from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import FolderSessionStore


def test_answers_to_follow_ups_are_no_takes_of_their_own(tmp_path: Path) -> None:
    store = FolderSessionStore(Home(tmp_path / "home"), FlacRecording)
    created = store.create("machine-learning-engineer", ("bias-variance",), "microphone")
    session = replace(samples.session(), id=created.id)
    store.save(session)
    (before,) = store.list()
    assert isinstance(before, SessionSummary)
    follow_up = replace(session.answers[0], follow_up=1, probed="bias", seconds=2.5, assessment=None)
    store.save(replace(session, answers=(*session.answers, follow_up)))
    assert store.load(session.id).answers[-1] == follow_up
    (after,) = store.list()
    assert isinstance(after, SessionSummary)
    assert after.seconds == before.seconds + 2.5
    assert replace(after, seconds=0, bytes=0) == replace(before, seconds=0, bytes=0)
