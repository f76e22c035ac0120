"""A line or two for the person, with room kept for them, so that nothing else moves when they come and go."""

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static


class Note(Static):
    """Shows a text, or as much blank as a text that may come soon will take."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id)
        self.text = ""
        """What stands there; empty: nothing."""
        self._expected = ""

    def expect(self, text: str) -> None:
        """Keep room for this text; empty: for one line."""
        if text != self._expected:
            self._expected = text
            self.refresh(layout=True)

    def tell(self, text: str) -> None:
        """Show this text; the screen is laid out anew only where it needs another room."""
        self.text = text
        width, height = self.content_size
        self.update(Content(text), layout=self._lines(width) != height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the longer of both texts takes at this width."""
        return self._lines(width)

    def _lines(self, width: int) -> int:
        if not width:
            return 0
        rules = self.styles.get_rules()
        return max(Content(text).get_height(rules, width) for text in (self.text, self._expected))
