"""What is said between the sound check and the person: the steps and findings one way, the replies the other."""

import queue
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from voice_interviewer.core.events import ChunkTranscribed, Listening, Problem, SpeakingAt
from voice_interviewer.core.sound.sound_check import SoundReport

LOOK_SECONDS = 0.05
"""How often a reply is looked for while the program waits."""


class CheckStep(StrEnum):
    """Where the check stands."""

    CHOOSE = "choose"
    """The microphone is open and its level shows; GO_ON goes on."""
    SPEAKER = "speaker"
    """The interviewer speaks; YES or NO may come at once."""
    HEARD = "heard"
    """The interviewer has spoken: YES, NO, or AGAIN."""
    SAY = "say"
    """The person says the sentence; silence or GO_ON ends it."""
    TRANSCRIBE = "transcribe"
    """What was said is being written down; the microphone is off."""
    PLAYBACK = "playback"
    """The person hears what they said; GO_ON cuts it short."""
    RESULT = "result"
    """The report is there: AGAIN says the sentence once more, GO_ON ends the check."""
    STUCK = "stuck"
    """A device cannot be used: AGAIN tries once more, GO_ON ends the check."""


class Reply(StrEnum):
    """What the person answers."""

    GO_ON = "go-on"
    YES = "yes"
    NO = "no"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The devices to check, by name; an empty name means the system's default."""

    microphone: str = ""
    speaker: str = ""


class Replies:
    """A thread-safe mailbox: the front end sends, the check takes. Chosen devices begin the check anew at any time."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Reply | Chosen] = queue.SimpleQueue()

    def send(self, reply: Reply | Chosen) -> None:
        """Leave a reply; returns at once."""
        self._waiting.put(reply)

    def take(self) -> Reply | Chosen | None:
        """The oldest reply not yet taken, or None; returns at once."""
        try:
            return self._waiting.get_nowait()
        except queue.Empty:
            return None


@dataclass(frozen=True, slots=True)
class StepBegan:
    """The next step, and what is said in it."""

    step: CheckStep
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlayingBack:
    """How far the person's own sentence was played."""

    seconds: float
    of_seconds: float


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found out."""

    report: SoundReport


CheckEvent: TypeAlias = StepBegan | Listening | SpeakingAt | ChunkTranscribed | PlayingBack | Checked | Problem


class Left(Exception):  # noqa: N818 - no error: the person has left
    """The check was cancelled."""


class Rechosen(Exception):  # noqa: N818 - no error: the person has chosen
    """Other devices are to be checked."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self.chosen = chosen


class Talk:
    """What the person replies, and whether they are still there."""

    def __init__(self, replies: Replies, cancelled: threading.Event) -> None:
        self._replies = replies
        self.cancelled = cancelled

    def take(self) -> Reply | None:
        """The next reply, if there is one. Raises Left and Rechosen."""
        if self.cancelled.is_set():
            raise Left
        reply = self._replies.take()
        if isinstance(reply, Chosen):
            raise Rechosen(reply)
        return reply

    def forget(self) -> None:
        """A key that was pressed for the last step must not act on the next one. Raises Left and Rechosen."""
        while self.take() is not None:
            pass

    def wait(self, *wanted: Reply) -> Reply:
        """Wait for one of these replies. Raises Left and Rechosen."""
        while True:
            reply = self.take()
            if reply in wanted:
                return reply
            if reply is None:
                self.cancelled.wait(LOOK_SECONDS)
