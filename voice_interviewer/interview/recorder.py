"""What is captured goes into the recording the moment it comes, however long the ear works on what came before."""

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

import numpy as np

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.interview.waiting import LOOK_SECONDS
from voice_interviewer.ports import Capture, RecordingWriter

WAIT_SECONDS = 0.1
"""The longest a read waits."""

UNREAD_SECONDS = 120.0
"""Sound that may be recorded and wait to be heard (4 MB); what comes on top passes, counted as lost. No model thinks
that long: what is told of the answer is not taken, by a terminal that was stopped (Ctrl-S) or a pipe that nobody reads.
"""


def since_boot() -> float:
    """Seconds on a clock that nobody sets, and that goes on while a Linux machine sleeps.

    Elsewhere it depends on the system whether it does; where not, a sleep is not told as one.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Recorder:
    """Moves the sound of one answer from its capture into its recording, and hands on what is recorded to be heard.

    A live capture is read by a thread of its own, from when the context begins to when it ends: so that what a crash
    takes of it does not hang on how long a model thinks on a busy machine. Any other makes its sound as it is asked
    for, and is read when somebody reads here. What is handed on is exactly what was recorded, in its order.
    """

    def __init__(
        self, capture: Capture, recording: RecordingWriter | None, clock: Callable[[], float] = since_boot
    ) -> None:
        """`clock` gives seconds, and goes on while the machine sleeps."""
        self._capture = capture
        self._recording = recording
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        """Held while the disk takes a block: no read waits for that."""
        self._recorded: list[Samples] = []
        self._unread_samples = 0
        self._refused_samples = 0
        self._error: Exception | None = None
        self._closing = False
        self._lost_when_held: int | None = None
        self._lost_while_held = 0
        self._clock = clock
        self._still_seconds = 0.0
        self._thread = threading.Thread(target=self._run, name="recorder") if capture.is_live else None

    def __enter__(self) -> "Recorder":
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Record no more; what fails from then on concerns nobody."""
        self._closing = True
        if self._thread is not None:
            self._thread.join()

    @property
    def ended(self) -> bool:
        """True once a capture of finite length has nothing left to give."""
        return self._capture.ended

    @property
    def dropped_samples(self) -> int:
        """Samples lost so far on the way from the device to who hears (16 kHz), without those that nobody wanted."""
        lost = self._capture.dropped_samples if self._lost_when_held is None else self._lost_when_held
        return lost - self._lost_while_held + self._refused_samples

    @property
    def still_seconds(self) -> float:
        """The longest time that a look for sound took: far more than a read waits where all stood still."""
        return self._still_seconds

    @property
    def error(self) -> Exception | None:
        """What made an end to the recording by now, if something did: from then on nothing is recorded."""
        return self._error

    def read(self) -> Samples:
        """What was recorded since the last call, shape (n,), 16 kHz; blocks at most 100 ms, may be empty.

        Raises, after all that was recorded before, what made an end to it: DeviceLostError, StorageError, or whatever
        nobody foresaw.
        """
        if self._thread is None:
            self._record_next()
        with self._changed:
            if self._thread is not None:
                self._changed.wait_for(lambda: self._recorded or self._error, WAIT_SECONDS)
            if self._error is not None and not self._recorded:
                raise self._error
            return self._take()

    def hold(self) -> Samples:
        """Let pass what is captured from now on; gives what was recorded and not read, shape (n,), 16 kHz.

        Waits for the disk where it is just taking some of that.
        """
        with self._writing, self._changed:
            if self._lost_when_held is None:
                self._lost_when_held = self._capture.dropped_samples
            return self._take()

    def let_pass(self) -> None:
        """While it is held: see that what is captured passes; blocks at most 100 ms. Raises DeviceLostError."""
        if self._thread is None:
            self._record_next()
        else:
            with self._changed:
                self._changed.wait_for(lambda: self._error, LOOK_SECONDS)
        if self._error is not None:
            raise self._error

    def go_on(self) -> None:
        """Record again what is captured."""
        with self._writing:
            if self._lost_when_held is not None:
                self._lost_while_held += self._capture.dropped_samples - self._lost_when_held
                self._lost_when_held = None

    def rest(self) -> Samples:
        """After the context: what was recorded and never read, shape (n,), 16 kHz."""
        with self._changed:
            return self._take()

    def _run(self) -> None:
        try:
            while not self._closing:
                self._record_next()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised to who reads
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _record_next(self) -> None:
        began = self._clock()
        samples = self._capture.read()
        took_seconds = self._clock() - began
        with self._writing:
            if self._lost_when_held is not None:
                return
            self._still_seconds = max(self._still_seconds, took_seconds)
            if not samples.size:
                return
            if self._unread_samples + samples.size > UNREAD_SECONDS * SAMPLE_RATE:
                self._refused_samples += samples.size
                return
            if self._recording is not None:
                self._recording.write(samples)
            with self._changed:
                self._recorded.append(samples)
                self._unread_samples += samples.size
                self._changed.notify_all()

    def _take(self) -> Samples:
        recorded, self._recorded, self._unread_samples = self._recorded, [], 0
        return recorded[0] if len(recorded) == 1 else np.concatenate([np.zeros(0, dtype=np.int16), *recorded])
