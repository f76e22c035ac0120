"""Everyday phrases that come again and again in one answer; never the question's own words or terms of the trade."""

from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from voice_interviewer.core.delivery.plain_tokens import plain_tokens
from voice_interviewer.core.tokens import stems

SHORTEST_WORDS = 2
LONGEST_WORDS = 5

OFTEN = {2: 4, 3: 3, 4: 3, 5: 3}
"""So many times by length in words is often where it is also OFTEN_PER_100_WORDS: in 300 words of conversation (human
transcripts of podcasts) one stretch in seven has such a phrase."""

OFTEN_PER_100_WORDS = 1.0

_FUNCTION = frozenset(
    (
        *("a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "being"),
        *("both", "but", "by", "can", "can't", "could", "couldn't", "did", "didn't", "do", "does", "doesn't"),
        *("don't", "each", "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how"),
        *("i", "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is", "isn't", "it", "it's", "its", "may"),
        *("me", "might", "more", "most", "must", "my", "no", "not", "of", "off", "on", "or", "our", "out"),
        *("over", "shall", "she", "should", "so", "some", "than", "that", "that's", "the", "their", "them"),
        *("then", "there", "there's", "these", "they", "they're", "this", "those", "to", "up", "us", "was"),
        *("wasn't", "we", "we're", "we've", "were", "what", "what's", "when", "where", "which", "while"),
        *("who", "will", "with", "won't", "would", "wouldn't", "you", "you're", "your"),
    )
)

_EVERYDAY = frozenset(
    (
        *("able", "actually", "again", "always", "anyway", "basically", "course", "day", "definitely"),
        *("different", "do", "doing", "done", "end", "ended", "every", "everything", "exactly", "fact"),
        *("far", "feel", "felt", "find", "get", "gets", "getting", "give", "go", "goes", "going", "gone"),
        *("good", "got", "great", "happen", "happened", "hard", "help", "idea", "important", "interesting"),
        *("just", "keep", "kind", "know", "let", "little", "long", "look", "looking", "lot", "make", "makes"),
        *("making", "matter", "mean", "much", "need", "needed", "needs", "never", "nice", "now", "obviously"),
        *("okay", "one", "other", "part", "people", "point", "pretty", "put", "quite", "really", "reason"),
        *("right", "said", "same", "say", "see", "sense", "side", "simply", "something", "sort", "start"),
        *("started", "still", "stuff", "sure", "take", "talk", "tell", "terms", "thing", "things", "think"),
        *("thought", "time", "times", "tried", "truth", "try", "trying", "two", "use", "very", "want"),
        *("wanted", "wants", "way", "ways", "well", "went", "work", "working", "world"),
    )
)
"""Common words of everyday speech; a phrase of these and of function words is nobody's term of the trade."""

_GRAMMAR = frozenset(
    (
        *("able", "do", "doing", "done", "end", "ended", "find", "found", "get", "gets", "getting", "go"),
        *("goes", "going", "gone", "got", "just", "let", "need", "needed", "needs", "one", "other", "put"),
        *("said", "same", "say", "started", "tried", "try", "trying", "two", "use", "very", "want", "wanted"),
        *("wants", "went", "work", "working"),
    )
)
"""Everyday words that serve grammar more than sense ("going to be", "one of the"): alone they make no phrase."""

_COUNTED_APART = ("you know", "i mean", "kind of", "sort of")
"""Discourse fillers and hedges."""

_SENTENCE_ENDS = (".", "?", "!", ";", ":")


def find_repeated(tokens: Sequence[str], own: Set[str] = frozenset()) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Phrases that come often, each as the ranges of tokens where it stands, in the order of their first places.

    `own` are stems that belong to the subject (of the question and what is expected): a phrase needs an everyday word
    that is none of them. A phrase inside a longer one that comes as often is left out, and so is one whose other
    places are too few once those inside longer ones are taken away.
    """
    plain = plain_tokens(tokens)
    count = sum(1 for word in plain if word)
    taken = [False] * len(plain)
    found: list[tuple[tuple[int, int], ...]] = []
    for length in range(LONGEST_WORDS, SHORTEST_WORDS - 1, -1):
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for first in range(len(plain) - length + 1):
            phrase = tuple(plain[first : first + length])
            if not any(taken[first : first + length]) and _may_be(tokens, phrase, first, own):
                if places[phrase] and first < places[phrase][-1] + length:
                    continue
                places[phrase].append(first)
        for starts in sorted(places.values(), key=lambda each: (-len(each), each[0])):
            free = [first for first in starts if not any(taken[first : first + length])]
            if len(free) >= OFTEN[length] and 100.0 * len(free) >= OFTEN_PER_100_WORDS * count:
                found.append(tuple((first, first + length) for first in free))
                for first in free:
                    taken[first : first + length] = [True] * length
    return tuple(sorted(found))


def _may_be(tokens: Sequence[str], phrase: tuple[str, ...], first: int, own: Set[str]) -> bool:
    if not all(word in _FUNCTION or word in _EVERYDAY for word in phrase):
        return False
    if any(pair in _COUNTED_APART for pair in map(" ".join, pairwise(phrase))):
        return False
    if any(token.endswith(_SENTENCE_ENDS) for token in tokens[first : first + len(phrase) - 1]):
        return False
    return len(set(phrase)) > 1 and any(
        word in _EVERYDAY and word not in _GRAMMAR and own.isdisjoint(stems(word)) for word in phrase
    )
