"""How English words sound, roughly, from their spelling alone: coarse strings of phones, and how far apart two are.

The rules are our own, after the commonest spellings of English sounds (as Metaphone's, Philips 1990, but with the
vowels kept, in five classes, because "lasso" and "Lucy" are two words). The distance is Levenshtein's with weights.
"""

import re
from functools import lru_cache
from itertools import permutations

LETTER_NAMES = {
    "a": "E", "b": "BI", "c": "SI", "d": "DI", "e": "I", "f": "EF", "g": "JI", "h": "EC", "i": "AI", "j": "JE",
    "k": "KE", "l": "EL", "m": "EM", "n": "EN", "o": "O", "p": "PI", "q": "KYU", "r": "AR", "s": "ES", "t": "TI",
    "u": "YU", "v": "VI", "w": "DABLYU", "x": "EKS", "y": "WAI", "z": "ZI",
}  # fmt: skip
"""How a letter is read out."""

DIGITS = {
    "0": "ZIRO", "1": "WAN", "2": "TU", "3": "0RI", "4": "FOR", "5": "FAIV", "6": "SIKS", "7": "SEVEN", "8": "ET",
    "9": "NAIN",
}  # fmt: skip
"""`0` is the sound of "th"."""

TENS = {
    "2": "twenty", "3": "thirty", "4": "forty", "5": "fifty", "6": "sixty", "7": "seventy", "8": "eighty",
    "9": "ninety",
}  # fmt: skip

_SPELLINGS = {
    "tion": "XN", "sion": "XN", "ough": "O", "augh": "O", "tch": "C", "dge": "J", "igh": "AI", "eau": "O", "sch": "SK",
    "ph": "F", "sh": "X", "ch": "C", "th": "0", "ck": "K", "gh": "G", "wh": "W", "qu": "KW", "ng": "N", "ee": "I",
    "ea": "I", "ie": "I", "ei": "E", "oo": "U", "ou": "U", "ew": "U", "ue": "U", "ay": "E", "ai": "E", "ey": "E",
    "ow": "O", "oa": "O", "au": "O", "aw": "O", "oy": "OI", "oi": "OI", "ce": "SE", "ci": "SI", "cy": "SI", "ge": "JE",
    "gi": "JI", "gy": "JI", "x": "KS", "c": "K", "q": "K", "y": "I",
}  # fmt: skip
_SPELLING = re.compile("|".join(sorted(_SPELLINGS, key=lambda spelling: -len(spelling))))
_STARTS = ((re.compile(r"^kn"), "n"), (re.compile(r"^wr"), "r"), (re.compile(r"^ps"), "s"), (re.compile(r"^x"), "z"))
_SOUNDING_Y = re.compile(r"^y(?=[aeiou])")
_SILENT_E = re.compile(r"(?<=[^aeiou])e(?=s?$)")
_NUMBER_WORDS = "zero one two three four five six seven eight nine"
_NUMBERS = dict(zip(_NUMBER_WORDS.split(), "0123456789", strict=True))
_PIECES = re.compile(r"[A-Za-z']+|\d")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CAPITALS = re.compile(r"[A-Z]{2,6}s?")
_TWO_DIGITS = re.compile(r"(?<!\d)[2-9]\d(?!\d)")

VOWELS = frozenset("AEIOU")
_WEAK = VOWELS | frozenset("HWYR")
_WEAK_WEIGHT = 0.5
_VOWEL_FOR_VOWEL = 0.3
_NEAR_CONSONANT = 0.4
_ALIKE = (
    "PB",
    "TD",
    "KG",
    "FV",
    "SZ",
    "XCJ",
    "MN",
    "T0",
    "F0",
    "S0",
    "LR",
    "WU",
    "YI",
    "SX",
    "JD",
    "CT",
    "VB",
    "ZJ",
    "WL",
)
_NEAR = {pair for group in _ALIKE for pair in permutations(group, 2)}
"""Consonants that differ in voice only, or are made at nearly the same place."""

