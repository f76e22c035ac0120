"""The packs we ship: without a fault that `packs check` knows, complete, and each answer its own."""

from statistics import mean

import pytest

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Difficulty, Pack, Question
from voice_interviewer.core.tokens import PhraseFinder, stems
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import check_packs, load_pack

FEWEST = {
    "technical": 7,
    "behavioural": 6,
    "situational": 5,
    "system-design": 5,
    "coding": 5,
    "llm": 4,
    "your-questions": 1,
}
"""The rounds in order, and how many questions each asks at least."""

PACK: Pack = load_pack(shipped("prompts") / "machine-learning-engineer")
QUESTIONS = [pytest.param(question, id=question.id) for question in PACK.questions]
ANSWERED = [pytest.param(question, id=question.id) for question in PACK.questions if question.key_points]
ASKED = [pytest.param(question, id=question.id) for question in PACK.questions if question.topics]


def judge(question: Question, answer: str) -> tuple[PointJudgement, ...]:
    return TermGroupJudge().judge(question, answer.split())


def covered(question: Question, answer: str) -> float:
    """Weighted share of the points covered, a partial one counting half."""
    worth = {PointStatus.COVERED: 1.0, PointStatus.PARTIAL: 0.5}
    points = zip(question.key_points, judge(question, answer), strict=True)
    made = sum(point.weight * worth.get(judgement.status, 0.0) for point, judgement in points)
    return made / sum(point.weight for point in question.key_points)


def is_said(variants: tuple[str, ...], answer: str) -> bool:
    return bool(PhraseFinder(variants).find(stems(answer)))


def topics_in(question: Question, text: str) -> set[str]:
    return {topic.id for topic in question.topics if all(is_said(group, text) for group in topic.terms)}


def test_every_shipped_pack_is_without_fault() -> None:
    assert [str(fault) for fault in check_packs([shipped("prompts")])] == []


def test_the_rounds_and_their_size() -> None:
    sizes = {each.id: len(each.questions) for each in PACK.rounds}
    assert list(sizes) == list(FEWEST)
    assert [each for each, size in sizes.items() if size < FEWEST[each]] == []
    assert {question.difficulty for question in PACK.questions} == set(Difficulty)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_short_enough_to_be_kept_in_mind(question: Question) -> None:
    assert len(question.text.split()) <= 25


@pytest.mark.parametrize("question", ANSWERED)
def test_the_weak_answer_is_weak(question: Question) -> None:
    assert covered(question, question.weak_answer) <= 1 / 3


@pytest.mark.parametrize("question", ANSWERED)
def test_another_questions_answer_is_no_answer(question: Question) -> None:
    others = [other for other in PACK.questions if other.id != question.id]
    shares = {
        other.id: mean(each.status == PointStatus.COVERED for each in judge(question, other.model_answer))
        for other in others
    }
    assert mean(shares.values()) <= 0.1, shares
    assert max(shares.values()) <= 0.34, shares
    for other in others:
        assert not [e for e in judge(question, other.model_answer) if e.status == PointStatus.CONTRADICTED], other.id


@pytest.mark.parametrize("question", ASKED)
def test_the_candidate_has_something_to_ask(question: Question) -> None:
    assert len(question.topics) >= 7
    assert len(question.again) >= 2
    assert len(topics_in(question, question.model_answer)) >= 2


def test_stories_and_only_stories_are_told_in_four_parts() -> None:
    stories = {each.id for each in PACK.rounds if any(question.star for question in each.questions)}
    told = {each.id for each in PACK.rounds if all(question.star for question in each.questions)}
    assert stories == told == {"behavioural"}
