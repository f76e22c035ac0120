"""`voice-interviewer doctor --accuracy` in lines: each number, its definition, its measured error, on what."""

from collections.abc import Iterable

from voice_interviewer.accuracy import Number, told
from voice_interviewer.cli.lines import wrapped

INDENT = 2


def accuracy_lines(numbers: Iterable[Number], width: int) -> list[str]:
    """Every number with all that is said of it, in lines of at most `width` columns."""
    lines = wrapped(
        "Every number the program reports of an answer, and how far it was found to be off. "
        "The names in brackets are those of the JSON and of bench.json.",
        width,
        hanging=0,
    )
    for number in numbers:
        lines += ["", *wrapped(f"{number.name} ({number.id})", width)]
        for word, text in told(number):
            lines += wrapped(f"{word}: {text}", width, INDENT, 2 * INDENT)
    return lines
