"""One of several takes: when it was, its sound as a picture, and where the ear is in it."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from voice_interviewer.core.moments import MomentKind, moments_of
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.tui.replay.lines import day, problem_lines, state_line
from voice_interviewer.tui.replay.tape import Sound, samples_of
from voice_interviewer.tui.replay.waveform import Waveform

if TYPE_CHECKING:
    from voice_interviewer.core.sound.audio import Samples


class TakePanel(Vertical):
    """A take to be looked at and listened to."""

    class Clicked(Message):
        """The person clicked on a take, beside its picture."""

        def __init__(self, side: int) -> None:
            super().__init__()
            self.side = side

    def __init__(self, side: int, name: str, session: Session, answer: Answer) -> None:
        super().__init__(id=f"take-{side}")
        self.side = side
        """Its place among the takes, from 0; its key is one more."""
        self._name = name
        self._session = session
        self._answer = answer
        self._sound: Sound = None
        self.at = 0.0
        """Where the ear is, seconds."""

    def compose(self) -> ComposeResult:
        """The picture and a line below it."""
        yield Waveform()
        yield Static("", classes="take-state")

    def on_mount(self) -> None:
        """Say which take it is."""
        take = f" · take {self._answer.take}"
        self.border_title = Content(f"{self.side + 1}  {self._name}{take} · {day(self._session)}")
        self.show(None)

    @property
    def samples(self) -> "Samples | None":
        """The sound, where there is any."""
        return samples_of(self._sound)

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return self._answer.seconds if self.samples is None else self.samples.size / SAMPLE_RATE

    def show(self, sound: Sound) -> None:
        """Picture this sound."""
        self._sound = sound
        wave = self.query_one(Waveform)
        wave.show(self.samples, self._answer.speech, self.seconds)
        wave.mark([each for each in moments_of(self._answer) if each.follow_up is None], MomentKind.FILLER)
        self.show_place(self.at, playing=False)

    def show_place(self, at: float, *, playing: bool) -> None:
        """Show where the ear is (seconds), and whether it hears this take."""
        self.at = at
        self.query_one(Waveform).at = at
        problem = problem_lines(self._answer, self._sound)
        line = state_line(at, self.seconds, 1.0, "", playing=playing) if problem is None else problem
        self.query_one(".take-state", Static).update(line, layout=False)

    def on_click(self, event: events.Click) -> None:
        """Play or silence it; a click on the picture seeks instead."""
        if not isinstance(event.widget, Waveform):
            self.post_message(self.Clicked(self.side))
