import pytest

from tests.core.answers import spoken
from voice_interviewer.core.delivery.clause_ends import CLAUSE, INSIDE, boundary
from voice_interviewer.core.delivery.pauses import between, find_pauses
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word


def word(text: str, start: float, end: float) -> Word:
    return Word(text, start, end, 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "we trained it. | Then we measured",
        "we trained it, | which took a day",
        "we trained it | because it drifted",
        "we trained it | and it drifted",
        "it works | I tested it twice",
        "it works | they're happy",
        "we trained it. | Um, the next step",
        "we trained it, | and, uh, it drifted",
        "we trained it, um, | and it drifted",
        "why does it drift? | um",
    ],
)
def test_a_pause_between_clauses(text: str) -> None:
    before, after = (part.split() for part in text.split("|"))
    assert boundary([*before, *after], len(before)) == CLAUSE


@pytest.mark.parametrize(
    "text",
    [
        "we trained the | model again",
        "we trained the, um, | model again",
        "we trained the | um, model again",
        "it was so | slow",
        "it was | so slow",
        "and then | when it drifted",
        "the model that | we trained",
        "what did | I say",
        "a learning rate of | ten percent",
    ],
)
def test_a_pause_inside_a_clause(text: str) -> None:
    before, after = (part.split() for part in text.split("|"))
    assert boundary([*before, *after], len(before)) == INSIDE


def test_a_pause_is_planned_or_hesitant_by_the_words_around_it() -> None:
    words = (
        *spoken("We had a model that drifted.", start=0.0, words_per_minute=120.0),
        *spoken("So we looked at the", start=4.0, words_per_minute=120.0),
        *spoken("features of last week.", start=9.5, words_per_minute=120.0),
    )
    pauses = find_pauses(words, [Span(0.0, 2.95), Span(4.0, 6.45), Span(9.5, 11.5)])
    assert [(pause.kind, pause.place) for pause in pauses] == [("short", "planned"), ("long", "hesitant")]


def test_a_word_that_the_transcriber_lets_begin_in_the_pause_comes_after_it() -> None:
    words = [word("of", 0.5, 0.7), word("slowness.", 0.7, 1.32), word("We've", 1.32, 1.7), word("seen", 1.96, 2.2)]
    assert between(words, [Span(1.35, 1.75)]) == (2,)


def test_the_words_are_divided_among_pauses_in_order() -> None:
    words = [word("one", 0.0, 0.5), word("two", 1.0, 1.5), word("three", 2.0, 2.5)]
    assert between(words, [Span(0.5, 1.0), Span(1.5, 1.6), Span(1.7, 2.0)]) == (1, 2, 2)


def test_words_do_not_tell_where_speech_has_none() -> None:
    words = [word("one", 0.0, 0.5), word("two", 8.0, 8.5)]
    assert between(words, [Span(0.6, 1.5), Span(5.0, 6.0), Span(7.0, 7.9), Span(9.0, 10.0)]) == (None, None, None, None)
    assert between((), [Span(0.6, 1.5)]) == (None,)
    assert find_pauses((), [Span(0.0, 1.0), Span(2.0, 3.0)])[0].place is None
