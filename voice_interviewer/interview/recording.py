"""A recording whose file begins with its first sample: an answer that never began leaves none."""

from collections.abc import Callable

from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.ports import RecordingWriter


class LateRecording:
    """Opens the real recording when there is something to write; fulfils ports.RecordingWriter."""

    def __init__(self, begin: Callable[[], RecordingWriter]) -> None:
        self._begin = begin
        self._begun: RecordingWriter | None = None

    def write(self, samples: Samples) -> None:
        """Append samples (16 kHz), shape (n,). Raises StorageError, also when the file cannot be begun."""
        if self._begun is None:
            self._begun = self._begin()
        self._begun.write(samples)

    def close(self) -> None:
        """Finish the file, if there is one. Raises StorageError."""
        if self._begun is not None:
            self._begun.close()
