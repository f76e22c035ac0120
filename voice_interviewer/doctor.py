"""Whether an interview would work on this machine, part by part, and how to mend what would not."""

import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.paths import HOME_VARIABLE, Home

OLDEST_PYTHON = (3, 11)
FULL_BYTES = 100_000_000
"""Less free space is a problem: an interview's recordings take up to 2 MB a minute, written as they are spoken."""
TIGHT_BYTES = 1_000_000_000
"""Less free space is a warning: models and a few dozen sessions want as much."""


class State(StrEnum):
    """What a check found."""

    OK = "ok"
    WARNING = "warning"
    """An interview works, but not everything does."""
    PROBLEM = "problem"
    """An interview with the present settings does not work."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part that an interview needs."""

    name: str
    state: State
    finding: str
    """One line: what was found."""
    remedy: str = ""
    """One line: how to mend it; empty where nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder that the program keeps."""

    path: Path
    meaning: str
    bytes: int | None
    """What it holds on disk; None where it is not there yet."""


class Device(Protocol):
    """What a check needs to know of a sound device."""

    @property
    def name(self) -> str:
        """As `devices` shows it."""

    @property
    def input_channels(self) -> int:
        """Channels it records; 0 where it is no microphone."""

    @property
    def output_channels(self) -> int:
        """Channels it plays; 0 where it is no speaker."""

    @property
    def is_default_input(self) -> bool:
        """Whether it is the microphone used where none is named."""

    @property
    def is_default_output(self) -> bool:
        """Whether it is the speaker used where none is named."""


class Model(Protocol):
    """What a check needs to know of a model."""

    @property
    def state(self) -> str:
        """`present`, `missing` or `damaged`."""

    @property
    def problems(self) -> tuple[str, ...]:
        """A line a file that is missing or wrong."""

    @property
    def remedy(self) -> str:
        """What to do where it is not present."""


class Judge(Protocol):
    """What a check needs to know of a judge of key points."""

    @property
    def method(self) -> str:
        """Its version."""

    @property
    def why_no_probability(self) -> str | None:
        """Why it has no trained model; None where it has one."""


class Loading(Protocol):
    """Something that is loaded before it is used."""

    @property
    def load(self) -> Callable[[], None]:
        """Loads it, or raises one of our errors."""


def check_python(version: tuple[int, int] = sys.version_info[:2]) -> Check:
    """The Python that runs this."""
    finding = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}."
    if version >= OLDEST_PYTHON:
        return Check("Python", State.OK, finding)
    needed = ".".join(map(str, OLDEST_PYTHON))
    return Check("Python", State.PROBLEM, finding, f"Install Python {needed} or newer and set the program up with it.")


def check_home(home: Home, free_bytes: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free) -> Check:
    """Whether the home folder (or the nearest folder above it that exists) takes files, and how much room is left."""
    nearest = next((each for each in (home.root, *home.root.parents) if each.exists()), home.root)
    elsewhere = f"or set {HOME_VARIABLE} to another folder."
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
        free = free_bytes(nearest)
    except OSError as error:
        return Check(
            "Home folder",
            State.PROBLEM,
            f"{home.root} cannot be written: {error.strerror or error}.",
            f"Make {nearest} a folder that you may write, {elsewhere}",
        )
    finding = f"{home.root}, {in_words(free)} free."
    if free < FULL_BYTES:
        return Check("Home folder", State.PROBLEM, finding, f"Free some space on that disk, {elsewhere}")
    if free < TIGHT_BYTES:
        return Check("Home folder", State.WARNING, finding, f"Free some space on that disk soon, {elsewhere}")
    return Check("Home folder", State.OK, finding)


def check_attempt(name: str, attempt: Callable[[], str], failing: State = State.PROBLEM) -> Check:
    """Try a part for real: what `attempt` returns is the finding, what it raises of our errors is what is wrong."""
    try:
        return Check(name, State.OK, attempt())
    except VoiceInterviewerError as error:
        return Check(name, failing, error.what, error.remedy)


def check_model(name: str, status: Callable[[], Model]) -> Check:
    """Whether all files of a model are there in their right sizes."""
    label = f"Model {name}"
    try:
        found = status()
    except VoiceInterviewerError as error:
        return Check(label, State.PROBLEM, error.what, error.remedy)
    if found.state == "present":
        return Check(label, State.OK, "There, each file of the right size (`models verify` compares the hashes).")
    return Check(label, State.PROBLEM, found.problems[0] if found.problems else f"It is {found.state}.", found.remedy)


def check_judge(made: Callable[[], tuple[Judge, Sequence[Loading]]]) -> Check:
    """Which judge holds answers against key points, and whether its model loads."""
    name = "Judge of key points"
    judge, loading = made()

    def load() -> str:
        for each in loading:
            each.load()
        return f"The trained judge ({judge.method})."

    attempt = check_attempt(name, load)
    if judge.why_no_probability is not None:
        return Check(name, State.WARNING, judge.why_no_probability, "Install the program again: the model is in it.")
    return attempt


