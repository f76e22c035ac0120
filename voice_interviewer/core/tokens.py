"""What counts as the same word: spoken or written, inflected or plain, spelled out or run together."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_NUMBERS)}
_SPELLED = re.compile(r"^(?:[a-z0-9]\.)+[a-z0-9]?$")
_PIECE = re.compile(r"\d+(?:[.,]\d+)*|\w+")
_VOWEL = re.compile(r"[aeiouy]")
_IRREGULAR = {"used": "use", "using": "use", "note": "note", "notes": "note", "noted": "note", "noting": "note"}


@lru_cache(maxsize=65_536)
def pieces(token: str) -> tuple[str, ...]:
    """The plain words in one written token: lower case, no accents, punctuation or hyphens, digits kept.

    `Cross-entropy,` gives (cross, entropy); `p.s.i.` gives (psi,); `model's` gives (model,); `don't` gives (dont,);
    the words zero to ten become digits, so that "L one" and "L1" can meet. A token without letter or digit gives ().
    """
    folded = unicodedata.normalize("NFKD", token).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    folded = folded.replace("%", " percent").replace("&", " and ").replace("_", " ")
    bare = folded.strip(" \"'()[]{},;:!?\N{HORIZONTAL ELLIPSIS}")
    if _SPELLED.match(bare) and any(character.isalpha() for character in bare):
        return (bare.replace(".", ""),)
    folded = re.sub(r"'s\b", "", folded).replace("'", "")
    return tuple(_NUMBER_WORDS.get(piece, piece) for piece in _PIECE.findall(folded))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A plain word without light inflection, so that it meets its own plural, -ed, -ing and -ly forms.

    Words under four letters and words with digits stay as they are. Otherwise endings go one after the other: plural
    -s (not -ss, -us, -is, -ias), -ing and -ed where three letters with a vowel remain, -ly, a final -e, a doubled
    final consonant; -ise is -ize. It is no more than that: `indices` does not meet `index`, nor `regularizer`
    `regularize`, so a pack names such variants.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("s"):
        word = _without_plural(word)
    shorter = _without_suffix(word)
    while shorter != word:
        word, shorter = shorter, _without_suffix(shorter)
    word = re.sub(r"is(ation)?$", r"iz\1", word)
    return re.sub(r"ys$", "yz", word)


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word if re.search(r"(?:ss|us|is|ias)$", word) else word[:-1]


def _without_suffix(word: str) -> str:
    """The word without one more ending, or the word itself."""
    if len(word) < 4:
        return word
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for suffix in ("ing", "ed"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= 3 and _VOWEL.search(rest) and not word.endswith("eed"):
            return rest
    if word.endswith("ically"):
        return word[:-4]
    if word.endswith("ly") and len(word) >= 5:
        return word[:-2]
    if word.endswith("e") and _VOWEL.search(word[:-1]):
        return word[:-1]
    if word[-1] == word[-2] and word[-1] not in "aeious":
        return word[:-1]
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stemmed plain words of a text."""
    return tuple(stem(piece) for token in text.split() for piece in pieces(token))


def located_stems(tokens: Sequence[str]) -> tuple[list[str], list[int]]:
    """The stemmed plain words of an answer, and for each the index of the token that it came from."""
    found: list[str] = []
    origin: list[int] = []
    for index, token in enumerate(tokens):
        for piece in pieces(token):
            found.append(stem(piece))
            origin.append(index)
    return found, origin


class PhraseFinder:
    """Finds many phrases in one pass over stemmed words, whatever the spacing.

    Spacing carries no meaning, word boundaries at both ends do: `dataset` is found in `data set`, `PSI` in `P S I`,
    `L1` in `L 1`. The article "a" or the pronoun "I" never joins a longer word, so `asymmetric` is not found in
    `a symmetric`. Time grows with the words, not with words times phrases.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._spellings: dict[str, dict[tuple[str, ...], set[str]]] = {}
        self._prefixes: set[str] = set()
        for phrase in phrases:
            parts = stems(phrase)
            joined = "".join(parts)
            self._spellings.setdefault(joined, {}).setdefault(parts, set()).add(phrase)
            self._prefixes.update(joined[:length] for length in range(1, len(joined) + 1))

    def find(self, words: Sequence[str]) -> list[tuple[str, int, int]]:
        """Every (phrase as given, first word, one past the last word) in stemmed words, by first word."""
        found: list[tuple[str, int, int]] = []
        for first in range(len(words)):
            joined = ""
            for last in range(first, len(words)):
                joined += words[last]
                if joined not in self._prefixes:
                    break
                spellings = self._spellings.get(joined)
                if spellings is None:
                    continue
                spoken = tuple(words[first : last + 1])
                for parts, phrases in spellings.items():
                    if parts == spoken or _may_join(spoken):
                        found.extend((phrase, first, last + 1) for phrase in sorted(phrases))
        return found


def _may_join(spoken: Sequence[str]) -> bool:
    if all(word in ("a", "i") for word in spoken):
        return False
    return not any(word in ("a", "i") and len(following) > 1 for word, following in pairwise(spoken))
