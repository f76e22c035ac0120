"""Where a question's model answer says each of its key points."""

import re
from dataclasses import dataclass

from voice_interviewer.core.content_words import content_words
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import KeyPoint, Question
from voice_interviewer.core.tokens import PhraseFinder, located_stems


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """One key point in a text."""

    number: int
    """Of the point within its question, from 1."""
    statement: str
    words: tuple[tuple[int, int], ...]
    """The words that make it: first character and one past the last, apart and in order; empty where the judge does
    not find the point."""


def placed_points(question: Question, text: str) -> tuple[PlacedPoint, ...]:
    """Each key point with its words in the text, as the judge of coverage by terms finds them."""
    places = [match.span() for match in re.finditer(r"\S+", text)]
    tokens = [text[slice(*place)] for place in places]
    stems, origin = located_stems(tokens)
    placed = []
    for number, (point, judged) in enumerate(
        zip(question.key_points, TermGroupJudge().judge(question, tokens), strict=True), start=1
    ):
        found: set[int] = set()
        if judged.tokens is not None:
            first, end = judged.tokens
            for _, begin, after in PhraseFinder(_variants(point)).find(stems):
                inside = range(origin[begin], origin[after - 1] + 1)
                if first <= inside.start and inside.stop <= end:
                    found.update(inside)
        placed.append(PlacedPoint(number, point.statement, _runs(sorted(found), places)))
    return tuple(placed)


def _variants(point: KeyPoint) -> set[str]:
    return {variant for group in point.terms for variant in group} or set(content_words(point.statement))


def _runs(tokens: list[int], places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Characters of the tokens, those side by side together."""
    runs: list[tuple[int, int]] = []
    former = None
    for token in tokens:
        start, end = places[token]
        if former == token - 1:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
        former = token
    return tuple(runs)
