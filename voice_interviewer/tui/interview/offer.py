"""The question whether the built-in candidate may answer where there is no microphone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

QUESTION = "Watch the built-in candidate hold the interview instead?"


class OfferScreen(ModalScreen[bool]):
    """Says what is wrong, and gives True for yes and False for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", "Yes, watch", priority=True),
        Binding("n,escape,q", "dismiss(False)", "No, leave", priority=True),
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
