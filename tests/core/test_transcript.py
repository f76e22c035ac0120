"""The guards: what Whisper invents goes, what a person said stays."""

from itertools import pairwise

import pytest

from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.tokens import located_stems, stem
from voice_interviewer.core.transcript import (
    SHORTEST_WORD_SECONDS,
    SPEECH_MARGIN_SECONDS,
    Word,
    spoken_words,
    text_of,
    with_whole_words,
    within,
    without_loops,
)


def spaced(text: str, start: float = 0.0, per_word: float = 0.3, probability: float = 0.9) -> list[Word]:
    """The words of the text, one after the other."""
    return [
        Word(each, start + per_word * index, start + per_word * (index + 1), probability)
        for index, each in enumerate(text.split())
    ]


class TestTextOf:
    def test_words_are_joined_by_single_spaces(self) -> None:
        assert text_of(spaced("Well, it depends.")) == "Well, it depends."

    def test_no_words_are_no_text(self) -> None:
        assert text_of([]) == ""


class TestSpokenWords:
    def test_words_in_speech_stay_and_words_far_from_it_go(self) -> None:
        said, invented = spaced("gradient descent", 1.0), spaced("thank you so much", 8.0)
        assert spoken_words([*said, *invented], [Span(0.9, 1.7)]) == tuple(said)

    def test_the_margin_forgives_inexact_times(self) -> None:
        inside = Word("yes", 2.0 + SPEECH_MARGIN_SECONDS - 0.01, 3.0, 0.9)
        outside = Word("no", 2.0 + SPEECH_MARGIN_SECONDS + 0.01, 3.0, 0.9)
        assert spoken_words([inside, outside], [Span(1.0, 2.0)]) == (inside,)

    def test_without_any_speech_every_word_was_invented(self) -> None:
        assert spoken_words(spaced("you"), []) == ()

    @pytest.mark.parametrize("phrase", ["Thanks for watching!", "Thank you.", "Bye-bye.", "Thank you for watching."])
    def test_a_known_invention_beside_speech_goes_when_improbable(self, phrase: str) -> None:
        invented = spaced(phrase.replace("-", " "), 2.2, probability=0.2)
        assert spoken_words(invented, [Span(1.0, 2.0), Span(4.0, 4.1)]) == ()

    def test_a_known_invention_stays_when_probable(self) -> None:
        said = spaced("Thank you.", 2.1, per_word=0.2, probability=0.8)
        assert spoken_words(said, [Span(1.0, 2.1)]) == tuple(said)

    def test_a_known_invention_stays_when_it_was_voiced(self) -> None:
        said = spaced("Thank you very much.", 2.1, probability=0.2)
        assert spoken_words(said, [Span(2.0, 3.2)]) == tuple(said)

    def test_other_improbable_words_stay_beside_speech(self) -> None:
        said = spaced("thank the optimiser", 2.2, per_word=0.15, probability=0.1)
        assert spoken_words(said, [Span(1.0, 2.2)]) == tuple(said)


class TestWithoutLoops:
    @pytest.mark.parametrize("text", ["the the model", "very very very good", "no no no no", "I I I think", ""])
    def test_what_a_person_repeats_at_a_human_pace_stays(self, text: str) -> None:
        said = spaced(text, per_word=0.25)
        assert without_loops(said) == tuple(said)

    def test_two_in_a_row_stay_at_any_speed(self) -> None:
        said = spaced("the the model", per_word=0.02)
        assert without_loops(said) == tuple(said)

    def test_a_word_repeated_faster_than_speech_is_reduced_to_one(self) -> None:
        words = [*spaced("it must"), *spaced("change, " * 40, 0.6, per_word=0.03), *spaced("later", 2.0)]
        assert text_of(without_loops(words)) == "it must change, later"

    def test_a_phrase_repeated_faster_than_speech_is_reduced_to_one(self) -> None:
        words = spaced("and so " + "I need to get things " * 6, per_word=0.1)
        assert text_of(without_loops(words)) == "and so I need to get things"

    def test_a_long_phrase_many_times_over_is_a_loop_even_at_a_human_pace(self) -> None:
        words = spaced("We scale the features. " * 8, per_word=0.35)
        assert text_of(without_loops(words)) == "We scale the features."

    def test_case_and_punctuation_do_not_hide_a_loop(self) -> None:
        words = spaced("Yes, yes. YES yes! yes", per_word=0.05)
        assert text_of(without_loops(words)) == "Yes,"

    def test_words_of_no_length_are_faster_than_speech(self) -> None:
        words = [Word("so", 3.0, 3.0, 0.4)] * 5
        assert text_of(without_loops(words)) == "so"


