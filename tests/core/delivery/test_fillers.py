import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.delivery.fillers import (
    MINIMUM_RATE_SECONDS,
    MINIMUM_RATE_WORDS,
    count_words,
    find_fillers,
    rate_per_100_words,
    rate_per_minute,
    words_in,
)


def found(text: str) -> list[str]:
    tokens = text.split()
    return [" ".join(tokens[each.first : each.end]) for each in find_fillers(tokens)]


@pytest.mark.parametrize(
    "word",
    [
        "um",
        "Um,",
        "uh",
        "uh...",
        "er",
        "erm",
        "ah",
        "eh",
        "hm",
        "hmm",
        "mm",
        "uhm",
        "\N{LEFT DOUBLE QUOTATION MARK}um,\N{RIGHT DOUBLE QUOTATION MARK}",
        "ummm",
        "UHhh",
        "ehm",
        "err",
        "ahh",
        "mmm",
        "um—",
        "Hmm.",
    ],
)
def test_hesitations_are_heard_however_drawn_out(word: str) -> None:
    (match,) = find_fillers(["so", word, "yes"])
    assert (match.first, match.end, match.kind) == (1, 2, "hesitation")


@pytest.mark.parametrize(
    "text",
    [
        "uh-huh I see",
        "uh -huh I see",
        "mm-hmm exactly",
        "about 5 mm wide",
        "err on the safe side",
        "the ER diagram",
        "her hum umbrella era",
        "I like it, so right, it went well actually",
        "a",
        "",
    ],
)
def test_words_that_are_none_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("It was, you know, quite slow", ["you know,"]),
        ("You know, what matters is recall", ["You know,"]),
        ("and you know we had to stop", ["you know"]),
        ("the model was you know the problem", ["you know"]),
        ("I mean, it worked", ["I mean,"]),
        ("It failed. I mean it really failed", ["I mean"]),
        ("but, I mean the loss went up", ["I mean"]),
        ("um you know, I mean er", ["um", "you know,", "I mean", "er"]),
    ],
)
def test_you_know_and_i_mean_are_fillers_where_they_have_no_object(text: str, fillers: list[str]) -> None:
    assert found(text) == fillers


@pytest.mark.parametrize(
    "text",
    [
        "do you know the answer",
        "if you know the prior",
        "let you know",
        "as you know, it fell",
        "you know what I did",
        "you know how it goes",
        "that is what I mean",
        "by that I mean to say",
        "what I mean by drift",
        "thank you, know this",
        "I mean it.",
        "and I mean it",
    ],
)
def test_you_know_and_i_mean_with_an_object_are_not_fillers(text: str) -> None:
    assert found(text) == []


def test_hesitations_and_marks_are_no_words_and_discourse_fillers_are() -> None:
    assert count_words(["Um,", "you", "know", "—", "the", "rate", "is", "0.3", "…"]) == 6


@pytest.mark.parametrize(
    ("token", "words"),
    [("cross-entropy", 2), ("speech-to-text,", 3), ("and/or", 2), ("GPT-4", 2), ("10-20", 1), ("3/4", 1), ("—", 0)],
)
def test_a_compound_counts_for_its_parts_and_a_number_for_one(token: str, words: int) -> None:
    assert words_in(token) == words == count_words([token])


def test_there_is_no_rate_where_one_filler_would_say_too_much() -> None:
    assert rate_per_minute(1, MINIMUM_RATE_SECONDS - 0.1) is None
    assert rate_per_minute(3, 90.0) == pytest.approx(2.0)
    assert rate_per_100_words(1, MINIMUM_RATE_WORDS - 1) is None
    assert rate_per_100_words(3, 60) == pytest.approx(5.0)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["um", "you", "know", "know,", "I", "mean", "what", "uh", "huh", "5", "mm", "so"])))
def test_fillers_come_in_order_and_never_overlap(tokens: list[str]) -> None:
    end = 0
    for match in find_fillers(tokens):
        assert end <= match.first < match.end <= len(tokens)
        end = match.end
