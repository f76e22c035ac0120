"""Keeps what native libraries print to standard error off the person's screen."""

import ctypes
import errno
import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_lock = threading.Lock()
_depth = 0
_kept: int | None = None
_silences_broken = 0


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Point file descriptor 2 at the null device for a moment; may be nested, and used from several threads at once.

    Everything the process writes to descriptor 2 meanwhile is lost, the screen of a running Textual program included,
    unless that runs inside `screen_apart`. Where the moment does not end, `break_silence` ends it.
    """
    begun = _begin()
    try:
        yield
    finally:
        _end(begun)


def break_silence() -> None:
    """Give descriptor 2 back at once: what was to be quiet hangs, and the person is to be told so."""
    global _depth, _silences_broken
    with _lock:
        _silences_broken += 1
        _depth = 0
        _give_back()


def _begin() -> int:
    global _depth, _kept
    with _lock:
        _depth += 1
        if _depth == 1:
            try:
                _kept = os.dup(2)
                _point_stderr_at_nothing()
            except OSError:  # descriptor 2 is closed: there is nothing to keep quiet
                _kept = None
        return _silences_broken


def _end(begun: int) -> None:
    global _depth
    with _lock:
        if begun != _silences_broken:
            return
        _depth -= 1
        if _depth == 0:
            _give_back()


def _give_back() -> None:
    global _kept
    if _kept is not None:
        os.dup2(_kept, 2)
        os.close(_kept)
        _kept = None


def _point_stderr_at_nothing() -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
    finally:
        os.close(null)


def silence_alsa() -> None:
    """Have ALSA, where it is loaded, say nothing for the rest of the process.

    ALSA reports every buffer that ran dry from the sound thread, at any time. It hands each message to a function with
    the message's parts as arguments; `getpid` of the C library takes none, touches nothing, and needs no Python there.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2", mode=os.RTLD_NOLOAD | os.RTLD_NOW)
        alsa.snd_lib_error_set_handler(ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p))
    except (OSError, AttributeError):  # ALSA is not loaded, or of another kind: nothing to silence
        return


class _Screen(io.FileIO):
    """A terminal that may be closed.

    Textual draws from a thread with a queue of 30 places. An error ends that thread, and then the program waits for a
    place in the queue for ever, in the middle of leaving; so what a closed terminal refuses counts as drawn.
    """

    def write(self, data: "ReadableBuffer", /) -> int:
        """How many bytes were drawn, or would have been. Raises OSError."""
        try:
            return super().write(data)
        except OSError as error:
            if error.errno not in (errno.EIO, errno.EPIPE):
                raise
            return memoryview(data).nbytes


@contextmanager
def screen_apart() -> Iterator[None]:
    """Give `sys.__stderr__`, where Textual draws, a descriptor of its own, and silence descriptor 2 for as long.

    Native libraries (ALSA, PortAudio, JACK) print to descriptor 2 from threads of their own, whenever a device goes
    away; inside this context not a byte of it reaches the terminal. Tracebacks that Python prints still do. Once the
    terminal is closed, what is drawn is lost and nothing else: see _Screen.
    """
    shown, shown_error = sys.__stderr__, sys.stderr
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    drawn = io.BufferedWriter(_Screen(kept, "wb"))
    with io.TextIOWrapper(drawn, encoding="utf-8", errors="replace", write_through=True) as screen:
        _point_stderr_at_nothing()
        sys.__stderr__ = screen  # type: ignore[misc]
        if getattr(shown_error, "buffer", None) is getattr(shown, "buffer", shown):  # the command line may wrap it
            sys.stderr = screen
        try:
            yield
        finally:
            screen.flush()
            os.dup2(screen.fileno(), 2)
            sys.__stderr__ = shown  # type: ignore[misc]
            sys.stderr = shown_error
