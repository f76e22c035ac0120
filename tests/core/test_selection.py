"""Rounds and questions by name, in the order asked for, each once."""

import pytest

from voice_interviewer.core.questions import Difficulty, Pack, Question, Round
from voice_interviewer.core.selection import find_question, select_full_loop, select_questions
from voice_interviewer.errors import UsageError


def question(question_id: str) -> Question:
    return Question(question_id, "What?", Difficulty.CORE, (10, 20), (), "", "", "")


PACK = Pack(
    "cook",
    "Cook",
    "For tests.",
    (
        Round("basics", "Basics", "", (question("egg"), question("rice"))),
        Round("desserts", "Desserts", "", (question("pudding"), question("souffle"))),
    ),
)


def ids(*args: object, **kwargs: object) -> list[str]:
    return [each.id for each in select_questions(PACK, *args, **kwargs)]  # type: ignore[arg-type]


def test_nothing_named_is_the_whole_pack_in_order() -> None:
    assert ids() == ["egg", "rice", "pudding", "souffle"]


def test_rounds_come_in_the_order_asked_for() -> None:
    assert ids(["desserts", "basics"]) == ["pudding", "souffle", "egg", "rice"]


def test_questions_alone_and_beside_rounds_each_once() -> None:
    assert ids([], ["souffle", "egg"]) == ["souffle", "egg"]
    assert ids(["basics"], ["souffle", "egg", "souffle"]) == ["egg", "rice", "souffle"]


def test_count_keeps_the_first_ones() -> None:
    assert ids(count=3) == ["egg", "rice", "pudding"]
    assert ids(count=100) == ["egg", "rice", "pudding", "souffle"]


@pytest.mark.parametrize(
    ("count", "chosen"), [(1, ["egg", "pudding"]), (2, ["egg", "rice", "pudding", "souffle"]), (9, ids())]
)
def test_a_full_loop_takes_so_many_of_every_round(count: int, chosen: list[str]) -> None:
    assert [each.id for each in select_full_loop(PACK, count)] == chosen


@pytest.mark.parametrize("count", [0, -1])
def test_a_count_below_one_is_refused(count: int) -> None:
    with pytest.raises(UsageError, match="cannot have"):
        select_questions(PACK, count=count)
    with pytest.raises(UsageError, match="cannot have"):
        select_full_loop(PACK, count)


def test_an_unknown_question_names_near_ones() -> None:
    with pytest.raises(UsageError) as error:
        find_question(PACK, "soufle")
    assert error.value.what == "The pack cook has no question “soufle”."
    assert error.value.remedy == "Did you mean souffle?"


def test_an_unknown_round_with_nothing_near_names_all() -> None:
    with pytest.raises(UsageError) as error:
        select_questions(PACK, ["xyz"])
    assert error.value.remedy == "The pack has: basics, desserts."


def test_a_part_of_a_name_finds_the_name() -> None:
    with pytest.raises(UsageError, match="Did you mean pudding"):
        find_question(PACK, "pud")
