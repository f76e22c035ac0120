"""A question to be answered with yes or no before something that cannot be undone."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from voice_interviewer.tui.footer import Footer


class ConfirmScreen(ModalScreen[bool]):
    """Says what would happen, and gives True for yes and False for no; what is safe is chosen at first."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes"),
        Binding("n,escape,q", "dismiss(False)", "No"),
        Binding("left,right,h,l", "other", "Other button", show=False),
    ]

    def __init__(self, question: str, consequence: str, *, yes: str = "Delete", no: str = "Keep") -> None:
        super().__init__()
        self._question = question
        self._consequence = consequence
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question, what it means, and the two ways on."""
        with Vertical(id="confirm"):
            yield Static(Content(self._question), id="confirm-question")
            yield Static(Content(self._consequence), id="confirm-consequence")
            with Horizontal(id="confirm-buttons"):
                yield Button(Content(f"{self._no} (n)"), id="confirm-no")
                yield Button(Content(f"{self._yes} (y)"), id="confirm-yes", variant="error")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Nothing is lost by Enter alone."""
        self.query_one("#confirm-no").focus()

    def action_other(self) -> None:
        """To the button beside."""
        self.focus_next()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "confirm-yes")
