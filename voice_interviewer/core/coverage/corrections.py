"""Where a speaker takes back what they just said."""

from collections.abc import Sequence

from voice_interviewer.core.coverage.windows import Window
from voice_interviewer.core.tokens import PhraseFinder, located_stems

MARKED_BEFORE_TOKENS = 6
"""A window is a correction where it holds a mark of one, or one stands at most so many tokens before it."""

_MARKS = (
    "no wait",
    "wait no",
    "hold on",
    "actually no",
    "no actually",
    "no sorry",
    "sorry",
    "i mean",
    "or rather",
    "scratch that",
    "strike that",
    "forget that",
    "i take that back",
    "take that back",
    "let me correct",
    "correct myself",
    "correction",
    "i misspoke",
    "i said that wrong",
    "i got that wrong",
    "that is wrong",
    "thats wrong",
    "thats not right",
    "other way around",
    "other way round",
    "on second thought",
    "let me rephrase",
)
_FINDER = PhraseFinder(_MARKS)


def correction_marks(tokens: Sequence[str]) -> tuple[int, ...]:
    """The tokens at which a mark of self-correction begins, in order."""
    words, origin = located_stems(tokens)
    return tuple(sorted({origin[first] for _, first, _ in _FINDER.find(words)}))


def is_correction(window: Window, marks: Sequence[int]) -> bool:
    """Whether what the window says takes back what was said before it."""
    return any(window.start - MARKED_BEFORE_TOKENS <= mark < window.end for mark in marks)
