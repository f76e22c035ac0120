"""What the list of sessions says of each."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.practice.today import to_continue, week_of
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
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
    assert after.given == (*before.given, (session.started_at, 2.5))
    assert replace(after, seconds=0, bytes=0, given=()) == replace(before, seconds=0, bytes=0, given=())


@pytest.mark.parametrize(
    "odd", ["yesterday", "", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "2026-13-01T00:00:00+00:00"]
)
@pytest.mark.parametrize("field", ["started_at", "answered_at"])
def test_a_session_of_no_time_is_damaged(tmp_path: Path, odd: str, field: str) -> None:
    """So that whatever counts days need not ask whether a time is one."""
    home = Home(tmp_path / "home")
    store = FolderSessionStore(home, FlacRecording)
    session = replace(samples.session(), id=store.create("", (), "").id)
    if field == "started_at":
        session = replace(session, started_at=odd)
    else:
        session = replace(session, answers=(replace(session.answers[0], answered_at=odd),))
    store.save(session)
    library = SessionLibrary(home, store)
    for (listed,) in (store.list(), library.list()):
        assert isinstance(listed, DamagedSession)
        assert field in listed.problem
    assert library.history() == ()
    with pytest.raises(StorageError, match=field):
        store.load(session.id)


@pytest.mark.parametrize(
    "written", ["2026-11-22T06:15:30.250", "2026-11-22T07:15:30.250+01:00", "2026-11-22T06:15:30.250Z"]
)
def test_a_time_is_read_in_utc(tmp_path: Path, written: str) -> None:
    store = FolderSessionStore(Home(tmp_path / "home"), FlacRecording)
    session = samples.session(store.create("", (), "").id)
    answers = (replace(session.answers[0], answered_at=written),)
    store.save(replace(session, started_at=written, answers=answers))
    read, (listed,) = store.load(session.id), store.list()
    assert isinstance(listed, SessionSummary)
    utc = "2026-11-22T06:15:30.250+00:00"
    assert (read.started_at, read.answers[0].answered_at, listed.started_at) == (utc, utc, utc)


def test_a_skipped_question_is_open_and_counts_as_recorded(tmp_path: Path) -> None:
    store = FolderSessionStore(Home(tmp_path / "home"), FlacRecording)
    session = samples.session(store.create("", (), "").id)
    skipped = replace(samples.answer(number=2), ended_by=EndReason.SKIPPED)
    store.save(replace(session, answers=(samples.answer(), skipped)))
    (listed,) = store.list()
    assert isinstance(listed, SessionSummary)
    assert (listed.questions, listed.answered, listed.open, listed.finished) == (2, 2, 1, 1)
    assert to_continue([listed]) == listed
    assert to_continue([replace(listed, open=0)]) is None


def test_an_answer_counts_on_the_day_on_which_it_was_given(tmp_path: Path) -> None:
    """The session was begun last week and went on this week."""
    home, now = Home(tmp_path / "home"), datetime(2026, 11, 24, 9, tzinfo=UTC)
    store = FolderSessionStore(home, FlacRecording)
    session = samples.session(store.create("", (), "").id)
    later = replace(samples.answer(number=2), answered_at="2026-11-24T08:00:00.000+00:00")
    store.save(replace(session, answers=(samples.answer(), later)))
    library = SessionLibrary(home, store)
    (listed,) = library.list()
    assert isinstance(listed, SessionSummary)
    week = week_of([listed], now)
    assert (week.days.index(True), sum(week.days), week.sessions, week.seconds) == (1, 1, 1, 8.25)
    assert [each.answered_at for each in library.history()] == [session.started_at, later.answered_at]
