"""The screen on which two takes of one question stand side by side: what was won and lost, and both to be heard."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from voice_interviewer.core.comparison import compare
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.program import Library, PackShelf, Player
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Crashed, Replay
from voice_interviewer.tui.replay.comparison_view import ComparisonView
from voice_interviewer.tui.replay.deck import Deck
from voice_interviewer.tui.replay.take_panel import TakePanel
from voice_interviewer.tui.replay.tape import Sound, asked_question, sounds_of
from voice_interviewer.tui.replay.waveform import Waveform

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Question

NAMES = ("older", "newer")
STEP_SECONDS = 2.0
_STEPS = Binding.Group("2 s", compact=True)
_TAKES = Binding.Group("Hear", compact=True)
_SCROLL = Binding.Group("Read", compact=True)


class CompareScreen(Screen[None]):
    """Two takes, the older first."""

    CSS_PATH = "compare.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "hear(0)", "Older", group=_TAKES, priority=True),
        Binding("2", "hear(1)", "Newer", group=_TAKES, priority=True),
        Binding("space", "play_pause", "Play", priority=True),
        Binding("left", f"step({-STEP_SECONDS})", "2 s back", group=_STEPS, priority=True),
        Binding("right", f"step({STEP_SECONDS})", "2 s on", group=_STEPS, priority=True),
        Binding("tab,shift+tab", "turn", "Other", priority=True),
        Binding("enter,o", "open", "Open", priority=True),
        Binding("up,k", "scroll(-1)", "Up", group=_SCROLL, priority=True),
        Binding("down,j", "scroll(1)", "Down", group=_SCROLL, priority=True),
        Binding("q,escape", "dismiss", "Back"),
    ]

    class Loaded(Message):
        """The sound of both takes, and the question where its pack can be read."""

        def __init__(self, sounds: tuple[Sound, ...], question: "Question | None") -> None:
            super().__init__()
            self.sounds = sounds
            self.question = question

    def __init__(
        self,
        older: tuple[Session, Answer],
        newer: tuple[Session, Answer],
        *,
        player: Player,
        library: Library,
        packs: PackShelf,
    ) -> None:
        super().__init__()
        self._takes = (older, newer)
        self._player = player
        self._library = library
        self._packs = packs
        self._deck = Deck(player)
        self._panels = tuple(TakePanel(side, NAMES[side], *take) for side, take in enumerate(self._takes))
        self._side = 1
        """The take that keys are about."""

    def compose(self) -> ComposeResult:
        """The question, both takes, and what changed between them."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("Two takes", id="where")
        with Container(id="desk"), Container(id="compare"):
            yield Static(Content.styled(self._takes[1][1].question_text, "bold"), id="compare-question")
            with Container(id="takes"):
                yield from self._panels
            with VerticalScroll(id="changes", can_focus=False):
                yield ComparisonView(id="comparison")
        yield self._deck
        yield Footer()

    def on_mount(self) -> None:
        """Compare at once; sound and question are read meanwhile."""
        self.query_one("#changes").border_title = "From older to newer"
        self._compare(None)
        self._choose(self._side)
        self._load()

    def stop_work(self) -> None:
        """Fall silent, for the program leaves."""
        self._deck.stop()

    def _compare(self, question: "Question | None") -> None:
        (_, older), (_, newer) = self._takes
        self.query_one(ComparisonView).show(compare(older, newer, question))

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def _load(self) -> None:
        try:
            question = asked_question(self._packs, *self._takes[1])
            sounds = [sounds_of(self._player, self._library, session, (answer,)) for session, answer in self._takes]
            self.post_message(self.Loaded(tuple(each[0] for each in sounds), question))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        self._compare(message.question)
        for panel, sound in zip(self._panels, message.sounds, strict=True):
            panel.show(sound)

    @property
    def _panel(self) -> TakePanel:
        return self._panels[self._side]

    def _choose(self, side: int) -> None:
        """Turn to one take; the other falls silent."""
        if side != self._side:
            self._silence()
        self._side = side
        for panel in self._panels:
            panel.set_class(panel.side == side, "-chosen")

    def _silence(self) -> None:
        self._deck.stop()
        self._panel.show_place(self._panel.at, playing=False)

    def _play(self, at: float) -> None:
        panel = self._panel
        if panel.samples is not None:
            self._deck.play(panel.samples, Span(at, panel.seconds), 1.0)
            panel.show_place(at, playing=True)

    @on(Deck.At)
    def _hear(self, message: Deck.At) -> None:
        self._panel.show_place(message.seconds, playing=True)

    @on(Deck.Over)
    def _over(self, message: Deck.Over) -> None:
        self._panel.show_place(self._panel.at if message.failed else self._panel.seconds, playing=False)

    def action_hear(self, side: int) -> None:
        """Play this take, or silence it."""
        self._choose(side)
        self.action_play_pause()

    def action_play_pause(self) -> None:
        """Play the chosen take on from where it is, or stop there."""
        if self._deck.playing:
            self._silence()
            return
        panel = self._panel
        self._play(0.0 if panel.at > panel.seconds - 0.1 else panel.at)

    def action_step(self, seconds: float) -> None:
        """Back or on by so many seconds in the chosen take."""
        self._seek(self._panel.at + seconds)

    def _seek(self, seconds: float) -> None:
        at = min(self._panel.seconds, max(0.0, seconds))
        if self._deck.playing:
            self._play(at)
        else:
            self._panel.show_place(at, playing=False)

    def action_turn(self) -> None:
        """To the other take."""
        self._choose(1 - self._side)

    def action_open(self) -> None:
        """Open the chosen take in its replay."""
        self._silence()
        self.post_message(Replay(*self._takes[self._side]))

    def action_scroll(self, step: int) -> None:
        """Read on in what changed, or back."""
        self.query_one("#changes", VerticalScroll).scroll_relative(y=step, animate=False)

    @on(TakePanel.Clicked)
    def _clicked(self, message: TakePanel.Clicked) -> None:
        self.action_hear(message.side)

    @on(Waveform.Sought)
    def _sought(self, message: Waveform.Sought) -> None:
        panel = next(each for each in self._panels if message.wave in each.children)
        self._choose(panel.side)
        self._seek(message.seconds)
