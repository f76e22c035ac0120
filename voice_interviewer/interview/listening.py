"""One answer, from first sample to last word: record, segment, transcribe meanwhile, and know when it is over."""

import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from voice_interviewer.core.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples, Span, level_dbfs
from voice_interviewer.core.endpointing import Endpointer, EndpointState, Patience
from voice_interviewer.core.events import (
    AnswerEnded,
    ChunkFailed,
    ChunkTranscribed,
    Command,
    Event,
    Listening,
    ListeningStarted,
    Problem,
)
from voice_interviewer.core.questions import Question
from voice_interviewer.core.segmenter import Segment, SegmentClosed, Segmenter
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.transcript import Word, spoken_words
from voice_interviewer.core.voice_activity import GatedVoiceActivity, speech_spans
from voice_interviewer.errors import DeviceLostError, StorageError, VoiceInterviewerError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.transcribing import TranscriptionWorker
from voice_interviewer.ports import AudioSource, Capture, RecordingWriter, Transcriber, TurnDetector

SILENT_WARNING_SECONDS = 3.0
"""A working microphone never gives this much of nothing but zeros: converters have noise."""

REPORT_FRAMES = 3
"""Frames between two Listening events: 90 ms."""

WAIT_SECONDS = 0.1
"""How often the wish to leave is looked at while the last words are transcribed."""

TURN_SECONDS = 8
"""What the turn detector looks at."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one answer left behind."""

    samples: Samples
    """The whole recording, shape (n,)."""
    words: tuple[Word, ...]
    speech: tuple[Span, ...]
    failed: tuple[Span, ...]
    dropped_seconds: float
    ended_by: EndReason
    transcribe_seconds: float
    """From the end of the answer to its last word."""
    problem: VoiceInterviewerError | None
    """What cut the answer short, when something did."""

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return self.samples.size / SAMPLE_RATE

    @property
    def only_zeros(self) -> bool:
        """True when the source delivered nothing but digital silence for longer than any working one does."""
        return self.seconds >= SILENT_WARNING_SECONDS and not np.any(self.samples)


class _Ear:
    """The running state of one answer: everything that counts frames."""

    def __init__(self, activity: GatedVoiceActivity, turn_detector: TurnDetector | None, patience: Patience) -> None:
        activity.reset()
        self._activity = activity
        self._turn_detector = turn_detector
        self.endpointer = Endpointer(patience)
        self._segmenter = Segmenter()
        self._blocks: list[Samples] = []
        self._pending = np.zeros(0, dtype=np.int16)
        self._speech_frames: list[bool] = []

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
            level = level_dbfs(frame)
            events = self._segmenter.push(is_speech, level)
            segments = tuple(event.segment for event in events if isinstance(event, SegmentClosed))
            state = self.endpointer.push(is_speech)
            if state.wants_turn_probability and self._turn_detector is not None:
                until_now = self.samples[: self.frames * FRAME_SAMPLES]
                recent = until_now[-TURN_SECONDS * SAMPLE_RATE :]
                self.endpointer.turn_probability(self._turn_detector.completion_probability(recent))
            yield state, is_speech, level, segments

    def flush(self) -> tuple[Segment, ...]:
        """Close what is open at the end of the recording."""
        return tuple(event.segment for event in self._segmenter.flush(self.samples.size))


