"""Habits, stories and questions asked stand in the assessment with their words and times, and outside the score."""

from dataclasses import replace

from tests.core.answers import INVITATION, REGULARIZATION, STORY, TOLD
from tests.test_assessment import assess_spoken, assess_typed, explained
from voice_interviewer.core.asking.asking import PAY_FIRST, PAY_LATER
from voice_interviewer.core.assessed import Assessment, PointStatus
from voice_interviewer.core.prompted import with_further_questions
from voice_interviewer.core.questions import Habit


def said_between(assessment: Assessment, start: float | None, end: float | None) -> str:
    assert start is not None
    assert end is not None
    return " ".join(word.text for word in assessment.words if start <= word.start and word.end <= end)


def test_habits_carry_the_words_and_the_times_that_show_them() -> None:
    assessment = assess_spoken(TOLD, STORY)
    baseline, business, honesty = assessment.habits
    assert [habit.state for habit in assessment.habits] == ["shown", "shown", "cannot-tell"]
    assert baseline.quote == (
        "So I built a logistic regression as a baseline, and then I trained trees on the same features."
    )
    assert said_between(assessment, baseline.start, baseline.end) == baseline.quote
    assert business.quote == "In the end churn fell by two percent, and the team still uses it."
    assert (honesty.quote, honesty.start) == (None, None)
    explained(assessment)


def test_a_story_s_parts_lie_on_the_timeline() -> None:
    assessment = assess_spoken(TOLD, STORY)
    story = assessment.structure.story
    assert story is not None
    assert [stretch.part for stretch in story.stretches] == ["situation", "task", "action", "result"]
    assert story.stretches[0].start == assessment.words[0].start
    assert story.stretches[-1].end == assessment.words[-1].end
    task = story.stretches[1]
    assert said_between(assessment, task.start, task.end) == "and I had to improve it."
    for stretch in story.stretches:
        assert stretch.quote_start is not None
        assert said_between(assessment, stretch.quote_start, stretch.end).startswith(stretch.quote)
    assert story.result_measured
    assert assessment.structure.questions is None
    explained(assessment)


def test_habits_and_story_never_change_the_score() -> None:
    plain = replace(STORY, star=None, habits=())
    assert assess_spoken(TOLD, STORY).score == assess_spoken(TOLD, plain).score


def test_a_typed_story_has_no_times() -> None:
    assessment = assess_typed(TOLD, STORY)
    assert assessment.structure.story is not None
    assert [stretch.start for stretch in assessment.structure.story.stretches] == [None] * 4
    assert [stretch.quote_start for stretch in assessment.structure.story.stretches] == [None] * 4
    assert "structure.story.stretches.quote_start" in assessment.unknown
    assert [habit.quote for habit in assessment.habits] == [h.quote for h in assess_spoken(TOLD, STORY).habits]
    explained(assessment)


def test_what_the_candidate_asks_is_matched_and_not_scored() -> None:
    for assessment in (
        assess_spoken("Thank you. How do you monitor a model for drift?", INVITATION),
        assess_typed("Thank you. How do you monitor a model for drift?", INVITATION),
    ):
        questions = assessment.structure.questions
        assert questions is not None
        assert [(asked.quote, asked.topic) for asked in questions.asked] == [
            ("How do you monitor a model for drift?", "drift")
        ]
        assert questions.asked[0].reveals == "Experience."
        assert questions.untouched == ("on-call",)
        assert assessment.coverage is None
        assert assessment.score.not_scored_because == (
            "There is nothing to score here: your questions are matched to topics instead."
        )
        explained(assessment)


def test_a_wrong_statement_put_flatly_is_told_by_the_judge_s_contradiction() -> None:
    asked = replace(REGULARIZATION, habits=(Habit.HONESTY,))
    wrong = assess_spoken(
        "Well, both of them add a penalty to the loss, and that is how both of them keep the weights from growing too "
        "much in training. Obviously L2 drives weights exactly to zero.",
        asked,
    )
    assert wrong.coverage is not None
    assert wrong.coverage.points[0].status is PointStatus.CONTRADICTED
    assert wrong.habits[0].state == "mistake"
    assert "Obviously" in (wrong.habits[0].quote or "")


def test_pay_in_a_later_turn_does_not_come_first() -> None:
    work = assess_spoken("How do you monitor a model for drift?", INVITATION)
    pay = assess_spoken("What is the salary range for this position?", INVITATION)
    questions = pay.structure.questions
    assert questions is not None
    assert questions.asked[0].remark == PAY_FIRST
    joined = with_further_questions(work, pay, 1).structure.questions
    assert joined is not None
    assert [asked.remark for asked in joined.asked] == [None, PAY_LATER]
    twice = with_further_questions(pay, pay, 1).structure.questions
    assert twice is not None
    assert [asked.remark for asked in twice.asked] == [PAY_FIRST, PAY_FIRST]
    nothing = assess_spoken("I am not sure yet.", INVITATION)
    alone = with_further_questions(nothing, pay, 1).structure.questions
    assert alone is not None
    assert alone.asked[0].remark == PAY_FIRST
