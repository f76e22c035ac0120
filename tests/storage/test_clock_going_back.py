"""A clock that goes backwards, or was wrong for a while, costs no session, no answer and no day of practice."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.core.records import BEGIN, record
from tests.scripted import FIRST
from voice_interviewer.adapters.schedule import FsrsPlanner
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.practice.calendar import practice_calendar
from voice_interviewer.core.practice.today import day_in_words, own_sessions, to_continue, unfinished_words, week_of
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.session_names import name_after
from voice_interviewer.storage.sessions import FolderSessionStore

NOW = datetime(2026, 11, 22, 9, 0, 0, 500, UTC)


def test_every_session_has_a_folder_of_its_own_whatever_the_clock_says(home: Home) -> None:
    back = [timedelta(0), timedelta(0), timedelta(seconds=-1), timedelta(days=-400), timedelta(0), timedelta(days=9000)]
    moments = iter([NOW + each for each in back])
    store = FolderSessionStore(home, FlacRecording, lambda: next(moments))
    sessions = [store.create("test", (FIRST.id,), "keyboard") for _ in back]
    assert len({each.id for each in sessions}) == len(back)
    listed = SessionLibrary(home, store).list()
    assert {each.id for each in listed} == {each.id for each in sessions}
    assert [store.load(each.id) for each in sessions] == sessions
    assert [each.id for each in listed] == [each.id for each in reversed(sessions)], "newest first"
    assert [each.started_at for each in sessions] == [
        (NOW + each).isoformat(timespec="milliseconds") for each in back
    ], "what is told is what the clock said"


@pytest.mark.parametrize("days", [-400.0, -1 / 24, 1 / 24, 400.0])
def test_the_last_session_is_the_one_that_was_begun_last_whatever_the_clock_says(home: Home, days: float) -> None:
    moments = iter([NOW, NOW + timedelta(days=days)])
    store = FolderSessionStore(home, FlacRecording, lambda: next(moments))
    _, interrupted = (store.create("test", (FIRST.id,), "microphone") for _ in range(2))
    assert store.meant("last") == interrupted.id
    offered = to_continue(own_sessions(SessionLibrary(home, store).list()))
    assert offered is not None
    assert offered.id == interrupted.id


@pytest.mark.parametrize(
    ("newest", "name"),
    [
        ("20271122T090000Z-0fm8", "20271122T090000Z-0fm9"),
        ("20271122T090000Z-0fmz", "20271122T090000Z-0fn0"),
        ("20271122T090000Z-zzzz", "20271122T090000Z-zzzz0"),
        ("99999999T999999Z-oooo", "99999999T999999Z-ooop"),
        ("20261122T085959Z-zzzz", "20261122T090000Z-00fm"),
        ("Z-a person's own name", "20261122T090000Z-00fm"),
    ],
)
def test_a_name_follows_the_newest_one_and_the_clock_where_that_is_later(newest: str, name: str) -> None:
    assert name_after(["20200101T000000Z-0000", newest], NOW) == name


def test_answers_that_seem_to_come_from_the_future_are_planned_and_counted() -> None:
    planner = FsrsPlanner(lambda: None, lambda: UTC)
    ahead = [record(0.5, 70, "first"), record(0, 70, "first"), record(-2, 20, "first")]
    for history in (ahead, ahead[::-1], ahead[1:], ahead[:1]):
        (due,) = planner.due(history, (FIRST,), BEGIN)
        assert due.due is not None
        assert due.recall is not None
        assert 0.0 <= due.recall <= 1.0
        assert due.answers == len(history)


def test_an_answer_dated_years_ahead_does_not_keep_its_question_away_for_years() -> None:
    planner = FsrsPlanner(lambda: None, lambda: UTC)
    without, with_it = (
        planner.due([*wrong, record(0, 70, "first")], (FIRST,), BEGIN) for wrong in ([], [record(3000, 70, "first")])
    )
    assert with_it == without
    assert planner.due([record(0, 70, "first"), record(3000, 70, "first")], (FIRST,), BEGIN) == without
    (alone,) = planner.due([record(3000, 70, "first")], (FIRST,), BEGIN)
    assert alone.due is None


def test_the_calendar_and_the_week_of_a_day_before_the_last_answer() -> None:
    given = [(NOW + timedelta(days=each)).isoformat() for each in (-1, 0, 5)]
    calendar = practice_calendar(given, NOW, UTC)
    assert (calendar.today, calendar.streak) == (NOW.date(), 2)
    tomorrow = (NOW + timedelta(days=1)).isoformat()
    session = SessionSummary("s", tomorrow, "test", "keyboard", False, 2, 1, 1, 1, 0.0, ((tomorrow, 3.0),), (None,), 1)
    assert sum(week_of([session], NOW).days) == 0
    assert unfinished_words(session, NOW).endswith("on 23 November")
    assert day_in_words((NOW + timedelta(days=400)).date(), NOW.date()) == "on 27 December 2027"
