"""How loud the microphone is, and whether that is a voice."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

QUIETEST_DBFS = -60.0
"""Left end of the scale: below it lies the noise of a quiet room."""

LOUDEST_DBFS = -6.0
"""Right end of the scale: above it a syllable soon clips."""

EIGHTHS = " ▏▎▍▌▋▊▉"
LABEL_WIDTH = 7


class LevelMeter(Widget):
    """A bar of the level in dBFS with the word `voice` or `quiet` beside it."""

    level_dbfs: reactive[float] = reactive(QUIETEST_DBFS)
    is_speech: reactive[bool] = reactive(False)
    active: reactive[bool] = reactive(False)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "level-meter--voice",
        "level-meter--quiet",
        "level-meter--off",
        "level-meter--track",
    }
    DEFAULT_CSS = """
    LevelMeter > .level-meter--off { color: $text-muted; }
    """

    def render_line(self, y: int) -> Strip:
        """The bar, at any width."""
        width = max(0, self.size.width - LABEL_WIDTH)
        if y or not width:
            return Strip.blank(self.size.width)
        track = self.get_component_rich_style("level-meter--track")
        if not self.active:
            off = self.get_component_rich_style("level-meter--off")
            return Strip([Segment("mic off".ljust(LABEL_WIDTH), off), Segment("─" * width, track)])
        kind = "level-meter--voice" if self.is_speech else "level-meter--quiet"
        style: Style = self.get_component_rich_style(kind)
        share = (self.level_dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)
        eighths = round(min(1.0, max(0.0, share)) * width * 8)
        full, rest = divmod(eighths, 8)
        bar = "█" * full + (EIGHTHS[rest] if rest else "")
        label = ("voice" if self.is_speech else "quiet").ljust(LABEL_WIDTH)
        return Strip([Segment(label, style), Segment(bar, style), Segment("─" * (width - len(bar)), track)])
