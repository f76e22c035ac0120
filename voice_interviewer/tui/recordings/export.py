"""How and where a report shall be written."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.program import ExportFormat
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer

CHOICES = (
    (ExportFormat.HTML, False, "A page", "to read, print or send: HTML, one file"),
    (ExportFormat.HTML, True, "A page with the recordings in it", "each time can be heard; about 1 MB a minute"),
    (ExportFormat.MARKDOWN, False, "Text", "Markdown, for notes"),
    (ExportFormat.CSV, False, "A table", "CSV: one line an answer with all figures"),
    (ExportFormat.JSON, False, "Data", "JSON: everything, for programs"),
)
"""Format, whether the recordings are in it, and what it is called."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write, and where."""

    format: ExportFormat
    with_sound: bool
    folder: Path


class ExportScreen(ModalScreen[Wanted | None]):
    """Gives what was chosen; None where the person thought better of it."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Other folder"),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, title: str, folder: Path) -> None:
        super().__init__()
        self._title = title
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The formats above, the folder below."""
        with Vertical(id="export"):
            yield Static(Content(self._title), id="export-title")
            yield OptionList(*(_option(name, about) for _, _, name, about in CHOICES), id="export-formats")
            yield Static("Into the folder", id="export-where")
            yield Input(str(self._folder), id="export-folder", compact=True, select_on_focus=False)
            yield Static("Enter writes it. Nothing that lies there is overwritten.", id="export-told")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """What most people want stands first."""
        formats = self.query_one(OptionList)
        formats.highlighted = 0
        formats.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._leave(event.option_index)

    @on(Input.Submitted)
    def _named(self) -> None:
        self._leave(self.query_one(OptionList).highlighted or 0)

    def _leave(self, index: int) -> None:
        folder = self.query_one(Input).value.strip()
        if not folder:
            self.query_one("#export-told", Static).update("! Name a folder first.")
            self.query_one(Input).focus()
            return
        as_format, with_sound, _, _ = CHOICES[index]
        self.dismiss(Wanted(as_format, with_sound, Path(folder).expanduser().absolute()))


def _option(name: str, about: str) -> Option:
    return Option(assembled((name, "bold"), "\n", (f"  {about}", "$text-muted")))
