"""Whether some words can make a point at all, whatever a model says of them: pure rules on words."""

from collections.abc import Collection, Sequence

from voice_interviewer.core.content_words import FUNCTION_STEMS, NEGATION_STEMS
from voice_interviewer.core.tokens import pieces, stem, stems

SHORTEST_ANSWER = 3
"""Words; a shorter answer makes no point. "Assign users randomly" is a thought, one or two words are none; an answer
this short gets no score in any case (scoring.MINIMUM_WORDS)."""

ENGLISH_SHARE = 0.06
"""Share of an answer's words that must be everyday English function words.

In English speech every third to fourth word is one; German, Spanish, French and Italian have under one in fifty, for
words that they share with English ("in", "no", "me", "so") do not count.
"""

ENGLISH_WORDS = 12
"""A shorter answer is not asked which language it is in: it may do without any of those words. A longer one without
them is another language, or a list of names; neither reads as English sentences."""

LIST_GLUE_SHARE = 0.15
"""A stretch with a smaller share of words that make a sentence of it is a list of keywords; sentences have a third to
a half."""

LIST_WORDS = 4
"""Shorter stretches are not taken for lists: "it underfits" has few words of any kind."""

NOT_ENGLISH = "what was said does not read as English sentences, so nothing could be held against the key points"
TOO_SHORT = f"under {SHORTEST_ANSWER} words are too few to hold against the key points"

_ENGLISH_WORDS = """
the and that it its with for are this you have they which would if from what but there can your because their when not
just how to by then could should those these our one about been them has were do does dont thats im whereas while
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Function words of English that are no everyday words of its neighbours."""

_JOINING = frozenset(stems("and or also plus comma then next etc"))
_VERBS = frozenset(
    stems(
        "is are was be means mean makes make gets get let lets use used need needs want wants reduce reduces increase "
        "increases decrease lowers raise raises cause causes prevents prevent give gives take takes help helps keep "
        "keeps happen happens become becomes shrink shrinks grow grows go goes think know say find see try start "
        "depend depends work works lead leads allow allows require requires show shows tell tells learn learns fit "
        "fits contain contains"
    )
)


def why_unjudged(tokens: Sequence[str]) -> str | None:
    """Why an answer (its own words, without an echo of the question) makes no point, in a sentence's part, or None."""
    words = [piece for token in tokens for piece in pieces(token)]
    if len(words) < SHORTEST_ANSWER:
        return TOO_SHORT
    if len(words) >= ENGLISH_WORDS and sum(word in _ENGLISH for word in words) < ENGLISH_SHARE * len(words):
        return NOT_ENGLISH
    return None


def is_keyword_list(tokens: Sequence[str]) -> bool:
    """Whether the tokens only name things: hardly a function word, a joining "and" aside, and no everyday verb."""
    found = [stem(piece) for token in tokens for piece in pieces(token)]
    named = [word for word in found if word not in _JOINING]
    if len(named) < LIST_WORDS or not _VERBS.isdisjoint(named):
        return False
    glue = sum(word in FUNCTION_STEMS or word in NEGATION_STEMS for word in named)
    return glue < LIST_GLUE_SHARE * len(named)


def only_echoes(said: Collection[str], asked: Collection[str]) -> bool:
    """Whether stemmed words say nothing that was not asked: no word that carries meaning, and no yes or no, is new."""
    new = set(said) - set(asked)
    return all(word in FUNCTION_STEMS or word in _EMPTY for word in new)


_EMPTY = frozenset(stems("um uh er erm hm well okay so like question ask asked repeat answer think know mean"))
