"""What a microphone captures is recorded the moment it comes, and what is recorded is what is heard and kept."""

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tests.fakes import TIMEOUT_SECONDS
from tests.scripted import BLOCK, LevelDetector, MemoryRecording, ScriptedSource, WordEveryThirdSecond, hush, said, tone
from voice_interviewer.adapters.sound.sound_files import FLAC_BLOCK_SAMPLES, FlacRecording, read_recording
from voice_interviewer.core.events import Command, Event, Listening, Paused, Resumed
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.endpointing import PATIENCE, PatienceLevel
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.errors import DeviceLostError, StorageError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.listening import Heard, Listener
from voice_interviewer.interview.recorder import Recorder
from voice_interviewer.ports import RecordingWriter

BEGUN = said(tone(4), hush(6))
"""An answer and the silence in which the turn detector is asked."""


class LiveMicrophone:
    """A microphone that captures what a test says, when it says it."""

    name, is_live, ended, dropped_samples = "microphone", True, False, 0

    def __init__(self, *first: Samples) -> None:
        self._waiting = deque(said(*first).reshape(-1, BLOCK))
        self._changed = threading.Condition()
        self._unplugged = False
        self._told = False
        self._asked_in_vain = 0
        self.open = 0

    @contextmanager
    def listen(self, question: Question | None) -> Iterator["LiveMicrophone"]:
        self.open += 1
        try:
            yield self
        finally:
            self.open -= 1

    def capture(self, *parts: Samples) -> None:
        with self._changed:
            self._waiting.extend(said(*parts).reshape(-1, BLOCK))
            self._changed.notify_all()

    def unplug(self) -> None:
        """Take it away after what it has captured."""
        self._unplugged = True

    def wait_until_lost(self) -> None:
        """Wait until somebody was told that it went away."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._told, TIMEOUT_SECONDS)

    def wait_until_taken(self) -> None:
        """Wait until all that it captured was taken, and taken care of: it is asked for more."""
        with self._changed:
            asked = self._asked_in_vain
            assert self._changed.wait_for(lambda: not self._waiting and self._asked_in_vain > asked, TIMEOUT_SECONDS)

    def read(self) -> Samples:
        with self._changed:
            if not self._waiting:
                if self._unplugged:
                    self._told = True
                    self._changed.notify_all()
                    raise DeviceLostError("The microphone went away.", "Plug it in again.")
                self._asked_in_vain += 1
                self._changed.notify_all()
                self._changed.wait(0.01)
            return self._waiting.popleft() if self._waiting else np.zeros(0, dtype=np.int16)


class Thinking:
    """A turn detector in whose first thought something happens; it says that the turn goes on."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self._meanwhile: Callable[[], None] | None = meanwhile

    def completion_probability(self, samples: Samples) -> float:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return 0.01


def hearing(
    source: LiveMicrophone | ScriptedSource,
    recording: RecordingWriter,
    commands: Commands,
    meanwhile: Callable[[], None] = lambda: None,
) -> Generator[Event, None, Heard]:
    listener = Listener(
        activity=GatedVoiceActivity(LevelDetector(), LevelDetector()),
        turn_detector=Thinking(meanwhile),
        transcriber=WordEveryThirdSecond(),
        patience=PATIENCE[PatienceLevel.NORMAL],
    )
    return listener.listen(source, None, recording, commands, threading.Event())


def heard_to_the_end(events: Generator[Event, None, Heard], act: Callable[[Event], None] = lambda event: None) -> Heard:
    try:
        while True:
            act(next(events))
    except StopIteration as stop:
        heard: Heard = stop.value
        return heard


def assert_nothing_runs_on(source: LiveMicrophone) -> None:
    assert source.open == 0
    assert not [thread for thread in threading.enumerate() if thread.name in ("recorder", "transcription")]


def test_what_is_captured_while_a_model_thinks_is_in_the_file_before_it_has_thought(tmp_path: Path) -> None:
    source, commands, recording = LiveMicrophone(BEGUN), Commands(), FlacRecording(tmp_path / "answer.flac")
    in_the_file: list[Samples] = []

    def meanwhile() -> None:
        source.capture(tone(3), hush(1))
        source.wait_until_taken()
        in_the_file.append(read_recording(tmp_path / "answer.flac"))
        commands.send(Command.DONE)

    heard = heard_to_the_end(hearing(source, recording, commands, meanwhile))
    recording.close()
    assert heard.problem is None
    captured = said(BEGUN, tone(3), hush(1))
    assert captured.size - in_the_file[0].size <= FLAC_BLOCK_SAMPLES
    assert np.array_equal(in_the_file[0], captured[: in_the_file[0].size])
    assert np.array_equal(heard.samples, captured)
    assert np.array_equal(read_recording(tmp_path / "answer.flac"), captured)
    # What was said before the key is heard, though it had not been heard when the key was pressed.
    assert [(round(span.start), round(span.end)) for span in heard.speech] == [(0, 4), (10, 13)]
    assert_nothing_runs_on(source)


def test_what_was_recorded_after_patience_ended_the_answer_belongs_to_it() -> None:
    source, recording = LiveMicrophone(tone(4), hush(60)), MemoryRecording()
    heard = heard_to_the_end(hearing(source, recording, Commands(), source.wait_until_taken))
    assert heard.ended_by is EndReason.SILENCE
    assert heard.seconds == 64
    assert np.array_equal(heard.samples, recording.samples)
    assert_nothing_runs_on(source)


