"""The screen to read a pack's guide on: its sections on the left, the chosen one on the right."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.guide import Guide, Paragraph, Source
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer

SOURCES = "Sources"
"""The title of the last page, which lists all that the guide cites."""


class GuideScreen(Screen[None]):
    """One page a section; reading on at the end of a page leads to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "choose(-1)", "Previous section", priority=True),
        Binding("down,j", "choose(1)", "Next section", priority=True),
        Binding("pageup,b", "read(-1)", "Page up", show=False, priority=True),
        Binding("pagedown,space", "read(1)", "Read on", priority=True),
        Binding("q,escape,g", "dismiss", "Close", priority=True),
    ]

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._titles = [section.title for section in guide.sections] + ([SOURCES] if guide.sources else [])
        self._to_the_end = False

    def compose(self) -> ComposeResult:
        """The list beside the page."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static(Content(self._guide.title), id="where")
        with Container(id="desk"), Horizontal(id="guide"):
            yield OptionList(*(Option(Content(title)) for title in self._titles), id="sections")
            with VerticalScroll(id="section", can_focus=False):
                yield Static("", id="section-text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Open at the first section."""
        sections = self.query_one(OptionList)
        sections.border_title = "Guide"
        sections.highlighted = 0
        sections.focus()

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        page = self.query_one("#section", VerticalScroll)
        page.border_title = Content(self._titles[event.option_index])
        page.border_subtitle = f"{event.option_index + 1} of {len(self._titles)}"
        self.query_one("#section-text", Static).update(self._text(event.option_index))
        if self._to_the_end:
            page.scroll_end(animate=False)
        else:
            page.scroll_home(animate=False)
        self._to_the_end = False

    def action_choose(self, step: int) -> None:
        """On to the next section, or back to the one before; the first and the last stay."""
        sections = self.query_one(OptionList)
        here = sections.highlighted or 0
        sections.highlighted = min(max(here + step, 0), len(self._titles) - 1)

    def action_read(self, step: int) -> None:
        """A page on or back: at the end of a section into the next, at its beginning to the end of the one before."""
        page = self.query_one("#section", VerticalScroll)
        if step > 0 and page.scroll_offset.y >= page.max_scroll_y:
            self.action_choose(1)
        elif step < 0 and page.scroll_offset.y <= 0:
            self._to_the_end = self.query_one(OptionList).highlighted != 0
            self.action_choose(-1)
        elif step > 0:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_page_up(animate=False)

    def _text(self, index: int) -> Content:
        if index >= len(self._guide.sections):
            return Content("\n\n").join(_source(source) for source in self._guide.sources)
        paragraphs = self._guide.sections[index].paragraphs
        parts = [_paragraph(paragraph) for paragraph in paragraphs]
        cited = {number for paragraph in paragraphs for number in paragraph.sources}
        sources = [_source(source, "dim") for source in self._guide.sources if source.number in cited]
        if sources:
            parts.append(Content("\n").join([Content.styled("─" * 12, "dim"), *sources]))
        return Content("\n\n").join(parts)


def _paragraph(paragraph: Paragraph) -> Content:
    heading = assembled((paragraph.heading, "bold $text-accent"), "\n") if paragraph.heading else Content("")
    text = Content("\n\n".join(line for line in paragraph.text.splitlines() if line.strip()))
    numbers = "".join(f" [{number}]" for number in paragraph.sources)
    return assembled(heading, text, (numbers, "dim"))


def _source(source: Source, style: str = "") -> Content:
    return assembled((f"[{source.number}] ", style or "bold"), (source.text, style))
