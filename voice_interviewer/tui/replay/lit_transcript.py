"""The words of a recording, lit one by one as they are heard."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from voice_interviewer.core.delivery.unheard import filler_words
from voice_interviewer.core.moments import Moment, MomentKind
from voice_interviewer.core.session import Answer

LIT_AFTER_SECONDS = 0.4
"""How long a word stays lit when no other follows: longer silences light nothing."""

SHORTEST_PAUSE_SECONDS = 1.0
"""Pauses from here on stand among the words: shorter ones are those of anybody who speaks."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or in brackets what stands in its place."""

    text: str
    start: float
    end: float
    is_word: bool = True


class LitTranscript(ScrollView, can_focus=False):
    """What was said is bold, the word heard now is reversed, what is to come is plain, fillers are underlined."""

    at: reactive[float] = reactive(-1.0)
    """Where the ear is, seconds; before 0 nothing is lit."""

    DEFAULT_CSS = """
    LitTranscript { scrollbar-gutter: stable; }
    LitTranscript > .lit-transcript--said { color: $foreground; text-style: bold; }
    LitTranscript > .lit-transcript--now { color: $foreground; text-style: bold reverse; }
    LitTranscript > .lit-transcript--to-come { color: $foreground 80%; }
    LitTranscript > .lit-transcript--aside { color: $text-muted; text-style: italic; }
    LitTranscript > .lit-transcript--filler { color: $text-warning; text-style: underline; }
    LitTranscript > .lit-transcript--chosen { color: $text-accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's
        "lit-transcript--said",
        "lit-transcript--now",
        "lit-transcript--to-come",
        "lit-transcript--aside",
        "lit-transcript--filler",
        "lit-transcript--chosen",
    }

    class Sought(Message):
        """The person clicked on a word that was said at this time (seconds)."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pieces: list[_Piece] = []
        self._starts: list[float] = []
        self._lines: list[list[int]] = []
        """The pieces of each line."""
        self._fillers: frozenset[int] = frozenset()
        self._chosen: frozenset[int] = frozenset()
        self._line_of: list[int] = []

    def show(self, answer: Answer, moments: Sequence[Moment]) -> None:
        """The words of this answer, its long pauses and what could not be transcribed in brackets."""
        spoken = [_Piece(_printable(word.text), word.start, word.end) for word in answer.words]
        pieces = spoken + [
            _Piece(f"[pause {each.end - each.start:.1f} s]", each.start, each.end, False)
            for each in moments
            if each.kind is MomentKind.PAUSE and each.end - each.start >= SHORTEST_PAUSE_SECONDS
        ]
        for lost in answer.failed:
            text = f"[{lost.seconds:.0f} s not transcribed, but in the sound]"
            pieces.append(_Piece(text, lost.start, lost.end, False))
        if answer.typed is not None:
            pieces = [_Piece(_printable(word), 0.0, 0.0) for word in answer.typed.split()]
        elif not pieces:
            pieces = [_Piece("No words were understood.", 0.0, 0.0, False)]
        self._pieces = sorted(pieces, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._pieces]
        self._fillers = self._covered([each for each in moments if each.kind is MomentKind.FILLER])
        if answer.assessment is not None:
            marked = {id(spoken[index]) for index in filler_words(answer.words, answer.assessment.fillers)}
            self._fillers = frozenset(index for index, piece in enumerate(self._pieces) if id(piece) in marked)
        self._chosen = frozenset()
        self.at = -1.0
        self._wrap()
        self.scroll_to(y=0, animate=False)

    def mark(self, moment: Moment | None) -> None:
        """Show which words a moment is."""
        self._chosen = self._covered([moment] if moment is not None else [])
        self.refresh()

    def _covered(self, moments: Sequence[Moment]) -> frozenset[int]:
        return frozenset(
            index
            for index, piece in enumerate(self._pieces)
            for moment in moments
            if piece.is_word and moment.start - 0.01 <= (piece.start + piece.end) / 2 <= moment.end + 0.01
        )

    def on_resize(self) -> None:
        """Fill the new width, also where it is only known once the whole screen is laid out."""
        self._wrap()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._width != self.virtual_size.width:
            self._wrap()

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _wrap(self) -> None:
        width = self._width
        self._lines, self._line_of = [], []
        used = width
        for index, piece in enumerate(self._pieces):
            length = cell_len(piece.text)
            if used + 1 + length > width:
                self._lines.append([])
                used = -1
            self._lines[-1].append(index)
            self._line_of.append(len(self._lines) - 1)
            used += 1 + length
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def _heard(self) -> tuple[int, int]:
        """How many pieces have begun, and which of them is heard now (-1: none)."""
        begun = bisect_right(self._starts, self.at + 1e-6)
        if begun and self.at <= self._pieces[begun - 1].end + LIT_AFTER_SECONDS:
            return begun, begun - 1
        return begun, -1

    def watch_at(self) -> None:
        """Light the word, and keep its line in the middle."""
        begun, _ = self._heard()
        if begun:
            line = self._line_of[begun - 1]
            self.scroll_to(y=max(0, line - self.scrollable_content_region.height // 2), animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of words, each in the style of its time."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        begun, now = self._heard()
        segments = []
        for place, index in enumerate(self._lines[line]):
            if place:
                segments.append(Segment(" ", self.rich_style))
            segments.append(Segment(self._pieces[index].text, self._style(index, begun, now)))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _style(self, index: int, begun: int, now: int):  # type: ignore[no-untyped-def]  # Rich's
        style = self.rich_style
        state = "now" if index == now else "said" if index < begun else "to-come"
        names = [state if self._pieces[index].is_word or state == "now" else "aside"]
        if index in self._chosen and index != now:
            names.append("chosen")
        if index in self._fillers:
            names.append("filler")
        for name in names:
            style += self.get_component_rich_style(f"lit-transcript--{name}", partial=True)
        return style

    def on_click(self, event: events.Click) -> None:
        """Seek to the word under the click."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y + self.scroll_offset.y >= len(self._lines):
            return
        column = 0
        for index in self._lines[offset.y + self.scroll_offset.y]:
            length = cell_len(self._pieces[index].text)
            if column <= offset.x < column + length:
                self.post_message(self.Sought(self._pieces[index].start))
                return
            column += length + 1


def _printable(text: str) -> str:
    """The text without what could move the cursor or colour the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
