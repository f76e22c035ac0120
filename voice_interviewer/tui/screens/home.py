"""Home: everything a person comes for, one key away."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.program import Program
from voice_interviewer.tui.messages import Hold


class HomeScreen(Screen[None]):
    """Where the program opens, and where everything comes back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "interview", "Full interview"),
        Binding("q", "app.quit", "Leave"),
    ]

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program

    def compose(self) -> ComposeResult:
        """The heading and what can be done."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
        with Container(id="desk"), Vertical(id="page"):
            yield Static("")
        yield Footer(show_command_palette=False)

    def action_interview(self) -> None:
        """Hold every round."""
        self.post_message(Hold(Wishes(full=True)))
