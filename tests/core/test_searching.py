"""What a search text asks for, and where it stands among words."""

import pytest

from voice_interviewer.core.searching import LONGEST_MATCH_WORDS, Wanted, folded, places, wanted


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Don't over-fit!", ("dont", "over", "fit")),
        ("the model\N{RIGHT SINGLE QUOTATION MARK}s naïveté", ("the", "models", "naivete")),
        ("p.s.i. of 0.87 %", ("p", "s", "i", "of", "0", "87")),
        ("snake_case*", ("snake", "case")),
        ("…", ()),
    ],
)
def test_text_is_folded_to_plain_words(text: str, tokens: tuple[str, ...]) -> None:
    assert folded(text) == tokens


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Bias vari", (Wanted(("bias",), False), Wanted(("vari",), True))),
        ('"bias and variance"', (Wanted(("bias", "and", "variance"), False),)),
        ("“bias and” vari", (Wanted(("bias", "and"), False), Wanted(("vari",), True))),
        ('say "bias an', (Wanted(("say",), False), Wanted(("bias", "an"), True))),
        ("cross-ent", (Wanted(("cross", "ent"), True),)),
        ("bias ++", (Wanted(("bias",), True),)),
        ('"" * - ()', ()),
    ],
)
def test_a_search_asks_for_words_and_phrases(text: str, wants: tuple[Wanted, ...]) -> None:
    assert wanted(text) == wants


def test_one_word_is_found_wherever_it_stands() -> None:
    assert places(wanted("bias"), ["Bias,", "then", "more", "biases;", "cross-bias"]) == ((0, 1), (3, 4), (4, 5))


def test_a_phrase_needs_its_words_in_order() -> None:
    words = ["variance", "and", "bias", "and", "variance"]
    assert places(wanted('"bias and variance"'), words) == ((2, 5),)
    assert places(wanted('"and bias variance"'), words) == ()


def test_only_the_last_word_may_go_on() -> None:
    words = ["underfitting", "and", "overfitting"]
    assert places(wanted("under overfitting"), words) == ()
    assert places(wanted("underfitting over"), words) == ((0, 3),)


def test_several_words_are_found_where_they_stand_closest() -> None:
    words = ["bias", "one", "two", "three", "variance", "four", "bias", "variance"]
    assert places(wanted("variance bias"), words) == ((6, 8),)


def test_words_far_apart_give_the_first_of_them() -> None:
    words = ["bias", *["so"] * LONGEST_MATCH_WORDS, "variance"]
    assert places(wanted("variance bias"), words) == ((0, 1),)


def test_a_missing_word_means_nothing_is_found() -> None:
    assert places(wanted("bias zebra"), ["bias"]) == ()
    assert places((), ["bias"]) == ()
