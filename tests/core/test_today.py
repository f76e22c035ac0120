from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.tui.shelf import summary
from voice_interviewer.core.practice.today import (
    DAY_WORDS,
    day_in_words,
    day_of,
    day_word,
    greeting,
    mean_score,
    week_of,
)

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)  # a Sunday


def test_the_week_begins_on_monday() -> None:
    week = week_of([summary(0.1), summary(0.2), summary(6.2), summary(7.2), summary(1, answered=0)], NOW)
    assert week.days == (True, False, False, False, False, False, True)
    assert (week.today, week.sessions, week.seconds) == (6, 3, 540.0)


def test_a_day_is_the_person_s_own() -> None:
    late = "2026-11-21T23:30:00.000+00:00"
    assert day_of(late, NOW) == date(2026, 11, 21)
    assert day_of(late, NOW.astimezone(timezone(timedelta(hours=1)))) == date(2026, 11, 22)
    assert day_of("2026-11-21T23:30:00", NOW) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 16), "on Monday"),
        (date(2026, 11, 15), "on 15 November"),
        (date(2025, 3, 3), "on 3 March 2025"),
        (date(2026, 11, 23), "on 23 November"),
    ],
)
def test_a_day_in_words(day: date, words: str) -> None:
    assert day_in_words(day, NOW.date()) == words


def test_the_mean_leaves_out_what_was_not_scored() -> None:
    assert mean_score(summary(1)) == 60
    assert mean_score(summary(1, answered=0)) is None


@pytest.mark.parametrize(("hour", "words"), [(3, "evening"), (4, "morning"), (12, "afternoon"), (18, "evening")])
def test_the_greeting_goes_by_the_hour(hour: int, words: str) -> None:
    assert words in greeting(NOW.replace(hour=hour))


def test_every_word_has_its_day() -> None:
    assert {day_word(date(2026, 1, 1) + timedelta(days=number)) for number in range(len(DAY_WORDS))} == set(DAY_WORDS)
