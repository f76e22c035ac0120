"""Everything an answer needs before it: whose turn it is, the level, the clock, and the words, spoken or typed."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from voice_interviewer.core.events import ChunkFailed, ChunkTranscribed, Listening
from voice_interviewer.tui.interview.answer_clock import AnswerClock
from voice_interviewer.tui.interview.floor_badge import STAGE_OF_FLOOR, FloorBadge, Stage
from voice_interviewer.tui.interview.level_meter import LevelMeter
from voice_interviewer.tui.interview.note import Note
from voice_interviewer.tui.interview.transcript_view import TranscriptView
from voice_interviewer.tui.interview.typing_desk import TypingDesk

HINT = "Hint: "
"""Begins the line that nudges the person."""


class AnswerDesk(Vertical):
    """Shows one answer as it grows."""

    is_draft_over = False
    """Whether what is typed there belongs to an answer that ended; it stands until the next one begins."""

    def __init__(self, *, typed: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self.typed = typed
        """Whether the answer is typed."""

    def compose(self) -> ComposeResult:
        """Top to bottom in the order in which it is needed."""
        with Horizontal(id="state"):
            yield FloorBadge(id="floor")
            yield AnswerClock(id="clock")
        yield LevelMeter(id="level")
        yield Note(id="problem")
        yield TranscriptView(id="transcript")
        yield TypingDesk(id="typing")

    def on_mount(self) -> None:
        """Name the parts."""
        self.query_one("#transcript").border_title = "What you said"
        self.show_words(True)
        self.show_clock(True)

    def begin(self, expected: tuple[float, float]) -> None:
        """The interviewer speaks, and the candidate has said nothing yet; `expected` in seconds."""
        self.query_one(LevelMeter).active = False
        self.query_one(TranscriptView).clear()
        if self.is_draft_over:
            self.query_one(TypingDesk).clear()
            self.is_draft_over = False
        clock = self.query_one(AnswerClock)
        clock.seconds, clock.expected = 0.0, expected

    def listen(self, listening: bool) -> None:
        """Whether the microphone is recording now."""
        self.query_one(LevelMeter).active = listening

    def hear(self, event: Listening) -> Stage:
        """Show the newest state of the ear; gives what it means."""
        left = event.ending_in_seconds
        badge = self.query_one(FloorBadge)
        badge.ending_in_seconds = None if left is None else max(1, round(left))
        badge.sounds_finished = event.sounds_finished
        meter = self.query_one(LevelMeter)
        meter.level_dbfs, meter.is_speech = event.level_dbfs, event.is_speech
        self.query_one(AnswerClock).seconds = float(int(event.seconds))  # it shows no less than a second
        return STAGE_OF_FLOOR[event.floor]

    def take(self, event: ChunkTranscribed | ChunkFailed) -> None:
        """Add what was understood."""
        self.query_one(TranscriptView).take(event)

    def type(self, typing: bool) -> None:
        """Whether the answer is being typed now."""
        self.query_one(TypingDesk).open(typing)

    @property
    def draft(self) -> str:
        """What is typed so far."""
        return self.query_one(TypingDesk).text

    def when_typed(self, tell: Callable[[str], object]) -> None:
        """Tell what is typed, once every key pressed before now is in it: the desk takes its keys one after another."""
        desk = self.query_one(TypingDesk)
        desk.call_later(lambda: tell(desk.text))

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Show a line or two for the person; empty: nothing."""
        note = self.query_one(Note)
        note.set_class(problem, "-problem")
        note.tell(f"! {text}" if problem and text else text)

    def expect_hint(self, hint: str) -> None:
        """Keep room for this hint; empty: there is none."""
        self.query_one(Note).expect(f"{HINT}{hint}" if hint else "")

    @property
    def hints(self) -> bool:
        """Whether a hint stands there."""
        return self.query_one(Note).text.startswith(HINT)

    def show_words(self, shown: bool, *, meter: bool | None = None) -> None:
        """Show or hide the words of the answer; the meter goes with them unless told otherwise."""
        self.query_one(LevelMeter).display = (shown if meter is None else meter) and not self.typed
        self.query_one(TranscriptView).display = shown and not self.typed
        self.query_one(TypingDesk).display = shown and self.typed

    def show_clock(self, shown: bool) -> None:
        """Show or hide the time; nobody times a typed answer."""
        self.query_one(AnswerClock).display = shown and not self.typed
