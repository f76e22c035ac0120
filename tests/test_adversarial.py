"""The hard cases for the judge of coverage: enough of each kind, and none that a judge passes by always saying one."""

from collections import Counter

import pytest

from tests.benchmarks.adversarial import Case, cases, kinds
from voice_interviewer.core.assessed import PointStatus

CASES = cases()

FEWEST = 200
FEWEST_OF_A_KIND = 10


def of_kind(kind: str) -> tuple[Case, ...]:
    return tuple(case for case in CASES if case.kind == kind)


def test_there_are_enough_and_each_has_its_own_name() -> None:
    assert len(CASES) >= FEWEST
    assert [name for name, count in Counter(case.id for case in CASES).items() if count > 1] == []


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_enough_cases(kind: str) -> None:
    assert len(of_kind(kind)) >= FEWEST_OF_A_KIND


def test_every_case_says_of_each_of_its_points_what_is_fair() -> None:
    assert [case.id for case in CASES if not case.question.strip() or not case.answer.strip() or not case.points] == []
    assert [case.id for case in CASES if {point.id for point in case.points} != set(case.wanted)] == []
    fair = {case.id: [statuses for statuses in case.wanted.values() if not 0 < len(statuses) < 4] for case in CASES}
    assert [name for name, anything in fair.items() if anything] == []


@pytest.mark.parametrize("status", list(PointStatus))
def test_saying_the_same_of_everything_is_mostly_wrong(status: PointStatus) -> None:
    wanted = [statuses for case in CASES for statuses in case.wanted.values()]
    assert sum(status in statuses for statuses in wanted) < 0.6 * len(wanted)


def test_every_status_is_asked_for_somewhere() -> None:
    assert {status for case in CASES for statuses in case.wanted.values() for status in statuses} == set(PointStatus)


def test_an_hour_of_talk_is_an_hour_long_and_says_its_answer_once_within() -> None:
    long = [case.answer.split("\n") for case in of_kind("buried") if len(case.answer.split()) > 7000]
    assert len(long) >= len(of_kind("buried")) // 10
    for paragraphs in long:
        once = [place for place, paragraph in enumerate(paragraphs) if paragraphs.count(paragraph) == 1]
        assert len(once) == 1
        assert 0 < once[0] < len(paragraphs) - 1


def test_a_point_in_the_follow_up_is_part_of_what_was_said() -> None:
    asked_on = [case for case in CASES if case.follow_up]
    assert len(asked_on) >= FEWEST_OF_A_KIND
    assert all(case.said.startswith(case.answer) and case.said.endswith(case.follow_up or "") for case in asked_on)
