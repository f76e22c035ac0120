"""A line to type into what shall be searched for."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

SEARCH_AFTER_SECONDS = 0.03
"""After the last letter: of letters that come in one go only the last is searched for."""


class SeekBar(Horizontal):
    """Tells what is to be searched for once typing pauses, and at once when there is nothing left of it."""

    DEFAULT_CSS = """
    SeekBar {
        height: 1;
        background: $surface;
    }
    SeekBar .seek-sign {
        width: 3;
        padding: 0 1;
        color: $text-accent;
        text-style: bold;
    }
    SeekBar Input {
        width: 1fr;
        background: $surface;
    }
    """

    class Wanted(Message):
        """This is to be searched for; nothing any more where it is empty."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._placeholder = placeholder
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """A sign, and the line."""
        yield Static("/", classes="seek-sign")
        yield Input(placeholder=self._placeholder, compact=True)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.query_one(Input).value.strip()

    @property
    def is_typed_in(self) -> bool:
        """Whether keys go into it."""
        return self.screen.focused is self.query_one(Input)

    def type(self) -> None:
        """Let keys go into it, the very next one too."""
        self.screen.set_focus(self.query_one(Input))

    def clear(self) -> None:
        """Search for nothing."""
        self.query_one(Input).value = ""

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typing is not None:
            self._typing.stop()
        if self.text:
            self._typing = self.set_timer(SEARCH_AFTER_SECONDS, self._want)
        else:
            self._want()

    def _want(self) -> None:
        self.post_message(self.Wanted(self.text))
