"""Words of the page that stand for a text: its ids, its term groups, and what a follow-up asks about."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from voice_interviewer.core.content_words import FUNCTION_STEMS, NEGATION_STEMS
from voice_interviewer.core.tokens import pieces, stem, stems
from voice_interviewer.storage.pack_format import LONGEST_ID
from voice_interviewer.storage.pack_import.page import shortened

TERM_GROUPS = 3
"""Words that a point needs at most; with four hardly anybody makes it (prompts/README.md)."""

_VAGUE = frozenset(
    stems(
        "use make need help good great bad important different example way thing people person time first second new "
        "like get go know give take want let see say ask answer question interview interviewer candidate able come "
        "keep look lot part kind sort one two best better usual common key main simple big small high low start end "
        "every since however therefore thus instead across within without before after during ensure allow include "
        "mean try find last whole next already again quite often per about "
        "assume third add put just also still only much "
        "many even always never then early later under below above over itself once else thing something well almost "
        "tell talk begin around up down out off back"
    )
)
"""Stems that say little about what a sentence is about."""

_DETERMINERS = frozenset(
    ("a", "an", "the", "this", "these", "each", "every", "its", "our", "their", "my", "your", "of")
)
_EDGES = " \t\"'`*_()[]{}<>,;:!?.\u201c\u201d\u2018\u2019\u2026\u2013\u2014-/\\|=+~#"
_LONGEST_TERM = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence that carries meaning."""

    text: str
    """As it is written, without the punctuation around it."""
    stems: tuple[str, ...]
    place: int
    """Among the sentence's words, from 0."""
    ends_clause: bool
    """Punctuation follows it."""
    is_named: bool
    """An article or the like stands before it, so it is most often a noun or what describes one."""


def content(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence that are neither function words nor negations."""
    found: list[Word] = []
    before = ""
    for place, token in enumerate(sentence.split()):
        named, before = before in _DETERMINERS, token.lower()
        text = token.strip(_EDGES)
        parts = tuple(stem(piece) for piece in pieces(text))
        if not parts or len(text) > _LONGEST_TERM or all(each in FUNCTION_STEMS | NEGATION_STEMS for each in parts):
            continue
        found.append(Word(text, parts, place, not token.endswith(text), named))
    return tuple(found)


def frequencies(answers: Iterable[str]) -> Counter[str]:
    """In how many of the answers each stem occurs."""
    counted: Counter[str] = Counter()
    for answer in answers:
        counted.update(set(stems(answer)))
    return counted


def salience(word: Word, known: Counter[str], given: frozenset[str]) -> float:
    """How much a word tells: rare on the page, long, a name or a figure tells more; less if the question has it.

    A judgement of ours, in the manner of tf-idf: the weights only order the words of one sentence.
    """
    rarity = 1.0 / max(1, min(known[each] for each in word.stems))
    looks = min(len(word.text), 12) / 12
    if any(each.isdigit() for each in word.text) or word.text[1:] != word.text[1:].lower():
        looks += 0.5
    if word.is_named:
        looks += 0.3
    if all(each in given for each in word.stems):
        looks -= 2.0
    if all(each in _VAGUE for each in word.stems):
        looks -= 1.0
    return rarity + looks


def terms(
    words: Sequence[Word], known: Counter[str], given: frozenset[str], most: int = TERM_GROUPS
) -> tuple[str, ...]:
    """The words that a point needs, in the order of its sentence; at least one where there is a content word."""
    telling = [word for word in words if not all(each in _VAGUE for each in word.stems)]
    ranked = sorted(telling or words, key=lambda word: (-salience(word, known, given), word.place))
    chosen: dict[tuple[str, ...], Word] = {}
    for word in ranked:
        if len(chosen) < most and (not chosen or not set(word.stems) <= given):
            chosen.setdefault(word.stems, word)
    return tuple(word.text for word in sorted(chosen.values(), key=lambda word: word.place))


@dataclass(slots=True)
class Names:
    """Ids that are taken."""

    _last: dict[str, int] = field(default_factory=dict)

    def add(self, base: str) -> str:
        """Take this id, or the next free one with a number behind it."""
        name, number = base, self._last.get(base, 1)
        while name in self._last:
            number += 1
            name = f"{base}-{number}"
        self._last[base] = number
        self._last.setdefault(name, 1)
        return name


def slug(text: str, taken: Names, otherwise: str, most_words: int = 5) -> str:
    """A new id from the telling words of a text, added to those taken; `otherwise` where it has no Latin letter."""
    words = [each for word in content(text) for each in _latin(word.text)] or list(_latin(text)) or [otherwise]
    base = shortened(" ".join(words[:most_words]), LONGEST_ID - 5).replace(" ", "-")
    return taken.add(base)


def _latin(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(each for each in folded if not unicodedata.combining(each)).replace("'", "")
    return re.findall(r"[a-z0-9]+", plain)
