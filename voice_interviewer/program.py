"""What stands behind the front ends: everything that screens and commands ask for, each part a few calls.

`bootstrap.program()` makes one from the person's home; tests make one in memory (tests/tui/program.py). The screens are
handed the parts they need and know nothing else. Every call may block for some milliseconds at least, so screens make
them on a thread of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voice_interviewer.core.devices import DeviceDescription
    from voice_interviewer.core.practice.due import Due
    from voice_interviewer.core.practice.history import AnswerRecord, Found
    from voice_interviewer.core.questions import Pack, Question
    from voice_interviewer.core.session import Session
    from voice_interviewer.core.session_list import DamagedSession, SessionSummary
    from voice_interviewer.core.sound.audio import Samples
    from voice_interviewer.core.work import Work
    from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
    from voice_interviewer.interview.sound_checking import SoundCheck
    from voice_interviewer.settings import Settings


class SettingsKeeper(Protocol):
    """The person's settings."""

    def theme(self) -> str:
        """`dark` or `light`, read in no time, before all else; dark where the file is of no use."""

    def load(self) -> "Settings":
        """As they stand in the file. Raises SettingsError."""

    def save(self, settings: "Settings") -> None:
        """Write what differs from the file, leaving the person's own comments. Raises SettingsError, StorageError."""


class PackShelf(Protocol):
    """The question packs."""

    def pack(self, pack_id: str) -> "Pack":
        """One pack, whole. Raises UsageError, PackError."""


class Library(Protocol):
    """Everything kept of all interviews; an id means that session and, where it is gone, no other."""

    def list(self) -> "tuple[SessionSummary | DamagedSession, ...]":
        """Every session, newest first, damaged ones included. Raises StorageError."""

    def history(self) -> "tuple[AnswerRecord, ...]":
        """Every assessed answer to a question, oldest first. Raises StorageError."""

    def search(self, text: str, limit: int = 200) -> "tuple[Found, ...]":
        """Where all these words were said, newest first. Raises StorageError."""

    def load(self, session_id: str) -> "Session":
        """One session, whole. Raises UsageError, StorageError."""

    def meant(self, named: str) -> str:
        """The id of the session that a person names, by a part of its id or `last`. Raises UsageError, StorageError."""

    def find(self, session_id: str) -> Path:
        """The folder of a session. Raises UsageError, StorageError."""

    def cut_short(self, session: "Session") -> "tuple[Path, ...]":
        """Recordings of answers in whose middle the program was killed: only their sound is kept."""

    def rate(self, session_id: str, number: int, take: int, stars: int) -> None:
        """Keep what the candidate thought of an answer, 1 to 5. Raises UsageError, StorageError."""

    def delete(self, session_ids: Sequence[str]) -> None:
        """Take these sessions away for good, recordings included. Raises UsageError, StorageError."""


class Player(Protocol):
    """The speaker, for recordings and for what is read aloud besides an interview."""

    def load(self, recording: Path) -> "Samples":
        """A recording's sound, 16 kHz, shape (n,). Raises AudioFileError."""

    def play(self, samples: "Samples", start_seconds: float, end_seconds: float, speed: float) -> Iterator[float]:
        """Play a stretch at 0.75 to 1.5 times its speed, its pitch unchanged.

        Yields where on the recording's own timeline the ear is (seconds) about every 50 ms; closing it stops within
        100 ms. Raises DeviceError.
        """

    def say(self, text: str) -> Iterator[float]:
        """Read a text aloud in the interviewer's voice, yielding the seconds heard. Raises VoiceError, DeviceError."""


class Planner(Protocol):
    """When each question is due."""

    def due(
        self, history: "Sequence[AnswerRecord]", questions: "Sequence[Question]", now: datetime
    ) -> "tuple[Due, ...]":
        """One a question, the most urgent first."""


class ExportFormat(StrEnum):
    """What a session is exported as."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Program:
    """All of it."""

    prepare: "Callable[[Wishes, AcceptDemo, Tell], Prepared]"
    """Takes about a second. Raises VoiceInterviewerError for what is missing."""
    settings: SettingsKeeper
    packs: PackShelf
    library: Library
    player: Player
    planner: Planner
    devices: "Callable[[], tuple[DeviceDescription, ...]]"
    """All sound devices. Raises DeviceError."""
    rescore: "Callable[[Sequence[str]], Work]"
    """Given ids: assess these sessions anew by today's measures."""
    export: "Callable[[Sequence[str], ExportFormat, Path, bool], Work]"
    """Given ids, a format, a folder, and whether recordings shall be in it (HTML): write a report a session there."""
    reports_folder: Callable[[], Path]
    """Where reports are written unless another folder is named."""
    pull_models: "Callable[[], Work]"
    """Fetch the models that the settings name and that are missing."""
    missing_models: Callable[[], tuple[str, ...]]
    """Names of these, each with its size: `whisper-base (148 MB)`."""
    sound_check: Callable[[], "SoundCheck"]
    """Made anew for each time, by the settings of that moment. Raises SettingsError."""
    open_folder: Callable[[Path], None]
    """Show a folder in the system's file manager. Raises StorageError where there is none."""
    now: Callable[[], datetime]
    """The time, UTC."""
