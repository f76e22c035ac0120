"""When an answer ends: sound and words decide together, any speech goes on, and the pauses are remembered."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest

from tests.fakes import TIMEOUT_SECONDS
from tests.scripted import BLOCK, LevelDetector, SureTurnDetector, WordEveryThirdSecond, hush, said, tone
from voice_interviewer.core.events import AnswerEnded, ChunkTranscribed, Event, Floor, Listening
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.sound.endpointing import PATIENCE, PatienceLevel
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.listening import Heard, Listener

OPEN_HERTZ = 990
OPEN = {OPEN_HERTZ: "um because with the into although uh"}
"""Wherever it stops, it stops in mid-phrase."""
NORMAL = PATIENCE[PatienceLevel.NORMAL]
HOLD_SECONDS = 1.0
"""So far into each silence the microphone waits for the words said before it."""


class WaitingSource:
    """Gives the parts of an answer, speech and silence in turn; in each silence it waits until `go_on` is called."""

    def __init__(self, *parts: Samples) -> None:
        self._rest = said(*parts)
        ends = np.cumsum([part.size for part in parts])
        self._holds = [int(end) + round(HOLD_SECONDS * SAMPLE_RATE) for end in ends[::2]]
        self._given = 0
        self._may_go_on = threading.Semaphore(0)
        self.dropped_samples = 0
        self.is_live = False

    @property
    def name(self) -> str:
        return "waiting"

    @property
    def ended(self) -> bool:
        return self._rest.size == 0

    @contextmanager
    def listen(self, question: Question | None) -> Iterator["WaitingSource"]:
        yield self

    def go_on(self) -> None:
        self._may_go_on.release()

    def read(self) -> Samples:
        if self._holds and self._given >= self._holds[0]:
            if not self._may_go_on.acquire(timeout=0.01):
                return self._rest[:0]
            self._holds.pop(0)
        block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
        self._given += block.size
        return block


class CountingTranscriber(WordEveryThirdSecond):
    """Counts how often it was asked."""

    calls = 0

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> list[Word]:
        self.calls += 1
        return list(super().transcribe(samples, context))


@pytest.fixture
def transcriber() -> CountingTranscriber:
    return CountingTranscriber(texts=OPEN)


@pytest.fixture
def listener(transcriber: CountingTranscriber) -> Listener:
    activity = GatedVoiceActivity(LevelDetector(), LevelDetector())
    return Listener(activity=activity, turn_detector=SureTurnDetector(), transcriber=transcriber, patience=NORMAL)


def heard_from(listener: Listener, *parts: Samples) -> tuple[list[Event], Heard]:
    """Let it hear the parts; the words of each stretch of speech are known a second into the silence after it."""
    source = WaitingSource(*parts)
    spoken_until = np.cumsum([part.size for part in parts])[::2] / SAMPLE_RATE
    awaited = list(spoken_until)
    events: list[Event] = []
    cancelled = threading.Event()
    give_up = threading.Timer(TIMEOUT_SECONDS, cancelled.set)
    give_up.start()
    hearing = listener.listen(source, None, None, Commands(), cancelled)
    try:
        while True:
            event = next(hearing)
            events.append(event)
            if isinstance(event, ChunkTranscribed) and awaited and event.words[-1].end > awaited[0] - 0.6:
                awaited.pop(0)
                source.go_on()
    except StopIteration as stop:
        assert not cancelled.is_set()
        return events, stop.value
    finally:
        give_up.cancel()


def countdowns(events: list[Event]) -> list[Listening]:
    return [event for event in events if isinstance(event, Listening) and event.floor is Floor.ENDING]


def silence_after(heard: Heard) -> float:
    return heard.seconds - heard.speech[-1].end


def test_what_sounds_finished_ends_after_a_countdown_that_says_so(listener: Listener) -> None:
    events, heard = heard_from(listener, tone(8), hush(15))
    assert heard.ended_by is EndReason.TURN
    assert silence_after(heard) == pytest.approx(NORMAL.finished_end_seconds, abs=0.2)
    counted = countdowns(events)
    assert all(event.sounds_finished for event in counted)
    assert counted[0].ending_in_seconds == pytest.approx(5.3, abs=0.1)


def test_after_an_open_phrase_only_the_long_wait_ends_it(listener: Listener) -> None:
    events, heard = heard_from(listener, tone(8, OPEN_HERTZ), hush(15))
    assert heard.words
    assert heard.ended_by is EndReason.SILENCE
    assert silence_after(heard) == pytest.approx(NORMAL.hard_end_seconds, abs=0.2)
    assert not any(event.sounds_finished for event in countdowns(events))


def test_speech_cancels_the_countdown_and_nothing_is_lost(listener: Listener) -> None:
    parts = tone(6), hush(6), tone(6), hush(15)
    events, heard = heard_from(listener, *parts)
    assert len(heard.speech) == 2
    assert heard.seconds > 18
    assert np.array_equal(heard.samples[: 18 * SAMPLE_RATE], said(*parts)[: 18 * SAMPLE_RATE])
    assert any(event.sounds_finished for event in countdowns(events) if event.seconds < 12)
    assert {word.start > 11 for word in heard.words} == {True, False}
    assert sum(isinstance(event, AnswerEnded) for event in events) == 1


def test_the_words_are_ready_when_the_countdown_is_over(listener: Listener, transcriber: CountingTranscriber) -> None:
    events, _ = heard_from(listener, tone(5), hush(15))
    ended = next(index for index, event in enumerate(events) if isinstance(event, AnswerEnded))
    assert [event.final for event in events[ended:] if isinstance(event, ChunkTranscribed)] == [True]
    assert transcriber.calls == 1


def test_the_next_answer_waits_longer_for_who_went_on_late(listener: Listener) -> None:
    heard_from(listener, tone(6), hush(6), tone(6), hush(15))
    _, heard = heard_from(listener, tone(8), hush(15))
    assert heard.ended_by is EndReason.TURN
    assert silence_after(heard) == pytest.approx(9.0, abs=0.2)
