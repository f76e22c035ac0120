"""Long work that reports how far it is: models fetched, sessions rescored, exported."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Step:
    """How far long work has come."""

    done: int
    of: int
    """Of the same unit as `done` (sessions, bytes); 0 where the end is not known."""
    what: str
    """What is being done now, a few words."""
    unit: str = ""
    """What `done` and `of` count: `bytes`, `sessions`; empty where the numbers alone say enough."""


Work: TypeAlias = Callable[[threading.Event], Iterator[Step]]
"""Does the work, yielding its steps; ends soon after the event is set, leaving nothing half done. Raises
VoiceInterviewerError."""