def check_sound(
    list_devices: Callable[[], Sequence[Device]], microphone: str, speaker: str, *, speaks: bool
) -> tuple[Check, ...]:
    """PortAudio, the microphone and the speaker; names as the settings give them, empty for the system's default.

    Without a voice (`speaks` is False) a missing speaker is a warning.
    """
    try:
        devices = list_devices()
    except VoiceInterviewerError as error:
        without = "" if "--candidate demo" in error.remedy else " Without sound: --candidate demo --voice none"
        return (Check("PortAudio", State.PROBLEM, error.what, error.remedy + without),)
    named = [device.name for device in devices if device.input_channels]
    default = [device.name for device in devices if device.is_default_input]
    demo = "or hear the built-in candidate: voice-interviewer interview --candidate demo"
    checks = [
        Check("PortAudio", State.OK, f"{_count(len(devices), 'device')}; `voice-interviewer devices` shows them."),
        _check_device("Microphone", named, default, microphone, f"Plug one in, {demo}", State.PROBLEM),
    ]
    named = [device.name for device in devices if device.output_channels]
    default = [device.name for device in devices if device.is_default_output]
    silent = "Plug one in, or have the questions shown only: voice-interviewer interview --voice none"
    failing = State.PROBLEM if speaks else State.WARNING
    return (*checks, _check_device("Speaker", named, default, speaker, silent, failing))


def _check_device(
    kind: str, names: Sequence[str], default: Sequence[str], wanted: str, none_there: str, failing: State
) -> Check:
    lower = kind.lower()
    if not names:
        return Check(kind, failing, f"There is no {lower}.", none_there)
    if wanted:
        exact = [name for name in names if name == wanted]
        found = exact or [name for name in names if wanted.casefold() in name.casefold()]
        if len(set(found)) == 1:
            return Check(kind, State.OK, f"“{found[0]}”, as the settings say.")
        fits = f"fits {len(found)} devices" if found else "is not there"
        remedy = f"Set `{lower}` in the settings to one of these: {', '.join(names)}."
        return Check(kind, failing, f"The {lower} “{wanted}” of the settings {fits}.", remedy)
    if default:
        return Check(kind, State.OK, f"“{default[0]}”, the system's default of {len(names)}.")
    remedy = f"Set `{lower}` in the settings to one of these: {', '.join(names)}."
    return Check(kind, failing, f"The system names no default {lower}.", remedy)


def check_packs(faults: Callable[[], Sequence[object]], packs: int) -> Check:
    """Whether the question packs, ours and the person's, are free of faults; `packs` is how many there are."""
    try:
        found = faults()
    except VoiceInterviewerError as error:
        return Check("Question packs", State.WARNING, error.what, error.remedy)
    if not found:
        return Check("Question packs", State.OK, f"{_count(packs, 'pack')}, no fault in them.")
    remedy = "`voice-interviewer packs check` shows every fault with its line."
    return Check("Question packs", State.WARNING, f"{_count(len(found), 'fault')}; the first: {found[0]}", remedy)


def check_search(full_text: bool) -> Check:
    """How a search in everything said is done: by SQLite's full-text search, or by reading every word."""
    how = "with full-text search" if full_text else "without full-text search (FTS5): searching takes longer"
    return Check("Search", State.OK, f"SQLite {sqlite3.sqlite_version} {how}.")


def works(checks: Sequence[Check]) -> bool:
    """Whether an interview with the present settings would work."""
    return all(check.state is not State.PROBLEM for check in checks)


def places(home: Home) -> tuple[Place, ...]:
    """Every file and folder that the program keeps, and what a kill or SQLite left beside them."""
    kept = [
        (home.settings, "your settings; write it yourself, the defaults hold without it"),
        (home.sessions, "one folder a session: session.json and the recordings"),
        (home.models, "the models that `models pull` fetched"),
        (home.packs, "your own question packs"),
        (home.reports, "what you exported without naming another folder"),
        (home.index, "what all sessions hold, to list and search them at once; made anew when it is deleted"),
        (home.voice_cache, "questions as they were spoken, to start sooner; safe to delete"),
        (home.speaking, "a sentence while the system's voice says it; after a kill until an interview a minute later"),
        (home.log, "what went wrong, without a word of what was said; safe to delete"),
        (home.former_log, "the log before it, once that grew to a megabyte; safe to delete"),
    ]
    left = "left where the program was killed while it wrote your settings; safe to delete"
    kept += [(each, left) for each in sorted(home.root.glob(f".{home.settings.name}.*.tmp"))]
    beside = "SQLite's own notes on the index, while the program runs or after a kill"
    kept += [(each, beside) for each in sorted(home.root.glob(f"{home.index.name}-*"))]
    return tuple(Place(path, meaning, _bytes_below(path)) for path, meaning in kept)


def in_words(size: int) -> str:
    """A number of bytes for people: 12 kB, 3.4 MB, 5.6 GB."""
    if size < 1_000_000:
        return f"{-(-size // 1000)} kB"
    return f"{size / 1e6:.1f} MB" if size < 1_000_000_000 else f"{size / 1e9:.1f} GB"


def _bytes_below(path: Path) -> int | None:
    """Bytes of a file, or of all files below a folder; what cannot be read counts nothing."""
    if not path.exists():
        return None
    total = 0
    for each in [path] if path.is_file() else path.rglob("*"):
        try:
            total += each.lstat().st_size if each.is_file() and not each.is_symlink() else 0
        except OSError:
            continue
    return total


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
