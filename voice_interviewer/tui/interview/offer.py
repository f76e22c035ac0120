"""What is offered where there is no microphone: to watch the built-in candidate, or to type."""

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from voice_interviewer.tui.footer import Footer

QUESTION = "Watch the built-in candidate hold the interview instead? Or hold it yourself and type your answers (t)."


class Instead(Enum):
    """What the person wants instead."""

    WATCH = "watch"
    TYPE = "type"
    LEAVE = "leave"


class OfferScreen(ModalScreen[Instead]):
    """Says what is wrong, and gives what is wanted instead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "choose('watch')", "Yes, watch", priority=True),
        Binding("t", "choose('type')", "Type", priority=True),
        Binding("n,escape,q", "choose('leave')", "No, leave", priority=True),
    ]

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def compose(self) -> ComposeResult:
        """What happened above, what can be done below."""
        with Vertical(id="offer"):
            yield Static(Content(f"! {self._problem}"), id="offer-problem")
            yield Static(QUESTION)
        yield Footer(show_command_palette=False)

    def action_choose(self, instead: str) -> None:
        """This is what I want."""
        self.dismiss(Instead(instead))
