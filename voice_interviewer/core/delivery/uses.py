"""Which of the watched phrases are fillers where they stand, and which are used for what they mean."""

from collections.abc import Mapping, Sequence

from voice_interviewer.core.delivery.discourse import Context, probability
from voice_interviewer.core.delivery.discourse_weights import WEIGHTS
from voice_interviewer.core.delivery.wishes import LONGEST_PHRASE_WORDS, WATCHED
from voice_interviewer.core.delivery.word_classes import word_set

CLAUSE_END = (",", ".", ";", ":", "!", "?", "\N{HORIZONTAL ELLIPSIS}", "-", "\N{EN DASH}", "\N{EM DASH}")
"""Marks that part a word from the next."""

SURE = {"like": 0.62, "so": 0.65, "right": 0.7, "well": 0.65, "actually": 0.6, "basically": 0.6}
"""Least probability (`discourse.probability`) of a filler: in episodes that the weights were not trained on, human
editors took out four in five of what is found so. They take out too few "so", "well", "actually" and "basically", and
too much at will, for words alone to tell: without marks few of them are found."""
_SURE_ELSE = 0.5

_BY_USE = frozenset(phrase.casefold() for phrase in WATCHED)
_KNOWING = frozenset(("what", "how", "where", "why", "who", "whose", "whether", "which", "about"))
"""After "you know" these begin what is known ("you know what I did"): not a filler unless a comma parts them."""
_ASKING = word_set("do did don't dont didn't didnt if as let lets letting would will might could oh")
"""Before "you know" these make it a real clause ("do you know", "if you know", "let you know")."""
_NAMING = frozenset(("what", "which", "who", "that"))
"""Before "I mean" these make it a real clause ("what I mean", "the one that I mean")."""
_MEANING = frozenset(("by", "to", "is"))
"""After "I mean" these make it a real clause ("what I mean by", "I mean to say", "all I mean is")."""
_SIDES = frozenset(("left", "wrong", "up", "down", "top"))
"""Before "right" between commas these make it one of a list ("left, right, and centre")."""
_NO_TAG = word_set("is that that's it's be was all not you're i'm he's she's they're we're the turn left or")
"""Before "right?" these make it the question itself ("is that right?")."""
_LIKENESS = word_set(
    "looks look looked sounds sound sounded smells tastes shaped anything something nothing things much exactly unlike "
    "would wouldn't don't didn't doesn't i'd you'd we'd they'd he'd she'd to"
)
"""After these "like" compares or is the verb ("sounds like", "something like", "would like")."""
_SIDEWAYS = frozenset(("now", "away", "there", "here", "before", "after", "behind"))
"""After "right" these take it for themselves ("right now")."""


def find_uses(
    tokens: Sequence[str],
    plain: Sequence[str],
    watched: Sequence[str] = WATCHED,
    weights: Mapping[str, int] = WEIGHTS,
) -> tuple[tuple[int, int], ...]:
    """Places (first token, one past the last) of watched phrases that are fillers, in order, never overlapping.

    `tokens` are as written, `plain` the same in lower case without marks. A phrase of WATCHED counts by its use:
    "you know" and "I mean" unless they have an object, "I mean" moreover where a mark parts it or the words around it
    speak for it; the others set off by marks in mid-sentence, "right?" as a tag, or where their probability is at
    least SURE. Any other phrase counts wherever it stands.
    """
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in watched:
        parts = tuple(phrase.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
        if 0 < len(parts) <= LONGEST_PHRASE_WORDS:
            phrases.setdefault(parts[0], []).append(parts)
    for same_start in phrases.values():
        same_start.sort(key=len, reverse=True)
    context: Context | None = None
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        length = 1
        for parts in phrases.get(plain[index], ()):
            end = index + len(parts)
            if tuple(plain[index:end]) != parts or any(t.endswith(CLAUSE_END) for t in tokens[index : end - 1]):
                continue
            phrase = " ".join(parts)
            if phrase in _BY_USE:
                context = context or Context(tokens, plain)
                if not _is_filler(tokens, plain, context, index, phrase, weights):
                    continue
            found.append((index, end))
            length = len(parts)
            break
        index += length
    return tuple(found)


def _is_filler(
    tokens: Sequence[str], plain: Sequence[str], context: Context, first: int, phrase: str, weights: Mapping[str, int]
) -> bool:
    length = len(phrase.split())
    if phrase == "you know":
        return _is_you_know(tokens, plain, first)
    if phrase == "i mean":
        if not _is_i_mean(tokens, plain, first):
            return False
        parted = first > 0 and tokens[first - 1].endswith(CLAUSE_END)
        return parted or tokens[first + 1].endswith(CLAUSE_END) or probability(context, first, 2, weights) >= _SURE_ELSE
    before, after = _at(plain, first - 1), _at(plain, first + length)
    parted = first > 0 and tokens[first - 1].endswith(CLAUSE_END)
    if phrase == "right" and tokens[first].endswith("?"):
        return first >= 2 and (parted or before not in _NO_TAG) and not context.begins(first)
    if phrase != "so" and parted and not context.begins(first) and tokens[first + length - 1].endswith(CLAUSE_END):
        return not (phrase == "right" and before in _SIDES)
    if not parted and (before in _LIKENESS if phrase == "like" else before == "all"):
        return False
    if phrase == "right" and after in _SIDEWAYS:
        return False
    return probability(context, first, length, weights) >= SURE.get(phrase, _SURE_ELSE)


def _at(plain: Sequence[str], index: int) -> str:
    return plain[index] if 0 <= index < len(plain) else ""


def _is_you_know(tokens: Sequence[str], plain: Sequence[str], index: int) -> bool:
    parted_before = index == 0 or tokens[index - 1].endswith(CLAUSE_END)
    if not parted_before and plain[index - 1] in _ASKING:
        return False
    return tokens[index + 1].endswith(CLAUSE_END) or _at(plain, index + 2) not in _KNOWING


def _is_i_mean(tokens: Sequence[str], plain: Sequence[str], index: int) -> bool:
    parted_before = index == 0 or tokens[index - 1].endswith(CLAUSE_END)
    if not parted_before and plain[index - 1] in _NAMING:
        return False
    if tokens[index + 1].endswith(CLAUSE_END):
        return True
    means_it = _at(plain, index + 2) == "it" and (index + 3 >= len(tokens) or tokens[index + 2].endswith(CLAUSE_END))
    return not means_it and _at(plain, index + 2) not in _MEANING