class Listener:
    """Hears one answer at a time."""

    def __init__(
        self,
        *,
        activity: GatedVoiceActivity,
        turn_detector: TurnDetector | None,
        transcriber: Transcriber,
        patience: Patience,
    ) -> None:
        self._activity = activity
        self._turn_detector = turn_detector
        self._transcriber = transcriber
        self._patience = patience

    def listen(
        self,
        source: AudioSource,
        question: Question | None,
        recording: RecordingWriter | None,
        commands: Commands,
        cancelled: threading.Event,
    ) -> Generator[Event, None, Heard]:
        """Record and transcribe until the answer is over; returns what was heard.

        Raises DeviceError when the source cannot be opened; what goes wrong later ends the answer and is returned.
        """
        ear = _Ear(self._activity, self._turn_detector, self._patience)
        worker = TranscriptionWorker(self._transcriber)
        collected = _Collected()
        problem: VoiceInterviewerError | None = None
        try:
            with source.listen(question) as capture:
                yield ListeningStarted()
                try:
                    reason = yield from self._hear(capture, ear, worker, recording, commands, cancelled, collected)
                except DeviceLostError as error:
                    reason, problem = EndReason.DEVICE_LOST, error
                except StorageError as error:
                    reason, problem = EndReason.DISK, error
                except VoiceInterviewerError as error:
                    reason, problem = EndReason.FAILED, error
                dropped_seconds = capture.dropped_samples / SAMPLE_RATE
            ended_at = time.perf_counter()
            yield AnswerEnded(reason, ear.samples.size / SAMPLE_RATE)
            for segment in ear.flush():
                worker.add(segment.start_sample, ear.samples[segment.start_sample : segment.end_sample])
            worker.finish()
            while not worker.finished:
                if cancelled.is_set():
                    worker.abandon()
                worker.wait(WAIT_SECONDS)
                yield from collected.take(worker)
        finally:
            worker.close()
        return Heard(
            samples=ear.samples,
            words=spoken_words(collected.words, ear.speech),
            speech=ear.speech,
            failed=collected.failed,
            dropped_seconds=dropped_seconds,
            ended_by=reason,
            transcribe_seconds=time.perf_counter() - ended_at,
            problem=problem,
        )

    def _hear(
        self,
        capture: Capture,
        ear: _Ear,
        worker: TranscriptionWorker,
        recording: RecordingWriter | None,
        commands: Commands,
        cancelled: threading.Event,
        collected: "_Collected",
    ) -> Generator[Event, None, EndReason]:
        warned_of_zeros = False
        while True:
            if cancelled.is_set():
                return EndReason.QUIT
            command = commands.take()
            if command is Command.WAIT:
                ear.endpointer.wait()
            elif command is not None:
                return _ENDING[command]
            block = capture.read()
            if recording is not None and block.size:
                recording.write(block)
            for state, is_speech, level, segments in ear.hear(block):
                for segment in segments:
                    worker.add(segment.start_sample, ear.samples[segment.start_sample : segment.end_sample])
                if ear.frames % REPORT_FRAMES == 0 or state.ended:
                    seconds = ear.frames * FRAME_SAMPLES / SAMPLE_RATE
                    yield Listening(seconds, level, is_speech, state.floor, state.ending_in_seconds)
                if state.ended is not None:
                    return state.ended
            yield from collected.take(worker)
            if not warned_of_zeros and ear.samples.size >= SILENT_WARNING_SECONDS * SAMPLE_RATE:
                warned_of_zeros = True
                if not np.any(ear.samples):
                    yield Problem(
                        "The microphone delivers nothing but zeros.",
                        "Unmute it, or allow this terminal to use it, or choose another with --microphone NAME.",
                    )
            if capture.ended:
                return EndReason.SOURCE_ENDED


_ENDING = {
    Command.DONE: EndReason.KEY,
    Command.REPEAT: EndReason.REPEATED,
    Command.SKIP: EndReason.SKIPPED,
    Command.QUIT: EndReason.QUIT,
}


class _Collected:
    """The newest words of every chunk."""

    def __init__(self) -> None:
        self._words: dict[int, tuple[Word, ...]] = {}
        self._failed: dict[int, Span] = {}

    def take(self, worker: TranscriptionWorker) -> Iterator[Event]:
        """Note and pass on what the worker has finished."""
        for event in worker.poll():
            if isinstance(event, ChunkTranscribed):
                self._words[event.chunk] = event.words
            elif isinstance(event, ChunkFailed):
                self._failed[event.chunk] = event.span
            yield event

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in the order of their chunks."""
        return tuple(word for _, words in sorted(self._words.items()) for word in words)

    @property
    def failed(self) -> tuple[Span, ...]:
        """Stretches without words, in order."""
        return tuple(span for _, span in sorted(self._failed.items()))
