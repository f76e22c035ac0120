"""Fillers that stand in the words: hesitations, and the two discourse fillers that nearly always are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HESITATION = "hesitation"
DISCOURSE = "discourse"

MINIMUM_RATE_SECONDS = 10.0
"""Shorter answers get no rate a minute: one filler would move it by more than 6."""

MINIMUM_RATE_WORDS = 20
"""Shorter answers get no rate per 100 words: one filler would move it by more than 5."""

_HESITATION = re.compile(r"u+m+|u+h+m*|e+h*r+m*|e+h+m*|a+h+|h+m+|m{2,}")
_EDGES = " \t\"'()[]{},.;:!?-\N{HORIZONTAL ELLIPSIS}\N{EN DASH}\N{EM DASH}\N{RIGHT SINGLE QUOTATION MARK}"
_PARTS = re.compile(r"(?<!\d)[-/\N{EN DASH}\N{EM DASH}]|[-/\N{EN DASH}\N{EM DASH}](?!\d)")
_CLAUSE_END = (",", ".", ";", ":", "!", "?", "\N{HORIZONTAL ELLIPSIS}", "-", "\N{EN DASH}", "\N{EM DASH}")

_KNOWING = frozenset(("what", "how", "where", "why", "who", "whose", "whether", "which", "about"))
"""After "you know" these begin what is known ("you know what I did"): not a filler unless a comma parts them."""
_ASKING = frozenset(
    (
        "do",
        "did",
        "don't",
        "dont",
        "didn't",
        "didnt",
        "if",
        "as",
        "let",
        "lets",
        "letting",
        "would",
        "will",
        "might",
        "could",
        "oh",
    )
)
"""Before "you know" these make it a real clause ("do you know", "if you know", "let you know")."""
_NAMING = frozenset(("what", "which", "who", "that"))
"""Before "I mean" these make it a real clause ("what I mean", "the one that I mean")."""
_MEANING = frozenset(("by", "to", "is"))
"""After "I mean" these make it a real clause ("what I mean by", "I mean to say", "all I mean is")."""


@dataclass(frozen=True, slots=True)
class FillerMatch:
    """One filler, as a range of tokens."""

    first: int
    """Index of its first token."""
    end: int
    """One past its last token."""
    kind: str
    """`hesitation` or `discourse`."""


def find_fillers(tokens: Sequence[str]) -> tuple[FillerMatch, ...]:
    """Fillers among an answer's tokens (spoken or typed, punctuation attached), in order, never overlapping.

    Hesitations: um, uh, uhm, er, erm, ah, eh, hm, mm, however drawn out. "uh-huh" and "mm-hmm" are answers, "5 mm" is
    a length, "err on" is a verb, and what stands in capitals (ER) is an abbreviation. Discourse fillers: "you know"
    and "I mean", fillers in 98 % and 97 % of their uses by the labels of the Switchboard corpus, less the few uses
    that have an object. "like", "so", "right" and "actually" are left out, because most of their uses are not fillers
    (26 %, 12 %, 1 % and 27 % by the same labels), and "well" with them, because words alone do not tell.
    """
    plain = [token.casefold().strip(_EDGES).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for token in tokens]
    found: list[FillerMatch] = []
    index = 0
    while index < len(tokens):
        length = 0
        if _is_hesitation(tokens, plain, index):
            found.append(FillerMatch(index, index + 1, HESITATION))
            length = 1
        elif _is_you_know(tokens, plain, index) or _is_i_mean(tokens, plain, index):
            found.append(FillerMatch(index, index + 2, DISCOURSE))
            length = 2
        index += max(length, 1)
    return tuple(found)


def filler_text(tokens: Sequence[str], match: FillerMatch) -> str:
    """The filler as it was written, without the punctuation around it."""
    return " ".join(token.strip(_EDGES) for token in tokens[match.first : match.end])


def count_words(tokens: Sequence[str]) -> int:
    """Words as every rate here counts them: what is written apart or with a hyphen, hesitations left out.

    Discourse fillers count, for they are words. "speech-to-text" counts for three: transcribers set hyphens as they
    like, and a rate must not hang on it.
    """
    return sum(words_in(tokens[index]) for index in counted_words(tokens))


def counted_words(tokens: Sequence[str]) -> tuple[int, ...]:
    """Indexes of the tokens that hold words as `count_words` counts them."""
    hesitations = {match.first for match in find_fillers(tokens) if match.kind == HESITATION}
    return tuple(index for index, token in enumerate(tokens) if index not in hesitations and words_in(token))


def words_in(token: str) -> int:
    """For how many words a token counts: its parts between hyphens, dashes and strokes that hold a letter or a digit.

    A number is one, however it is written.
    """
    return sum(any(character.isalnum() for character in part) for part in _PARTS.split(token))


def rate_per_minute(fillers: int, seconds: float) -> float | None:
    """Fillers a minute; None under MINIMUM_RATE_SECONDS."""
    return None if seconds < MINIMUM_RATE_SECONDS else 60.0 * fillers / seconds


def rate_per_100_words(fillers: int, words: int) -> float | None:
    """Fillers per 100 words as `count_words` counts them; None under MINIMUM_RATE_WORDS."""
    return None if words < MINIMUM_RATE_WORDS else 100.0 * fillers / words


def _at(plain: Sequence[str], index: int) -> str:
    return plain[index] if 0 <= index < len(plain) else ""


def _is_hesitation(tokens: Sequence[str], plain: Sequence[str], index: int) -> bool:
    word = plain[index]
    if not _HESITATION.fullmatch(word):
        return False
    written = tokens[index].strip(_EDGES)
    if len(written) > 1 and written.isupper():
        return False
    if word == "err" and _at(plain, index + 1) == "on":
        return False
    if word == "mm" and _at(plain, index - 1)[-1:].isdigit():
        return False
    return not (word in ("uh", "mm") and _at(plain, index + 1) in ("huh", "hmm", "hm"))


def _is_you_know(tokens: Sequence[str], plain: Sequence[str], index: int) -> bool:
    if plain[index] != "you" or _at(plain, index + 1) != "know" or tokens[index].endswith(_CLAUSE_END):
        return False
    parted_before = index == 0 or tokens[index - 1].endswith(_CLAUSE_END)
    if not parted_before and plain[index - 1] in _ASKING:
        return False
    return tokens[index + 1].endswith(_CLAUSE_END) or _at(plain, index + 2) not in _KNOWING


def _is_i_mean(tokens: Sequence[str], plain: Sequence[str], index: int) -> bool:
    if plain[index] != "i" or _at(plain, index + 1) != "mean" or tokens[index].endswith(_CLAUSE_END):
        return False
    parted_before = index == 0 or tokens[index - 1].endswith(_CLAUSE_END)
    if not parted_before and plain[index - 1] in _NAMING:
        return False
    if tokens[index + 1].endswith(_CLAUSE_END):
        return True
    means_it = _at(plain, index + 2) == "it" and (index + 3 >= len(tokens) or tokens[index + 2].endswith(_CLAUSE_END))
    return not means_it and _at(plain, index + 2) not in _MEANING
