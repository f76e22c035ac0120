"""The page docs/accuracy.md: what voice_interviewer/accuracy.toml says, to be read."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from voice_interviewer.accuracy import NOT_YET, Number

PAGE = Path(__file__).with_name("accuracy.md")

GROUPS = {
    "words": "Transcript",
    "fillers": "Fillers and repairs",
    "pacing": "Pace and pauses",
    "voice": "Voice",
    "wording": "Wording",
    "audio": "Recording",
    "coverage": "What was said",
    "habits": "What was said",
    "structure": "What was said",
    "score": "Score and time",
    "timing": "Score and time",
    "endings": "Patience",
}
"""Heading for each whole of an assessment."""

HEAD = """# How accurate each number is

Every number that the program reports of an answer: its definition with its source, when it is unknown, and its
measured error. `voice-interviewer doctor --accuracy` says the same in a terminal. The errors are those of `make bench`,
each with its name in `bench.json`; what stands in brackets is the baseline of the same run. What was not measured yet
says so.
"""


def page(numbers: Sequence[Number]) -> str:
    """The whole page in Markdown."""
    parts = [HEAD]
    for heading, inside in groupby(numbers, key=lambda number: GROUPS[number.id.partition(".")[0]]):
        parts.append(f"\n## {heading}\n")
        parts += [_section(number) for number in inside]
    return "".join(parts)


def _section(number: Number) -> str:
    lines = [
        f"\n### {number.name}\n",
        f"`{number.id}` ({number.unit}). {number.definition}\n",
        f"- Source: {number.source}",
        f"- Unknown: {number.unknown[:1].lower()}{number.unknown[1:]}",
    ]
    if number.measured:
        lines += ["", "| measured | figure | on | metric |", "|---|---|---|---|"]
        lines += [f"| {each.says} | {each.figure} | {each.on} | `{each.metric}` |" for each in number.measured]
    else:
        lines.append(f"- Error: {NOT_YET}")
    return "\n".join(lines) + "\n"
