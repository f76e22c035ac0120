"""Cutting what was said into clauses, and into the windows of a few clauses that are held against a key point."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.tokens import pieces

SHORTEST_SENTENCE = 4
"""Words; a shorter sentence ("Yes." "Well, no.") belongs to what follows."""

SHORTEST_PHRASE = 6
"""Words that a comma, a colon or a dash must have before it to end a clause: lists stay together."""

SHORTEST_UNMARKED = 8
"""Words that a conjunction without a comma must have before it to begin a clause."""

LONGEST_CLAUSE = 16
"""Words; where neither punctuation nor conjunction comes a clause is cut here, about six seconds of speech."""

WINDOW_CLAUSES = 3
"""Most clauses in a window: a point is made in a sentence or two."""

WINDOW_WORDS = 45
"""Most words in a window, some 18 seconds of speech: the model is trained on what was said in 6 to 60 words."""

_SENTENCE_END = re.compile(r"[.?!\u2026][\"')\u201d\u2019]*$")
_PHRASE_END = re.compile(r"(?:[,;:][\"')\u201d\u2019]*|\u2013|\u2014|^-+)$")
_OPENING = """
and but or so because which when while if then although though whereas unless however since therefore plus otherwise
instead
"""
_CONJUNCTIONS = frozenset(_OPENING.split())


@dataclass(frozen=True, slots=True)
class Window:
    """Some clauses of an answer, side by side."""

    start: int
    """First token."""
    end: int
    """One past the last token."""
    first_clause: int
    past_clause: int

    @property
    def words(self) -> int:
        """How many tokens it has."""
        return self.end - self.start

    def holds(self, other: "Window") -> bool:
        """Whether the other lies in it, and is shorter."""
        return self.start <= other.start and other.end <= self.end and self.words > other.words

    def shared(self, other: "Window") -> int:
        """Tokens that both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def find_clauses(tokens: Sequence[str], first: int = 0) -> list[tuple[int, int]]:
    """Token ranges of the clauses from the token `first` on, side by side, in one pass.

    More words at the end change the last clause only, so the others are known while a person still speaks.
    """
    found: list[tuple[int, int]] = []
    start = first
    for index in range(first, len(tokens)):
        before = index - start
        if before >= SHORTEST_UNMARKED and _opens(tokens[index]):
            found.append((start, index))
            start = index
        if _closes(tokens[index], index + 1 - start):
            found.append((start, index + 1))
            start = index + 1
    if start < len(tokens):
        found.append((start, len(tokens)))
    return found


def windows_of(clauses: Sequence[tuple[int, int]]) -> list[Window]:
    """Every window of 1 to WINDOW_CLAUSES clauses and at most WINDOW_WORDS words, by its first clause."""
    return [
        window
        for first in range(len(clauses))
        for past in range(first + 1, min(first + WINDOW_CLAUSES, len(clauses)) + 1)
        if (window := window_at(clauses, first, past)).words <= WINDOW_WORDS
    ]


def tiles_of(clauses: Sequence[tuple[int, int]]) -> list[Window]:
    """Windows of up to WINDOW_WORDS words that cover every clause once: what no word points to is in one of them."""
    return list(_tiles(clauses))


def window_at(clauses: Sequence[tuple[int, int]], first: int, past: int) -> Window:
    """The window of the clauses from `first` to the one before `past`."""
    return Window(clauses[first][0], clauses[past - 1][1], first, past)


def _tiles(clauses: Sequence[tuple[int, int]]) -> Iterator[Window]:
    first = 0
    for past in range(1, len(clauses) + 1):
        if past == len(clauses) or clauses[past][1] - clauses[first][0] > WINDOW_WORDS:
            yield window_at(clauses, first, past)
            first = past


def _opens(token: str) -> bool:
    found = pieces(token)
    return bool(found) and found[0] in _CONJUNCTIONS


def _closes(token: str, length: int) -> bool:
    if length >= LONGEST_CLAUSE:
        return True
    if length >= SHORTEST_SENTENCE and _SENTENCE_END.search(token):
        return True
    return length >= SHORTEST_PHRASE and _PHRASE_END.search(token) is not None
