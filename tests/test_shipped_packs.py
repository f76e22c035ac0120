"""The packs we ship: in order, sayable, answerable, and each answer its own."""

import re
from collections.abc import Iterator
from statistics import mean

import pytest

from voice_interviewer.core.contradictions import MINIMUM_CONTENT_WORDS, content_words
from voice_interviewer.core.coverage import PointJudgement, TermGroupJudge
from voice_interviewer.core.questions import Difficulty, KeyPoint, Pack, Question
from voice_interviewer.core.session import PointStatus
from voice_interviewer.core.tokens import PhraseFinder, stems
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import check_packs, load_pack

SAYABLE = re.compile(r"[A-Za-z ,.;:?'\n-]+")
"""Letters and plain punctuation: no digit, bracket, sign or slash that a voice reads out or trips over."""

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


def spoken_texts(question: Question) -> Iterator[str]:
    yield from (question.text, question.hint, question.model_answer, question.weak_answer)
    yield from question.again
    for point in question.key_points:
        yield point.follow_up
        yield from point.paraphrases
    for topic in question.topics:
        yield from topic.examples


def is_said(variants: tuple[str, ...], answer: str) -> bool:
    return bool(PhraseFinder(variants).find(stems(answer)))


def topics_in(question: Question, text: str) -> set[str]:
    return {topic.id for topic in question.topics if all(is_said(group, text) for group in topic.terms)}


def test_every_shipped_pack_is_without_fault() -> None:
    assert check_packs([shipped("prompts")]) == ()


def test_the_rounds_and_their_size() -> None:
    sizes = {each.id: len(each.questions) for each in PACK.rounds}
    assert list(sizes) == list(FEWEST)
    assert [each for each, size in sizes.items() if size < FEWEST[each]] == []
    assert {question.difficulty for question in PACK.questions} == set(Difficulty)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_can_be_asked_and_answered_in_its_time(question: Question) -> None:
    assert len(question.text.split()) <= 25
    shortest, longest = question.expected_seconds
    assert shortest <= len(question.model_answer.split()) / 2.5 <= longest


@pytest.mark.parametrize("question", ANSWERED)
def test_a_question_has_all_that_an_interview_needs(question: Question) -> None:
    assert 4 <= len(question.key_points) <= 8
    assert all(2 <= len(point.paraphrases) <= 4 for point in question.key_points)
    assert all(2 <= len(point.terms) <= 4 for point in question.key_points)
    assert 150 <= len(question.model_answer.split()) <= 250
    assert 40 <= len(question.weak_answer.split()) <= 80


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_spoken_can_be_spoken(question: Question) -> None:
    for text in spoken_texts(question):
        assert SAYABLE.fullmatch(text), sorted(set(re.sub(SAYABLE, "", text)))


@pytest.mark.parametrize("question", QUESTIONS)
def test_paragraphs_end_where_sentences_do(question: Question) -> None:
    """A line indented too deep in a folded text would break the sentence in two."""
    for text in spoken_texts(question):
        assert all(line.endswith((".", "?")) for line in text.splitlines() if line), text


def test_what_the_interviewer_says_between_can_be_spoken() -> None:
    assert all(SAYABLE.fullmatch(each.introduction) for each in PACK.rounds)


@pytest.mark.parametrize("question", ANSWERED)
def test_the_model_answer_says_every_term_group_and_covers_every_point(question: Question) -> None:
    for point in question.key_points:
        for group in point.terms:
            assert is_said(group, question.model_answer), (point.id, group)
    assert [
        each.point_id for each in judge(question, question.model_answer) if each.status != PointStatus.COVERED
    ] == []


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


@pytest.mark.parametrize("question", ANSWERED)
def test_other_ways_of_saying_a_point_make_it(question: Question) -> None:
    def says(point: KeyPoint, text: str) -> bool:
        made = {each.point_id: each.status for each in judge(question, text)}
        return made[point.id] == PointStatus.COVERED

    unheard = [text for point in question.key_points for text in point.paraphrases if not says(point, text)]
    assert unheard == []


@pytest.mark.parametrize("question", ANSWERED)
def test_a_contradiction_is_taken_for_one(question: Question) -> None:
    for point in question.key_points:
        for text in point.contradictions:
            assert len(content_words(text)) >= MINIMUM_CONTENT_WORDS, text
            status = {each.point_id: each.status for each in judge(question, text)}[point.id]
            assert status == PointStatus.CONTRADICTED, (point.id, text)


@pytest.mark.parametrize("question", ASKED)
def test_the_candidate_has_something_to_ask(question: Question) -> None:
    assert len(question.topics) >= 7
    assert all(2 <= len(topic.examples) <= 4 for topic in question.topics)
    assert len(question.again) >= 2
    assert len(topics_in(question, question.model_answer)) >= 2
    assert topics_in(question, question.weak_answer) == set()


@pytest.mark.parametrize("question", ASKED)
def test_what_one_may_ask_is_on_its_topic(question: Question) -> None:
    strays = [
        (topic.id, example, found)
        for topic in question.topics
        for example in topic.examples
        if topic.id not in (found := topics_in(question, example))
    ]
    assert strays == []


def test_stories_and_only_stories_are_told_in_four_parts() -> None:
    stories = {each.id for each in PACK.rounds if any(question.star for question in each.questions)}
    told = {each.id for each in PACK.rounds if all(question.star for question in each.questions)}
    assert stories == told == {"behavioural"}
