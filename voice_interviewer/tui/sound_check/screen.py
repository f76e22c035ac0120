"""The sound check: choose, hear the interviewer, say a sentence, hear it back, and read what was understood."""

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from voice_interviewer.core.events import ChunkTranscribed, Listening, Problem
from voice_interviewer.core.transcript import text_of
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.interview.sound_check_talk import Checked, CheckEvent, CheckStep, PlayingBack, Reply, StepBegan
from voice_interviewer.program import Program
from voice_interviewer.told import told
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.interview.level_meter import LevelMeter
from voice_interviewer.tui.messages import Crashed, Hold
from voice_interviewer.tui.sound_check.device_list import DeviceList
from voice_interviewer.tui.sound_check.findings import SoundFindings
from voice_interviewer.tui.sound_check.thread import CheckOver, DevicesFound, ModelsMissing, SoundCheckThread, Told
from voice_interviewer.tui.sound_check.words import CARDS, NO_MICROPHONE, PLACES, Card

HEARING = (CheckStep.CHOOSE, CheckStep.SAY)
"""Steps whose level shows."""

CHOOSING = (CheckStep.CHOOSE, CheckStep.STUCK)
"""Steps in which the lists of devices show."""

ASKED = (CheckStep.SPEAKER, CheckStep.HEARD)

MEANS: dict[str, tuple[CheckStep, ...]] = {
    "go_on": (CheckStep.CHOOSE, CheckStep.SAY, CheckStep.PLAYBACK, CheckStep.RESULT, CheckStep.STUCK),
    "yes": ASKED,
    "no": ASKED,
    "again": (*ASKED, CheckStep.RESULT),
    "devices": (*ASKED, CheckStep.SAY, CheckStep.PLAYBACK, CheckStep.RESULT),
    "other_list": CHOOSING,
    "rescan": CHOOSING,
    "demo": (CheckStep.STUCK,),
    "typed": (CheckStep.STUCK,),
}
"""At which steps each key means something."""


