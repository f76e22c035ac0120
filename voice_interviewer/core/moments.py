"""Moments of a recording worth hearing: fillers, pauses, key points, sentences, each with its times."""

from dataclasses import dataclass
from enum import StrEnum


class MomentKind(StrEnum):
    """What a moment is."""

    FILLER = "filler"
    PAUSE = "pause"
    POINT = "key point"
    HABIT = "habit"
    STORY = "story"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of one recording, with what is to be heard there."""

    kind: MomentKind
    start: float
    """Seconds from the start of the recording."""
    end: float
    label: str
    """A few words for the screen."""
    follow_up: int | None = None
    """Number of the follow-up in whose recording it lies; None for the answer to the question itself."""
