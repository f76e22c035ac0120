"""Question packs: found in folders, checked down to the line, and loaded as the core's questions."""

import functools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.core.questions import Pack
from voice_interviewer.errors import PackError, StorageError, UsageError
from voice_interviewer.storage.pack_errors import near_match
from voice_interviewer.storage.pack_faults import Fault
from voice_interviewer.storage.pack_lints import lint_pack
from voice_interviewer.storage.pack_reader import PACK_FILE, read_pack

SETTLED_NS = 2_000_000_000
"""A file that was written less than this ago (2 s) may change again without its times telling: it is read each time."""

MOST_KEPT = 8
"""Packs that are kept once they were read."""

__all__ = ["Fault", "PackLibrary", "check_pack", "check_packs", "load_pack"]


def load_pack(folder: Path) -> Pack:
    """Load the pack in this folder; raises PackError with the first of the faults that keep it from being used."""
    reading = read_pack(folder)
    if reading.pack is None:
        first = reading.faults[0]
        others = f" (and {len(reading.faults) - 1} more)" if len(reading.faults) > 1 else ""
        raise PackError(
            f"The pack {folder.name} cannot be used: {first.file.name}:{first.line}: {first.problem}{others}.",
            f"{first.mend[:1].upper()}{first.mend[1:]}; `voice-interviewer packs check {folder}` shows every fault.",
        )
    return reading.pack


def check_pack(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the pack in this folder, in the order of its files and lines.

    Those that keep it from being used; where there is none, those that make it serve less well.
    """
    reading = read_pack(folder)
    return reading.faults if reading.pack is None else lint_pack(folder, reading.pack, reading.rounds)


def check_packs(paths: Sequence[Path], *, advice: bool = True) -> tuple[Fault, ...]:
    """Every fault of the packs at these paths: a pack's folder, a file in it, or a folder of packs.

    Without `advice`, which takes longer, only those that keep a pack from being used.

    Raises UsageError for a path where there is nothing.
    """
    faults: list[Fault] = []
    for folder in dict.fromkeys(folder for path in paths for folder in _pack_folders(path)):
        faults.extend(check_pack(folder) if advice else read_pack(folder).faults)
    return tuple(faults)


@dataclass(frozen=True, slots=True)
class PackLibrary:
    """The packs in several folders; a pack in a later folder takes the place of one with the same id before it.

    So a person who copies one of our packs to their home and edits it is asked their own questions.
    """

    folders: tuple[Path, ...]

    def pack_folders(self) -> dict[str, Path]:
        """Where the pack of each id lies; nothing is read but names."""
        return {pack.name: pack for folder in self.folders for pack in _packs_in(folder)}

    def pack(self, pack_id: str) -> Pack:
        """Load one pack; raises UsageError for an unknown id, PackError for a pack with faults."""
        known = self.pack_folders()
        if pack_id not in known:
            near = near_match(pack_id, tuple(known))
            names = ", ".join(known) or "none"
            raise UsageError(
                f"There is no pack “{pack_id}”.",
                f"Did you mean {near}?"
                if near
                else f"The packs here: {names}; `voice-interviewer packs list` shows them.",
            )
        folder = known[pack_id]
        state = _state(folder)
        return load_pack(folder) if state is None else _pack_in_state(folder, state)


_State = tuple[tuple[str, int, int, int], ...]
"""Name, time of the last change (ns), size and number of each file of a pack."""


def _state(folder: Path) -> _State | None:
    """Tells one state of a pack's files from the next; None where they may change without being told apart."""
    try:
        files = [(file.name, file.stat()) for file in sorted(folder.glob("*.y*ml"))]
    except OSError:
        return None
    if max((each.st_mtime_ns for _, each in files), default=0) > time.time_ns() - SETTLED_NS:
        return None
    return tuple((name, each.st_mtime_ns, each.st_size, each.st_ino) for name, each in files)


@functools.lru_cache(MOST_KEPT)
def _pack_in_state(folder: Path, state: _State) -> Pack:
    """The pack as it was read when its files were in this state: reading one takes a quarter of a second."""
    return load_pack(folder)


def _packs_in(folder: Path) -> list[Path]:
    """The pack folders in a folder of packs: those that hold any YAML file, by name."""
    if not folder.is_dir():
        return []
    try:
        inside = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError as error:
        raise StorageError(
            f"The folder {folder} cannot be read: {error.strerror or type(error).__name__}.", "Check its rights."
        ) from error
    return [path for path in inside if any(path.glob("*.y*ml"))]


def _pack_folders(path: Path) -> list[Path]:
    if path.is_file():
        return [path.absolute().parent]
    if (path / PACK_FILE).exists():
        return [path]
    packs = _packs_in(path)
    if packs:
        return packs
    if any(path.glob("*.y*ml")):
        return [path]
    raise UsageError(f"There is no pack at {path}.", "Name a pack's folder, a file in it, or a folder of packs.")