class TestWithWholeNumbers:
    @pytest.mark.parametrize(
        ("heard", "whole"),
        [
            ("to 0 .87. Then", "to 0.87. Then"),
            ("about 98 %, or", "about 98%, or"),
            ("only 0 .5 % of", "only 0.5% of"),
            ("some 10 ,000 users", "some 10,000 users"),
            ("a trade -off, or a state -of -the -art one", "a trade-off, or a state-of-the-art one"),
        ],
    )
    def test_a_word_in_pieces_becomes_whole(self, heard: str, whole: str) -> None:
        assert text_of(with_whole_words(spaced(heard))) == whole

    @pytest.mark.parametrize(
        "heard", ["version 3 .NET", "in 2019, 40 people", "3 4 5", "was .87", "a % b", "it 1. 5", ""]
    )
    def test_other_words_stay_apart(self, heard: str) -> None:
        said = spaced(heard)
        assert with_whole_words(said) == tuple(said)

    def test_the_word_lasts_from_the_first_piece_to_the_last_and_is_as_probable_as_the_worst(self) -> None:
        (word,) = with_whole_words([Word("0", 1.0, 1.2, 0.9), Word(".8", 1.3, 1.6, 0.4), Word("%", 1.7, 2.0, 0.7)])
        assert word == Word("0.8%", 1.0, 2.0, 0.4)

    def test_the_coverage_judge_meets_the_whole_number(self) -> None:
        words = with_whole_words(spaced("recovered to 0 .87, that is 98 %"))
        found, _ = located_stems([word.text for word in words])
        assert found[2:3] + found[-2:] == ["0.87", "98", stem("percent")]


class TestWithin:
    def test_sound_times_are_left_alone(self) -> None:
        said = spaced("one two three", 5.0)
        assert within(said, Span(4.0, 7.0)) == tuple(said)

    def test_times_outside_are_brought_inside(self) -> None:
        words = within([Word("a", 3.5, 4.5, 1.0), Word("b", 6.5, 9.0, 1.0)], Span(4.0, 7.0))
        assert [(word.start, word.end) for word in words] == [(4.0, 4.5), (6.5, 7.0)]

    def test_no_word_is_lost_and_none_has_zero_length_or_overlaps(self) -> None:
        mixed = [
            Word("a", 0.5, 0.2, 1.0),
            Word("b", 0.1, 0.9, 1.0),
            Word("c", 0.8, 0.8, 1.0),
            Word("d", 5.0, 6.0, 1.0),
            Word("e", 7.0, 7.0, 1.0),
        ]
        placed = within(mixed, Span(0.0, 2.0))
        assert [word.text for word in placed] == ["a", "b", "c", "d", "e"]
        assert all(word.end - word.start >= SHORTEST_WORD_SECONDS - 1e-9 for word in placed)
        assert all(first.end <= second.start + 1e-9 for first, second in pairwise(placed))
        assert placed[0].start >= 0.0
        assert placed[-1].end <= 2.0

    def test_more_words_than_the_span_can_hold_still_lie_inside_it_in_order(self) -> None:
        placed = within(spaced("a " * 50, 1.0), Span(1.0, 1.1))
        assert all(1.0 <= word.start < word.end <= 1.1 + 1e-9 for word in placed)
        assert all(first.end <= second.start + 1e-9 for first, second in pairwise(placed))
