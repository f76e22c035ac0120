"""Long work: what is being done, how far it is, and a key to cancel it."""

import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, ProgressBar, Static

from voice_interviewer.core.work import Step, Work
from voice_interviewer.told import told
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Crashed


class Phase(StrEnum):
    """How far the screen is."""

    ASKING = "asking"
    WORKING = "working"
    STOPPING = "stopping"
    FAILED = "failed"


class WorkScreen(ModalScreen[bool]):
    """Does the work on a thread; gives True once all of it is done, False where it was cancelled or failed."""

    CSS_PATH = "work.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "begin", "Yes"),
        Binding("n,escape,q", "decline", "Not now"),
        Binding("c,escape,q", "cancel", "Cancel"),
        Binding("enter,escape,q", "close", "Close"),
    ]

    class Stepped(Message):
        """The work has come this far."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

        def can_replace(self, message: Message) -> bool:
            """Only the newest step matters."""
            return isinstance(message, WorkScreen.Stepped)

    class Ended(Message):
        """The work is over; whether all of it was done."""

        def __init__(self, whole: bool) -> None:
            super().__init__()
            self.whole = whole

    def __init__(self, title: str, work: Work, ask: str = "", yes: str = "Yes") -> None:
        """With `ask` the person is asked first; `yes` is what the button for it says."""
        super().__init__()
        self._title = title
        self._work = work
        self._ask = ask
        self._yes = yes
        self._cancelled = threading.Event()
        self.phase = Phase.ASKING if ask else Phase.WORKING

    def compose(self) -> ComposeResult:
        """The title, what is being done, the bar, and the way out."""
        with Vertical(id="work"):
            yield Static(Content(self._title), id="work-title")
            yield Static(Content(self._ask), id="work-what")
            with Horizontal(id="work-progress"):
                yield ProgressBar(id="work-bar", show_eta=False)
                yield Static("", id="work-amount")
            with Horizontal(id="work-buttons"):
                yield Button("Not now (n)", id="work-decline")
                yield Button(Content(f"{self._yes} (y)"), id="work-begin", variant="primary")
                yield Button("Cancel (c)", id="work-cancel")
                yield Button("Close (Enter)", id="work-close")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin, unless the person is asked first."""
        self._enter(self.phase)
        if self.phase is Phase.WORKING:
            self._run()

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self.stop_work()

    def stop_work(self) -> None:
        """Let the work end soon."""
        self._cancelled.set()

    @work(thread=True, exit_on_error=False)
    def _run(self) -> None:
        try:
            for step in self._work(self._cancelled):
                self.post_message(self.Stepped(step))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))
        else:
            self.post_message(self.Ended(not self._cancelled.is_set()))

    @on(Stepped)
    def _show_step(self, message: Stepped) -> None:
        if self.phase is not Phase.WORKING:
            return
        step = message.step
        self.query_one("#work-what", Static).update(Content(step.what))
        self.query_one(ProgressBar).update(total=step.of or None, progress=step.done)
        self.query_one("#work-amount", Static).update(Content(amount(step)))

    @on(Ended)
    def _over(self, message: Ended) -> None:
        self.dismiss(message.whole)

    @on(Crashed)
    def _failed(self, message: Crashed) -> None:
        """Say what went wrong here, where the person is looking."""
        message.stop()
        if self._cancelled.is_set():
            told(message.error)  # an error of nobody's foreseeing still goes to the log
            self.dismiss(False)
            return
        self._enter(Phase.FAILED)
        self.query_one("#work-what", Static).update(Content(f"! {told(message.error)}"))

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.query_one("#work-progress").display = phase in (Phase.WORKING, Phase.STOPPING)
        shown = {
            Phase.ASKING: ("work-decline", "work-begin"),
            Phase.WORKING: ("work-cancel",),
            Phase.STOPPING: (),
            Phase.FAILED: ("work-close",),
        }[phase]
        for button in self.query(Button):
            button.display = button.id in shown
        if shown:
            self.query_one(f"#{shown[-1]}").focus()
        self.set_class(phase is Phase.FAILED, "-failed")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what means something now."""
        phases = {"begin": Phase.ASKING, "decline": Phase.ASKING, "cancel": Phase.WORKING, "close": Phase.FAILED}
        return phases[action] is self.phase if action in phases else True

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(str(event.button.id).removeprefix("work-"))

    def action_begin(self) -> None:
        """Yes, do it."""
        self._enter(Phase.WORKING)
        self.query_one("#work-what", Static).update("Getting ready…")
        self._run()

    def action_decline(self) -> None:
        """No, not now."""
        self.dismiss(False)

    def action_cancel(self) -> None:
        """Stop it; what is done so far is safe."""
        self._enter(Phase.STOPPING)
        self.query_one("#work-what", Static).update("Stopping…")
        self.stop_work()

    def action_close(self) -> None:
        """I have read what went wrong."""
        self.dismiss(False)


def amount(step: Step) -> str:
    """How much of it is done: `3 of 12 sessions`, `34 of 148 MB`; what is known where the end is not."""
    if step.unit == "bytes":
        whole = f"{step.of / 1e6:.0f} MB" if step.of else "MB"
        return f"{step.done / 1e6:.0f} of {whole}" if step.of else f"{step.done / 1e6:.0f} {whole}"
    of = f" of {step.of}" if step.of else ""
    return f"{step.done}{of} {step.unit}".rstrip()


def offer_of_models(missing: Sequence[str], pull: Work) -> WorkScreen:
    """The question whether to fetch what is missing (names with sizes), and the fetching of it."""
    lacking = f"An interview needs these models, which listen and write down: {', '.join(missing)}."
    ask = f"{lacking}\nThey are fetched once and stay on this machine; you can cancel and go on later."
    return WorkScreen("Some models are not here yet", pull, ask, yes="Fetch them")
