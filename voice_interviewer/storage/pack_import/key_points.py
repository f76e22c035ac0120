"""An answer of the page as a spoken answer, and cut into candidate key points."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.core.tokens import stems
from voice_interviewer.storage.pack_import.marks import ends_as_question
from voice_interviewer.storage.pack_import.page import Block, shortened
from voice_interviewer.storage.pack_import.wording import Names, Word, content, salience, slug, terms

LONGEST_ANSWER = 4000
"""Characters, the format's limit of a text."""

LONGEST_STATEMENT = 400
"""Characters; what is longer is no single point."""

FEWEST_WORDS = 2
"""Content words of a sentence that states something."""

MOST_POINTS = 8
"""In one question: four to eight is what a good answer says (prompts/README.md)."""

_STEP = re.compile(r"^(?:\(?\d{1,2}[.)]\)?|[-*•])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Point:
    """One candidate key point, in the page's own words."""

    id: str
    statement: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    """What the page says as an answer."""

    text: str
    """A line for each paragraph and item, LONGEST_ANSWER characters at most."""
    left_out: str
    """The rest, where it was longer; else empty."""


def spoken_answer(blocks: Sequence[Block]) -> SpokenAnswer:
    """The text of these blocks as one answer."""
    lines = [_STEP.sub("", block.flat) for block in blocks if block.kind.is_prose]
    whole = "\n".join(filter(None, lines))
    if len(whole) <= LONGEST_ANSWER:
        return SpokenAnswer(whole, "")
    text = shortened(whole, LONGEST_ANSWER)
    end = max(text.rfind(". "), text.rfind(".\n"), text.rfind("\n"))
    if end > LONGEST_ANSWER // 2:
        text = text[: end + 1].rstrip()
    return SpokenAnswer(text, whole[len(text) :].strip())


def key_points(question: str, answer: str, known: Counter[str]) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    """The sentences of an answer that state something, as points, and those beyond MOST_POINTS as they stand.

    The points are those whose words tell most, in the answer's order; `known` is how many answers of the page each
    stem occurs in. An answer that states nothing by itself ("Yes.") is one point if it has a word at all.
    """
    given = frozenset(stems(question))
    statements = _statements(answer)
    told = [(sentence, content(sentence)) for sentence in statements]
    weighed = [(_weight(words, known, given), index) for index, (_, words) in enumerate(told)]
    kept = sorted(index for _, index in sorted(weighed, key=lambda each: (-each[0], each[1]))[:MOST_POINTS])
    taken = Names()
    points = tuple(_point(*told[index], known, given, taken) for index in kept)
    return points, tuple(sentence for index, sentence in enumerate(statements) if index not in kept)


def _point(sentence: str, words: Sequence[Word], known: Counter[str], given: frozenset[str], taken: Names) -> Point:
    needed = terms(words, known, given)
    return Point(slug(" ".join(needed), taken, "point", 3), sentence, needed)


def _statements(answer: str) -> list[str]:
    sentences = [sentence for line in answer.split("\n") for sentence in whole_sentences(line)]
    shown = list(dict.fromkeys(shortened(_STEP.sub("", sentence), LONGEST_STATEMENT) for sentence in sentences))
    stating = [
        sentence
        for sentence in shown
        if len(content(sentence)) >= FEWEST_WORDS and not ends_as_question(sentence) and not sentence.endswith(":")
    ]
    return stating or [sentence for sentence in shown if content(sentence)][:1]


def _weight(words: Sequence[Word], known: Counter[str], given: frozenset[str]) -> float:
    """What a sentence tells: the salience of its best words."""
    return sum(sorted((salience(word, known, given) for word in words), reverse=True)[:6])
