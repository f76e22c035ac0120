"""A line through figures over time, with the person's usual range behind it; words beside it say the same."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

DOTS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Bits of a braille cell, column by column from the top."""

BRAILLE: Final = 0x2800
NEWEST: Final = "●"
POINT: Final = "•"
EDGE: Final = "┈"
SPARKS: Final = "▁▂▃▄▅▆▇█"
MOST_LABELS: Final = 4


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows."""

    values: tuple[float, ...] = ()
    """Oldest first."""
    usual: tuple[float, float] | None = None
    """The usual range, from and to."""
    ends: tuple[float, float] = (0.0, math.inf)
    """Figures outside are impossible, so the scale does not go beyond."""
    first: str = ""
    """What stands below the oldest figure; `last` below the newest."""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest to the highest figure of the scale, labelled every `step`."""

    low: float
    high: float
    step: float

    def row(self, value: float, rows: int) -> int:
        """The row of a figure, from 0 at the top to rows - 1; figures beyond the scale lie on its end."""
        share = (self.high - value) / (self.high - self.low)
        return round(min(1.0, max(0.0, share)) * (rows - 1))


def scale_of(series: Series, rows: int) -> Scale:
    """A scale with round labels, every third row at most, that holds all figures and the usual range."""
    figures = [*series.values, *(series.usual or ())]
    lowest, highest = max(min(figures), series.ends[0]), min(max(figures), series.ends[1])
    room = max(highest - lowest, 1e-6 + abs(highest) * 0.1, 1.0)
    wanted = room / max(1, min(MOST_LABELS, rows // 3))
    magnitude = 10.0 ** math.floor(math.log10(wanted))
    step = next(magnitude * each for each in (1, 2, 5, 10) if magnitude * each >= wanted)
    low = max(series.ends[0], math.floor(lowest / step) * step)
    high = min(series.ends[1], math.ceil(highest / step) * step)
    if high > low:
        return Scale(low, high, step)
    return Scale(low, low + step, step) if low + step <= series.ends[1] else Scale(high - step, high, step)


def plot(series: Series, width: int, height: int) -> list[str]:
    """The figures as `height` lines of `width` characters: braille for the line, a sign for each figure."""
    scale = scale_of(series, height)
    cells = [[0] * width for _ in range(height)]
    values = series.values[-width:]
    across = [round(number * (2 * width - 1) / max(1, len(values) - 1)) for number in range(len(values))]
    if len(values) == 1:
        across = [2 * width - 1]
    places = list(zip(across, (scale.row(value, 4 * height) for value in values), strict=True))
    for (x, y), (to_x, to_y) in pairwise(places):
        steps = max(abs(to_x - x), abs(to_y - y), 1)
        for step in range(steps + 1):
            dot_x, dot_y = round(x + (to_x - x) * step / steps), round(y + (to_y - y) * step / steps)
            cells[dot_y // 4][dot_x // 2] |= DOTS[dot_x % 2][dot_y % 4]
    lines = [[chr(BRAILLE + cell) if cell else " " for cell in row] for row in cells]
    if len(values) <= width // 3:
        for x, y in places:
            lines[y // 4][x // 2] = POINT
    if places:
        x, y = places[-1]
        lines[y // 4][x // 2] = NEWEST
    return ["".join(line) for line in lines]


def sparkline(values: Sequence[float], highest: float = 100.0) -> str:
    """One character a figure, from 0 to `highest`."""
    top = len(SPARKS) - 1
    return "".join(SPARKS[round(min(1.0, max(0.0, value / highest)) * top)] for value in values)


class Chart(Widget):
    """The chart, as large as there is room."""

    COMPONENT_CLASSES = {"chart--line", "chart--usual", "chart--axis"}  # noqa: RUF012 - Textual's

    DEFAULT_CSS = """
    Chart { height: 1fr; min-height: 3; }
    Chart > .chart--line { color: $text-accent; text-style: bold; }
    Chart > .chart--usual { color: $text-muted; background: $accent 18%; }
    Chart > .chart--axis { color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._series = Series()
        self._drawn: tuple[int, int, list[Strip]] | None = None

    def show(self, series: Series) -> None:
        """Draw this instead."""
        self._series = series
        self._drawn = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """One line: a label of the scale, the plot, and below all the dates."""
        width, height = self.size
        if self._drawn is None or self._drawn[:2] != (width, height):
            self._drawn = (width, height, self._draw(width, height))
        lines = self._drawn[2]
        return lines[y] if y < len(lines) else Strip.blank(width)

    def _draw(self, width: int, height: int) -> list[Strip]:
        series = self._series
        if not series.values or width < 20 or height < 3:
            return []
        rows = height - 1
        scale = scale_of(series, rows)
        labels = _labels(scale, rows)
        margin = max(map(len, labels.values())) + 2
        axis = self.get_component_rich_style("chart--axis")
        usual = _usual_rows(series, scale, rows)
        lines = []
        for row, text in enumerate(plot(series, width - margin, rows)):
            label = labels.get(row, "").rjust(margin - 2)
            segments = [Segment(f"{label} {'┤' if row in labels else '│'}", axis)]
            segments += self._segments(text, row in usual, row in (min(usual, default=-1), max(usual, default=-1)))
            lines.append(Strip(segments))
        room = width - margin - len(series.last)
        lines.append(Strip([Segment(" " * margin + series.first.ljust(room)[:room] + series.last, axis)]))
        return lines

    def _segments(self, text: str, is_usual: bool, is_edge: bool) -> list[Segment]:
        line: Style = self.get_component_rich_style("chart--line")
        behind: Style = self.get_component_rich_style("chart--usual")
        if not is_usual:
            return [Segment(text, line)]
        empty = EDGE if is_edge else " "
        return [
            Segment(empty, behind) if character == " " else Segment(character, behind + line_on(line, behind))
            for character in text
        ]


def line_on(line: Style, behind: Style) -> Style:
    """The line's colour on another ground."""
    return Style(color=line.color, bgcolor=behind.bgcolor, bold=line.bold)


def _labels(scale: Scale, rows: int) -> dict[int, str]:
    """What stands beside which row."""
    decimals = max(0, -math.floor(math.log10(scale.step)))
    first = math.ceil(scale.low / scale.step - 1e-9)
    last = math.floor(scale.high / scale.step + 1e-9)
    ticks = [number * scale.step for number in range(first, last + 1)]
    return {scale.row(tick, rows): f"{tick:.{decimals}f}" for tick in ticks}


def _usual_rows(series: Series, scale: Scale, rows: int) -> range:
    if series.usual is None:
        return range(0)
    return range(scale.row(series.usual[1], rows), scale.row(series.usual[0], rows) + 1)
