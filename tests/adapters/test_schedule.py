"""The practice plan, in UTC."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.core.records import BEGIN, record
from tests.scripted import FIRST
from voice_interviewer.adapters.schedule import FsrsPlanner
from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.history import AnswerRecord

QUESTIONS = tuple(dataclasses.replace(FIRST, id=name) for name in ("a", "b", "c", "d", "e", "f"))


def at(day: float) -> datetime:
    return BEGIN + timedelta(days=day)


def plan(history: Sequence[AnswerRecord], day: float, interview: date | None = None) -> tuple[Due, ...]:
    return FsrsPlanner(lambda: interview, lambda: UTC).due(history, QUESTIONS, at(day))


def due_of(question: str, plan: Sequence[Due]) -> Due:
    return next(each for each in plan if each.question_id == question)


def days_after(plan: Sequence[Due], question: str = "a") -> int:
    due = due_of(question, plan).due
    assert due is not None
    return (due - BEGIN).days


def test_new_questions_come_in_the_packs_order() -> None:
    assert plan([], 0) == tuple(Due(question.id, None, None, None, 0) for question in QUESTIONS)


def test_the_better_the_answer_the_later_it_comes_again_but_never_the_same_day() -> None:
    waits = [days_after(plan([record(0, score, "a")], 0)) for score in (39.9, 40, 60, 80)]
    assert waits == [1, 1, 2, 8]


def test_recall_is_the_forgetting_curve_of_fsrs() -> None:
    """(1 + F t / S) ^ -0.1542, F so that it is 0.9 at t = S, with S = 0.212 days after an answer below 40."""
    factor = 0.9 ** (1 / -0.1542) - 1
    recall = due_of("a", plan([record(0, 20, "a")], 2)).recall
    assert recall == pytest.approx((1 + factor * 2 / 0.212) ** -0.1542)


def test_good_answers_stretch_the_intervals() -> None:
    assert days_after(plan([record(0, 70, "a"), record(2, 70, "a")], 2)) > 2 + 2 * 2


def test_a_drill_of_three_has_two_that_are_due_and_something_new() -> None:
    history = [record(0, 50, "d"), record(0, 20, "e"), record(0, 70, "f")]
    assert [each.question_id for each in plan(history, 5)] == ["e", "d", "a", "f", "b", "c"]


def test_what_is_not_due_yet_comes_after_the_new_ones_soonest_first() -> None:
    history = [record(0, 95, "a"), record(0, 70, "b")]
    assert [each.question_id for each in plan(history, 0)] == ["c", "d", "e", "f", "b", "a"]


def test_what_falls_due_this_evening_is_due_today() -> None:
    history = [record(0, 50, "d")]  # at six in the evening, for a day
    assert plan(history, 0.7)[0].question_id == "d"
    assert plan(history, 0.1)[0].question_id == "a"


def test_only_first_takes_of_the_person_that_were_scored_move_the_plan() -> None:
    history = [record(0, 30, "a"), record(0, 90, "a", take=2)]
    assert days_after(plan(history, 0)) == 1
    assert (due_of("a", plan(history, 0)).last_score, due_of("a", plan(history, 0)).answers) == (90, 2)
    others = [record(0, None, "b"), record(0, 90, "b", candidate="demo")]
    assert due_of("b", plan(others, 0)) == Due("b", None, None, None, 0)


def test_what_cannot_be_scored_comes_last() -> None:
    asking = dataclasses.replace(FIRST, id="asking", key_points=())
    planned = FsrsPlanner().due([record(0, 95, "a")], (asking, *QUESTIONS), at(0))
    assert [each.question_id for each in planned][-2:] == ["a", "asking"]


def test_everything_comes_once_more_in_the_week_before_the_interview() -> None:
    history = [record(0, 95, "a")]
    assert days_after(plan(history, 0)) == 8
    assert due_of("a", plan(history, 0, date(2026, 11, 9))).due == datetime(2026, 11, 2, 18, tzinfo=UTC)
    assert days_after(plan(history, 0, date(2026, 12, 24))) == 8


def test_what_was_answered_in_that_week_is_fresh_and_an_interview_gone_by_bends_nothing() -> None:
    history = [record(0, 95, "a")]
    assert days_after(plan(history, 0, date(2026, 11, 6))) == 8
    assert days_after(plan(history, 9, date(2026, 11, 9))) == 8


def test_the_same_answers_make_the_same_plan() -> None:
    history = [record(day, 50 + day * 7 % 40, name) for day in range(12) for name in "abc"]
    assert plan(history, 20) == plan(history, 20)


def test_an_answer_counts_from_when_it_was_given_not_from_when_its_session_began() -> None:
    later = dataclasses.replace(record(0, 70, "a"), answered_at=at(5).isoformat())
    assert days_after(plan([later], 5)) == days_after(plan([record(0, 70, "a")], 0)) + 5
