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
"""Most words in a window, some 18 seconds of speech."""

STRETCH_WORDS = 100
"""Most words in a stretch, some 40 seconds of speech: what a point needs around it, as the model is trained on whole
answers of 40 to 130 words."""

STRETCH_STEP_WORDS = 60
"""Words after which the next stretch begins: what is said across the end of one is whole in the next."""

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

    def within(self, other: "Window") -> bool:
        """Whether it is the other or lies in it."""
        return other.start <= self.start and self.end <= other.end

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


def stretches_of(clauses: Sequence[tuple[int, int]]) -> list[Window]:
    """Windows of up to STRETCH_WORDS words that cover every clause and overlap; the last one ends with the last clause.

    More clauses at the end change the last stretch only, and add others.
    """
    found: list[Window] = []
    first = 0
    while not found or found[-1].past_clause < len(clauses):
        if first == len(clauses):
            break
        past = first + 1
        while past < len(clauses) and clauses[past][1] - clauses[first][0] <= STRETCH_WORDS:
            past += 1
        found.append(window_at(clauses, first, past))
        start = clauses[first][0]
        first += 1
        while first < past and clauses[first][0] - start < STRETCH_STEP_WORDS:
            first += 1
    return found


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
