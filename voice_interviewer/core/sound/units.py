"""What stretches and levels of sound are told in: plain numbers, for those who hold no samples."""

from dataclasses import dataclass

SILENCE_DBFS = -96.0
"""Level given to digital silence: the floor of 16-bit samples (dBFS)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the recording's own timeline."""

    start: float
    """Seconds from the start of the recording."""
    end: float
    """Seconds from the start of the recording; never before start."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.end - self.start
