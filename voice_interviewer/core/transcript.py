"""Words on the recording's own timeline, and the guards that keep invented ones out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One transcribed word."""

    text: str
    """The word as the transcriber wrote it, punctuation attached, no surrounding space."""
    start: float
    """Seconds from the start of the recording."""
    end: float
    """Seconds from the start of the recording."""
    probability: float
    """The transcriber's own probability for the word, 0 to 1."""
