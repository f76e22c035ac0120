"""Whether an answer can make a point at all, whatever a model says of it: pure rules on words."""

from collections.abc import Sequence

from voice_interviewer.core.tokens import pieces

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

NOT_ENGLISH = "what was said does not read as English sentences, so nothing could be held against the key points"
TOO_SHORT = f"under {SHORTEST_ANSWER} words are too few to hold against the key points"

_ENGLISH_WORDS = """
the and that it its with for are this you have they which would if from what but there can your because their when not
just how to by then could should those these our one about been them has were do does dont thats im whereas while
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Function words of English that are no everyday words of its neighbours."""


def why_unjudged(tokens: Sequence[str]) -> str | None:
    """Why an answer (its own words, without an echo of the question) makes no point, in a sentence's part, or None."""
    words = [piece for token in tokens for piece in pieces(token)]
    if len(words) < SHORTEST_ANSWER:
        return TOO_SHORT
    if len(words) >= ENGLISH_WORDS and sum(word in _ENGLISH for word in words) < ENGLISH_SHARE * len(words):
        return NOT_ENGLISH
    return None
