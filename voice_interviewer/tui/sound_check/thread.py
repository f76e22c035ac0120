"""The sound check on a thread of its own: it looks for devices, offers models, checks, and keeps what was chosen."""

import threading
from collections.abc import Callable

from textual.message import Message

from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.core.events import Listening
from voice_interviewer.core.work import Work
from voice_interviewer.errors import DeviceError
from voice_interviewer.interview.sound_check_talk import CheckEvent, Chosen, PlayingBack, Replies
from voice_interviewer.program import Program
from voice_interviewer.tui.messages import Crashed

LOOK_SECONDS = 0.1
"""How often the thread, waiting for the person, looks whether the screen is being left."""


class Told(Message):
    """One event of the check."""

    def __init__(self, event: CheckEvent) -> None:
        super().__init__()
        self.event = event

    def can_replace(self, message: Message) -> bool:
        """Only the newest level matters; every other event is kept."""
        newest = isinstance(self.event, Listening | PlayingBack)
        return isinstance(message, Told) and newest and type(message.event) is type(self.event)


class DevicesFound(Message):
    """What there is, and what is chosen; or why there is nothing."""

    def __init__(self, devices: tuple[DeviceDescription, ...], chosen: Chosen, problem: DeviceError | None) -> None:
        super().__init__()
        self.devices = devices
        self.chosen = chosen
        self.problem = problem


class ModelsMissing(Message):
    """What the check writes down with is not here; the thread waits until `go_on`."""

    def __init__(self, missing: tuple[str, ...], pull: Work) -> None:
        super().__init__()
        self.missing = missing
        self.pull = pull


class CheckOver(Message):
    """The person went through to the end, and the choice is kept."""


class SoundCheckThread:
    """Everything but `run` and `keep` may be called from the screen's thread."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.replies = Replies()
        self.chosen: Chosen | None = None
        """None until the settings were read."""
        self._left = threading.Event()
        self._woken = threading.Event()
        self._anew = threading.Event()
        self._cancelled = threading.Event()
        self._models_offered = False

    def choose(self, chosen: Chosen) -> None:
        """Check these devices from the start."""
        self.chosen = chosen
        self.replies.send(chosen)

    def look_again(self) -> None:
        """Look for devices, then begin anew."""
        self._anew.set()
        self._cancelled.set()
        self._woken.set()

    def go_on(self) -> None:
        """The models were fetched, or not wanted."""
        self._woken.set()

    def stop(self) -> None:
        """Let go of every device within 0.2 s."""
        self._left.set()
        self._cancelled.set()
        self._woken.set()

    def run(self, post: Callable[[Message], object]) -> None:
        """Check as often as the person asks for it; blocks. What happens is posted, nothing is raised."""
        while not self._left.is_set():
            self._anew.clear()
            self._woken.clear()
            self._cancelled = threading.Event()
            self.replies = Replies()
            if self._left.is_set():  # only now: what is left from here on cancels this check
                return
            try:
                if self._check(post):
                    self.keep()
                    post(CheckOver())
                    return
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                post(Crashed(error))
            if not self._anew.is_set():
                self._wait()

    def _wait(self) -> None:
        """Until the person wants to go on, or leaves."""
        while not self._left.is_set() and not self._woken.wait(LOOK_SECONDS):
            pass
        self._woken.clear()

    def _check(self, post: Callable[[Message], object]) -> bool:
        """One check of what there is now; False where the person did not go through to its end."""
        if self.chosen is None:
            settings = self._program.settings.load()
            self.chosen = Chosen(settings.microphone, settings.speaker)
        self._offer_models(post)
        devices, problem = self._look()
        post(DevicesFound(devices, self.chosen, problem))
        if self._left.is_set() or not any(device.input_channels for device in devices):
            return False
        cancelled = self._cancelled
        for event in self._program.sound_check().run(self.chosen, self.replies, cancelled):
            post(Told(event))
        return not cancelled.is_set()

    def _look(self) -> tuple[tuple[DeviceDescription, ...], DeviceError | None]:
        try:
            return self._program.devices(), None
        except DeviceError as error:
            return (), error

    def _offer_models(self, post: Callable[[Message], object]) -> None:
        """Once: what is declined is not offered again."""
        if self._models_offered:
            return
        self._models_offered = True
        missing = self._program.missing_models()
        if missing:
            post(ModelsMissing(missing, self._program.pull_models()))
            self._wait()

    def keep(self) -> None:
        """Keep in the settings what is chosen, and that the check was gone through or put aside; blocks.

        Raises SettingsError and StorageError.
        """
        settings = self._program.settings.load()
        changed = settings.changed("sound_checked", True)
        if self.chosen is not None:
            changed = changed.changed("microphone", self.chosen.microphone).changed("speaker", self.chosen.speaker)
        if changed != settings:
            self._program.settings.save(changed)
