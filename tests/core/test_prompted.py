"""What is said to a follow-up makes no point worth less, and moves nothing but coverage and score."""

from dataclasses import replace

import pytest

from tests.core.test_follow_ups import found, point, question
from voice_interviewer.assessment import assess, assess_text
from voice_interviewer.core.assessed import Asked, AskedQuestions, Coverage, PointResult, PointStatus, Structure
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.prompted import decides, with_further_questions, with_prompted_points
from voice_interviewer.core.scoring import cover
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

COVERED, PARTIAL, MISSED, CONTRADICTED = PointStatus

TEXT = "we put the model behind an endpoint and then we watched um the drift of every feature for weeks"
ASKED = question(
    point("serving", 1, ("endpoint",)),
    point("drift", 1, ("drift",), ("feature",), ("alert",)),
    point("cost", 2, ("cost",)),
)


def answered() -> Answer:
    """An answer that covers serving, half covers drift and misses the cost, two words a second."""
    words = tuple(Word(text, 1 + n / 2, 1.4 + n / 2, 0.9) for n, text in enumerate(TEXT.split()))
    speech = (Span(1.0, words[-1].end),)
    audio = AudioQuality(12.0, 9.0, -24.0, 0.0, -60.0, 0.0)
    assessment = assess(
        judge=TermGroupJudge(), question=ASKED, words=words, speech=speech, audio=audio, clock=lambda: 0.0
    )
    return Answer(1, 1, ASKED.id, ASKED.text, "a.flac", EndReason.KEY, words, speech, 12.0, 0.0, (), assessment)


def said(*statuses: PointStatus) -> Coverage:
    return cover(
        ASKED,
        [
            PointResult(each.id, status, 0.5, f"on {each.id}", 3.0, 4.0)
            if status in (COVERED, PARTIAL)
            else PointResult(each.id, status, None, None, None, None)
            for each, status in zip(ASKED.key_points, statuses, strict=True)
        ],
    )


def test_better_points_carry_the_words_of_the_follow_up_and_count() -> None:
    answer = answered()
    before = answer.assessment
    assert before is not None
    assert before.coverage is not None
    assert [each.status for each in before.coverage.points] == [COVERED, PARTIAL, MISSED]
    after = with_prompted_points(ASKED, answer, said(COVERED, PARTIAL, COVERED), 2)
    assert after.coverage is not None
    serving, drift, cost = after.coverage.points
    assert (serving, drift) == before.coverage.points[:2]
    assert cost == PointResult("cost", COVERED, 0.5, "on cost", 3.0, 4.0, follow_up=2)
    assert (before.coverage.score, after.coverage.score) == (37.5, 87.5)
    assert before.score.overall is not None
    assert after.score.overall is not None
    known = sum(part.weight for part in after.score.parts if part.value is not None)
    assert after.score.overall == pytest.approx(before.score.overall + 0.7 / known * 50, abs=0.11)


def test_nothing_but_coverage_and_score_is_touched() -> None:
    answer = answered()
    after = with_prompted_points(ASKED, answer, said(MISSED, COVERED, COVERED), 1)
    assert answer.assessment is not None
    assert replace(after, coverage=None, score=after.score, unknown={}) == replace(
        answer.assessment, coverage=None, score=after.score, unknown={}
    )
    delivery = {part.name: part for part in after.score.parts if part.name != "coverage"}
    assert delivery == {part.name: part for part in answer.assessment.score.parts if part.name != "coverage"}


@pytest.mark.parametrize("then", [(MISSED, MISSED, MISSED), (CONTRADICTED, CONTRADICTED, MISSED)])
def test_a_follow_up_makes_nothing_worse(then: tuple[PointStatus, ...]) -> None:
    answer = answered()
    assert with_prompted_points(ASKED, answer, said(*then), 1) == answer.assessment


