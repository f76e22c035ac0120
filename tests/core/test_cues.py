"""Whether a phrase is said, denied or held at a distance, with and without punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.cues import QUOTE_TOKENS, SpokenWords, Standing, densest


def standing(text: str, phrase: str = "baseline") -> list[str]:
    return [cue.standing.value for cue in SpokenWords(text.split()).find([phrase])]


@pytest.mark.parametrize(
    "text",
    [
        "I would start with a baseline",
        "Not only a baseline, but a strong one.",
        "I never deploy a model without a baseline",
        "I would not train anything until I have a baseline",
        "it did not work so I built a baseline",
        "It was not good, we added a baseline.",
        "I would say a baseline comes first",
        "I would do that rather than skip the baseline",
    ],
)
def test_what_the_speaker_stands_by_is_said(text: str) -> None:
    assert standing(text) == [Standing.SAID]


@pytest.mark.parametrize(
    "text",
    [
        "we went without a baseline",
        "We had no, um, baseline.",
        "that is not a baseline",
        "I did not have the time to build a baseline",
        "no latency budget, no alerts, no baseline",
        "instead of a baseline we used BERT",
        "we skipped the baseline",
        "A baseline is not needed here.",
    ],
)
def test_what_is_negated_or_waved_away_is_denied(text: str) -> None:
    assert standing(text) == [Standing.DENIED]


@pytest.mark.parametrize(
    "text",
    [
        "people say you need a baseline",
        "my manager told me to build a baseline",
        "if you do not have a baseline you cannot tell what it gives you",
    ],
)
def test_what_others_say_or_what_is_only_imagined_is_distant(text: str) -> None:
    assert standing(text) == [Standing.DISTANT]


def test_of_phrases_inside_one_another_the_longest_is_found() -> None:
    said = "we did an A B test of the model"
    found = SpokenWords(said.split()).find(["A B test", "test", "model"])
    assert [(cue.phrase, cue.first, cue.end) for cue in found] == [("A B test", 3, 6), ("model", 8, 9)]


def test_a_quote_stays_inside_its_sentence_and_is_short() -> None:
    tokens = ("I like it. " + "so " * 30 + "a baseline comes first. Then more.").split()
    spoken = SpokenWords(tokens)
    (cue,) = spoken.find(["baseline"])
    first, end = spoken.quote(cue.first, cue.end)
    assert first <= cue.first < cue.end <= end <= first + QUOTE_TOKENS
    assert tokens[end - 1] == "first."


@given(st.sets(st.integers(0, 200), min_size=1), st.integers(1, 30))
def test_no_other_range_of_that_width_holds_more_places(places: set[int], width: int) -> None:
    first, end = densest(places, width)
    held = sum(first <= place < end for place in places)
    assert end - first <= width
    assert held == max(sum(start <= place < start + width for place in places) for start in places)