def test_what_was_recorded_before_a_pause_is_heard_and_what_is_captured_in_it_is_neither() -> None:
    source, recording, commands = LiveMicrophone(BEGUN), MemoryRecording(), Commands()
    before, inside, after = tone(1), tone(2, 880), tone(3)

    def meanwhile() -> None:
        source.capture(before)
        source.wait_until_taken()
        commands.send(Command.PAUSE)

    def act(event: Event) -> None:
        if isinstance(event, Paused):
            source.capture(inside)
            source.dropped_samples += SAMPLE_RATE
            source.wait_until_taken()
            commands.send(Command.PAUSE)
        elif isinstance(event, Resumed):
            source.capture(after)
            source.wait_until_taken()
            commands.send(Command.DONE)

    heard = heard_to_the_end(hearing(source, recording, commands, meanwhile), act)
    assert heard.ended_by is EndReason.KEY
    assert np.array_equal(heard.samples, said(BEGUN, before, after))
    assert np.array_equal(heard.samples, recording.samples)
    assert [(round(span.start), round(span.end)) for span in heard.speech] == [(0, 4), (10, 14)]
    assert heard.dropped_seconds == 0
    assert_nothing_runs_on(source)


def test_a_microphone_that_goes_away_is_told_once_all_that_it_gave_is_heard() -> None:
    source, recording = LiveMicrophone(BEGUN), MemoryRecording()

    def meanwhile() -> None:
        source.capture(tone(2))
        source.unplug()
        source.wait_until_lost()

    heard = heard_to_the_end(hearing(source, recording, Commands(), meanwhile))
    assert (heard.ended_by, type(heard.problem)) == (EndReason.DEVICE_LOST, DeviceLostError)
    assert heard.seconds == 12
    assert np.array_equal(heard.samples, recording.samples)
    assert round(heard.speech[-1].end) == 12
    assert_nothing_runs_on(source)


def test_a_microphone_that_goes_away_in_a_pause_ends_the_answer() -> None:
    source, recording, commands = LiveMicrophone(BEGUN), MemoryRecording(), Commands()

    def act(event: Event) -> None:
        if isinstance(event, Paused):
            source.unplug()

    heard = heard_to_the_end(hearing(source, recording, commands, lambda: commands.send(Command.PAUSE)), act)
    assert heard.ended_by is EndReason.DEVICE_LOST
    assert np.array_equal(heard.samples, recording.samples)
    assert_nothing_runs_on(source)


def test_a_full_disk_is_told_once_all_that_it_took_is_heard() -> None:
    source, recording = LiveMicrophone(BEGUN, tone(9)), MemoryRecording(room_samples=12 * SAMPLE_RATE)
    heard = heard_to_the_end(hearing(source, recording, Commands()))
    assert (heard.ended_by, type(heard.problem)) == (EndReason.DISK, StorageError)
    assert heard.seconds == 12
    assert np.array_equal(heard.samples, recording.samples)
    assert round(heard.speech[-1].end) == 12
    assert_nothing_runs_on(source)


def test_a_disk_that_filled_up_while_a_model_thought_is_told_to_who_then_says_that_they_are_done() -> None:
    source, recording, commands = LiveMicrophone(BEGUN), MemoryRecording(room_samples=12 * SAMPLE_RATE), Commands()

    def meanwhile() -> None:
        (recorder,) = (thread for thread in threading.enumerate() if thread.name == "recorder")
        source.capture(tone(9))
        recorder.join(TIMEOUT_SECONDS)
        commands.send(Command.DONE)

    heard = heard_to_the_end(hearing(source, recording, commands, meanwhile))
    assert (heard.ended_by, type(heard.problem)) == (EndReason.DISK, StorageError)
    assert heard.seconds == 12
    assert_nothing_runs_on(source)


def test_who_reads_does_not_wait_for_a_slow_disk() -> None:
    source, writing, read = LiveMicrophone(tone(1)), threading.Event(), threading.Event()

    class SlowRecording(MemoryRecording):
        def write(self, samples: Samples) -> None:
            writing.set()
            assert read.wait(TIMEOUT_SECONDS)
            super().write(samples)

    with Recorder(source, SlowRecording()) as recorder:
        assert writing.wait(TIMEOUT_SECONDS)
        assert not recorder.read().size
        read.set()
        assert recorder.read().size
    assert recorder.error is None


def test_while_nobody_reads_two_minutes_are_recorded_and_what_comes_on_top_is_counted_as_lost() -> None:
    spoken = said(*(tone(1, hertz) for hertz in range(200, 325)))
    source, recording = LiveMicrophone(spoken), MemoryRecording()
    with Recorder(source, recording) as recorder:
        source.wait_until_taken()
        assert recorder.dropped_samples == 5 * SAMPLE_RATE
        assert np.array_equal(recorder.read(), spoken[: 120 * SAMPLE_RATE])
        source.capture(tone(3))
        source.wait_until_taken()
        assert np.array_equal(recorder.read(), tone(3))
        assert recorder.dropped_samples == 5 * SAMPLE_RATE
    assert np.array_equal(recording.samples, said(spoken[: 120 * SAMPLE_RATE], tone(3)))


def test_who_leaves_in_mid_answer_frees_the_microphone_at_once() -> None:
    source, recording = LiveMicrophone(BEGUN), MemoryRecording()
    events = hearing(source, recording, Commands())
    while not isinstance(next(events), Listening):
        assert source.open
    events.close()
    assert_nothing_runs_on(source)


def test_what_is_made_as_it_is_read_is_not_read_ahead_of_who_hears_it() -> None:
    answer, recording = said(tone(4), hush(30)), MemoryRecording()
    ahead: list[float] = []

    def act(event: Event) -> None:
        if isinstance(event, Listening):
            ahead.append(recording.samples.size / SAMPLE_RATE - event.seconds)

    heard_to_the_end(hearing(ScriptedSource(answer), recording, Commands()), act)
    assert len(ahead) > 50
    assert max(ahead) < BLOCK / SAMPLE_RATE
