"""One answer, from first sample to last word: record, segment, transcribe meanwhile, and know when it is over."""

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

import numpy as np

from voice_interviewer.core.events import (
    AnswerEnded,
    Command,
    Event,
    Listening,
    ListeningStarted,
    Problem,
)
from voice_interviewer.core.jargon.terms import terms_of
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples
from voice_interviewer.core.sound.endpointing import Patience
from voice_interviewer.core.sound.pause_memory import PauseMemory
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.core.transcript import Word, spoken_words
from voice_interviewer.errors import DeviceLostError, StorageError, VoiceInterviewerError
from voice_interviewer.failures import understood
from voice_interviewer.interview.collected import Collected
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.ear import Ear
from voice_interviewer.interview.recorder import Recorder, since_boot
from voice_interviewer.interview.transcribing import LookAhead, TranscriptionWorker
from voice_interviewer.interview.waiting import LOOK_SECONDS, pause
from voice_interviewer.ports import AudioSource, RecordingWriter, Transcriber, TurnDetector

SILENT_WARNING_SECONDS = 3.0
"""A working microphone never gives this much of nothing but zeros: converters have noise."""

REPORT_FRAMES = 3
"""Frames between two Listening events: 90 ms."""

WAIT_SECONDS = 0.1
"""How often the wish to leave is looked at while the last words are transcribed."""

REQUEST_SILENCE_SECONDS = 1.2
"""Silence after which an answer that so far only asks for the question again is taken for just that.

Most pauses inside a turn are shorter (see core.endpointing.Patience), so who goes on is heard.
"""


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
    slower: bool = False
    """Whether the question is to be repeated more slowly."""
    still_seconds: float = 0.0
    """The longest time that a look for sound took, though it was wanted."""

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return self.samples.size / SAMPLE_RATE

    @property
    def only_zeros(self) -> bool:
        """True when the source delivered nothing but digital silence for longer than any working one does."""
        return self.seconds >= SILENT_WARNING_SECONDS and not np.any(self.samples)


