"""The screen to hear an answer again on: its sound as a picture, its words lit as they are heard, its moments."""

from collections import deque
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static

from voice_interviewer.core.moments import Moment, MomentKind, audible_span, jump, of_kind
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.program import Library, PackShelf, Player
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Crashed
from voice_interviewer.tui.replay.deck import Deck
from voice_interviewer.tui.replay.lines import SPEEDS, state_line
from voice_interviewer.tui.replay.lit_transcript import LitTranscript
from voice_interviewer.tui.replay.moment_list import KINDS
from voice_interviewer.tui.replay.tape import Tape
from voice_interviewer.tui.replay.view import ReplayView
from voice_interviewer.tui.replay.waveform import Waveform

STEP_SECONDS = 2.0
LEAP_SECONDS = 10.0

_STEPS = Binding.Group("2 s", compact=True)
_JUMPS = Binding.Group("Jump", compact=True)
_SPEEDS = Binding.Group("Speed", compact=True)


class ReplayScreen(Screen[None]):
    """One take of a question: the answer's recording, and those of its follow-ups."""

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "play_pause", "Play", priority=True),
        Binding("left", f"step({-STEP_SECONDS})", "2 s back", group=_STEPS, priority=True),
        Binding("right", f"step({STEP_SECONDS})", "2 s on", group=_STEPS, priority=True),
        Binding("shift+left,ctrl+b", f"step({-LEAP_SECONDS})", "10 s back", show=False, priority=True),
        Binding("shift+right,ctrl+f", f"step({LEAP_SECONDS})", "10 s on", show=False, priority=True),
        Binding("home", "seek(0)", "To the start", show=False, priority=True),
        Binding("end", "seek(1)", "To the end", show=False, priority=True),
        Binding("n", "jump(1)", "Next", group=_JUMPS),
        Binding("N", "jump(-1)", "Previous", group=_JUMPS),
        Binding("enter", "play_listed", "Hear it", priority=True),
        Binding("tab", "turn_kind(1)", "Kind", priority=True),
        Binding("shift+tab", "turn_kind(-1)", "Jump by the one before", show=False, priority=True),
        *(Binding(key, f"kind('{kind.name}')", name, show=False) for kind, (key, name, _) in KINDS.items()),
        Binding("minus,comma", "faster(-1)", "Slower", group=_SPEEDS, key_display="-"),
        Binding("plus,equals_sign,full_stop", "faster(1)", "Faster", group=_SPEEDS, key_display="+"),
        Binding("left_square_bracket", "part(-1)", "Recording before", show=False),
        Binding("right_square_bracket", "part(1)", "Next recording", show=False),
        Binding("pageup", "read(-1)", "Words up", show=False, priority=True),
        Binding("pagedown", "read(1)", "Words down", show=False, priority=True),
        Binding("q,escape", "dismiss", "Back"),
    ]

    class Loaded(Message):
        """The take with its sounds."""

        def __init__(self, tape: Tape) -> None:
            super().__init__()
            self.tape = tape

    def __init__(
        self,
        session: Session,
        answer: Answer,
        moments: Sequence[Moment] = (),
        *,
        player: Player,
        library: Library,
        packs: PackShelf,
    ) -> None:
        """Given moments, exactly these are played first, one after another."""
        super().__init__()
        self._player = player
        self._library = library
        self._packs = packs
        self._view = ReplayView(id="replay")
        self._deck = Deck(player)
        self._tape = Tape.unread(session, answer)
        parts = self._tape.parts
        self._part = parts.index(answer) if answer in parts else 0
        self._to_play = deque(moments)
        self._asked_for = len(self._to_play)
        self._moment: Moment | None = None
        """What is heard by itself now."""
        self._kind = moments[0].kind if moments else MomentKind.SENTENCE
        self._speed = SPEEDS.index(1.0)
        self._at = 0.0
        self._until = 0.0
        self._early: Span | None = None
        """What was asked for before the sound was read."""

    def compose(self) -> ComposeResult:
        """The take between the heading and the keys."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("Replay", id="where")
        with Container(id="desk"):
            yield self._view
        yield self._deck
        yield Footer()

    def stop_work(self) -> None:
        """Fall silent, for the program leaves."""
        self._deck.stop()

    def on_mount(self) -> None:
        """Show the words at once; the sound is read meanwhile."""
        self._show_part(self._part)
        self.query_one(OptionList).focus()
        self._load()

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def _load(self) -> None:
        try:
            self.post_message(self.Loaded(self._tape.read(self._player, self._library, self._packs)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))

    @on(Loaded)
    def _begin(self, message: Loaded) -> None:
        at, self._tape = self._at, message.tape
        self._show_part(self._part)
        if self._to_play:
            self._play_next()
        elif self._early is not None:
            self._play(self._early.start, self._early.end)
        else:
            self._seek(at)

    def _show_part(self, part: int) -> None:
        """Turn to one recording, at its beginning."""
        self._part, self._at, self._until = part, 0.0, 0.0
        self._view.show_part(self._tape, part)
        self._view.show_kind(self._tape, part, self._kind)
        self._show_place()

    def _show_place(self) -> None:
        self._view.show_place(self._at, begun=self._deck.playing or self._at > 0.0)
        place = self._asked_for - len(self._to_play)
        told = f"{place} of {self._asked_for}: " if self._asked_for > 1 else ""
        moment = f"{told}{self._moment.label}" if self._moment is not None else ""
        state = state_line(self._at, self._length, SPEEDS[self._speed], moment, playing=self._deck.playing)
        self._view.show_state(self._tape, self._part, state)

    @property
    def _length(self) -> float:
        """Seconds of this recording."""
        return self._tape.seconds(self._part)

    def _play(self, start: float, end: float) -> None:
        """Play this stretch of this recording, where there is sound; as soon as it is read."""
        samples = self._tape.samples(self._part)
        self._early = Span(start, end) if samples is None else None
        if samples is None:
            return
        self._at, self._until = start, end
        self._deck.play(samples, Span(start, end), SPEEDS[self._speed])
        self._show_place()

    def _turn_to(self, moment: Moment) -> None:
        """Show the recording that a moment lies in, and the moment in it."""
        part = self._tape.part_of(moment)
        if part is not None and part != self._part:
            self._deck.stop()
            self._show_part(part)
        self._view.point_at(moment)

    def _play_moment(self, moment: Moment) -> None:
        """Play exactly this moment, from the recording it lies in."""
        self._moment = moment
        self._turn_to(moment)
        span = audible_span(moment, self._length)
        self._play(span.start, span.end)

    def _play_next(self) -> None:
        self._play_moment(self._to_play.popleft())

    def _leave_moments(self) -> None:
        """From here on it is the person who leads."""
        self._to_play.clear()
        self._asked_for = 0
        self._moment = None
        self._early = None

    @on(Deck.At)
    def _hear(self, message: Deck.At) -> None:
        self._at = message.seconds
        self._show_place()

    @on(Deck.Over)
    def _stretch_over(self, message: Deck.Over) -> None:
        if not message.failed:
            self._at = self._until
            if self._to_play:
                self._play_next()
                return
        self._leave_moments()
        self._show_place()

    def action_play_pause(self) -> None:
        """Play on from here, or stop here."""
        if self._deck.playing:
            self._deck.stop()
            self._leave_moments()
            self._show_place()
            return
        self._leave_moments()
        self._play(0.0 if self._at > self._length - 0.1 else self._at, self._length)

    def _seek(self, seconds: float, *, playing: bool | None = None) -> None:
        """Go there, and play on from there where it played before or `playing` says so."""
        playing = self._deck.playing if playing is None else playing
        self._leave_moments()
        self._at = min(self._length, max(0.0, seconds))
        if playing and self._tape.samples(self._part) is not None:
            self._play(self._at, self._length)
        else:
            self._show_place()

    def action_step(self, seconds: float) -> None:
        """Back or on by so many seconds."""
        self._seek(self._at + seconds)

    def action_seek(self, share: float) -> None:
        """To the start (0) or the end (1)."""
        self._seek(share * self._length)

    def action_faster(self, step: int) -> None:
        """The next speed up or down, at once."""
        self._speed = min(len(SPEEDS) - 1, max(0, self._speed + step))
        if self._deck.playing:
            self._play(self._at, self._until)
        self._show_place()

    def action_jump(self, step: int) -> None:
        """To the next or previous moment of the chosen kind; playing goes on from there."""
        playing = self._deck.playing
        at = self._at if self._at or playing else -1.0
        listed = of_kind(self._tape.moments, self._kind)
        moment = jump(listed, self._tape.parts[self._part].follow_up, at, forward=step > 0, playing=playing)
        if moment is None:
            self.app.bell()
            return
        self._turn_to(moment)
        self._seek(audible_span(moment, self._length).start, playing=playing)

    def action_kind(self, name: str) -> None:
        """Jump by this kind of moment, and list it."""
        self._kind = MomentKind[name]
        self._view.point_at_none()
        self._view.show_kind(self._tape, self._part, self._kind)

    def action_turn_kind(self, step: int) -> None:
        """Jump by the next kind of moment."""
        kinds = list(KINDS)
        self.action_kind(kinds[(kinds.index(self._kind) + step) % len(kinds)].name)

    def action_part(self, step: int) -> None:
        """To the recording of the next or previous follow-up."""
        self.action_go_part(self._part + step)

    def action_go_part(self, part: int) -> None:
        """To this recording of the take, 0 being the answer itself."""
        if 0 <= part < len(self._tape.parts):
            self._deck.stop()
            self._leave_moments()
            self._show_part(part)

    def action_read(self, step: int) -> None:
        """A page of the words up or down."""
        self._view.turn_page(step)

    def action_play_listed(self) -> None:
        """Play exactly the moment that is highlighted."""
        self._view.play_listed()

    @on(OptionList.OptionSelected)
    def _play_one(self, event: OptionList.OptionSelected) -> None:
        self._leave_moments()
        self._play_moment(self._view.listed(event.option_index))

    @on(Waveform.Sought)
    def _seek_in_picture(self, message: Waveform.Sought) -> None:
        self._seek(message.seconds)

    @on(LitTranscript.Sought)
    def _play_from_word(self, message: LitTranscript.Sought) -> None:
        self._seek(message.seconds, playing=True)
