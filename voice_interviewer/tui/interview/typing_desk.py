"""Where an answer is typed: several lines, kept as they stand whatever happens around them."""

from textual import on
from textual.message import Message
from textual.widgets import TextArea

TITLE, STANDS = "Type your answer", "What you typed"


class TypingDesk(TextArea):
    """A plain text; every change is told."""

    class Typed(Message):
        """The answer as it stands now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, read_only=True, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
        )
        self.border_title = TITLE
        self._count()

    def open(self, opened: bool) -> None:
        """Take what is typed, or let it stand while the interviewer has the floor."""
        self.read_only = not opened
        self.border_title = TITLE if opened else STANDS
        if opened:
            self.focus()
        elif self.has_focus:
            self.screen.set_focus(None)

    @on(TextArea.Changed)
    def _tell(self, message: TextArea.Changed) -> None:
        message.stop()
        self._count()
        self.post_message(self.Typed(self.text))

    def _count(self) -> None:
        words = len(self.text.split())
        self.border_subtitle = "1 word" if words == 1 else f"{words} words"
