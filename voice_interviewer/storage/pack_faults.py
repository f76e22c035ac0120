"""What is wrong in a pack, where, and what to write instead."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LONGEST_PROBLEM = 300
"""Characters of a problem or a mend that are shown; a name a megabyte long does not fill the screen."""


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
    blocks: bool = True
    """Whether the pack cannot be used until it is mended; otherwise it works, only less well."""

    def __post_init__(self) -> None:
        for name in ("problem", "mend"):
            text: str = getattr(self, name)
            short = text if len(text) <= LONGEST_PROBLEM else f"{text[: LONGEST_PROBLEM - 1]}…"
            object.__setattr__(self, name, "".join(each if each.isprintable() else " " for each in short))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem} — {self.mend}"


class UnreadableError(Exception):
    """A file whose content cannot be looked at any further; carries the fault that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
