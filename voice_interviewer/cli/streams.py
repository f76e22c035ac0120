"""The standard streams, made safe to use: closed, in an encoding of few letters, steered, or read by nobody more."""

import io
import os
import sys
from typing import Any

from voice_interviewer.core.steering import spelt_out

STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


class HarmlessStream:
    """A text stream to which nothing is written that could steer a terminal, whoever named the file, device or pack."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text, what could steer a terminal spelt out; gives the characters of the text."""
        self._stream.write(spelt_out(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def make_usable() -> None:
    """Put the null device where a stream was closed; let output write `\\u201c` where its encoding lacks “.

    And `\\u001b` for what could steer a terminal.
    """
    for name, mode in STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            null = os.open(os.devnull, os.O_RDWR)
            stream = open(null, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)
        elif isinstance(stream, io.TextIOWrapper) and mode == "w" and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")
        if mode == "w" and not isinstance(stream, HarmlessStream):
            setattr(sys, name, HarmlessStream(stream))


def let_go_of_output() -> None:
    """Print into nothing from here on: whoever read it is gone."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
