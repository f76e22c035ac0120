"""Pausing, slowing down, and how far the voice has come."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from tests.scripted import (
    FIRST,
    CountingVoice,
    MemoryStore,
    ScriptedCapture,
    ScriptedSource,
    hush,
    interview,
    said,
    tone,
)
from voice_interviewer.core.events import Command, Event, InterviewEnded, Listening, Paused, Resumed, SpeakingAt
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

GOOD = said(hush(1), tone(8), hush(9))


def hold(held: Interview, press: Callable[[Event, Commands, threading.Event], None]) -> list[Event]:
    events, commands, cancelled = [], Commands(), threading.Event()
    for event in held.run(commands, cancelled):
        events.append(event)
        press(event, commands, cancelled)
    return events


class MeteredSource(ScriptedSource):
    """Counts the blocks that were taken from it."""

    def __init__(self, answer: Samples, *more: Samples) -> None:
        super().__init__(answer, *more)
        self.reads = 0

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        with super().listen(question) as capture:
            read = capture.read

            def counted() -> Samples:
                self.reads += 1
                return read()

            capture.read = counted  # type: ignore[method-assign]
            yield capture


def test_nothing_is_recorded_in_a_pause_and_the_answer_goes_on_in_the_same_file() -> None:
    source, store = MeteredSource(said(hush(1), tone(60))), MemoryStore()
    seconds_at_pause: list[float] = []

    def press(event: Event, commands: Commands, cancelled: threading.Event) -> None:
        if isinstance(event, Listening):
            if not seconds_at_pause and event.seconds > 3:
                seconds_at_pause.append(event.seconds)
                commands.send(Command.PAUSE)
            elif event.seconds > 6:
                commands.send(Command.DONE)
        elif isinstance(event, Paused):
            commands.send(Command.WAIT)  # means nothing now
            commands.send(Command.PAUSE)

    events = hold(interview(source, store=store, questions=(FIRST,)), press)
    kinds = [type(event) for event in events]
    assert kinds.index(Paused) < kinds.index(Resumed)
    (answer,) = store.saved[-1].answers
    assert answer.ended_by is EndReason.KEY
    recorded = store.recordings["answer-01.flac"].samples
    assert recorded.size == pytest.approx(answer.seconds * SAMPLE_RATE)
    assert source.reads * 0.1 > answer.seconds + 0.05  # one block at least was heard and let go
    after = next(event for event in events[kinds.index(Resumed) :] if isinstance(event, Listening))
    assert after.seconds - seconds_at_pause[0] < 0.3
    assert answer.dropped_seconds == 0


@pytest.mark.parametrize("how", ["key", "cancel"])
def test_stopping_in_a_pause_keeps_what_was_said_and_frees_the_microphone(how: str) -> None:
    source, store = ScriptedSource(said(hush(1), tone(60))), MemoryStore()

    def press(event: Event, commands: Commands, cancelled: threading.Event) -> None:
        if isinstance(event, Listening) and event.seconds > 3:
            commands.send(Command.PAUSE)
        elif isinstance(event, Paused) and how == "key":
            commands.send(Command.QUIT)
        elif isinstance(event, Paused):
            cancelled.set()

    events = hold(interview(source, store=store, questions=(FIRST,)), press)
    assert isinstance(events[-1], InterviewEnded)
    assert source.open == 0
    (answer,) = store.saved[-1].answers
    assert answer.ended_by is EndReason.QUIT
    assert answer.seconds < 4


@pytest.mark.parametrize("key", [Command.PAUSE, Command.REPEAT, Command.SLOWER])
@pytest.mark.parametrize("introduced", [True, False])
def test_the_introduction_is_said_again_with_the_question_until_it_was_said_to_its_end(
    key: Command, introduced: bool
) -> None:
    voice = CountingVoice()
    slower = CountingVoice()
    slower.texts = voice.texts
    pressed: list[Event] = []

    def press(event: Event, commands: Commands, cancelled: threading.Event) -> None:
        if isinstance(event, SpeakingAt) and not pressed and (event.characters > 0) is introduced:
            pressed.append(event)
            commands.send(key)
        elif isinstance(event, Paused):
            commands.send(Command.DONE)

    hold(interview(ScriptedSource(GOOD), voice=voice, slower=(slower,), questions=(FIRST,)), press)
    again = [FIRST.text] if introduced else ["Let us begin.", FIRST.text]
    first = ["Let us begin.", FIRST.text] if introduced else ["Let us begin."]
    assert voice.texts == first + again


def test_who_has_heard_enough_of_the_introduction_never_hears_it_again() -> None:
    voice, store = CountingVoice(), MemoryStore()
    wishes = [Command.DONE, Command.REPEAT]

    def press(event: Event, commands: Commands, cancelled: threading.Event) -> None:
        if isinstance(event, SpeakingAt | Listening) and wishes and (len(wishes) == 2 or isinstance(event, Listening)):
            commands.send(wishes.pop(0))

    hold(interview(ScriptedSource(GOOD, GOOD), voice=voice, store=store, questions=(FIRST,)), press)
    assert voice.texts == ["Let us begin.", FIRST.text]


def test_sound_let_go_in_a_pause_is_not_told_as_lost_where_the_microphone_goes_away_in_it() -> None:
    store = MemoryStore()

    class Unplugged(ScriptedSource):
        @contextmanager
        def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
            with super().listen(question) as capture:
                read = capture.read

                def dropping() -> Samples:
                    if paused:
                        capture.dropped_samples += SAMPLE_RATE
                    return read()

                capture.read = dropping  # type: ignore[method-assign]
                yield capture

    paused: list[Event] = []

    def press(event: Event, commands: Commands, cancelled: threading.Event) -> None:
        if isinstance(event, Listening) and event.seconds > 3:
            commands.send(Command.PAUSE)
        elif isinstance(event, Paused):
            paused.append(event)

    source = Unplugged(said(hush(1), tone(6)), unplugged=True)
    hold(interview(source, store=store, questions=(FIRST,)), press)
    (answer,) = store.saved[-1].answers
    assert (answer.ended_by, answer.dropped_seconds) == (EndReason.DEVICE_LOST, 0)


@pytest.mark.parametrize("while_listening", [True, False])
def test_slower_says_the_question_again_and_stays_slow(while_listening: bool) -> None:
    usual, slow, slowest = CountingVoice(), CountingVoice(), CountingVoice()
    intro = [] if while_listening else ["Let us begin."]
    source, store = ScriptedSource(GOOD, GOOD, GOOD), MemoryStore()
    pressed: list[Event] = []

    def press(event: Event, commands: Commands, cancelled: threading.Event) -> None:
        wanted = Listening if while_listening else SpeakingAt
        if isinstance(event, wanted) and len(pressed) < 1:
            pressed.append(event)
            commands.send(Command.SLOWER)

    hold(interview(source, store=store, voice=usual, slower=(slow, slowest)), press)
    assert slow.texts == [*intro, FIRST.text, "Tell me about second."]
    assert slowest.texts == []
    takes = [(answer.take, answer.ended_by) for answer in store.saved[-1].answers if answer.number == 1]
    assert takes[-1][1] is EndReason.TURN
    assert (takes[0][1] is EndReason.REPEATED) is while_listening


class EvenVoice(CountingVoice):
    """A tenth of a second a character, and half a second of silence after each sentence."""

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        yield np.full(len(text) * SAMPLE_RATE // 10, 0.5, np.float32)
        yield np.zeros(SAMPLE_RATE // 2, np.float32)


class SteppingSink:
    """Tells every tenth of a second of what it is given."""

    def play(self, blocks: Iterator[FloatSamples], sample_rate: int) -> Iterator[float]:
        heard = 0.0
        for block in blocks:
            end = heard + block.size / sample_rate
            while heard < end - 0.05:
                heard += 0.1
                yield heard


def test_the_voice_tells_how_many_characters_were_said_and_the_introduction_is_none_of_them() -> None:
    held = interview(ScriptedSource(GOOD), voice=EvenVoice(), sink=SteppingSink(), questions=(FIRST,))  # type: ignore[arg-type]
    events = hold(held, lambda event, commands, cancelled: None)
    at = {round(event.seconds, 1): event.characters for event in events if isinstance(event, SpeakingAt)}
    begins = len("Let us begin.") / 10 + 0.5
    assert all(characters == 0 for seconds, characters in at.items() if seconds <= begins)
    for seconds, characters in at.items():
        if begins < seconds < begins + len(FIRST.text) / 10:
            assert characters == pytest.approx((seconds - begins) * 10, abs=1.1)
    assert at[max(at)] == len(FIRST.text)
