"""Which frames are speech: a cheap gate first, a sure but dearer detector where it fires; and frames as spans."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from voice_interviewer.core.sound.audio import FRAME_SECONDS, Samples
from voice_interviewer.core.sound.units import Span


class FrameDetector(Protocol):
    """What gives each frame a probability of speech; `ports.VoiceActivityDetector` is one."""

    def reset(self) -> None:
        """Forget all frames seen."""

    def speech_probability(self, frame: Samples) -> float:
        """Probability, 0 to 1, that the frame (FRAME_SAMPLES at 16 kHz, in order) holds speech."""


@dataclass(frozen=True, slots=True)
class VoiceActivitySettings:
    """When the gate opens and closes, and which probabilities are speech."""

    gate_threshold: float = 0.5
    """The gate fires at this probability or above."""
    enter_threshold: float = 0.5
    """Speech begins at this probability of the confirming detector (Silero's own default)."""
    leave_threshold: float = 0.35
    """Speech ends below this one (Silero's own default: 0.15 under the other)."""
    look_back_frames: int = 17
    """Frames from before the gate fired that the confirming detector hears first, to warm its state (0.5 s)."""
    close_after_frames: int = 33
    """The confirming detector rests once neither has heard speech for so many frames (1 s)."""


class GatedVoiceActivity:
    """Speech or not, frame by frame: the gate hears every frame, the confirming detector only those near its firing."""

    def __init__(
        self, gate: FrameDetector, confirming: FrameDetector, settings: VoiceActivitySettings | None = None
    ) -> None:
        self._gate = gate
        self._confirming = confirming
        self._settings = settings or VoiceActivitySettings()
        self.reset()

    def reset(self) -> None:
        """Forget all frames seen."""
        self._gate.reset()
        self._confirming.reset()
        self._ring: deque[Samples] = deque(maxlen=self._settings.look_back_frames)
        self._open = False
        self._quiet_frames = 0
        self._is_speech = False
        self._earlier_speech_frames = 0
        self._frames = 0
        self._confirmed_frames = 0

    @property
    def earlier_speech_frames(self) -> int:
        """How many frames just before the last one were speech although push said no: the gate opened late on them."""
        return self._earlier_speech_frames

    @property
    def confirmed_share(self) -> float:
        """Share of the frames so far that cost a run of the confirming detector, look-back included."""
        return self._confirmed_frames / self._frames if self._frames else 0.0

    def push(self, frame: Samples) -> bool:
        """Is this frame (FRAME_SAMPLES at 16 kHz, in order) speech?"""
        self._frames += 1
        self._earlier_speech_frames = 0
        fired = self._gate.speech_probability(frame) >= self._settings.gate_threshold
        self._quiet_frames = 0 if fired or self._is_speech else self._quiet_frames + 1
        if fired and not self._open:
            self._open = True
            self._look_back()
        elif self._quiet_frames >= self._settings.close_after_frames:
            self._open = False
        if self._open:
            self._is_speech = self._confirm(frame)
        if not self._is_speech:
            self._earlier_speech_frames = 0
        self._ring.append(frame)
        return self._is_speech

    def _look_back(self) -> None:
        self._confirming.reset()
        for earlier in self._ring:
            self._is_speech = self._confirm(earlier)
            self._earlier_speech_frames = self._earlier_speech_frames + 1 if self._is_speech else 0

    def _confirm(self, frame: Samples) -> bool:
        self._confirmed_frames += 1
        probability = self._confirming.speech_probability(frame)
        if self._is_speech:
            return probability >= self._settings.leave_threshold
        return probability >= self._settings.enter_threshold


def speech_spans(
    frames: Sequence[bool], min_speech_seconds: float = 0.06, min_gap_seconds: float = 0.1
) -> tuple[Span, ...]:
    """Stretches of speech in per-frame decisions (30 ms each), in order; what lies between them is a pause.

    Gaps shorter than `min_gap_seconds` are bridged first: the closure of a stop consonant lasts up to about 0.1 s
    and is no pause. Then stretches shorter than `min_speech_seconds` are dropped: no syllable is that short.
    """
    runs: list[list[int]] = []
    position = 0
    for is_speech, group in groupby(frames):
        length = sum(1 for _ in group)
        if is_speech:
            if runs and _seconds(position - runs[-1][1]) < min_gap_seconds:
                runs[-1][1] = position + length
            else:
                runs.append([position, position + length])
        position += length
    return tuple(
        Span(_seconds(start), _seconds(end)) for start, end in runs if _seconds(end - start) >= min_speech_seconds
    )


def _seconds(frame_count: int) -> float:
    return round(frame_count * FRAME_SECONDS, 6)
