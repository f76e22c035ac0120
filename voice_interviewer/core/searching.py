"""Which words of an answer a search means: how text is folded for it, what is wanted, and where it stands."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_MATCH_WORDS = 12
"""Where the words searched for stand further apart, only the first of them is the match: more would be a paragraph."""

_TOKEN = re.compile(r"[^\W_]+")
_ITEM = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
_QUOTES = str.maketrans(dict.fromkeys("\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}", '"'))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word, or words that must follow each other."""

    tokens: tuple[str, ...]
    """Folded; at least one."""
    goes_on: bool
    """Whether the last of them may be the beginning of a longer word."""


def folded(text: str) -> tuple[str, ...]:
    """The plain words of a text: lower case, without accents and apostrophes; `Don't over-fit!` is dont, over, fit."""
    if text.isascii():
        return tuple(_TOKEN.findall(text.translate(_APOSTROPHES).lower()))
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return tuple(_TOKEN.findall("".join(each for each in apart if not unicodedata.combining(each))))


def wanted(text: str) -> tuple[Wanted, ...]:
    """What a search text asks for: every word, and every phrase in double quotes; the last word may be unfinished.

    Nothing in it is an operator. A text without letter or digit asks for nothing.
    """
    found: list[Wanted] = []
    for match in _ITEM.finditer(text.translate(_QUOTES)):
        phrase, closed, word = match.groups()
        tokens = folded(word if phrase is None else phrase)
        if tokens:
            found = [*(Wanted(each.tokens, False) for each in found), Wanted(tokens, not closed)]
    return tuple(found)


def places(wants: Sequence[Wanted], words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where all that is wanted stands among these words, as (first, end) of the words; () where some of it is missing.

    A single word or phrase gives every place of it; several give the one place where they stand closest together, or
    the first of them there when that is longer than LONGEST_MATCH_WORDS.
    """
    pieces = [_folded_word(word) for word in words]
    tokens = [token for each in pieces for token in each]
    owners = [index for index, each in enumerate(pieces) for _ in each]
    found = [_occurrences(each, tokens) for each in wants]
    if not found or not all(found):
        return ()
    spans = found[0] if len(found) == 1 else [_closest(found)]
    return tuple(dict.fromkeys((owners[first], owners[end - 1] + 1) for first, end in spans))


@lru_cache(maxsize=8192)
def _folded_word(word: str) -> tuple[str, ...]:
    return folded(word)


def _occurrences(want: Wanted, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Places of one thing, as (first, end) of the tokens, not overlapping."""
    *before, last = want.tokens
    if not before:
        if want.goes_on:
            return [(place, place + 1) for place, token in enumerate(tokens) if token.startswith(last)]
        return [(place, place + 1) for place, token in enumerate(tokens) if token == last]
    length = len(want.tokens)
    found: list[tuple[int, int]] = []
    for first in range(len(tokens) - length + 1):
        end = first + length
        fits = tokens[end - 1].startswith(last) if want.goes_on else tokens[end - 1] == last
        if fits and list(tokens[first : end - 1]) == before and (not found or first >= found[-1][1]):
            found.append((first, end))
    return found


def _closest(found: Sequence[Iterable[tuple[int, int]]]) -> tuple[int, int]:
    """The shortest stretch that holds at least one place of each, or the first place in it."""
    marks = sorted((first, end, which) for which, spans in enumerate(found) for first, end in spans)
    seen = [0] * len(found)
    ends = [0] * len(found)  # of the last place of each, which is in the stretch once all are
    left = 0
    best = marks[0][:2]
    shortest = float("inf")
    for _, last, which in marks:
        seen[which] += 1
        ends[which] = last
        while all(seen):
            first, end = marks[left][0], max(ends)
            if end - first < shortest:
                shortest = end - first
                best = (first, end) if shortest <= LONGEST_MATCH_WORDS else marks[left][:2]
            seen[marks[left][2]] -= 1
            left += 1
    return best
