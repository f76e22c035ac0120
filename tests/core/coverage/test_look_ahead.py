"""Looking ahead: the same verdicts in the end with little left to judge, stopped at once, and remembered in bounds."""

import random

from tests.core.answers import point, question
from tests.fakes import FakePairJudge
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.coverage.pairs import (
    KEPT_AFTERWARDS,
    MOST_REMEMBERED,
    PAIRS_IN_A_ROW,
    PairVerdict,
    RememberedVerdicts,
)

TEXTS = [f"The step number {number} of the method checks number {number} again." for number in range(8)]
ASKED = question(*(point(f"p{number}", statement=text) for number, text in enumerate(TEXTS)))
PHRASES = {text: ((f"look at number {number}",), ()) for number, text in enumerate(TEXTS)}


def answer(sentences: int) -> list[str]:
    chance = random.Random(7)
    verbs, things = ("look at", "forget", "weigh", "write down"), ("rest", "other one", "whole thing", "sum")
    said = (
        f"then we {chance.choice(verbs)} number {number % 8} and the {chance.choice(things)} as well."
        for number in range(sentences)
    )
    return " ".join(said).split()


def never() -> bool:
    return False


def test_what_was_looked_at_ahead_need_not_be_judged_in_the_end() -> None:
    tokens = answer(30)
    plain, ahead = FakePairJudge(PHRASES), FakePairJudge(PHRASES)
    expected = MeaningJudge(plain.judge_pairs).judge(ASKED, tokens)
    judge = MeaningJudge(ahead.judge_pairs)
    for end in range(30, len(tokens) - 20, 25):
        judge.look_ahead(ASKED, tokens[:end], never)
    before = len(ahead.pairs)

    assert judge.judge(ASKED, tokens) == expected
    assert len(ahead.pairs) - before < len(plain.pairs) / 3


def test_no_pair_is_judged_twice() -> None:
    tokens, ahead = answer(30), FakePairJudge(PHRASES)
    judge = MeaningJudge(ahead.judge_pairs)
    for end in (100, 200, len(tokens)):
        judge.look_ahead(ASKED, tokens[:end], never)
    judge.judge(ASKED, tokens)
    judge.judge(ASKED, tokens)
    assert len(set(ahead.pairs)) == len(ahead.pairs)


def test_it_stops_when_it_is_told_to() -> None:
    ahead = FakePairJudge(PHRASES)
    judge = MeaningJudge(ahead.judge_pairs)
    judge.look_ahead(ASKED, answer(30), lambda: True)
    assert ahead.pairs == []
    judge.look_ahead(ASKED, answer(30), lambda: bool(ahead.pairs))
    assert len(ahead.pairs) == PAIRS_IN_A_ROW


def test_what_may_still_change_is_left_alone() -> None:
    ahead = FakePairJudge(PHRASES)
    MeaningJudge(ahead.judge_pairs).look_ahead(ASKED, ["then", "we", "look", "at", "number"], never)
    assert ahead.pairs == []


def test_the_oldest_verdicts_are_forgotten_and_judged_anew() -> None:
    judge = FakePairJudge({})
    verdicts = RememberedVerdicts(judge.judge_pairs, most=3)
    pairs = [(text, "statement") for text in "abcd"]
    found = verdicts.learn(pairs)
    assert set(found) == set(pairs)
    assert len(verdicts) == 3
    verdicts.learn(pairs[1:])
    assert len(judge.pairs) == 4
    assert verdicts.learn(pairs[:1]) == {pairs[0]: PairVerdict(*[(1.0 - 0.95) / 2] * 2)}
    assert len(judge.pairs) == 5


def test_all_of_an_hour_of_speech_is_remembered_while_it_lasts() -> None:
    judge = FakePairJudge(PHRASES)
    tokens = [word if number % 6 else f"{word}{number}" for number, word in enumerate(answer(750))]
    MeaningJudge(judge.judge_pairs).judge(ASKED, tokens)
    assert len(tokens) > 8_000
    assert KEPT_AFTERWARDS < len(set(judge.pairs)) < 0.8 * MOST_REMEMBERED


def test_most_verdicts_are_let_go_once_an_answer_was_judged() -> None:
    verdicts = RememberedVerdicts(FakePairJudge({}).judge_pairs)
    verdicts.learn([(str(number), "statement") for number in range(KEPT_AFTERWARDS + 500)])
    assert len(verdicts) == KEPT_AFTERWARDS + 500
    verdicts.let_go()
    assert len(verdicts) == KEPT_AFTERWARDS
    assert verdicts.learn([(str(KEPT_AFTERWARDS + 499), "statement")])
    assert len(verdicts) == KEPT_AFTERWARDS
