"""What is wrong in a pack, where, and what to write instead."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A line of a file."""

    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a pack that has to be mended."""

    file: Path
    line: int
    """From 1; 1 as well where the whole file is meant."""
    problem: str
    """What is wrong, in one line."""
    mend: str
    """What to write instead, in one line."""

    def __post_init__(self) -> None:
        for name in ("problem", "mend"):
            shown = "".join(each if each.isprintable() else " " for each in getattr(self, name))
            object.__setattr__(self, name, shown)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem} — {self.mend}"


class UnreadableError(Exception):
    """A file whose content cannot be looked at any further; carries the fault that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
