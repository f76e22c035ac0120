"""A clock that goes backwards, or was wrong for a while, costs no session, no answer and no day of practice."""

from datetime import UTC, datetime, timedelta

from tests.core.records import BEGIN, record
from tests.scripted import FIRST
from voice_interviewer.adapters.schedule import FsrsPlanner
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.practice.calendar import practice_calendar
from voice_interviewer.core.practice.today import day_in_words, unfinished_words, week_of
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
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
    same = [sessions[0].id, sessions[1].id, sessions[4].id]
    assert same == sorted(same), "within one microsecond, later sorts later"


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
