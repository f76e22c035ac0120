"""Whether something that was said has a figure in it: digits, or number words that measure something."""

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
_LOOK_AHEAD = 3
"""Words between a number and its unit ("eight of our reps", "forty fewer support tickets")."""


def has_figure(tokens: Sequence[str]) -> bool:
    """Whether the tokens state an amount.

    Digits with a decimal point, a percent sign or a unit; number words with a unit or in a decimal ("zero point eight
    seven"); "a third of", "doubled", "a hundred". A bare small number ("two things", "L2", "version 3") or an ordinal
    is none, and neither is a year.
    """
    words, _ = located_stems(tokens)
    return any(_is_figure(words, index) for index in range(len(words)))


def _is_figure(words: Sequence[str], index: int) -> bool:
    word = words[index]
    after = words[index + 1 : index + 1 + _LOOK_AHEAD]
    if word in _ALWAYS:
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
