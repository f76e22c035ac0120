"""Fillers that stand in the words: hesitations, and discourse fillers by their use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from voice_interviewer.core.delivery.corrections import find_corrections
from voice_interviewer.core.delivery.plain_tokens import plain_tokens, quoted
from voice_interviewer.core.delivery.uses import find_uses
from voice_interviewer.core.delivery.wishes import WATCHED

HESITATION = "hesitation"
DISCOURSE = "discourse"

MINIMUM_RATE_SECONDS = 10.0
"""Shorter answers get no rate a minute: one filler would move it by more than 6."""

MINIMUM_RATE_WORDS = 20
"""Shorter answers get no rate per 100 words: one filler would move it by more than 5."""

_HESITATION = re.compile(r"u+m+|u+h+m*|e+h*r+m*|e+h+m*|a+h+|h+m+|m{2,}")
_PARTS = re.compile(r"(?<!\d)[-/\N{EN DASH}\N{EM DASH}]|[-/\N{EN DASH}\N{EM DASH}](?!\d)")


@dataclass(frozen=True, slots=True)
class FillerMatch:
    """One filler, as a range of tokens."""

    first: int
    """Index of its first token."""
    end: int
    """One past its last token."""
    kind: str
    """`hesitation` or `discourse`."""


def find_fillers(tokens: Sequence[str], watched: Sequence[str] = WATCHED) -> tuple[FillerMatch, ...]:
    """Fillers among an answer's tokens (spoken or typed, punctuation attached), in order, never overlapping.

    Hesitations: um, uh, uhm, er, erm, ah, eh, hm, mm, however drawn out. "uh-huh" and "mm-hmm" are answers, "5 mm" is
    a length, "err on" is a verb, and what stands in capitals (ER) is an abbreviation. Discourse fillers: the phrases
    of `watched`, those of WATCHED by their use, any other wherever it stands (`find_uses`); none where it marks a
    self-correction ("L1, I mean, L2").
    """
    plain = plain_tokens(tokens)
    hesitations = _hesitations(tokens, plain)
    taken = {*hesitations, *(place for each in find_corrections(tokens, plain) for place in each.term)}
    found = [FillerMatch(index, index + 1, HESITATION) for index in hesitations]
    found += [
        FillerMatch(first, end, DISCOURSE)
        for first, end in find_uses(tokens, plain, watched)
        if taken.isdisjoint(range(first, end))
    ]
    return tuple(sorted(found, key=lambda match: match.first))


def filler_text(tokens: Sequence[str], match: FillerMatch) -> str:
    """The filler as it was written, without the punctuation around it."""
    return " ".join(quoted(tokens, index, index + 1) for index in range(match.first, match.end))


def count_words(tokens: Sequence[str]) -> int:
    """Words as every rate here counts them: what is written apart or with a hyphen, hesitations left out.

    Discourse fillers count, for they are words. "speech-to-text" counts for three: transcribers set hyphens as they
    like, and a rate must not hang on it.
    """
    return sum(words_in(tokens[index]) for index in counted_words(tokens))


def counted_words(tokens: Sequence[str]) -> tuple[int, ...]:
    """Indexes of the tokens that hold words as `count_words` counts them."""
    hesitations = set(_hesitations(tokens, plain_tokens(tokens)))
    return tuple(index for index, token in enumerate(tokens) if index not in hesitations and words_in(token))


@lru_cache(maxsize=65_536)
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


def _hesitations(tokens: Sequence[str], plain: Sequence[str]) -> list[int]:
    return [index for index in range(len(tokens)) if _is_hesitation(tokens, plain, index)]


def _is_hesitation(tokens: Sequence[str], plain: Sequence[str], index: int) -> bool:
    word = plain[index]
    if not _HESITATION.fullmatch(word):
        return False
    written = quoted(tokens, index, index + 1)
    if len(written) > 1 and written.isupper():
        return False
    if word == "err" and _at(plain, index + 1) == "on":
        return False
    if word == "mm" and _at(plain, index - 1)[-1:].isdigit():
        return False
    return not (word in ("uh", "mm") and _at(plain, index + 1) in ("huh", "hmm", "hm"))
