"""Whether an answer can make a point at all, whatever a model says of it: pure rules on words."""

from collections.abc import Sequence

from voice_interviewer.core.tokens import pieces

SHORTEST_ANSWER = 3
"""Words; a shorter answer makes no point. "Assign users randomly" is a thought, one or two words are none; an answer
this short gets no score in any case (scoring.MINIMUM_WORDS)."""

ENGLISH_SHARE = 0.11
"""Share of an answer's words that must be everyday English words; see SHARED_AS_ONE for those that a neighbour has too.

Of the texts long enough to be asked (ENGLISH_WORDS) it refuses none of the shipped pack's and 0.1 % of those written
for training, many of them lists. Of 33,453 program messages on a Linux system in German, Dutch, Swedish, Danish,
French, Spanish, Italian, Portuguese and Polish, English terms and all, it refuses 99 %; most others quote more English
than they say.
"""

SHARED_AS_ONE = 3
"""So many words that English shares with a neighbour count as one of its own: of the words written for training 34 %
are English alone and 17 % shared, of those messages 0.3 % and, by language, 1 to 6 %."""

ENGLISH_WORDS = 12
"""A shorter answer is not asked which language it is in: it may do without any of those words. A longer one without
them is another language, or a list of names; neither reads as English sentences."""

NOT_ENGLISH = "what was said does not read as English sentences, so nothing could be held against the key points"
TOO_SHORT = f"under {SHORTEST_ANSWER} words are too few to hold against the key points"

_ENGLISH_ALONE = """
the and that it its with are this you they which would if from what there can your because their when not how could
should these those our about been them were does doesnt didnt isnt arent cant wont wouldnt whereas while than then into
through every each between must might may being but his she him who whoever whose where why both such only other another
any many much more most some very too after before until unless without within against during since still never always
often usually sometimes around across rather instead though although however whether ever once again almost enough
likely neither several themselves itself myself something anything nothing everything everyone someone few less be or
whatever get gets got getting use uses used using make makes making need needs keep keeps put takes took goes going came
comes know known say says said think thought tries becomes cannot did having doing youre theyre ive weve thats theres
"""
_ENGLISH = frozenset(_ENGLISH_ALONE.split())
"""Words of any English talk that are no everyday words of those neighbours: each is under 0.04 % of what is written in
any of them (wordfreq 3.1.1, accents taken off), but for "the" in the titles of films."""

_ENGLISH_TOO = "a all an as at by for had has have her in is of on out over so to up was we will"
_SHARED = frozenset(_ENGLISH_TOO.split())
"""Everyday words of English and of a neighbour: "is" and "over" are Dutch, "at" Danish, "as" Portuguese."""


def why_unjudged(tokens: Sequence[str]) -> str | None:
    """Why an answer (its own words, without an echo of the question) makes no point, in a sentence's part, or None."""
    words = [piece for token in tokens for piece in pieces(token)]
    if len(words) < SHORTEST_ANSWER:
        return TOO_SHORT
    if len(words) >= ENGLISH_WORDS and _counted(words) < ENGLISH_SHARE * SHARED_AS_ONE * len(words):
        return NOT_ENGLISH
    return None


def _counted(words: Sequence[str]) -> int:
    """The English words, each as SHARED_AS_ONE, and those that may be another language's, each as one."""
    return SHARED_AS_ONE * sum(word in _ENGLISH for word in words) + sum(word in _SHARED for word in words)
