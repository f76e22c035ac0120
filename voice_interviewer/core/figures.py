"""Whether something that was said has a figure in it: digits, or number words that measure something."""

import re
from collections.abc import Sequence

from voice_interviewer.core.tokens import located_stems, stems


def _stem_set(words: str) -> frozenset[str]:
    return frozenset(stems(words))


_NUMBERS = _stem_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
)
_ROUND = _stem_set("hundred thousand million billion dozen")
_FRACTIONS = _stem_set("half third quarter thirds quarters fifth tenth")
_ORDINALS = (["first"], ["second"], ["the"])
"""Before "half" and "quarter" they make it a time or a place."""

_ALWAYS = _stem_set("doubled doubling halved halving tripled tripling quadrupled twice percent percentage tenfold")
_UNITS = _stem_set(
    "percent point points second seconds millisecond milliseconds minute minutes hour hours day days week weeks month "
    "months year years euro euros dollar dollars pound pounds cent cents times fold users customers people reps "
    "tickets requests calls orders cases errors incidents complaints gigabytes megabytes servers machines cards"
)
_CHANGES = _stem_set(
    "improved rose rise grew climbed jumped increased raised fell dropped sank shrank decreased reduced cut lowered "
    "back down up"
)
_TOWARDS = frozenset(("to", "by"))
_ABOUT = _stem_set("about around almost nearly roughly over under only just")
_RANGE_WORDS = 6
"""Most words between "from" and "to" in "from one hundred and twenty requests to thirty"."""
_DECIMALS = re.compile(r"^\W*\.\d")
"""A word that begins with its decimals, as in "0 .87"."""
_LOOK_AHEAD = 3
"""Words between a number and its unit ("eight of our reps", "forty fewer support tickets")."""


def has_figure(tokens: Sequence[str]) -> bool:
    """Whether the tokens state an amount.

    Digits with a decimal point, a percent sign or a unit; number words with a unit or in a decimal ("zero point eight
    seven"); from one number to another ("from seventy one to seventy six"); a change to or by a number ("rose to
    ninety"); "a third of", "in half", "doubled", "a hundred". A bare small number ("two things", "L2", "version 3") or
    an ordinal is none, and neither is a year.
    """
    words, _ = located_stems(tokens)
    return any(_DECIMALS.match(token) for token in tokens) or any(
        _is_figure(words, index) for index in range(len(words))
    )


def _is_figure(words: Sequence[str], index: int) -> bool:
    word = words[index]
    after = words[index + 1 : index + 1 + _LOOK_AHEAD]
    if word in _ALWAYS:
        return True
    if word == "from" and _is_range(words[index + 1 : index + 2 + _RANGE_WORDS]):
        return True
    if word in _CHANGES and _is_change(words[index + 1 : index + 6]):
        return True
    if word == "half" and words[:index][-1:] == ["in"]:
        return True
    if word in _FRACTIONS:
        return after[:1] in (["of"], ["a"], ["an"], ["as"], ["less"], ["mor"]) and words[:index][-1:] not in _ORDINALS
    if after[:2] == ["out", "of"] and word in _NUMBERS:
        return True
    is_digits = word.replace(".", "").replace(",", "").isdigit()
    if not is_digits and word not in _NUMBERS:
        return False
    if after[:1] == ["point"] and len(after) > 1:
        return after[1] in _NUMBERS or after[1].isdigit()
    if is_digits and ("." in word or "," in word):
        return True
    if is_digits and len(word) == 4 and word.startswith(("19", "20")):
        return False
    return word in _ROUND or not _UNITS.isdisjoint(after)


def _is_number(words: Sequence[str]) -> bool:
    """Whether the words begin with a number that is not a year."""
    number = [word for word in words[:2] if word not in _ABOUT][:1]
    digits = bool(number) and number[0].replace(".", "").replace(",", "").isdigit()
    is_year = digits and len(number[0]) == 4 and number[0].startswith(("19", "20"))
    return not is_year and (digits or (bool(number) and number[0] in _NUMBERS))


def _is_range(after: Sequence[str]) -> bool:
    """Whether what follows "from" goes from one number to another."""
    return _is_number(after) and any(
        word == "to" and _is_number(after[place + 1 :]) for place, word in enumerate(after)
    )


def _is_change(after: Sequence[str]) -> bool:
    """Whether what follows a verb of change is where it led to, or by how much."""
    for place, word in enumerate(after[:2]):
        if word in _TOWARDS:
            rest = after[place + 1 :]
            return _is_number(rest) and rest[:1] != ["1"]
    return False
