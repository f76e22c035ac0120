"""Every number that the program reports: what it means, and how far it was found to be off, on what."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("accuracy.toml")
"""Where it is written down; `python -m docs.measured` fills in what was measured."""

SHARES = ("share", "of answers", "of words")
"""Units that are shown in per cent."""

NOT_YET = "not measured yet"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a benchmark found of a number."""

    metric: str
    """Its name in bench.json."""
    says: str
    """What the figure tells."""
    on: str
    """On what data."""
    against: str | None = None
    """What the baseline is; None where there is none."""
    value: float | None = None
    """None where it was not measured yet."""
    unit: str = ""
    baseline: float | None = None
    n: float | None = None
    """Of what it was measured on, so many."""

    @property
    def figure(self) -> str:
        """The figure in words with its baseline, or that there is none yet."""
        if self.value is None:
            return NOT_YET
        beside = self.baseline is not None and self.against is not None
        against = f" ({self.against}: {in_words(self.baseline or 0.0, self.unit)})" if beside else ""
        count = "" if self.n is None else f", n = {self.n:,}"
        return f"{in_words(self.value, self.unit)}{against}{count}"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an assessment."""

    id: str
    """Its place in the JSON of an assessment."""
    name: str
    """What it is called on the screen."""
    definition: str
    source: str
    """Of the definition and its thresholds."""
    unit: str
    unknown: str
    """When there is no figure."""
    measured: tuple[Measured, ...] = ()
    """Empty where nothing of it was measured yet."""


def numbers(text: str | None = None) -> tuple[Number, ...]:
    """All numbers in the order of the table, or of another one's text (TOML)."""
    table = tomllib.loads(text if text is not None else TABLE.read_text(encoding="utf-8"))
    return tuple(
        Number(**{**number, "measured": tuple(Measured(**each) for each in number.get("measured", ()))})
        for number in table["number"]
    )


def in_words(value: float, unit: str) -> str:
    """A measured figure with its unit: 12.5 %, 0.95 F1, 1,200 ms."""
    if unit in SHARES:
        return f"{100 * value:.1f} %"
    return f"{value:.3g} {unit}" if abs(value) < 1000 else f"{value:,.0f} {unit}"


def told(number: Number) -> Iterator[tuple[str, str]]:
    """All that is said of a number: a word for what it is, and the text."""
    yield "What", number.definition
    yield "Source", number.source
    yield "Unit", number.unit
    yield "Unknown", number.unknown
    if not number.measured:
        yield "Error", NOT_YET
    for each in number.measured:
        yield "Measured", f"{each.says}: {each.figure}; on {each.on} ({each.metric})"
