"""A list of any length: only the lines that are seen are made, so two thousand open as fast as two."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Paint = Callable[[int, int], Sequence[Content]]
"""Given an entry's index and the width in cells: its lines."""


class LineList(ScrollView, can_focus=True):
    """Entries of the same number of lines each, one of them chosen with keys or mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "edge(0)", "First", show=False),
        Binding("end,G", "edge(1)", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--line", "line-list--here", "line-list--hover"}
    DEFAULT_CSS = """
    LineList {
        width: 100%;
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 40%;
        scrollbar-background: $background;
    }
    LineList > .line-list--here {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
    }
    LineList > .line-list--hover {
        background: $foreground 8%;
    }
    """

    here: reactive[int] = reactive(0)
    """Index of the entry that the cursor is on."""
    hover: reactive[int] = reactive(-1)

    class Moved(Message):
        """The cursor is on another entry."""

    class Chosen(Message):
        """The entry under the cursor was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0
        self._lines_each = 1
        self._paint: Paint = lambda index, width: ()

    @property
    def count(self) -> int:
        """How many entries there are."""
        return self._count

    def fill(self, count: int, paint: Paint, *, lines_each: int = 1, here: int = 0) -> None:
        """Show other entries, the cursor on `here`."""
        self._count, self._paint, self._lines_each = count, paint, lines_each
        self._measure()
        self.here = self.validate_here(here)
        self._reveal()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index, line = divmod(self.scroll_offset.y + y, self._lines_each)
        width = self.scrollable_content_region.width
        if not 0 <= index < self._count:
            return Strip.blank(width, self.rich_style)
        looks = ["line-list--line"]
        if index == self.here:
            looks.append("line-list--here")
        elif index == self.hover:
            looks.append("line-list--hover")
        lines = self._paint(index, width)
        content = lines[line] if line < len(lines) else Content("")
        style = self.get_visual_style(*looks)
        return Visual.to_strips(self, content, width, 1, style)[0].adjust_cell_length(width, style.rich_style)

    def validate_here(self, here: int) -> int:
        """Within what there is."""
        return max(0, min(here, self._count - 1))

    def watch_here(self) -> None:
        """Bring the entry into sight, and tell."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def watch_hover(self) -> None:
        """Draw anew."""
        self.refresh()

    def action_move(self, step: int) -> None:
        """To the next entry or the one before."""
        self.here += step

    def action_page(self, step: int) -> None:
        """As far as can be seen at once."""
        self.here += step * max(1, self.scrollable_content_region.height // self._lines_each - 1)

    def action_edge(self, last: int) -> None:
        """To the first or the last entry."""
        self.here = self._count - 1 if last else 0

    def on_resize(self) -> None:
        """Fit the width."""
        self._measure()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """The first click puts the cursor there; a second one on it chooses it."""
        index = self._entry_at(event)
        if index is None:
            return
        if index == self.here and event.chain > 1:
            self.post_message(self.Chosen())
        self.here = index

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would choose."""
        index = self._entry_at(event)
        self.hover = -1 if index is None else index

    def on_leave(self) -> None:
        """Nothing is pointed at."""
        self.hover = -1

    def _entry_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        index = (self.scroll_offset.y + offset.y) // self._lines_each
        return index if index < self._count else None

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count * self._lines_each)

    def _reveal(self) -> None:
        if self._count and self.is_mounted:
            lines = Region(0, self.here * self._lines_each, 1, self._lines_each)
            self.scroll_to_region(lines, animate=False, force=True, immediate=True)
