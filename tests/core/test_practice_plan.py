from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.plan import before_interview, due_today, due_words, today_words

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
INTERVIEW = date(2026, 12, 4)


def test_the_week_before_is_never_crowded_and_the_weakest_are_the_freshest() -> None:
    plan = {f"q{number:02}": (NOW, NOW + timedelta(days=13 + number)) for number in range(21)}
    dealt = before_interview(plan, INTERVIEW, UTC)
    days = Counter(due.date() for due in dealt.values())
    assert days == {INTERVIEW - timedelta(days=before): 3 for before in range(1, 8)}
    assert dealt["q00"] > dealt["q20"]


def test_what_comes_before_the_interview_anyway_stays() -> None:
    due = NOW + timedelta(days=3)
    assert before_interview({"a": (NOW, due)}, INTERVIEW, UTC) == {"a": due}


@pytest.mark.parametrize(
    ("days", "words"), [(None, "new"), (-3, "today"), (0, "today"), (1, "tomorrow"), (10, "in 10 days")]
)
def test_when_it_comes_again_in_words(days: int | None, words: str) -> None:
    due = None if days is None else NOW + timedelta(days=days)
    each = Due("a", due, None if due is None else 0.9, 50.0, 1)
    assert due_words(each, NOW, UTC) == words
    assert due_today([each], NOW, UTC) == ((each,) if words == "today" else ())


def test_what_was_never_answered_is_new_and_not_due() -> None:
    new, now_due = Due("a", None, None, None, 0), Due("b", NOW, 0.9, 60.0, 1)
    later = Due("c", NOW + timedelta(days=3), 0.9, 60.0, 1)
    assert today_words([now_due, new, later], NOW, UTC) == "1 question due today."
    assert today_words([new, later], NOW, UTC) == "Nothing is due today; something new is welcome."
    assert today_words([later], NOW, UTC) == "Nothing is due today; all is fresh."
