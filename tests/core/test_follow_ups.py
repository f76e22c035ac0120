"""Which missed point is probed next, and what the candidate is then asked."""

import pytest

from voice_interviewer.core.assessed import Coverage, PointResult, PointStatus
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.follow_ups import points_to_probe, probing_question, questions_as_probed
from voice_interviewer.core.questions import Difficulty, Habit, KeyPoint, Question, Star
from voice_interviewer.core.scoring import cover

COVERED, PARTIAL, MISSED, CONTRADICTED = PointStatus


def point(name: str, weight: float, *terms: tuple[str, ...], follow_up: str = "") -> KeyPoint:
    return KeyPoint(
        name, f"About {name}.", (f"It is {name}.", "Or so.", "Third."), terms, (), weight, follow_up or f"And {name}?"
    )


def question(*points: KeyPoint, text: str = "How?") -> Question:
    return Question(
        id="how",
        text=text,
        difficulty=Difficulty.CORE,
        expected_seconds=(60.0, 120.0),
        key_points=points,
        hint="",
        model_answer="Everything.",
        weak_answer="Nothing.",
        habits=(Habit.PRODUCTION, Habit.HONESTY),
        star=Star("s", "t", "a", "r"),
    )


def found(asked: Question, *statuses: PointStatus) -> Coverage:
    pairs = zip(asked.key_points, statuses, strict=True)
    return cover(asked, [PointResult(each.id, status, None, None, None, None) for each, status in pairs])


@pytest.mark.parametrize(
    ("weights", "statuses", "order"),
    [
        ((1, 2, 1.5), (MISSED, MISSED, MISSED), "bca"),
        ((1, 1, 1), (MISSED, MISSED, MISSED), "abc"),
        ((1, 1, 1), (MISSED, CONTRADICTED, MISSED), "bac"),
        ((2, 1, 1), (PARTIAL, MISSED, CONTRADICTED), "cab"),
        ((2, 1.5, 1), (PARTIAL, MISSED, COVERED), "ba"),
        ((9, 1, 1), (COVERED, COVERED, COVERED), ""),
        ((2, 1, 1), (MISSED, CONTRADICTED, COVERED), "ab"),
    ],
)
def test_the_most_valuable_missed_point_comes_first(
    weights: tuple[float, ...], statuses: tuple[PointStatus, ...], order: str
) -> None:
    asked = question(*(point(name, weight) for name, weight in zip("abc", weights, strict=True)))
    assert "".join(each.id for each in points_to_probe(asked, found(asked, *statuses))) == order


def test_what_was_probed_is_not_probed_again() -> None:
    asked = question(point("a", 1), point("b", 2))
    assert [each.id for each in points_to_probe(asked, found(asked, MISSED, MISSED), {"b"})] == ["a"]


def test_the_follow_up_is_a_question_on_one_point_that_its_paraphrases_answer() -> None:
    whole = question(point("a", 1), point("b", 2))
    asked = probing_question(whole, whole.key_points[1])
    assert (asked.id, asked.text) == ("how", "And b?")
    assert asked.key_points == (whole.key_points[1],)
    assert asked.model_answer == "It is b. Or so."
    assert asked.expected_seconds[1] < whole.expected_seconds[0]
    assert asked.habits == (Habit.HONESTY,)
    assert asked.star is None


def test_a_follow_up_that_says_the_whole_point_is_not_answered_by_its_echo() -> None:
    rate = point("rate", 1, ("learning rate",), ("large", "small"), follow_up="And if the learning rate is too large?")
    _, asked = questions_as_probed(question(rate, text="How does a model learn?"), rate)
    judge, echo = TermGroupJudge(), rate.follow_up.split()
    assert judge.judge(asked, [*echo, "hm", "well"])[0].status is MISSED
    said = "and if the learning rate is too large then a large learning rate makes the loss jump about"
    assert judge.judge(asked, said.split())[0].status is COVERED


def test_words_that_either_question_says_prove_no_point_and_need_not_be_said_again() -> None:
    cached = point("cached", 1, ("latency",), ("repeated",), ("cache", "cached"), follow_up="And what is repeated?")
    whole = question(cached, text="How do you lower the latency of a service?")
    judge = TermGroupJudge()

    everything, left = questions_as_probed(whole, cached)

    def status(said: str, asked: Question = left) -> PointStatus:
        return judge.judge(asked, said.split())[0].status

    assert status("the latency of what is repeated is a question") is MISSED
    assert status("we cached it") is COVERED
    assert status("we cached it", probing_question(whole, cached)) is COVERED
    assert status("we cached it", everything) is MISSED
    assert status("the latency fell since we cached what was repeated") is COVERED
