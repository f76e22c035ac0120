from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from voice_interviewer.core.practice.calendar import practice_calendar
from voice_interviewer.core.practice.countdown import countdown, interview_day
from voice_interviewer.core.practice.words import practised

SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def on(*days: int) -> list[str]:
    """One answer on each day so many days before SUNDAY."""
    return [(SUNDAY - timedelta(days=day)).isoformat() for day in days]


def test_twelve_weeks_from_monday_up_to_today() -> None:
    calendar = practice_calendar(on(0, 0, 3), SUNDAY, UTC)
    assert [len(week) for week in calendar.weeks] == [7] * 12
    assert (calendar.weeks[0][0].day, calendar.weeks[-1][-1].day) == (date(2026, 8, 31), date(2026, 11, 22))
    assert [day.answers for day in calendar.weeks[-1]] == [0, 0, 0, 1, 0, 0, 2]
    assert calendar.days == 2


def test_the_week_of_today_ends_with_today() -> None:
    calendar = practice_calendar([], SUNDAY + timedelta(days=2), UTC)
    assert [day.day.day for day in calendar.weeks[-1]] == [23, 24]


@pytest.mark.parametrize(
    ("days", "streak", "longest"),
    [
        ((), 0, 0),
        ((0,), 1, 1),
        ((1, 2), 2, 2),
        ((2, 3), 0, 2),
        ((0, 1, 2, 10, 11, 12, 13), 3, 4),
        ((100, 101), 0, 2),
    ],
)
def test_streaks_last_through_a_day_that_is_still_to_come(days: tuple[int, ...], streak: int, longest: int) -> None:
    calendar = practice_calendar(on(*days), SUNDAY, UTC)
    assert (calendar.streak, calendar.longest_streak) == (streak, longest)


def test_days_are_those_of_the_person() -> None:
    late = ["2026-11-21T23:30:00+00:00"]
    assert practice_calendar(late, SUNDAY, UTC).weeks[-1][-1].answers == 0
    assert practice_calendar(late, SUNDAY, timezone(timedelta(hours=2))).weeks[-1][-1].answers == 1


def test_practice_in_words() -> None:
    assert practised(practice_calendar(on(1, 5, 6), SUNDAY, UTC)) == (
        "Practised on 3 days in 12 weeks · 1 day in a row, longest 2"
    )
    assert "a new streak begins with one answer" in practised(practice_calendar([], SUNDAY, UTC))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("2026-12-04", "12 days until your interview."),
        ("2026-11-23", "Your interview is tomorrow."),
        ("2026-11-22", "Your interview is today."),
        ("2026-11-21", "Your interview is behind you."),
        ("2026-02-31", "Your interview date 2026-02-31 is not in the calendar"),
    ],
)
def test_countdown(text: str, words: str) -> None:
    said = countdown(text, date(2026, 11, 22))
    assert said.startswith(words)
    assert bool(said) is bool(words)


def test_no_day_where_the_calendar_has_none() -> None:
    assert interview_day("2026-02-31") is None
    assert interview_day("2026-12-04") == date(2026, 12, 4)