class Listener:
    """Hears one answer at a time, and learns the pauses of the one person who gives them."""

    def __init__(
        self,
        *,
        activity: GatedVoiceActivity,
        turn_detector: TurnDetector | None,
        transcriber: Transcriber,
        patience: Patience,
        clock: Callable[[], float] = since_boot,
    ) -> None:
        """`clock` is the recorder's."""
        self._activity = activity
        self._turn_detector = turn_detector
        self._transcriber = transcriber
        self._patience = patience
        self._pauses = PauseMemory()
        self._clock = clock

    def listen(
        self,
        source: AudioSource,
        question: Question | None,
        recording: RecordingWriter | None,
        commands: Commands,
        cancelled: threading.Event,
        *,
        heeds_requests: bool = False,
        look_ahead: LookAhead | None = None,
    ) -> Generator[Event, None, Heard]:
        """Record and transcribe until the answer is over; returns what was heard.

        With `heeds_requests` an answer that only asks for the question again ends as REPEATED. `look_ahead` is given
        the words so far, on the thread that transcribes. Raises DeviceError when the source cannot be opened; what goes
        wrong later ends the answer and is returned.
        """
        ear = Ear(self._activity, self._turn_detector, self._patience, self._pauses)
        terms = terms_of(question) if question else ()
        worker = TranscriptionWorker(self._transcriber, terms=terms, look_ahead=look_ahead)
        collected = Collected(heeds_requests)
        problem: VoiceInterviewerError | None = None
        try:
            with source.listen(question) as capture:
                commands.drop(Command.DONE)  # pressed for the question, not for the answer
                with Recorder(capture, recording, self._clock) as recorder:
                    yield ListeningStarted()
                    try:
                        reason = yield from self._hear(recorder, ear, worker, commands, cancelled, collected)
                    except DeviceLostError as error:
                        reason, problem = EndReason.DEVICE_LOST, error
                    except StorageError as error:
                        reason, problem = EndReason.DISK, error
                    except Exception as error:  # noqa: BLE001 - whatever it is, what was heard is kept, and it is told
                        reason, problem = EndReason.FAILED, understood(error)
                ear.append(recorder.rest())
                dropped_seconds = recorder.dropped_samples / SAMPLE_RATE
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
        if reason in ENDED_BY_ITSELF and collected.only_ask:
            reason = EndReason.REPEATED
        return Heard(
            samples=ear.samples,
            words=spoken_words(collected.words, ear.speech),
            speech=ear.edged_speech,
            failed=collected.failed,
            dropped_seconds=dropped_seconds,
            ended_by=reason,
            transcribe_seconds=time.perf_counter() - ended_at,
            problem=problem,
            slower=ear.slower,
            still_seconds=recorder.still_seconds,
        )

    def _hear(
        self,
        recorder: Recorder,
        ear: Ear,
        worker: TranscriptionWorker,
        commands: Commands,
        cancelled: threading.Event,
        collected: Collected,
    ) -> Generator[Event, None, EndReason]:
        warned_of_zeros = False
        while True:
            if cancelled.is_set():
                return EndReason.QUIT
            wish = commands.take()
            if wish is Command.WAIT:
                ear.endpointer.wait()
            elif wish is Command.PAUSE:
                ended = yield from self._take_in(recorder.hold(), ear, worker, collected)
                if ended is None and not (yield from self._pause(recorder, ear, commands, cancelled)):
                    ended = EndReason.QUIT
                if ended is not None:
                    return ended
            elif isinstance(wish, Command):
                ear.slower = wish is Command.SLOWER
                sound, broken = recorder.hold(), recorder.error
                yield from self._take_in(sound, ear, worker, collected)
                if broken is not None and wish is Command.DONE:
                    raise broken  # what was said since then is in no recording
                return _ENDING[wish]
            ended = yield from self._take_in(recorder.read(), ear, worker, collected)
            if ended is not None:
                return ended
            yield from collected.take(worker)
            if ear.endpointer.is_pausing:
                ear.endpointer.words_say(collected.phrase_end(ear.speech_end))
            if not warned_of_zeros and ear.samples.size >= SILENT_WARNING_SECONDS * SAMPLE_RATE:
                warned_of_zeros = True
                if not np.any(ear.samples):
                    yield Problem(
                        "The microphone delivers nothing but zeros.",
                        "Unmute it, or allow this terminal to use it, or choose another with --microphone NAME.",
                    )
            if recorder.ended:
                return EndReason.SOURCE_ENDED

    @staticmethod
    def _take_in(
        sound: Samples, ear: Ear, worker: TranscriptionWorker, collected: Collected
    ) -> Generator[Event, None, EndReason | None]:
        """Hear this next piece of the answer; gives what ended the answer within it, if something did."""
        for state, is_speech, level, segments in ear.hear(sound):
            for segment in segments:
                worker.add(segment.start_sample, ear.samples[segment.start_sample : segment.end_sample])
            if ear.frames % REPORT_FRAMES == 0 or state.ended:
                seconds = ear.frames * FRAME_SAMPLES / SAMPLE_RATE
                yield Listening(seconds, level, is_speech, state.floor, state.ending_in_seconds, state.sounds_finished)
            if state.ended is not None:
                return state.ended
            looks = ear.frames % REPORT_FRAMES == 0 and state.silence_seconds >= REQUEST_SILENCE_SECONDS
            if looks and collected.only_ask and collected.reach(ear.speech_end):
                return EndReason.REPEATED
        return None

    @staticmethod
    def _pause(
        recorder: Recorder, ear: Ear, commands: Commands, cancelled: threading.Event
    ) -> Generator[Event, None, bool]:
        """Let pass what the microphone gives, until the person goes on: then nothing hurries them to speak.

        Returns False when the person stops instead.
        """

        def let_pass() -> None:
            recorder.let_pass()
            if recorder.ended:
                cancelled.wait(LOOK_SECONDS)

        goes_on = yield from pause(commands, cancelled, let_pass, recorder.go_on)
        ear.endpointer.wait()
        return goes_on


ENDED_BY_ITSELF = (EndReason.KEY, EndReason.TURN, EndReason.SILENCE, EndReason.SOURCE_ENDED)
"""An answer that ended like this may have been a request."""

_ENDING = {
    Command.DONE: EndReason.KEY,
    Command.REPEAT: EndReason.REPEATED,
    Command.SLOWER: EndReason.REPEATED,
    Command.SKIP: EndReason.SKIPPED,
    Command.QUIT: EndReason.QUIT,
}
