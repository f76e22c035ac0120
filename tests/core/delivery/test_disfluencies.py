import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.delivery.disfluencies import disfluencies_of, disfluency_text, find_disfluencies
from voice_interviewer.core.delivery.fillers import find_fillers
from voice_interviewer.core.transcript import Word


def found(text: str) -> list[tuple[str, str]]:
    tokens = text.split()
    return [(disfluency_text(tokens, each), each.kind) for each in find_disfluencies(tokens)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("so we took the the model", "the"),
        ("I I I think so", "I I"),
        ("I, I think so", "I"),
        ("we took the um the model", "the"),
        ("it was, you know, it was slow", "it was"),
        ("in the first in the first step", "in the first"),
        ("the mod- model is small", "mod-"),
        ("the gradient gradient explodes", "gradient"),
    ],
)
def test_what_is_said_again_at_once_is_a_repeat(text: str, said: str) -> None:
    assert found(text) == [(said, "repeat")]


@pytest.mark.parametrize(
    "text",
    [
        "a very very small one",
        "he had had enough",
        "I know that that is true",
        "No no, it is not",
        "one two two three",
        "it is 5 5 and 7",
        "We did it. It was late.",
        "We kept it. We kept it all.",
        "what it is is a filter",
        "without it it fails",
        "over and over and over again",
        "they had data, data, data",
        "I gave her her book",
        "it goes like tick tock",
        "",
        "the",
    ],
)
def test_words_doubled_with_a_meaning_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("we should, the model is small", "we should"),
        ("I was going to, I think it was later", "I was going to"),
        ("we should the model is small", "we should"),
        ("It helps. The, I think we know that", "The"),
        ("and it's, the data was gone", "it's"),
    ],
)
def test_a_clause_left_off_before_a_new_one_is_a_restart(text: str, left: str) -> None:
    assert found(text) == [(left, "restart")]


@pytest.mark.parametrize(
    "text",
    [
        "as soon as we can, we ship",
        "I know who I am, I think",
        "when I was there, the team was small",
        "We should. The model is small.",
        "if you want to, you can",
        "first we clean, then we train",
        "because we, as a team, had time",
    ],
)
def test_whole_clauses_are_no_restarts(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("we used L1, sorry, L2 there", "L1"),
        ("we used L1, I mean, L2 there", "L1"),
        ("it took ten, no wait, twenty days", "ten"),
        ("on the train set, sorry, on the test set", "on the train set"),
        ("we take the mean, or rather, the median", "the mean"),
        ("it was AUC, rather, AUPRC", "AUC"),
    ],
)
def test_what_is_taken_back_is_a_correction(text: str, taken_back: str) -> None:
    assert found(text) == [(taken_back, "correction")]


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry to say it failed",
        "we would rather use the median",
        "that is what I meant with it",
        "no, it was small",
        "I tried, no, it was small",
        "it was slow, I mean, really slow",
    ],
)
def test_words_that_take_nothing_back_are_no_corrections(text: str) -> None:
    assert found(text) == []


def test_disfluencies_are_counted_as_no_fillers() -> None:
    tokens = ["the", "the", "model,", "L1,", "sorry,", "L2,", "I", "I", "think"]
    assert find_fillers(tokens) == ()
    assert {each.kind for each in find_disfluencies(tokens)} == {"repeat", "correction"}


def test_they_carry_the_times_of_their_words_or_none() -> None:
    tokens = ["so", "the", "the", "model"]
    words = [Word(text, float(place), place + 0.5, 1.0) for place, text in enumerate(tokens)]
    (spoken,) = disfluencies_of(tokens, (), words)
    assert (spoken.text, spoken.start, spoken.end, spoken.kind) == ("the", 1.0, 1.5, "repeat")
    (typed,) = disfluencies_of(tokens, ())
    assert (typed.start, typed.end) == (None, None)


_WORDS = [
    "the",
    "I",
    "um",
    "we",
    "should,",
    "model.",
    "L1,",
    "sorry,",
    "I",
    "mean,",
    "mod-",
    "like,",
    "you",
    "know",
    "no",
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(_WORDS)))
def test_they_come_in_order_and_never_overlap(tokens: list[str]) -> None:
    end = 0
    for match in find_disfluencies(tokens):
        assert end <= match.first < match.end < len(tokens)
        end = match.end
