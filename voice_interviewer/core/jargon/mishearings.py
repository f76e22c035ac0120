"""Where one of the question's terms may stand behind improbable words that sound like it, and when it is believed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.jargon.phones import distance, weight
from voice_interviewer.core.tokens import PhraseFinder, located_stems, stems
from voice_interviewer.core.transcript import Word, plain

LONGEST_SPAN = 4
"""Words that one term may have been heard as ("a U see" for AUC)."""

SURE_PROBABILITY = 0.8
"""Words that are all likelier than this stand as they are."""

FARTHEST = 0.3
"""Words that sound farther from a term than this were not that term."""

LEAST_WEIGHT = 2.5
"""Terms with less to hear (see phones.weight; "Thai" has 1.5) are found by chance in everyday words."""

_LITTLE_WORDS = """
a an the this that these those they them there their i you he she it we is are was were be been to of in on at for with
by from as and or but not so then than what which who when where how do does did have has had can could would will may
my your our his her its if one all
"""
LITTLE_WORDS = frozenset(_LITTLE_WORDS.split())
"""Words that are said everywhere, and improbable only where speech is unclear: no term is misheard as these alone."""

MOST_SUSPECTS = 6
"""So many a chunk are held against the sound, the nearest first: it bounds the cost."""

ALIKE_GAIN = -12.0
GAIN_A_DISTANCE = 45.0
"""A term is believed from this gain in log-probability (nats) over the words heard, where both sound alike, and from so
much more for each unit of distance between them.

Logistic regression at a probability of 0.8 on 314 suspects, half of them terms really said, in sentences that our own
voices and espeak-ng spoke about the pack's questions, with noise; fitted to either half of the questions it finds as
many in the other, within a tenth. Gains are below zero because the model's own taste in words is against rare ones;
taking that taste off (scores without the sound, as Meng et al. 2021, arXiv:2011.01991) told true from false no better.
"""

_SENTENCE_ENDS = re.compile(r"[.?!]$")
_CLOSING = re.compile(r"[^\w%]*$")


@dataclass(frozen=True, slots=True)
class Suspect:
    """Words that may be a term misheard."""

    first: int
    """Index of the first word."""
    past: int
    """One past the index of the last."""
    term: str
    """As it is written."""
    distance: float
    """How far apart words and term sound, 0 to FARTHEST."""

    def is_carried(self, gain: float) -> bool:
        """True when the sound carries the term clearly enough.

        `gain` is the term's log-probability given the sound less that of the words heard, both with the same words
        around them, in nats.
        """
        return gain >= ALIKE_GAIN + GAIN_A_DISTANCE * self.distance

    def overlaps(self, other: "Suspect") -> bool:
        """True when both want one word."""
        return self.first < other.past and other.first < self.past

    def corrected(self, words: Sequence[Word], probability: float) -> Word:
        """The term as one word in the time of those heard, with their closing punctuation."""
        closing = _CLOSING.search(words[self.past - 1].text)
        text = self.term + (closing.group() if closing else "")
        return Word(text, words[self.first].start, words[self.past - 1].end, probability)


def find_suspects(words: Sequence[Word], terms: Sequence[str]) -> tuple[Suspect, ...]:
    """At most MOST_SUSPECTS places where improbable words sound like a term that is not heard there, the nearest first.

    Of what begins at one word and may be one term, the nearest stands.
    """
    taken = _standing(words, terms)
    audible = [term for term in terms if weight(term) >= LEAST_WEIGHT]
    found: dict[tuple[int, str], Suspect] = {}
    for first in range(len(words)):
        for past in range(first + 1, min(first + LONGEST_SPAN, len(words)) + 1):
            if past - 1 in taken or (past - first > 1 and _SENTENCE_ENDS.search(words[past - 2].text)):
                break
            span = words[first:past]
            if min(word.probability for word in span) > SURE_PROBABILITY:
                continue
            if all(plain(word.text) in LITTLE_WORDS for word in span):
                continue
            heard = " ".join(word.text for word in span)
            for term in audible:
                apart = distance(heard, term)
                known = found.get((first, term))
                if apart <= FARTHEST and (known is None or apart < known.distance) and stems(heard) != stems(term):
                    found[first, term] = Suspect(first, past, term, apart)
    return tuple(sorted(found.values(), key=lambda suspect: suspect.distance)[:MOST_SUSPECTS])


def _standing(words: Sequence[Word], terms: Sequence[str]) -> set[int]:
    """Indices of the words that are heard as a term already."""
    found, origin = located_stems([word.text for word in words])
    return {
        index
        for _, first, past in PhraseFinder(terms).find(found)
        for index in range(origin[first], origin[past - 1] + 1)
    }
