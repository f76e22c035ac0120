"""A long text in rows, some of which can be picked: drawn line by line, so that its length costs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.events import Click, Focus
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import RenderOptions
from textual.widget import Widget

from voice_interviewer.core.moments import Moment

GUTTER = 2
"""Columns before every row, for the sign that it can be heard."""

NARROWEST_TEXT = 16
"""Columns left for the text beside its lead; a lead that leaves less stands on a line of its own."""

NEAR_LINES = 3
"""A row at most this far outside the window is gone to at once; for one further off the window moves first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: text beside a lead, and what can be heard of it."""

    text: Content
    lead: Content = Content("")  # noqa: RUF009  # immutable
    """Stands before the first line; the others hang beside it."""
    moments: tuple[Moment, ...] = ()
    gap: bool = False
    """Whether an empty line stands before it."""


class RowsView(Widget, can_focus=True):
    """Rows to be read, and gone through with the arrow keys where they can be heard; stands in what scrolls it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows-view--cursor"}
    DEFAULT_CSS = """
    RowsView {
        height: auto;
        width: 1fr;
        & > .rows-view--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("enter", "hear", "Hear it"),
        Binding("l", "hear", "Hear it", show=False),
    ]

    class Picked(Message):
        """The person wants to hear these."""

        def __init__(self, moments: tuple[Moment, ...]) -> None:
            super().__init__()
            self.moments = moments

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._lines: list[tuple[int, Content]] = []
        self._first_line: list[int] = []
        self._width = 0
        self._cursor: int | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def picked(self) -> Row | None:
        """The row under the cursor."""
        return None if self._cursor is None else self._rows[self._cursor]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace what is shown; the cursor stands on the first row that can be heard."""
        self._rows = tuple(rows)
        self._width = 0
        self._cursor = next(iter(self._playable), None)
        self.refresh(layout=True)
        self.refresh_bindings()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes."""
        self._lay_out(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of text, the cursor's row in its own colours."""
        width = self.content_size.width
        self._lay_out(width)
        base = self.visual_style
        if y >= len(self._lines):
            return Strip.blank(width, base.rich_style)
        number, text = self._lines[y]
        if self.has_focus and number == self._cursor and text.plain.strip():
            text = text.without_spans
            style = base + self.get_visual_style("rows-view--cursor")
        else:
            style = base
        strips = text.render_strips(width, 1, style, RenderOptions(self._get_style, {}))
        strip = strips[0] if strips else Strip.blank(width, style.rich_style)
        return strip.extend_cell_length(width, style.rich_style)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to hear only what can be heard."""
        if action == "hear":
            return self.picked is not None
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Go to the next row that can be heard, reading what lies between on the way."""
        top, height = self._window()
        playable = self._playable
        if self._cursor is not None and not self._is_in(self._cursor, top, height):
            visible = [each for each in playable if self._is_in(each, top, height)]
            if visible:
                self._go_to(visible[0] if step > 0 else visible[-1])
                return
        here = -1 if self._cursor is None else self._cursor
        ahead = [each for each in playable if (each > here if step > 0 else each < here)]
        if ahead:
            target = ahead[0] if step > 0 else ahead[-1]
            first, last = self._extent(target)
            if top - NEAR_LINES <= first and last < top + height + NEAR_LINES:
                self._go_to(target)
                return
        self._scroll(step * max(1, height // 2))

    def action_hear(self) -> None:
        """Ask for what the row under the cursor rests on; a row out of sight is shown first."""
        if self._cursor is None:
            return
        if self._is_in(self._cursor, *self._window()):
            self.post_message(self.Picked(self._rows[self._cursor].moments))
        else:
            self._go_to(self._cursor)

    def on_focus(self, event: Focus) -> None:
        """Show where the cursor stands."""
        self.refresh()
        self.refresh_bindings()

    def on_blur(self) -> None:
        """Take the cursor's colours away."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Hear the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._lines):
            return
        number, _ = self._lines[offset.y]
        if number in self._playable:
            self._cursor = number
            self.refresh()
            self.action_hear()

    @property
    def _playable(self) -> list[int]:
        return [number for number, row in enumerate(self._rows) if row.moments]

    def _lay_out(self, width: int) -> None:
        """Wrap all rows to the width, once for each width."""
        if width == self._width or width <= 0:
            return
        self._width = width
        self._lines, self._first_line = [], []
        for number, row in enumerate(self._rows):
            if row.gap and number:
                self._lines.append((number, Content("")))
            self._first_line.append(len(self._lines))
            self._lines += [(number, line) for line in _wrapped(row, width)]

    def _extent(self, number: int) -> tuple[int, int]:
        """First and last line of a row."""
        first = self._first_line[number]
        after = self._first_line[number + 1] if number + 1 < len(self._first_line) else len(self._lines)
        return first, max(first, after - 1)

    def _is_in(self, number: int, top: int, height: int) -> bool:
        first, last = self._extent(number)
        return first < top + height and last >= top

    def _scroller(self) -> ScrollableContainer | None:
        return next((each for each in self.ancestors if isinstance(each, ScrollableContainer)), None)

    def _window(self) -> tuple[int, int]:
        """First visible line, and how many are visible."""
        self._lay_out(self.content_size.width)
        scroller = self._scroller()
        if scroller is None:
            return 0, max(1, self.size.height)
        return round(scroller.scroll_target_y) - self.virtual_region.y, max(
            1, scroller.scrollable_content_region.height
        )

    def _go_to(self, number: int) -> None:
        self._cursor = number
        first, last = self._extent(number)
        scroller = self._scroller()
        if scroller is not None:
            lines = min(last - first + 1, scroller.scrollable_content_region.height)
            region = Region(0, self.virtual_region.y + first, 1, lines)
            scroller.scroll_to_region(region, animate=False, force=True)
        self.refresh()
        self.refresh_bindings()

    def _scroll(self, lines: int) -> None:
        scroller = self._scroller()
        if scroller is not None:
            scroller.scroll_to(y=scroller.scroll_target_y + lines, animate=False, force=True)


def _wrapped(row: Row, width: int) -> list[Content]:
    sign = Content.styled("▸ ", "$text-accent") if row.moments else Content(" " * GUTTER)
    hanging = GUTTER + row.lead.cell_length
    room = width - hanging
    if room < NARROWEST_TEXT:
        indent = Content(" " * (GUTTER + 2))
        lead = [sign + row.lead] if row.lead.plain.strip() else []
        return [*lead, *(indent + line for line in row.text.wrap(max(4, width - GUTTER - 2)))]
    if row.text.cell_length <= room and "\n" not in row.text.plain:
        return [sign + row.lead + row.text]
    first, *rest = row.text.wrap(room) or [Content("")]
    return [sign + row.lead + first, *(Content(" " * hanging) + line for line in rest)]
