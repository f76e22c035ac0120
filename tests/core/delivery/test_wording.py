from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import INVITATION, point, question, spoken
from voice_interviewer.core.delivery.hedges import find_hedges
from voice_interviewer.core.delivery.wording import (
    MINIMUM_VARIETY_WORDS,
    lexical_variety,
    measure_wording,
    sentence_words,
    unknown_wording,
)


def hedges(text: str) -> list[str]:
    tokens = text.split()
    return [" ".join(tokens[first:end]).strip(".,") for first, end in find_hedges(tokens)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I guess it works.", ["I guess"]),
        ("It was sort of slow, and probably wrong.", ["sort of", "probably"]),
        ("I think maybe we should stop.", ["I think maybe"]),
        ("I think it's probably fine.", ["I think it's probably"]),
        ("It is perhaps, kind of, slow.", ["perhaps, kind of"]),
        ("I just wanted to say", ["I just wanted"]),
        ("It is a little bit slow or something.", ["a little bit", "or something"]),
        ("Maybe. Maybe not.", ["Maybe", "Maybe"]),
        (
            "We could be pretty much done, I\N{RIGHT SINGLE QUOTATION MARK}d guess.",
            ["pretty much", "I\N{RIGHT SINGLE QUOTATION MARK}d guess"],
        ),
    ],
)
def test_words_that_take_back_are_hedges(text: str, found: list[str]) -> None:
    assert hedges(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "I think L2 is right here.",
        "What kind of model is it? A kind of forest.",
        "We add this sort of penalty.",
        "A little bit of noise helps.",
        "As fast as we possibly can.",
        "We just add one term.",
        "It may drift, and it could fail at about ten percent.",
        "The probability is roughly 0.3.",
        "I don't know, and I'm not sure who would.",
        "There is something or something else here",
        "I guess the label of each row.",
    ],
)
def test_opinions_kinds_amounts_and_honesty_are_none(text: str) -> None:
    assert hedges(text) == []


def repeated(text: str, *, about: str | None = None) -> dict[str, int]:
    asked = None if about is None else question(point("p", [about]), text="Why?")
    wording = measure_wording(text.split(), (), asked, None)
    return {each.text: len(each.places) for each in wording.repeated}


FILLING = "Then the loss of the network fell while gradients shrank across every single layer. "


def test_a_phrase_that_comes_again_and_again_is_named_once_and_whole() -> None:
    text = FILLING.join(["At the end of the day it fits. "] * 3)
    assert repeated(text) == {"at the end of the": 3} or repeated(text) == {"the end of the day": 3}


def test_terms_of_the_trade_are_never_named() -> None:
    assert repeated(" ".join(["The learning rate decays. Gradient descent finds the minimum of the loss."] * 5)) == {}


def test_words_of_the_question_are_never_named() -> None:
    text = FILLING.join(["We make sure of it. "] * 4)
    assert repeated(text) == {"we make sure of it": 4}
    assert repeated(text, about="make sure") == {}


def test_a_phrase_must_come_often_for_the_length_of_the_answer() -> None:
    assert repeated(FILLING.join(["We make sure of it. "] * 2)) == {}
    assert repeated(FILLING * 30 + FILLING.join(["We make sure of it. "] * 3)) == {}


def test_grammar_fillers_and_ends_of_sentences_make_no_phrase() -> None:
    assert repeated("I am going to do it, you know. " * 5) == {}
    assert repeated("It is. Right. I did. Sure. " * 5) == {}


def test_phrases_stand_at_their_times() -> None:
    words = spoken("I guess it works.", start=2.0, words_per_minute=60.0)
    (hedge,) = measure_wording([word.text for word in words], words, None, 4.0).hedges
    assert hedge.text == "I guess"
    assert (hedge.start, hedge.end) == pytest.approx((2.0, 3.9))


def test_variety_is_one_where_no_word_comes_twice_and_low_where_all_do() -> None:
    assert lexical_variety([f"w{number}" for number in range(200)]) == 1.0
    assert lexical_variety(["Same,"] * 200) == pytest.approx(1 / 50)
    assert lexical_variety([f"w{number % 25}" for number in range(300)]) == pytest.approx(0.5)
    assert lexical_variety(["um", *(f"w{number}" for number in range(MINIMUM_VARIETY_WORDS - 1))]) is None


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["a", "b", "c", "model", "Model."]), min_size=100, max_size=160))
def test_variety_is_the_mean_over_all_windows(tokens: list[str]) -> None:
    plain = [token.lower().strip(".") for token in tokens]
    shares = [len(set(plain[first : first + 50])) / 50 for first in range(len(plain) - 49)]
    assert lexical_variety(tokens) == pytest.approx(sum(shares) / len(shares))


def test_sentences_have_a_mean_length_where_their_ends_are_known() -> None:
    sentences = "We train it. Um, then we test it. It is 0.3 better."
    assert sentence_words(sentences.split()) == pytest.approx(11 / 3)
    assert sentence_words(["We", "train", "it.", "Then", "we", "test."]) is None
    assert sentence_words(("word " * 100 + "end. One. Two. Three.").split()) is None


def test_length_is_held_against_the_longest_expected() -> None:
    asked = question(expected_seconds=(60.0, 120.0))
    assert measure_wording(["Yes."], (), asked, 180.0).length_ratio == pytest.approx(1.5)
    for other, seconds, why in (
        (None, 9.0, "no question"),
        (INVITATION, 9.0, "one who asks"),
        (asked, None, "no speech"),
    ):
        wording = measure_wording(["Yes."], (), other, seconds)
        assert wording.length_ratio is None
        assert why in unknown_wording(wording, other, typed=None)["wording.length_ratio"]


def test_a_typed_answer_says_why_it_has_no_times() -> None:
    asked = replace(question(), text="Why?")
    wording = measure_wording(["I", "guess", "it", "works."], (), asked, None)
    assert (wording.hedges[0].start, wording.length_ratio) == (None, None)
    unknown = unknown_wording(wording, asked, typed="typed")
    assert [name for name, reason in unknown.items() if reason == "typed"] == [
        "wording.length_ratio",
        "wording.hedges.start",
        "wording.hedges.end",
    ]
