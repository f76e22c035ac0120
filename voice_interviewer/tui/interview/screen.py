"""The screen on which an interview is held: the question, whose turn it is, the level, the clock, the words."""

import asyncio
import queue
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.widgets import Static

from voice_interviewer.core.events import Command, Draft, Event, Following, InterviewEnded, Rating
from voice_interviewer.errors import DeviceError
from voice_interviewer.interview.prepared import AcceptDemo, Prepare, Prepared, Tell
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.interview.floor_badge import FloorBadge, Stage
from voice_interviewer.tui.interview.keys import KEYS, READING, offered
from voice_interviewer.tui.interview.offer import Instead, OfferScreen
from voice_interviewer.tui.interview.page import InterviewPage
from voice_interviewer.tui.interview.thread import Happened, InterviewThread
from voice_interviewer.tui.interview.typing_desk import TypingDesk
from voice_interviewer.tui.messages import Crashed, InterviewOver
from voice_interviewer.tui.result.self_rating import SelfRating

ANSWER_CHECK_SECONDS = 0.1
"""How often the interview's thread, waiting for the person to answer, looks whether the program is being left."""

HAND_IN_SECONDS = 0.2
"""How long leaving waits for the last letters; what was typed before them is kept anyway."""


class InterviewScreen(Screen[None]):
    """Shows the events of one interview and sends the person's wishes."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self, prepare: Prepare, prepare_typed: Prepare, *, typed: bool = False) -> None:
        """The second way is taken where there is no microphone and the person wants to type.

        `typed`: whether that is wished from the start.
        """
        super().__init__()
        self._wishes_typed = typed
        self._prepare_spoken = prepare
        self._prepare_typed = prepare_typed
        self._instead = Instead.LEAVE
        self.thread = InterviewThread(self._prepare)

    def compose(self) -> ComposeResult:
        """Top to bottom in the order in which it is needed."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("", id="where")
        with Container(id="desk"):
            yield InterviewPage(typed=self._wishes_typed, id="page")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Paint first, then begin."""
        self.call_after_refresh(self.hold_interview)

    def on_unmount(self) -> None:
        """Let the interview's thread end, however the screen was left."""
        self.thread.cancelled.set()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def hold_interview(self) -> None:
        """Prepare the interview, now that there is something to look at, and hold it."""
        self.thread.run(self._accept_demo, self.app.notify, self.post_message)

    def _prepare(self, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        try:
            return self._prepare_spoken(accept_demo, tell)
        except DeviceError:
            if self._instead is not Instead.TYPE:
                raise
            return self._prepare_typed(accept_demo, tell)

    def _accept_demo(self, problem: str) -> bool:
        """Ask the person, on the interview's own thread; leaving the program is a no."""
        said: queue.SimpleQueue[Instead | None] = queue.SimpleQueue()
        self.app.call_from_thread(self.app.push_screen, OfferScreen(problem), said.put)
        while not self.thread.cancelled.is_set():
            with suppress(queue.Empty):
                self._instead = said.get(timeout=ANSWER_CHECK_SECONDS) or Instead.LEAVE
                break
        return self._instead is Instead.WATCH

    @on(Happened)
    def _happened(self, message: Happened) -> None:
        if not isinstance(message.event, InterviewEnded):
            self.show(message.event)
        elif not self.thread.cancelled.is_set():
            self.post_message(InterviewOver(self.thread))

    @on(Crashed)
    def _crashed(self, message: Crashed) -> None:
        message.stop()
        self.post_message(InterviewOver(self.thread))

    @property
    def page(self) -> InterviewPage:
        """What is shown."""
        return self.query_one(InterviewPage)

    @property
    def typed(self) -> bool:
        """Whether the answers are typed."""
        return self.thread.prepared is not None and self.thread.prepared.typed

    @property
    def speaks(self) -> bool:
        """Whether there is a voice, which can be slowed down."""
        return self.thread.prepared is not None and self.thread.prepared.speaks

    @property
    def hint(self) -> str:
        """What would nudge the person now; empty where nothing does, and in live mode."""
        return self.page.hint

    @property
    def following(self) -> Following:
        """What comes when the result is read."""
        return self.page.following

    @property
    def reading(self) -> bool:
        """Whether nothing is spoken or recorded until the person presses a key."""
        return self.stage in READING

    @property
    def stage(self) -> Stage:
        """What the interview is doing; it is being prepared while the screen is not drawn yet."""
        pages = self.query(InterviewPage)
        return pages.first().stage if pages else Stage.PREPARING

    def show(self, event: Event) -> None:
        """Bring one event onto the screen."""
        self.page.prepared = self.thread.prepared
        self.page.show(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something now."""
        return offered(self, action, parameters)

    def action_command(self, name: str) -> None:
        """Ask the interview for what the key stands for."""
        command = Command(name)
        self.query_one(FloorBadge).acknowledge(command)
        self.thread.commands.send(command)

    def action_typing(self, name: str) -> None:
        """The same, while the letters are needed for the answer."""
        if name == "hint":
            self.action_hint()
        else:
            self.page.when_typed(lambda text: self._send_typed(text, Command(name)))

    def _send_typed(self, text: str, command: Command) -> None:
        self.thread.commands.send(Draft(text))
        self.thread.commands.send(command)

    async def hand_in(self) -> None:
        """Let the interview have what is typed to the last letter, before the program is left."""
        if not self.typed or self.stage not in (Stage.ASKING, Stage.TYPING, Stage.PAUSED):
            return
        handed_in = asyncio.Event()

        def hand_over(text: str) -> None:
            self.thread.commands.send(Draft(text))
            handed_in.set()

        self.page.when_typed(hand_over)
        with suppress(TimeoutError):
            async with asyncio.timeout(HAND_IN_SECONDS):
                await handed_in.wait()

    def action_go_on(self, following: str) -> None:
        """I have read the result, or my break or pause is over."""
        self.action_command(Command.DONE)

    def action_again(self) -> None:
        """Let me answer this question once more."""
        self.action_command(Command.REPEAT)

    def action_hint(self) -> None:
        """Nudge me."""
        self.page.nudge()

    def action_rate(self, stars: int) -> None:
        """This is what I think of my answer; 0: I would rather not say. Shows the result."""
        if stars:
            self.thread.commands.send(Rating(stars))
        self.page.reveal(stars or None)

    @on(SelfRating.Rated)
    def _rated(self, message: SelfRating.Rated) -> None:
        message.stop()
        if self.stage is Stage.RATING:
            self.action_rate(message.stars)

    @on(TypingDesk.Typed)
    def _typed(self, message: TypingDesk.Typed) -> None:
        message.stop()
        self.thread.commands.send(Draft(message.text))
