"""The running state of one spoken answer: everything that counts frames."""

from collections.abc import Iterator

import numpy as np

from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_RATE, Samples, level_dbfs
from voice_interviewer.core.sound.endpointing import Endpointer, EndpointState, Patience
from voice_interviewer.core.sound.pause_memory import PauseMemory
from voice_interviewer.core.sound.segmenter import Segment, SegmentClosed, Segmenter
from voice_interviewer.core.sound.speech_edges import SHORTEST_GAP_SECONDS, with_true_edges
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, speech_spans
from voice_interviewer.ports import TurnDetector

TURN_SECONDS = 8
"""What the turn detector looks at."""


class Ear:
    """Takes the sound of one answer as it comes."""

    def __init__(
        self,
        activity: GatedVoiceActivity,
        turn_detector: TurnDetector | None,
        patience: Patience,
        pauses: PauseMemory | None = None,
    ) -> None:
        """`pauses` is what earlier answers taught about the speaker, and learns from this one."""
        activity.reset()
        self._activity = activity
        self._turn_detector = turn_detector
        self.endpointer = Endpointer(patience, pauses=pauses)
        self._segmenter = Segmenter()
        self._blocks: list[Samples] = []
        self._pending = np.zeros(0, dtype=np.int16)
        self._speech_frames: list[bool] = []
        self._speech_end_frames = 0
        self.slower = False
        """Whether the question is to be repeated more slowly."""

    @property
    def samples(self) -> Samples:
        """The whole recording so far, shape (n,)."""
        if len(self._blocks) > 1:
            self._blocks = [np.concatenate(self._blocks)]
        return self._blocks[0] if self._blocks else self._pending[:0]

    @property
    def frames(self) -> int:
        """Whole frames heard so far."""
        return len(self._speech_frames)

    @property
    def speech(self) -> tuple[Span, ...]:
        """Voice activity so far."""
        return speech_spans(self._speech_frames)

    @property
    def speech_end(self) -> float:
        """Where the last speech ended so far, seconds; 0 where there was none."""
        return self._speech_end_frames * FRAME_SECONDS

    @property
    def edged_speech(self) -> tuple[Span, ...]:
        """Voice activity so far, without breath and silence at its edges: what pauses are measured by."""
        return with_true_edges(speech_spans(self._speech_frames, min_gap_seconds=SHORTEST_GAP_SECONDS), self.samples)

    def hear(self, block: Samples) -> Iterator[tuple[EndpointState, bool, float, tuple[Segment, ...]]]:
        """Take a block of any length; for each frame it completes give state, is-speech, level, closed segments."""
        self._blocks.append(block)
        self._pending = np.concatenate((self._pending, block))
        while self._pending.size >= FRAME_SAMPLES:
            frame, self._pending = self._pending[:FRAME_SAMPLES], self._pending[FRAME_SAMPLES:]
            is_speech = self._activity.push(frame)
            if earlier := self._activity.earlier_speech_frames:
                self._speech_frames[-earlier:] = [True] * min(earlier, self.frames)
            self._speech_frames.append(is_speech)
            if self._speech_frames[-2:] == [True, True]:  # one frame alone is a blip
                self._speech_end_frames = self.frames
            level = level_dbfs(frame)
            events = self._segmenter.push(is_speech, level)
            segments = tuple(event.segment for event in events if isinstance(event, SegmentClosed))
            state = self.endpointer.push(is_speech)
            if state.wants_turn_probability and self._turn_detector is not None:
                until_now = self.samples[: self.frames * FRAME_SAMPLES]
                recent = until_now[-TURN_SECONDS * SAMPLE_RATE :]
                self.endpointer.turn_probability(self._turn_detector.completion_probability(recent))
            yield state, is_speech, level, segments

    def append(self, block: Samples) -> None:
        """Take what belongs to the recording and comes after its end was heard."""
        self._blocks.append(block)

    def flush(self) -> tuple[Segment, ...]:
        """Close what is open at the end of the recording."""
        return tuple(event.segment for event in self._segmenter.flush(self.samples.size))
