"""Self-corrections: what was said, a word that takes it back, and what was meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.delivery.word_classes import word_class, word_set

_SURE_TERMS = (
    ("or", "rather"),
    ("no", "wait"),
    ("wait", "no"),
    ("scratch", "that"),
    ("no", "sorry"),
    ("sorry", "no"),
    ("i", "meant"),
    ("let", "me", "rephrase"),
)
"""These take back what stands before them wherever a word follows."""
_TERMS = (("i", "mean"), ("sorry",), ("rather",), ("correction",), ("wait",), ("actually",), ("no",))
"""These do so where what follows is said in the place of what stood before ("L1, sorry, L2")."""
_BY_FIRST = {
    first: tuple(term for term in (*_SURE_TERMS, *_TERMS) if term[0] == first) for first, *_ in (*_SURE_TERMS, *_TERMS)
}
_REACH = 6
"""Words before the term among which what was taken back is looked for."""
_FULL_STOP = (".", "!", "?")
_PARTING = (",", "-", "\N{HORIZONTAL ELLIPSIS}", "\N{EN DASH}", "\N{EM DASH}")
_OWN = {
    "i": word_set("what that which who and but because is how"),
    "sorry": word_set("i'm i am so very feel be was we're really"),
}
"""Before the first word of a term these give it a use of its own ("what I mean", "I'm sorry")."""
_TAKEN_UP = frozenset(("preposition", "article", "possessive", "because", "wh", "modal"))
"""Classes of the words at which a clause is taken up again; clauses begin with the same subject for no reason."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was taken back, and the words that did so."""

    first: int
    """Index of the first token that was taken back."""
    end: int
    """One past the last one."""
    term: range
    """The tokens that take it back."""


def find_corrections(tokens: Sequence[str], plain: Sequence[str]) -> tuple[Correction, ...]:
    """Self-corrections in order, apart; `plain` are the tokens in lower case without marks.

    After the term the clause is taken up again at a word that stood before it ("on the train set, sorry, on the test
    set"), or a number, a name with a digit or an abbreviation comes in another's place ("L1, I mean, L2"). "or rather",
    "no wait" and the like take back the word before them in any case.
    """
    found: list[Correction] = []
    index = 1
    while index < len(tokens) - 1:
        match = _correction(tokens, plain, index)
        if match is not None and (not found or match.first >= found[-1].term.stop):
            found.append(match)
            index = match.term.stop
        else:
            index += 1
    return tuple(found)


def _correction(tokens: Sequence[str], plain: Sequence[str], index: int) -> Correction | None:
    for term in _BY_FIRST.get(plain[index], ()):
        end = index + len(term)
        if tuple(plain[index:end]) != term or end >= len(tokens):
            continue
        sure = term in _SURE_TERMS
        if not _may_correct(tokens, plain, index, term):
            return None
        first = _taken_up(tokens, plain, index, end)
        if first is None and _alike(tokens[index - 1], tokens[end], plain[index - 1], plain[end]):
            first = index - 1
        if first is None and sure and plain[index - 1]:
            first = index - 1
        return None if first is None else Correction(first, index, range(index, end))
    return None


def _may_correct(tokens: Sequence[str], plain: Sequence[str], index: int, term: tuple[str, ...]) -> bool:
    """Whether the term is used to take something back: no answer, no apology, no object of its own."""
    before = plain[index - 1]
    if word_class(before) in ("yes", "hesitation", "none") or before in _OWN.get(term[0], ()):
        return False
    if term in _SURE_TERMS or term == ("sorry",):
        return True
    if tokens[index - 1].endswith(_FULL_STOP):
        return False
    return term == ("i", "mean") or all(tokens[place].endswith(_PARTING) for place in (index - 1, index))


def _taken_up(tokens: Sequence[str], plain: Sequence[str], index: int, end: int) -> int | None:
    """Where the clause began that goes on after the term with the same word and then another; None if nowhere."""
    if word_class(plain[end]) not in _TAKEN_UP:
        return None
    for place in range(index - 2, max(-1, index - _REACH - 1), -1):
        if tokens[place].endswith(_FULL_STOP):
            return None
        length = index - place
        if plain[place] == plain[end] and plain[place:index] != plain[end : end + length]:
            return place
    return None


def _alike(before: str, after: str, plain_before: str, plain_after: str) -> bool:
    """Whether the second came in the place of the first: both numbers, or both names with a digit or in capitals."""
    if not plain_before or not plain_after or plain_before == plain_after:
        return False
    kinds = word_class(plain_before), word_class(plain_after)
    if kinds == ("number", "number"):
        return True
    return _is_sign(before) and _is_sign(after)


def _is_sign(token: str) -> bool:
    bare = token.strip(",.;:!?")
    return any(character.isdigit() for character in bare) or (len(bare) > 1 and bare.isupper())
