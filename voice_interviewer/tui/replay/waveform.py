"""A recording as a picture: how loud it was, where nobody spoke, where its moments lie, and where the ear is."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from voice_interviewer.core.moments import Moment, MomentKind
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.waveform import column_at, column_peaks, column_speech, time_at

if TYPE_CHECKING:
    from voice_interviewer.core.sound.audio import Samples

SIGNS = {
    MomentKind.FILLER: "▾",
    MomentKind.REPAIR: "↺",
    MomentKind.PAUSE: "‖",
    MomentKind.POINT: "◆",
    MomentKind.HABIT: "■",
    MomentKind.STORY: "▸",
    MomentKind.WORDING: "~",
    MomentKind.RUSH: "»",
    MomentKind.SENTENCE: "╵",
}
"""Each kind's mark under the picture."""

ALWAYS_MARKED = (MomentKind.PAUSE, MomentKind.HABIT, MomentKind.POINT, MomentKind.FILLER)
"""Marked whatever kind is chosen, the later over the earlier where two fall together."""

HEAD = "┃"
QUIET = "·"
UNKNOWN_PEAK = 0.3
"""How high speech is drawn while its sound is not known."""
BRAILLE = 0x2800
DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Bits of the dots of a braille cell: left column and right, top to bottom."""


class Waveform(Widget):
    """Braille bars where somebody spoke, dots where nobody did, a line where the ear is, marks of moments below."""

    at: reactive[float] = reactive(0.0)
    """Where the ear is, seconds from the start of the recording."""

    DEFAULT_CSS = """
    Waveform > .waveform--said { color: $primary; }
    Waveform > .waveform--to-come { color: $foreground 55%; }
    Waveform > .waveform--head { color: $text-warning; text-style: bold; }
    Waveform > .waveform--mark { color: $foreground 60%; }
    Waveform > .waveform--chosen { color: $text-accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's
        "waveform--said",
        "waveform--to-come",
        "waveform--head",
        "waveform--mark",
        "waveform--chosen",
    }

    class Sought(Message):
        """The person clicked at this time of the recording (seconds)."""

        def __init__(self, wave: "Waveform", seconds: float) -> None:
            super().__init__()
            self.wave = wave
            self.seconds = seconds

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._samples: Samples | None = None
        self._speech: Sequence[Span] = ()
        self._seconds = 0.0
        self._moments: Sequence[Moment] = ()
        self._chosen: MomentKind | None = None
        self._peaks: tuple[float, ...] = ()
        self._voiced: tuple[bool, ...] = ()

    def show(self, samples: "Samples | None", speech: Sequence[Span], seconds: float) -> None:
        """Picture this recording; without samples, only where somebody spoke."""
        self._samples, self._speech, self._seconds = samples, speech, seconds
        self._peaks = ()
        self.refresh()

    def mark(self, moments: Sequence[Moment], chosen: MomentKind) -> None:
        """Mark these moments, those of the chosen kind above the others."""
        self._moments, self._chosen = moments, chosen
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Seek to where the click fell."""
        offset = event.get_content_offset(self)
        if offset is not None and self._seconds:
            self.post_message(self.Sought(self, time_at(offset.x, self._seconds, self.size.width)))

    def _measure(self) -> None:
        """The columns at the width of now."""
        width = self.size.width
        self._voiced = column_speech(self._speech, self._seconds, width)
        if self._samples is None:
            self._peaks = (UNKNOWN_PEAK,) * (2 * width)
        else:
            self._peaks = column_peaks(self._samples, 2 * width)

    def watch_at(self, former: float, current: float) -> None:
        """Draw only when the line moves."""
        if self._column(former) != self._column(current):
            self.refresh()

    def _column(self, seconds: float) -> int:
        return column_at(seconds, self._seconds, self.size.width)

    def render_line(self, y: int) -> Strip:
        """One line of the picture, or of the marks."""
        width, rows = self.size.width, self.size.height - 1
        if not width:
            return Strip.blank(width)
        if len(self._peaks) != 2 * width:
            self._measure()
        if y >= rows:
            return self._marks()
        here = self._column(self.at)
        said, to_come, head = (self._style(name) for name in ("said", "to-come", "head"))
        cells = [(self._cell(column, y, rows), said if column < here else to_come) for column in range(width)]
        cells[here] = (HEAD, head)
        return self._strip(cells)

    def _cell(self, column: int, y: int, rows: int) -> str:
        if not self._voiced[column]:
            return QUIET if y == rows // 2 else " "
        bits = 0
        for side in (0, 1):
            half = max(0.5, self._peaks[2 * column + side] * 2 * rows)
            for row, bit in enumerate(DOTS[side]):
                if abs(4 * y + row + 0.5 - 2 * rows) <= half:
                    bits |= bit
        return chr(BRAILLE + bits)

    def _marks(self) -> Strip:
        plain, chosen = self._style("mark"), self._style("chosen")
        cells = [(" ", plain)] * self.size.width
        kinds = [kind for kind in ALWAYS_MARKED if kind is not self._chosen]
        for kind in (*kinds, *([self._chosen] if self._chosen is not None else [])):
            for moment in self._moments:
                if moment.kind is kind:
                    middle = moment.start if kind in (MomentKind.SENTENCE, MomentKind.STORY) else _middle(moment)
                    cells[self._column(middle)] = (SIGNS[kind], chosen if kind is self._chosen else plain)
        return self._strip(cells)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"waveform--{name}")

    def _strip(self, cells: Sequence[tuple[str, Style]]) -> Strip:
        runs = groupby(cells, key=lambda cell: cell[1])
        return Strip([Segment("".join(text for text, _ in run), style) for style, run in runs], len(cells))


def _middle(moment: Moment) -> float:
    return (moment.start + moment.end) / 2
