"""What the candidate thought of an answer, asked before the result is seen."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Static

STARS = {1: "1 poor", 2: "2", 3: "3 fair", 4: "4", 5: "5 very good"}


class SelfRating(Horizontal):
    """Five buttons in one line; the keys belong to the screen."""

    DEFAULT_CSS = """
    SelfRating {
        height: 1;
        margin: 0 1;
        & > Static { width: auto; margin: 0 2 0 0; text-style: bold; }
        & > Button { width: auto; min-width: 5; margin: 0 1 0 0; }
    }
    """

    class Rated(Message):
        """One of the five was chosen."""

        def __init__(self, stars: int) -> None:
            super().__init__()
            self.stars = stars

    def compose(self) -> ComposeResult:
        """The question and its five answers."""
        yield Static("How was that?")
        for stars, words in STARS.items():
            button = Button(words, id=f"stars-{stars}", compact=True)
            button.can_focus = False
            yield button

    @on(Button.Pressed)
    def _rated(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Rated(int((event.button.id or "stars-3").removeprefix("stars-"))))
