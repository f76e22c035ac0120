"""Which windows are worth a model's look for which key point: by the words that they share, and a few for what is not.

What a window is worth never depends on the words after it, so that what is looked at while a person speaks is nearly
what is looked at in the end.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from math import log

from voice_interviewer.core.content_words import content_words
from voice_interviewer.core.coverage.windows import Window
from voice_interviewer.core.questions import KeyPoint, Question
from voice_interviewer.core.tokens import PhraseFinder, located_stems, stems

LIKELY_WINDOWS = 4
"""Windows a point that share most words with it; with tiles and stretches a 2-minute answer to 8 points makes some 150
pairs."""

NEAR_COPIES = 2
"""Most of the likely windows that share half of their words with one another."""

TERMS_WORTH = 0.5
"""What all term groups of the pack are worth beside all telling words of a statement, as a sign of where to look."""

ASKED_WORTH = 0.3
"""What a telling word is worth that stands in the question: everybody says it."""

MOST_PARAPHRASES = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """Something that an answer may say, as it is looked for."""

    texts: tuple[str, ...]
    """The sentence itself, then other ways to say it."""
    telling: tuple[Mapping[str, float], ...]
    """For each text the stemmed words that carry its meaning, with their worth; together 1."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Term groups of the pack."""

    @property
    def statement(self) -> str:
        """The sentence itself."""
        return self.texts[0]

    def likeness(self, words: Set[str]) -> float:
        """The share of the worth of a text's telling words among some stems, of the text nearest to them, 0 to 1."""
        return max((sum(worth for word, worth in text.items() if word in words) for text in self.telling), default=0.0)


def sought_points(question: Question) -> tuple[Sought, ...]:
    """Each key point with its paraphrases and terms; a word that is rare among the points is worth much."""
    points = question.key_points
    texts = [(each.statement, *each.paraphrases[:MOST_PARAPHRASES]) for each in points]
    known = [{word for text in of_point for word in content_words(text)} for of_point in texts]
    asked = set(stems(question.text))
    return tuple(
        Sought(of_point, tuple(_telling(text, known, asked) for text in of_point), point.terms)
        for point, of_point in zip(points, texts, strict=True)
    )


def sought_contradictions(point: KeyPoint) -> tuple[Sought, ...]:
    """Each wrong statement that the pack lists for the point; all its words are worth the same."""
    return tuple(Sought((text,), (_telling(text, (), set()),)) for text in point.contradictions)


def _telling(text: str, known: Sequence[set[str]], asked: set[str]) -> dict[str, float]:
    worth = {
        word: log(1.0 + len(known) / max(1, sum(word in each for each in known)) if known else 2.0)
        * (ASKED_WORTH if word in asked else 1.0)
        for word in content_words(text)
    }
    total = sum(worth.values()) or 1.0
    return {word: each / total for word, each in worth.items()}


class Said:
    """The words of an answer, ready to be held against what is looked for."""

    def __init__(self, tokens: Sequence[str], sought: Sequence[Sought]) -> None:
        """`sought` is all whose term groups will be asked for."""
        words, origin = located_stems(tokens)
        self._stems: list[set[str]] = [set() for _ in tokens]
        for word, token in zip(words, origin, strict=True):
            self._stems[token].add(word)
        self._terms: list[list[tuple[int, str]]] = [[] for _ in tokens]
        variants = {variant for each in sought for group in each.groups for variant in group}
        for variant, first, past in PhraseFinder(variants).find(words):
            self._terms[origin[first]].append((origin[past - 1] + 1, variant))

    def stems_in(self, window: Window) -> set[str]:
        """The stemmed words of a window."""
        return set().union(*self._stems[window.start : window.end])

    def likely(self, sought: Sequence[Sought], windows: Iterable[Window]) -> list[list[Window]]:
        """For each of what is sought the windows that share most with it, the best first; none that shares nothing."""
        scored: list[list[tuple[float, Window]]] = [[] for _ in sought]
        for window in windows:
            words, variants = self.stems_in(window), self._variants_in(window)
            for each, found in zip(sought, scored, strict=True):
                score = each.likeness(words) + (TERMS_WORTH * _share(each.groups, variants) if variants else 0.0)
                if score > 0.0:
                    found.append((score, window))
        return [_apart(found) for found in scored]

    def _variants_in(self, window: Window) -> set[str]:
        places = self._terms[window.start : window.end]
        return {variant for place in places for end, variant in place if end <= window.end}


def _share(groups: Sequence[Sequence[str]], variants: Set[str]) -> float:
    return sum(not variants.isdisjoint(group) for group in groups) / max(1, len(groups))


def _apart(scored: Sequence[tuple[float, Window]]) -> list[Window]:
    """The best windows, the shorter first among equals, of which at most NEAR_COPIES say much the same."""
    chosen: list[Window] = []
    for _, window in nlargest(10 * LIKELY_WINDOWS, scored, key=lambda each: (each[0], -each[1].words)):
        near = sum(2 * window.shared(other) > min(window.words, other.words) for other in chosen)
        if near < NEAR_COPIES:
            chosen.append(window)
        if len(chosen) == LIKELY_WINDOWS:
            break
    return chosen
