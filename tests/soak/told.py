"""What a child told over its pipe, up to its end."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from tests.soak.victim import CAPTURED, RECORDING, SAVED, SAVING
from voice_interviewer.core.sound.audio import Samples

LIMIT_SECONDS = 600.0
"""How long a child may say nothing, and how long its end may take."""


@dataclass(slots=True)
class Told:
    """What a child told before its end."""

    at: list[tuple[bytes, float]] = field(default_factory=list)
    """Kind and time of each message (time.perf_counter)."""
    captured: dict[str, list[Samples]] = field(default_factory=dict)
    """The sound of each recording, block by block."""
    saved: bytes = b""
    saving: bytes = b""
    _waiting: list[Samples] = field(default_factory=list)
    """Sound for which no recording was begun yet."""
    _name: str = ""

    def note(self, message: bytes) -> None:
        kind, content = message[:1], message[1:]
        self.at.append((kind, time.perf_counter()))
        if kind == CAPTURED:
            block = np.frombuffer(content, dtype=np.int16)
            (self.captured[self._name] if self._name else self._waiting).append(block)
        elif kind == RECORDING:
            self._name = content.decode()
            self.captured[self._name], self._waiting = self._waiting, []
        elif kind == SAVING:
            self.saving = content
            if self._waiting == [] and self._name:
                self._name = ""  # the next sound is that of another answer
        elif kind == SAVED:
            self.saved = content

    def sound(self, name: str) -> Samples:
        """What was captured for a recording, shape (n,), 16 kHz."""
        return np.concatenate([np.zeros(0, dtype=np.int16), *self.captured.get(name, [])])


def messages(conn: Connection, told: Told) -> Iterator[None]:
    """Note what is told, until the child is gone."""
    while conn.poll(LIMIT_SECONDS) and take(conn, told):
        yield


def to_the_end(child: Any, conn: Connection, told: Told) -> None:
    """Note what is still told, until the child has ended."""
    with conn:
        for _ in messages(conn, told):
            pass
        child.join(LIMIT_SECONDS)
    if child.exitcode is None:
        child.kill()
        raise AssertionError(f"it did not end within {LIMIT_SECONDS:.0f} s")


def take(conn: Connection, told: Told) -> bool:
    """Note one message; False at the end."""
    try:
        told.note(conn.recv_bytes())
    except (EOFError, OSError):
        return False
    return True
