"""What the interviewer says, lit as far as it was spoken."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from voice_interviewer.tui.assembled import assembled


class QuestionCard(VerticalScroll):
    """A title and a text, all of which is there from the beginning so that nothing jumps."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked = ""
        self._lit = -1
        self._text = Static("", id="question")

    def compose(self) -> ComposeResult:
        """The text alone."""
        yield self._text

    def ask(self, title: str, text: str) -> None:
        """Show a text as a whole."""
        self.border_title = title
        self._asked = text
        self._light(len(text))

    def spoken(self, characters: int) -> None:
        """Light the text up to the end of the word that is being spoken; 0 is before the first."""
        if not characters:
            self._light(0)
            return
        space = self._asked.find(" ", min(characters, len(self._asked)))
        self._light(len(self._asked) if space < 0 else space)

    def whole(self) -> None:
        """Light all of it."""
        self._light(len(self._asked))

    @property
    def lit(self) -> str:
        """The part of the text that was spoken."""
        return self._asked[: max(0, self._lit)]

    def _light(self, characters: int) -> None:
        if (characters, self._asked) == (self._lit, str(self._text.content)):
            return
        self._lit = characters
        is_new = str(self._text.content) != self._asked
        lit = Content.styled(self._asked[:characters], "bold")
        unlit = Content.styled(self._asked[characters:], "$text-muted not bold")
        self._text.update(assembled(lit, unlit), layout=is_new)
