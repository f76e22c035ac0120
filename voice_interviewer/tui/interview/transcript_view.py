"""What was understood so far: settled words plain, those that may still change dimmed."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.events import ChunkFailed, ChunkTranscribed
from voice_interviewer.core.transcript import text_of

EMPTY = "Your words appear here while you speak."


class TranscriptView(VerticalScroll):
    """The live transcript of one answer; follows its own end."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words: dict[int, Content] = {}
        self._failed: dict[int, Content] = {}
        self._text = Static(Content.styled(EMPTY, "dim"), id="transcript-text")

    def compose(self):  # type: ignore[no-untyped-def]  # Textual's own type is a generator of widgets
        """The text alone."""
        yield self._text

    def clear(self) -> None:
        """Begin a new answer."""
        self._words, self._failed = {}, {}
        self._show()

    def take(self, event: ChunkTranscribed | ChunkFailed) -> None:
        """Add a chunk, or replace its earlier words."""
        if isinstance(event, ChunkFailed):
            missing = f"[{event.span.start:.0f}-{event.span.end:.0f} s could not be transcribed; the sound is kept]"
            self._failed[event.chunk] = Content.styled(missing, "italic")
        else:
            self._words[event.chunk] = Content.styled(text_of(event.words), "" if event.final else "dim")
        self._show()

    def _show(self) -> None:
        chunks = sorted({*self._words, *self._failed})
        parts = [each[chunk] for chunk in chunks for each in (self._words, self._failed) if chunk in each]
        parts = [content for content in parts if content.plain]
        self._text.update(Content(" ").join(parts) if parts else Content.styled(EMPTY, "dim"))
        self.scroll_end(animate=False)
