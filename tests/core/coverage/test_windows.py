"""Clauses and windows: every word in one clause, the same ones while the answer goes on, and linear in its length."""

from itertools import pairwise

from voice_interviewer.core.coverage.windows import (
    LONGEST_CLAUSE,
    STRETCH_WORDS,
    WINDOW_CLAUSES,
    WINDOW_WORDS,
    find_clauses,
    stretches_of,
    tiles_of,
    windows_of,
)

_WITH_MARKS = (
    "Yes. Lasso sets many weights exactly to zero, so it picks the features for you. Ridge only shrinks them, all of "
    "them, and it never drops one. I would choose the strength by cross validation."
)
_WITHOUT = (
    "um so lasso sets many of the weights exactly to zero and that way it picks the features for you whereas with "
    "ridge they only get smaller all of them and it never really drops one of the features that you give to it"
)
PUNCTUATED, BARE = _WITH_MARKS.split(), _WITHOUT.split()


def clauses(tokens: list[str]) -> list[str]:
    return [" ".join(tokens[first:end]) for first, end in find_clauses(tokens)]


def test_clauses_end_where_sentences_and_long_phrases_do() -> None:
    assert clauses(PUNCTUATED) == [
        "Yes. Lasso sets many weights exactly to zero,",
        "so it picks the features for you.",
        "Ridge only shrinks them, all of them,",
        "and it never drops one.",
        "I would choose the strength by cross validation.",
    ]


def test_without_punctuation_they_begin_at_conjunctions_and_are_never_long() -> None:
    found = clauses(BARE)
    assert found[0] == "um so lasso sets many of the weights exactly to zero"
    assert found[1].startswith("and that way")
    assert found[2].startswith("whereas with ridge")
    assert max(len(each.split()) for each in found) <= LONGEST_CLAUSE


def test_every_word_is_in_one_clause_and_in_one_tile() -> None:
    for tokens in (PUNCTUATED, BARE, ["word"] * 1000, [], ["one"]):
        found = find_clauses(tokens)
        assert [index for first, end in found for index in range(first, end)] == list(range(len(tokens)))
        tiles = tiles_of(found)
        assert [index for tile in tiles for index in range(tile.start, tile.end)] == list(range(len(tokens)))
        assert all(tile.words <= WINDOW_WORDS for tile in tiles)


def test_stretches_overlap_cover_every_word_and_end_with_the_last() -> None:
    for tokens in (PUNCTUATED * 30, ["word"] * 1000, PUNCTUATED, ["one"]):
        found = find_clauses(tokens)
        stretches = stretches_of(found)
        assert {index for each in stretches for index in range(each.start, each.end)} == set(range(len(tokens)))
        assert all(each.words <= STRETCH_WORDS for each in stretches)
        assert [each.end for each in stretches].count(len(tokens)) == 1
        assert all(one.shared(two) >= 20 for one, two in pairwise(stretches[:-1]))
    assert stretches_of([]) == []


def test_more_words_change_the_last_stretch_only() -> None:
    tokens = PUNCTUATED * 20
    whole = stretches_of(find_clauses(tokens))
    for length in range(0, len(tokens), 7):
        known = stretches_of(find_clauses(tokens[:length])[:-1])[:-1]
        assert known == whole[: len(known)]


def test_more_words_change_the_last_clause_only() -> None:
    whole = find_clauses(BARE)
    for length in range(len(BARE)):
        known = find_clauses(BARE[:length])[:-1]
        assert known == whole[: len(known)]


def test_the_words_before_a_place_can_be_left_out() -> None:
    assert find_clauses(PUNCTUATED, 8)[0] == (8, 15)


def test_windows_are_of_one_to_three_clauses_and_not_too_long() -> None:
    found = windows_of(find_clauses(PUNCTUATED))
    assert len(found) == 5 + 4 + 3
    assert {window.past_clause - window.first_clause for window in found} == {1, 2, 3}
    long = windows_of(find_clauses(["word"] * 200))
    assert all(window.words <= WINDOW_WORDS and window.past_clause - window.first_clause <= 2 for window in long[:20])
    assert WINDOW_CLAUSES == 3


def test_an_hour_of_words_has_windows_in_proportion() -> None:
    hour = [word for _ in range(240) for word in PUNCTUATED]
    minute = PUNCTUATED * 4
    assert len(windows_of(find_clauses(hour))) < 70 * len(windows_of(find_clauses(minute)))
    assert len(tiles_of(find_clauses(hour))) < 70 * len(tiles_of(find_clauses(minute)))


def test_a_window_holds_shorter_ones_inside_it() -> None:
    found = windows_of(find_clauses(PUNCTUATED))
    one, three = found[0], found[2]
    assert three.holds(one)
    assert not one.holds(three)
    assert not one.holds(one)
    assert three.shared(one) == one.words
    assert one.shared(found[-1]) == 0
