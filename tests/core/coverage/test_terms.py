import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import REGULARIZATION, point, question
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.terms import NO_TERMS, PASSAGE_TOKENS, TermGroupJudge
from voice_interviewer.core.questions import Question

COVERED, PARTIAL, MISSED, CONTRADICTED = (
    PointStatus.COVERED,
    PointStatus.PARTIAL,
    PointStatus.MISSED,
    PointStatus.CONTRADICTED,
)


def judge(asked: Question, answer: str) -> dict[str, PointJudgement]:
    return {each.point_id: each for each in TermGroupJudge().judge(asked, answer.split())}


def status(asked: Question, answer: str, name: str = "sparsity") -> PointStatus:
    return judge(asked, answer)[name].status


def test_a_point_is_covered_with_the_shortest_words_that_show_it() -> None:
    answer = "Well, um, the L 1 penalty drives many weights to zero, and zero is good."
    judged = judge(REGULARIZATION, answer)["sparsity"]
    assert judged.status is COVERED
    assert judged.tokens is not None
    first, end = judged.tokens
    assert " ".join(answer.split()[first:end]) == "L 1 penalty drives many weights to zero,"


def test_points_come_in_the_questions_order_without_a_probability() -> None:
    judged = TermGroupJudge().judge(REGULARIZATION, ["nothing", "of", "the", "kind"])
    assert [each.point_id for each in judged] == ["sparsity", "shrinkage", "correlated"]
    assert all(each.probability is None and each.tokens is None and each.status is MISSED for each in judged)


@pytest.mark.parametrize("answer", ["", "Um.", "I don't know.", "… — !"])
def test_next_to_nothing_makes_no_point(answer: str) -> None:
    assert {each.status for each in judge(REGULARIZATION, answer).values()} == {MISSED}


def test_half_the_groups_are_a_partial_point() -> None:
    assert status(REGULARIZATION, "It helps with correlated features.", "correlated") is PARTIAL
    assert status(REGULARIZATION, "It helps with features.", "correlated") is MISSED


def test_one_word_is_no_part_of_a_point() -> None:
    pair = question(point("pair", ["lasso"], ["sparse"]))
    assert status(pair, "We had a lasso at home.", "pair") is MISSED
    single = question(point("single", ["lasso"]))
    assert status(single, "We had a lasso at home.", "single") is COVERED


def test_groups_far_apart_do_not_make_a_point_together() -> None:
    between = " ".join(["word"] * PASSAGE_TOKENS)
    assert status(REGULARIZATION, f"Lasso is the name. {between} Something was sparse.") is MISSED
    assert status(REGULARIZATION, f"Lasso is the name. {between} In lasso something was sparse.") is COVERED


def test_a_term_that_the_question_gives_away_proves_nothing_alone() -> None:
    assert status(REGULARIZATION, "I would choose L1 myself, mostly out of habit.") is MISSED


def test_repeating_the_question_makes_no_point_even_where_it_names_every_term() -> None:
    asked = question(point("vanish", ["gradient"], ["vanish"]), text="Why do gradients vanish in deep networks?")
    assert status(asked, "So why do gradients vanish in deep networks?", "vanish") is MISSED
    assert status(asked, "Why do gradients, um, vanish in very deep networks?", "vanish") is MISSED
    said = "Why do gradients vanish in deep networks? The gradient vanishes because slopes below one multiply."
    assert judge(asked, said)["vanish"].tokens == (8, 10)


def test_an_answer_that_begins_with_the_question_still_counts() -> None:
    answer = REGULARIZATION.text + " L1 gives you sparse weights and ridge makes them small."
    assert status(REGULARIZATION, answer) is COVERED
    assert status(REGULARIZATION, answer, "shrinkage") is COVERED


def test_of_a_point_without_terms_it_says_that_it_cannot_tell() -> None:
    asked = question(point("cost", statement="Training is dear."), point("gap", ["gap"]), text="What grows?")
    for said in ("The gap grows.", "Training is dear.", ""):
        judged = judge(asked, said)
        assert judged["cost"].why_unknown == NO_TERMS
        assert judged["gap"].why_unknown is None


def test_its_guess_at_a_point_without_terms_goes_by_the_statement() -> None:
    asked = question(point("cost", statement="Training costs grow with the number of parameters."), text="What grows?")
    assert status(asked, "The cost of training grows with the parameter number.", "cost") is COVERED
    assert status(asked, "Training takes parameters.", "cost") is MISSED


@pytest.mark.parametrize(
    "answer",
    [
        "L2 drives weights exactly to zero.",
        "So, um, the L2 penalty drives the weights all the way exactly to zero. I like it.",
        "L1 sets weights small. But L1 never sets the weights to zero.",
    ],
)
def test_a_listed_mistake_said_nearly_word_for_word_contradicts(answer: str) -> None:
    assert status(REGULARIZATION, answer) is CONTRADICTED


@pytest.mark.parametrize(
    "answer",
    [
        "L1 drives weights exactly to zero. L2 does not drive weights exactly to zero.",
        "L1 drives weights exactly to zero. People think L2 drives weights exactly to zero.",
        "Lasso is sparse. It is a myth that L2 drives weights exactly to zero.",
        "Lasso is sparse. L2 drives weights exactly to zero is what I believed, wrong of course.",
        "L1 drives weights to zero, and with L2 you drive them down. Nothing is exactly at zero there.",
        "L2 drives weights exactly to zero. No, sorry, L1 drives weights to zero.",
        "L1 sets weights to zero.",
    ],
)
def test_what_only_looks_like_the_mistake_does_not_contradict(answer: str) -> None:
    assert status(REGULARIZATION, answer) is COVERED


def test_words_meet_the_terms_in_any_inflection() -> None:
    assert status(REGULARIZATION, "Ridge is shrinking every weight a little.", "shrinkage") is COVERED


TALK = st.lists(
    st.sampled_from(
        [
            "L1",
            "L2",
            "lasso",
            "ridge",
            "weights",
            "drives",
            "exactly",
            "to",
            "zero.",
            "sparse",
            "small",
            "um",
            "never",
            "features",
            "the",
        ]
    ),
    max_size=120,
)


@settings(deadline=None, max_examples=50)
@given(TALK)
def test_evidence_lies_inside_the_answer_and_is_one_passage(tokens: list[str]) -> None:
    for each in TermGroupJudge().judge(REGULARIZATION, tokens):
        assert (each.tokens is None) == (each.status is MISSED)
        if each.tokens is not None:
            first, end = each.tokens
            assert 0 <= first < end <= len(tokens)
            assert end - first <= PASSAGE_TOKENS


@settings(deadline=None, max_examples=50)
@given(TALK, TALK)
def test_saying_more_never_takes_a_made_point_away(said: list[str], more: list[str]) -> None:
    asked = question(*(point(each.id, *each.terms) for each in REGULARIZATION.key_points))
    order = [MISSED, PARTIAL, COVERED]
    before, after = TermGroupJudge().judge(asked, said), TermGroupJudge().judge(asked, said + more)
    assert all(order.index(one.status) <= order.index(other.status) for one, other in zip(before, after, strict=True))