def test_what_was_missed_and_is_then_said_wrong_is_told_and_costs_nothing() -> None:
    answer = answered()
    wrong = PointResult("cost", CONTRADICTED, 0.1, "it costs nothing at all", 3.0, 4.0)
    prompted = said(MISSED, MISSED, MISSED)
    after = with_prompted_points(ASKED, answer, replace(prompted, points=(*prompted.points[:2], wrong)), 2)
    assert answer.assessment is not None
    assert answer.assessment.coverage is not None
    assert after.coverage is not None
    assert after.coverage.points == (*answer.assessment.coverage.points[:2], replace(wrong, follow_up=2))
    assert after.coverage.score == answer.assessment.coverage.score
    assert after.score.overall == answer.assessment.score.overall


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (COVERED, ()),
        (PARTIAL, (COVERED,)),
        (MISSED, (COVERED, PARTIAL, CONTRADICTED)),
        (CONTRADICTED, (COVERED, PARTIAL)),
    ],
)
def test_what_a_follow_up_decides(before: PointStatus, then: tuple[PointStatus, ...]) -> None:
    assert tuple(status for status in PointStatus if decides(status, before)) == then


def test_a_contradiction_can_be_put_right() -> None:
    answer = answered()
    assert answer.assessment is not None
    wrong = replace(answer, assessment=replace(answer.assessment, coverage=found(ASKED, MISSED, MISSED, CONTRADICTED)))
    after = with_prompted_points(ASKED, wrong, said(MISSED, MISSED, PARTIAL), 1)
    assert after.coverage is not None
    assert (after.coverage.points[2].status, after.coverage.points[2].follow_up) == (PARTIAL, 1)


def test_a_figure_that_the_follow_up_gave_is_unknown_no_longer() -> None:
    answer = answered()
    assert answer.assessment is not None
    assert "coverage.points.quote" in answer.assessment.unknown
    after = with_prompted_points(ASKED, answer, said(MISSED, MISSED, COVERED), 1)
    assert "coverage.points.quote" not in after.unknown
    assert "coverage.points.start" not in after.unknown
    assert "coverage.points.probability" in after.unknown  # the other points still have none
    assert "fillers.unheard" in after.unknown or answer.assessment.fillers.unheard is not None


def test_a_typed_answer_keeps_its_score_when_a_point_is_added() -> None:
    assessment = assess_text(judge=TermGroupJudge(), question=ASKED, text=TEXT, clock=lambda: 0.0)
    typed = Answer(1, 1, ASKED.id, ASKED.text, "", EndReason.KEY, (), (), 0.0, 0.0, (), assessment, typed=TEXT)
    after = with_prompted_points(ASKED, typed, said(COVERED, PARTIAL, COVERED), 1)
    assert (assessment.score.overall, after.score.overall) == (37.5, 87.5)


def test_an_answer_without_coverage_is_refused() -> None:
    with pytest.raises(ValueError, match="coverage"):
        with_prompted_points(ASKED, replace(answered(), assessment=None), said(MISSED, MISSED, COVERED), 1)


def test_questions_of_all_turns_are_joined_and_untouched_is_what_none_touched() -> None:
    first = Asked("How big is the team?", 1.0, 2.0, "team", "Who you work with.", None)
    second = Asked("How do you deploy?", 1.5, 3.0, "stack", "How mature it is.", None)
    assessment = answered().assessment
    assert assessment is not None
    main = replace(assessment, structure=Structure(questions=AskedQuestions((first,), ("stack", "growth", "data"))))
    then = replace(assessment, structure=Structure(questions=AskedQuestions((second,), ("team", "growth", "data"))))
    joined = with_further_questions(main, then, 1).structure.questions
    assert joined == AskedQuestions((first, replace(second, follow_up=1)), ("growth", "data"))
    assert with_further_questions(main, assessment, 1) == main
    assert with_further_questions(assessment, then, 3).structure.questions == AskedQuestions(
        (replace(second, follow_up=3),), ("team", "growth", "data")
    )
