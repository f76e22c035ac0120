"""How probably a word that may be a discourse filler is one where it stands, by the words around it."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from voice_interviewer.core.delivery.discourse_weights import WEIGHTS
from voice_interviewer.core.delivery.word_classes import CLASSES, word_class

REACH = 12
"""Words on each side that are looked at, at most."""

_NEAR = (-3, -2, -1, 1, 2, 3)
_HESITATIONS = frozenset(("um", "uh", "er", "erm", "hm", "hmm", "mm"))
_DENSITY_WORDS = 60
"""Words on each side over which habits of this speaker are counted."""
_DENSITY_STEPS = (0.01, 1.0, 2.0, 3.0, 4.5, 6.5, 9.0)
"""Borders of the classes of a density, per 100 words."""
_SENTENCE_END = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")


class Context:
    """An answer's words, made ready once for looking at many places."""

    def __init__(self, tokens: Sequence[str], plain: Sequence[str]) -> None:
        """`tokens` as written, `plain` the same in lower case without punctuation."""
        edge = [""] * REACH
        cut = [f"{word}-" if word and token.endswith("-") else word for token, word in zip(tokens, plain, strict=True)]
        self.words = [*edge, *cut, *edge]
        self.classes = [word_class(word) for word in self.words]
        self.starts = [*[False] * REACH, *_starts(tokens, plain), *[False] * REACH]
        self._counts = {
            "like": _running([word == "like" for word in self.words]),
            "hesitations": _running([word in _HESITATIONS for word in self.words]),
            "breaks": _running(
                [
                    bool(word) and (word.endswith("-") or word == before or (before, word) == ("you", "know"))
                    for before, word in zip(["", *self.words], self.words, strict=False)
                ]
            ),
            "words": _running([bool(word) for word in self.words]),
        }

    def begins(self, index: int) -> bool:
        """Whether a sentence begins at the word of this index."""
        return index == 0 or self.starts[index + REACH]

    def density(self, what: str, at: int) -> int:
        """Class of how often `what` came within _DENSITY_WORDS of the padded place `at`, 0 (never) to 7."""
        first, end = max(0, at - _DENSITY_WORDS), min(len(self.words), at + _DENSITY_WORDS + 1)
        words = self._counts["words"][end] - self._counts["words"][first]
        counts = self._counts[what]
        return bisect_right(_DENSITY_STEPS, 100.0 * (counts[end] - counts[first]) / max(words, 40))


def probability(context: Context, first: int, length: int, weights: Mapping[str, int] = WEIGHTS) -> float:
    """Probability, 0 to 1, that a human editor would take the phrase out as a filler.

    The phrase is the `length` words from index `first`. Logistic regression over the words, their classes, sentence
    starts, repeats and broken-off words around it; each feature weighs once for all phrases and once for this one.
    """
    phrase = " ".join(context.words[first + REACH : first + REACH + length]).replace("-", "")
    total = weights.get(f"{phrase}|", 0)
    for feature in features(context, first, length):
        total += weights.get(feature, 0) + weights.get(f"{phrase}|{feature}", 0)
    return 1.0 / (1.0 + math.exp(-total / 100.0))


def features(context: Context, first: int, length: int) -> Iterator[str]:
    """What is seen around the `length` words from index `first`; words outside the closed lists go by their class."""
    start = first + REACH
    last = start + length - 1
    words, classes, starts = context.words, context.classes, context.starts
    near = {offset: (start if offset < 0 else last) + offset for offset in _NEAR}
    c = {offset: classes[place] for offset, place in near.items()}
    w = {offset: words[place] if words[place] in CLASSES else f"<{c[offset]}>" for offset, place in near.items()}
    for offset in _NEAR:
        yield f"w{offset}={w[offset]}"
        yield f"c{offset}={c[offset]}"
    yield f"cc-2={c[-2]},{c[-1]}"
    yield f"cc0={c[-1]},{c[1]}"
    yield f"cc1={c[1]},{c[2]}"
    yield f"wc={w[-1]},{c[1]}"
    yield f"cw={c[-1]},{w[1]}"
    yield f"ww-2={w[-2]},{w[-1]}"
    yield f"ww0={w[-1]},{w[1]}"
    yield f"ww1={w[1]},{w[2]}"
    yield f"ccc-1={c[-1]},{c[1]},{c[2]}"
    yield f"ccc-2={c[-2]},{c[-1]},{c[1]}"
    begins = starts[start]
    yield f"s={starts[start - 1]:d}{begins:d}{starts[last + 1]:d}{starts[last + 2]:d}"
    yield f"sw={begins:d},{w[1]}"
    yield f"ws={starts[last + 1]:d},{w[-1]}"
    before = [words[place] for place in range(start - 1, start - REACH - 1, -1)]
    after = words[last + 1 : last + REACH + 1]
    yield f"since={_first(starts[start - back] for back in range(6))}"
    yield f"till={_first(starts[last + 1 : last + 7])}"
    same = before[0] != "" and before[0] == after[0], before[0] == after[1], before[1] == after[0]
    yield f"same={same[0]:d}{same[1]:d}{same[2]:d}"
    yield f"again-1={_first(before[0] == word != '' for word in after[1:6])}"
    yield f"again1={_first(after[0] == word != '' for word in after[1:8])}"
    pairs_after = list(pairwise(after))
    yield f"again-2={_first((before[1], before[0]) == pair != ('', '') for pair in pairs_after)}"
    yield f"again2={_first(pairs_after[0] == pair != ('', '') for pair in pairs_after[1:])}"
    yield f"said={after[0] in before[:5]:d}"
    yield f"own1={_first(words[start] == word for word in after[:8])}"
    yield f"own-1={_first(words[start] == word for word in before[:8])}"
    yield f"cut1={_first(word.endswith('-') for word in after[:8])}"
    yield f"cut-1={_first(word.endswith('-') for word in before[:8])}"
    yield f"um1={_first(word in _HESITATIONS for word in after[:5])}"
    yield f"um-1={_first(word in _HESITATIONS for word in before[:5])}"
    for what in ("like", "hesitations", "breaks"):
        often = context.density(what, start)
        yield f"{what}={often}"
        yield f"{what}-1={often},{c[-1]}"
        yield f"{what}1={often},{c[1]}"


def _starts(tokens: Sequence[str], plain: Sequence[str]) -> list[bool]:
    """Whether a sentence starts at each token: after a full stop, or with a common word in a capital that is no I."""
    return [
        (index > 0 and tokens[index - 1].endswith(_SENTENCE_END))
        or (token.strip("\"'(")[:1].isupper() and plain[index] in CLASSES and plain[index].split("'")[0] != "i")
        for index, token in enumerate(tokens)
    ]


def _running(flags: Sequence[bool]) -> list[int]:
    return [0, *accumulate(map(int, flags))]


def _first(flags: Iterator[bool] | Sequence[bool]) -> int:
    """Index of the first that holds, -1 where none does."""
    return next((index for index, flag in enumerate(flags) if flag), -1)
