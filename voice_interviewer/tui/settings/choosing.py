"""Two small dialogues: choose one of several, or write something, checked before it is taken."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.tui.footer import Footer


class ChooseScreen(ModalScreen[str | None]):
    """Gives the chosen value, or None where the person went back."""

    CSS_PATH = "choosing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Choose", priority=True),
        Binding("escape,q", "dismiss(None)", "Back", priority=True),
    ]

    def __init__(self, title: str, about: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Choices are pairs of a value and what is shown of it."""
        super().__init__()
        self._title = title
        self._about = about
        self._choices = list(choices)
        self._current = current

    def compose(self) -> ComposeResult:
        """What it means, and the choices."""
        with Vertical(id="dialogue"):
            yield Static(Content(self._about), id="dialogue-about")
            yield OptionList(*(Option(self._line(*each)) for each in self._choices), id="choices")
        yield Footer(show_command_palette=False)

    def _line(self, value: str, shown: str) -> Content:
        return Content(f"{'●' if value == self._current else '○'} {shown}")

    def on_mount(self) -> None:
        """Begin at the present choice."""
        self.query_one("#dialogue").border_title = Content(self._title)
        choices = self.query_one(OptionList)
        values = [value for value, _ in self._choices]
        choices.highlighted = values.index(self._current) if self._current in values else 0
        choices.focus()

    def action_take(self) -> None:
        """Take what the cursor is on."""
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])


class WriteScreen(ModalScreen[str | None]):
    """Gives what was written once it passes the check, or None where the person went back."""

    CSS_PATH = "choosing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Keep", priority=True),
        Binding("escape", "dismiss(None)", "Back", priority=True),
    ]

    def __init__(
        self,
        title: str,
        about: str,
        current: str,
        check: Callable[[str], object],
        preview: Callable[[str], str] | None = None,
    ) -> None:
        """`check` raises VoiceInterviewerError for what cannot be taken, and so may `preview`.

        With `preview` something stands there that is added to: it is not replaced by the first letter, and under the
        field stands what becomes of it.
        """
        super().__init__()
        self._title = title
        self._about = about
        self._current = current
        self._check = check
        self._preview = preview

    def compose(self) -> ComposeResult:
        """What it means, the field, and under it what is wrong with it."""
        with Vertical(id="dialogue"):
            yield Static(Content(self._about), id="dialogue-about")
            yield Input(self._current, id="field", select_on_focus=self._preview is None)
            if self._preview is not None:
                yield Static(self._shown_of(self._current), id="preview")
            yield Static("", id="fault")
            with Horizontal(id="dialogue-buttons"):
                yield Button("Keep", id="keep", variant="success", compact=True)
                yield Button("Back", id="back", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one("#dialogue").border_title = Content(self._title)
        self.query_one(Input).focus()
        if self._preview is not None:
            self.call_after_refresh(self._go_to_the_end)

    def _go_to_the_end(self) -> None:
        """Show where is written on: a field that has no size yet scrolls nowhere."""
        field = self.query_one(Input)
        field.cursor_position = 0
        field.action_end()

    @on(Input.Changed, "#field")
    def _show_preview(self, event: Input.Changed) -> None:
        if self._preview is not None:
            self.query_one("#preview", Static).update(self._shown_of(event.value))

    def _shown_of(self, text: str) -> Content:
        """What becomes of a text; nothing where it cannot be taken, for why is told when it is to be kept."""
        try:
            return Content(self._preview(text) if self._preview is not None else "")
        except VoiceInterviewerError:
            return Content("")

    @on(Button.Pressed, "#keep")
    def action_take(self) -> None:
        """Take what is written, or say why not."""
        text = self.query_one(Input).value
        try:
            self._check(text)
        except VoiceInterviewerError as error:
            self.query_one("#fault", Static).update(Content(f"! {error}"))
            return
        self.dismiss(text)

    @on(Button.Pressed, "#back")
    def _go_back(self) -> None:
        self.dismiss(None)