MOST_READINGS = 8
"""Of a text full of capitals and digits."""

LEAST_WEIGHT_SHARE = 0.6
"""A lighter string has at least so much left to insert that it is far from the other; it is not compared."""


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[str, ...]:
    """The ways to say a text, as strings of coarse phones without spaces; capitals are read as letters and as a word.

    `NDCG` gives (ENDISIJI,), `SMOTE` (ESEMOTI, SMOT); a text without a letter or digit gives ().
    """
    found = {""}
    spaced = _TWO_DIGITS.sub(_in_tens, _CAMEL.sub(" ", text.replace("%", " percent")))
    for piece in _PIECES.findall(spaced):
        found = {before + after for before in found for after in _of_piece(piece.replace("'", ""))}
        found = set(sorted(found)[:MOST_READINGS])
    return tuple(sorted({_without_doubles(each) for each in found if each}))


def weight(text: str) -> float:
    """How much there is to hear in a text, in its shortest reading: a consonant is 1, a vowel or a glide a half."""
    return min((_total(phones) for phones in readings(text)), default=0.0)


def distance(one: str, other: str) -> float:
    """How far apart two texts sound, 0 (alike) to about 1 (nothing in common), in their nearest readings."""
    return min((_phones_apart(a, b) for a in readings(one) for b in readings(other)), default=1.0)


@lru_cache(maxsize=65_536)
def _phones_apart(one: str, other: str) -> float:
    """Weighted edit distance over the weight of the heavier string; 1 where their weights alone are far apart."""
    lighter, heavier = sorted((_total(one), _total(other)))
    if lighter < LEAST_WEIGHT_SHARE * heavier:
        return 1.0
    row = [0.0]
    for phone in other:
        row.append(row[-1] + _weight(phone))
    for phone in one:
        below = [row[0] + _weight(phone)]
        for index, facing in enumerate(other):
            below.append(
                min(
                    row[index] + _exchange(phone, facing),
                    row[index + 1] + _weight(phone),
                    below[index] + _weight(facing),
                )
            )
        row = below
    return row[-1] / max(1.0, heavier)


def _total(phones: str) -> float:
    return sum(map(_weight, phones))


def _weight(phone: str) -> float:
    return _WEAK_WEIGHT if phone in _WEAK else 1.0


def _exchange(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return _VOWEL_FOR_VOWEL
    return _NEAR_CONSONANT if (one, other) in _NEAR else 1.0


def _of_piece(piece: str) -> set[str]:
    """Ways to say one run of letters, or one digit."""
    if piece.isdigit():
        return {DIGITS[piece]}
    lower = piece.lower()
    if len(piece) <= 1:
        return {LETTER_NAMES[lower], "A"} if lower == "a" else {LETTER_NAMES.get(lower, "")}
    if not _CAPITALS.fullmatch(piece):
        return {_of_word(lower)}
    letters = piece.removesuffix("s")
    spelled = "".join(LETTER_NAMES[letter.lower()] for letter in letters) + piece[len(letters) :].upper()
    return {spelled, _of_word(lower)} if re.search("[AEIOUY]", piece) else {spelled}


def _of_word(word: str) -> str:
    if word in _NUMBERS:
        return DIGITS[_NUMBERS[word]]
    for start, sounds in _STARTS:
        word = start.sub(sounds, word)
    if word.endswith("mb"):
        word = word[:-1]
    word = _SOUNDING_Y.sub("Y", word)
    phones = _SPELLING.sub(lambda found: _SPELLINGS[found.group()], word).upper()
    if len(word) > 3 and _SILENT_E.search(word):
        phones = re.sub(r"(?<=[^AEIOU])E(?=S?$)", "", phones)
    return phones


def _in_tens(found: re.Match[str]) -> str:
    tens, ones = found.group()[0], found.group()[1]
    return f" {TENS[tens]} " + (ones if ones != "0" else "")


def _without_doubles(phones: str) -> str:
    return re.sub(r"(.)\1+", r"\1", phones)