class SoundCheckScreen(Screen[None]):
    """Leads through the check, and keeps the choice that it ends with."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", priority=True),
        Binding("y", "yes", "Yes, I hear it"),
        Binding("n", "no", "No"),
        Binding("a", "again", "Again"),
        Binding("tab", "other_list", "Lists", priority=True),
        Binding("d", "devices", "Devices"),
        Binding("r", "rescan", "Look again"),
        Binding("b", "demo", "Demo"),
        Binding("t", "typed", "Type"),
        Binding("escape,q", "skip", "Skip for now"),
    ]

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._thread = SoundCheckThread(program)
        self.step: CheckStep | None = None
        """None until the first step has begun."""
        self._is_leaving = False
        self._following: Wishes | None = None

    def compose(self) -> ComposeResult:
        """Where the check stands, what to do now, the devices, the level, and what was found."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("Sound check", id="where")
        with Container(id="desk"), Vertical(id="page"):
            yield Static("", id="steps")
            with Vertical(id="card"):
                yield Static("Looking for your microphone and your speaker…", id="say")
                yield Static("", id="advice")
            yield Static("", id="trouble")
            yield LevelMeter(id="level")
            with Horizontal(id="devices"):
                yield DeviceList("Microphone", id="microphones")
                yield DeviceList("Speaker", id="speakers")
            with VerticalScroll(id="found"):
                yield SoundFindings(id="findings")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self._show_card(Card(0, "One moment", "", ""), "")
        self._arrange()
        self._run()

    def on_unmount(self) -> None:
        """Nobody is there any more."""
        self.stop_work()

    def stop_work(self) -> None:
        """Let go of the devices."""
        self._thread.stop()

    @work(thread=True, exit_on_error=False)
    def _run(self) -> None:
        self._thread.run(self.post_message)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something now."""
        return self.step in MEANS[action] if action in MEANS else True

    @on(DevicesFound)
    def _show_devices(self, message: DevicesFound) -> None:
        microphones = [each for each in message.devices if each.input_channels]
        speakers = [each for each in message.devices if each.output_channels]
        default = next((each.name for each in microphones if each.is_default_input), None)
        self.query_one("#microphones", DeviceList).show(microphones, default, message.chosen.microphone)
        default = next((each.name for each in speakers if each.is_default_output), None)
        self.query_one("#speakers", DeviceList).show(speakers, default, message.chosen.speaker)
        self._trouble("" if message.problem is None else str(message.problem))
        if not microphones:
            self.step = CheckStep.STUCK
            self._show_card(NO_MICROPHONE, "")
            self._arrange()
            self.query_one("#devices").display = False

    @on(ModelsMissing)
    def _offer_models(self, message: ModelsMissing) -> None:
        from voice_interviewer.tui.work import offer_of_models

        self.app.push_screen(offer_of_models(message.missing, message.pull), lambda _: self._thread.go_on())

    @on(Told)
    def _take(self, message: Told) -> None:
        if self.is_attached:
            self.show(message.event)

    def show(self, event: CheckEvent) -> None:
        """Bring one event onto the screen."""
        match event:
            case StepBegan(step, text):
                self._begin(step, text)
            case Listening():
                meter = self.query_one(LevelMeter)
                meter.level_dbfs, meter.is_speech = event.level_dbfs, event.is_speech
            case ChunkTranscribed(_, words) if words:
                self.query_one(SoundFindings).show_words(text_of(words))
            case PlayingBack(seconds, of_seconds):
                self.query_one("#card").border_subtitle = f"{seconds:.0f} of {of_seconds:.0f} s"
            case Checked(report):
                self.query_one(SoundFindings).show(report)
            case Problem(what, remedy):
                self._trouble(f"{what}\n{remedy}")

    def _begin(self, step: CheckStep, text: str) -> None:
        self.step = step
        if step in (CheckStep.CHOOSE, CheckStep.SPEAKER, CheckStep.SAY):
            self._trouble("")
        if step is CheckStep.SAY:
            self.query_one(SoundFindings).show_words("")
        self._show_card(CARDS[step], f"“{text}”" if step in (*ASKED, CheckStep.SAY) else text)
        self._arrange()

    def _show_card(self, card: Card, text: str) -> None:
        shown = card.text or text
        if shown:
            self.query_one("#say", Static).update(Content(shown))
        self.query_one("#advice", Static).update(Content(card.advice))
        frame = self.query_one("#card")
        frame.border_title, frame.border_subtitle = card.title, ""
        places = [
            (f"{'●' if index == card.place else '✓' if index < card.place else '○'} {index + 1} {name}   ", style)
            for index, name in enumerate(PLACES)
            for style in ["bold $text-accent" if index == card.place else "$text-muted"]
        ]
        self.query_one("#steps", Static).update(assembled(*places))

    def _arrange(self) -> None:
        """Show what belongs to this step, and nothing else."""
        choosing = self.step in CHOOSING
        devices = self.query_one("#devices")
        if choosing and not devices.display:
            devices.display = True
            self.query_one("#microphones").focus()
        devices.display = choosing
        meter = self.query_one(LevelMeter)
        meter.active = self.step in HEARING
        meter.display = self.step in (*HEARING, CheckStep.TRANSCRIBE, CheckStep.PLAYBACK)
        found = self.query_one("#found")
        found.display = self.step in (CheckStep.TRANSCRIBE, CheckStep.PLAYBACK, CheckStep.RESULT)
        found.border_title = "What was found" if self.step is CheckStep.RESULT else "What was understood"
        if self.step is CheckStep.RESULT:
            found.scroll_home(animate=False)
            found.focus()
        self.refresh_bindings()

    def _trouble(self, text: str) -> None:
        line = self.query_one("#trouble", Static)
        line.update(Content(f"! {text}" if text else ""))
        line.display = bool(text)

    @on(Crashed)
    def _failed(self, message: Crashed) -> None:
        """Say what went wrong here, where the person is looking."""
        message.stop()
        self.step = CheckStep.STUCK
        self._show_card(CARDS[CheckStep.STUCK], "")
        self._arrange()
        self._trouble(told(message.error))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Another device: the check begins anew with it."""
        devices = event.option_list
        chosen = self._thread.chosen
        if not isinstance(devices, DeviceList) or chosen is None:
            return
        name = devices.mark(event.option_index)
        is_microphone = devices.id == "microphones"
        self._thread.choose(replace(chosen, microphone=name) if is_microphone else replace(chosen, speaker=name))
        if self.step is CheckStep.STUCK:
            self._thread.look_again()

    def action_go_on(self) -> None:
        """Choose the device under the cursor; where it is the chosen one, go on."""
        devices = self.focused
        if self.step in CHOOSING and isinstance(devices, DeviceList) and devices.at_another:
            devices.action_select()
        elif self.step is CheckStep.STUCK:
            self.action_rescan()
        else:
            self._thread.replies.send(Reply.GO_ON)

    def action_yes(self) -> None:
        """I hear the interviewer."""
        self._thread.replies.send(Reply.YES)

    def action_no(self) -> None:
        """I do not."""
        self._thread.replies.send(Reply.NO)

    def action_again(self) -> None:
        """Once more."""
        self._thread.replies.send(Reply.AGAIN)

    def action_other_list(self) -> None:
        """From the microphones to the speakers and back."""
        self.query_one("#speakers" if self.focused is self.query_one("#microphones") else "#microphones").focus()

    def action_devices(self) -> None:
        """Back to the choice of devices."""
        if self._thread.chosen is not None:
            self._thread.choose(self._thread.chosen)

    def action_rescan(self) -> None:
        """I have plugged one in, or it may work now."""
        self._thread.look_again()

    def action_demo(self) -> None:
        """Let me watch the built-in candidate."""
        self._leave(Wishes(candidate="demo"))

    def action_typed(self) -> None:
        """Let me type my answers."""
        self._leave(Wishes(typed=True))

    def action_skip(self) -> None:
        """Not now; it is offered at home, and does not come by itself again."""
        self._leave(None)

    def _leave(self, following: Wishes | None) -> None:
        if self._is_leaving:
            return
        self._is_leaving, self._following = True, following
        self._thread.stop()
        self._put_aside()

    @work(thread=True, exclusive=True, group="keep", exit_on_error=False)
    def _put_aside(self) -> None:
        try:
            self._thread.keep()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.app.post_message(Crashed(error))
        self.post_message(CheckOver())

    @on(CheckOver)
    def _over(self) -> None:
        if self._following is not None:
            self.app.post_message(Hold(self._following))
        self.dismiss()
