"""Whether a clause ends between two words of an answer, by its punctuation and the words that open clauses."""

from collections.abc import Sequence

from voice_interviewer.core.delivery.fillers import counted_words, words_in

CLAUSE = "clause"
"""Between clauses, or between parts that punctuation sets apart."""
INSIDE = "inside"
"""Inside a clause."""

_REACH = 8
"""Tokens on each side among which hesitations are looked for."""

_ENDS = (".", "?", "!", ";", ":", "\N{HORIZONTAL ELLIPSIS}", "\N{EM DASH}", "\N{EN DASH}")
_CLOSING = "\"')]}\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
_OPENERS = frozenset(
    (
        *("and", "but", "so", "because", "or", "nor", "yet", "then", "which", "who", "where", "when", "while", "if"),
        *("although", "though", "since", "until", "unless", "whether", "whereas", "otherwise", "however"),
    )
)
"""Words that open a clause, or join parts as large."""
_SUBJECTS = frozenset(("i", "we", "he", "she", "they", "there's", "let's"))
"""Pronouns that can only be subjects: a clause begins with them, unless the word before belongs to it too."""
_LEADING = frozenset(
    (
        *("and", "but", "so", "because", "cause", "or", "nor", "yet", "then", "which", "who", "whom", "where", "when"),
        *("while", "if", "although", "though", "since", "until", "unless", "whether", "whereas", "that", "what", "how"),
        *("why", "as", "than", "like", "after", "before", "once", "do", "does", "did", "don't", "doesn't", "didn't"),
        *("am", "are", "is", "was", "were", "have", "has", "had", "can", "could", "will", "would", "shall", "should"),
        *("may", "might", "must", "actually", "basically", "maybe", "also", "just"),
    )
)
"""After these a subject does not begin its clause: they open it themselves, or stand before a subject in questions."""
_BEING = frozenset(("am", "are", "is", "was", "were", "be", "been", "not", "it's", "that's"))
"""After these "so" is no conjunction ("it was so slow")."""


def boundary(tokens: Sequence[str], index: int) -> str:
    """CLAUSE or INSIDE: what stands between tokens `index - 1` and `index` (0 < index < len(tokens)).

    Hesitations on both sides are looked past, and the comma beside one is the writer's way to set it off, no sign of
    a clause.
    """
    first, end = index, index
    shift = max(0, index - _REACH)
    near = tokens[shift : index + _REACH]
    counted = counted_words(near)
    hesitations = {shift + place for place, token in enumerate(near) if words_in(token) and place not in counted}
    while first > 0 and first - 1 in hesitations:
        first -= 1
    while end < len(tokens) and end in hesitations:
        end += 1
    if first == 0 or end == len(tokens):
        return CLAUSE
    marks = [token.rstrip(_CLOSING) for token in tokens[first - 1 : end]]
    if any(mark.endswith(_ENDS) for mark in marks):
        return CLAUSE
    if first == end and marks[0].endswith(","):
        return CLAUSE
    before, after = _plain(tokens[first - 1]), _plain(tokens[end])
    if after in _OPENERS:
        return INSIDE if before in _OPENERS or (after == "so" and before in _BEING) else CLAUSE
    return CLAUSE if _subject(after) and before not in _LEADING else INSIDE


def _plain(token: str) -> str:
    return token.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip("\"'()[]{},.;:!?-")


def _subject(word: str) -> bool:
    return word in _SUBJECTS or word.split("'", 1)[0] in ("i", "we", "he", "she", "they")
