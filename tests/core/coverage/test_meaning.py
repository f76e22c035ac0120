"""The judge by meaning: what is covered, missed, contradicted or taken back, by which words, in how many looks."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.core.answers import point, question
from tests.fakes import WORD_FOR_WORD, FakePairJudge
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.coverage.proof import NOT_ENGLISH, TOO_SHORT
from voice_interviewer.core.coverage.weighing import Evidence, weigh
from voice_interviewer.core.questions import Question

ZERO = "Lasso sets some weights exactly to zero."
SMALL = "Ridge makes all weights smaller."
ASKED = question(
    point("zero", statement=ZERO, contradictions=["Lasso never sets any weight to zero."]),
    point("small", statement=SMALL),
    text="How do the two penalties differ?",
)
PHRASES = {
    ZERO: (("exactly to zero", "throws features out"), ("never gets to zero",)),
    SMALL: (("they only get smaller",), ("they get bigger",)),
    "Lasso never sets any weight to zero.": (("lasso never sets any weight to zero",), ()),
}
TALK = "well let me think about that for a moment because it has been quite a while since I last looked into it. "


def judged(said: str, asked: Question = ASKED, sure: float = 0.95) -> dict[str, PointJudgement]:
    judge = MeaningJudge(FakePairJudge(PHRASES, sure).judge_pairs, WORD_FOR_WORD)
    return {each.point_id: each for each in judge.judge(asked, said.split())}


def words(said: str, judgement: PointJudgement) -> str:
    assert judgement.tokens is not None
    return " ".join(said.split()[slice(*judgement.tokens)])


def test_a_point_made_in_much_talk_is_shown_by_the_words_that_make_it() -> None:
    said = (
        f"{TALK * 2}Lasso puts many of the weights exactly to zero. {TALK * 3}With ridge they only get smaller. {TALK}"
    )
    found = judged(said)
    assert {each.status for each in found.values()} == {PointStatus.COVERED}
    assert words(said, found["zero"]) == "Lasso puts many of the weights exactly to zero."
    assert words(said, found["small"]) == "With ridge they only get smaller."
    assert all(each.probability is not None and each.probability > 0.9 for each in found.values())


def test_words_that_share_nothing_with_a_point_are_looked_at_too() -> None:
    said = f"{TALK * 4}the first one throws features out altogether. {TALK * 4}"
    found = judged(said)
    assert found["zero"].status is PointStatus.COVERED
    assert words(said, found["zero"]) == "the first one throws features out altogether."


def test_what_is_not_said_is_missed_with_a_low_probability_and_no_words() -> None:
    found = judged(TALK * 3)["zero"]
    assert found.status is PointStatus.MISSED
    assert found.tokens is None
    assert found.probability is not None
    assert found.probability < 0.05


def status_when(sure: float) -> PointStatus:
    rest = (1.0 - sure) / 2
    return weigh(Evidence(sure, rest, sure, sure, rest, 0.0, 2), WORD_FOR_WORD).status


def test_what_the_model_is_not_sure_of_is_made_in_part() -> None:
    sure = next(each / 100 for each in range(100) if status_when(each / 100) is PointStatus.PARTIAL)
    found = judged(f"{TALK}Lasso puts many of the weights exactly to zero. {TALK}", sure=sure)["zero"]
    assert found.status is PointStatus.PARTIAL
    assert found.tokens is not None


def test_a_paraphrase_counts_where_the_statement_is_not_recognised() -> None:
    said = f"{TALK}with the first one whole features are gone. {TALK}"
    phrases = {ZERO: ((), ()), "Whole features disappear with the first one.": (("features are gone",), ())}
    asked = question(replace(point("zero", statement=ZERO), paraphrases=tuple(phrases)[1:]))
    (found,) = MeaningJudge(FakePairJudge(phrases).judge_pairs, WORD_FOR_WORD).judge(asked, said.split())
    (without,) = MeaningJudge(FakePairJudge(phrases).judge_pairs, WORD_FOR_WORD).judge(
        question(point("zero", statement=ZERO)), said.split()
    )
    assert found.probability is not None
    assert without.probability is not None
    assert found.probability > without.probability + 0.3


def test_the_opposite_is_contradicted_by_the_words_that_say_it() -> None:
    said = f"{TALK}A weight never gets to zero with lasso. {TALK}"
    found = judged(said)["zero"]
    assert found.status is PointStatus.CONTRADICTED
    assert words(said, found) == "A weight never gets to zero with lasso."
    assert found.probability is not None
    assert found.probability < 0.1


def test_a_contradiction_of_the_pack_counts_where_the_model_says_that_it_is_said() -> None:
    said = f"{TALK}I am sure that lasso never sets any weight to zero. {TALK}"
    found = judged(said)["zero"]
    assert found.status is PointStatus.CONTRADICTED
    assert "lasso never sets any weight to zero" in words(said, found)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("A weight never gets to zero there. No wait, it does go exactly to zero.", PointStatus.COVERED),
        (f"A weight never gets to zero there. {TALK * 3}It does go exactly to zero.", PointStatus.COVERED),
        ("It goes exactly to zero with lasso. No wait, it never gets to zero.", PointStatus.CONTRADICTED),
        (f"It goes exactly to zero with lasso. {TALK * 3}Sorry, it never gets to zero.", PointStatus.CONTRADICTED),
        (f"It goes exactly to zero with lasso. {TALK * 9}It never gets to zero, sorry.", PointStatus.CONTRADICTED),
        (f"A weight never gets to zero there. {TALK * 9}It does go exactly to zero.", PointStatus.COVERED),
        (f"It never gets to zero. It goes exactly to zero. {TALK}It never gets to zero.", PointStatus.CONTRADICTED),
        (f"It goes exactly to zero. {TALK}It never gets to zero. {TALK}It goes exactly to zero.", PointStatus.COVERED),
    ],
)
def test_the_last_word_counts(said: str, status: PointStatus) -> None:
    assert judged(said)["zero"].status is status


def test_the_words_shown_are_those_after_the_correction() -> None:
    said = f"A weight never gets to zero there. {TALK}No wait, they do go exactly to zero."
    assert words(said, judged(said)["zero"]) == "No wait, they do go exactly to zero."
    said = f"It goes exactly to zero, first. {TALK * 3}It never gets to zero. {TALK * 3}It goes exactly to zero, last."
    assert words(said, judged(said)["zero"]) == "It goes exactly to zero, last."


def test_the_question_repeated_proves_nothing() -> None:
    asked = replace(ASKED, text="Why does lasso set weights exactly to zero?")
    said = f"Why does lasso set weights exactly to zero? {TALK}"
    assert judged(said, asked)["zero"].status is PointStatus.MISSED
    answer = f"{said}It throws features out altogether."
    assert judged(answer, asked)["zero"].status is PointStatus.COVERED


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", TOO_SHORT),
        ("Lasso.", TOO_SHORT),
        ("Lasso setzt viele der Gewichte auf null und ridge macht sie alle nur etwas kleiner", NOT_ENGLISH),
    ],
)
def test_what_cannot_be_judged_is_missed_and_says_why(said: str, why: str) -> None:
    for each in judged(said).values():
        assert (each.status, each.probability, each.tokens) == (PointStatus.MISSED, None, None)
        assert each.why_unjudged == why


def test_a_question_without_points_has_no_judgements() -> None:
    judge = MeaningJudge(FakePairJudge({}).judge_pairs, WORD_FOR_WORD)
    assert judge.judge(question(), TALK.split()) == ()
    judge.look_ahead(question(), TALK.split(), lambda: False)


def statements(count: int) -> tuple[Sequence[str], Question]:
    texts = [
        f"The method number {number} keeps {number} folds of the data apart for checking." for number in range(count)
    ]
    return texts, question(*(point(f"p{number}", statement=text) for number, text in enumerate(texts)))


def test_two_minutes_against_eight_points_take_a_bounded_number_of_pairs() -> None:
    _, asked = statements(8)
    said = " ".join(f"{TALK}The method {number} keeps folds of the data apart, I think." for number in range(9))
    judge = FakePairJudge({})
    MeaningJudge(judge.judge_pairs, WORD_FOR_WORD).judge(asked, said.split())
    assert 250 < len(said.split()) < 330
    assert 60 <= len(judge.pairs) <= 150


def test_an_hour_takes_pairs_in_proportion_to_its_length() -> None:
    _, asked = statements(2)
    minutes, hour = FakePairJudge({}), FakePairJudge({})
    MeaningJudge(minutes.judge_pairs, WORD_FOR_WORD).judge(asked, (TALK * 60).split())
    MeaningJudge(hour.judge_pairs, WORD_FOR_WORD).judge(asked, (TALK * 400).split())
    assert len(set(hour.pairs)) == len(hour.pairs)
    assert len(hour.pairs) < 8 * len(minutes.pairs)
