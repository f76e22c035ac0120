"""What a device or the disk refuses interrupts an attended interview, which goes on once it is mended."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import pytest

from tests.scripted import (
    FIRST,
    SECOND,
    CountingVoice,
    InstantSink,
    MemoryStore,
    ScriptedCapture,
    ScriptedSource,
    hush,
    interview,
    said,
    tone,
)
from voice_interviewer.core.events import (
    Command,
    Draft,
    Event,
    Following,
    Interrupted,
    InterviewEnded,
    ListeningStarted,
    Problem,
    QuestionStarted,
    TypingStarted,
)
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason, Session
from voice_interviewer.core.sound.audio import FloatSamples, Samples
from voice_interviewer.errors import DeviceError, DeviceLostError, StorageError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

GOOD = said(hush(1), tone(8), hush(9))


class LooseSource(ScriptedSource):
    """A microphone that is unplugged after its first answer, cannot be opened for a while, and is back then."""

    def __init__(self, *answers: Samples, absent: int = 0) -> None:
        super().__init__(*answers)
        self._listened = 0
        self._absent = absent

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        self._listened += 1
        if 1 < self._listened <= 1 + self._absent:
            raise DeviceError("There is no microphone.", "Plug one in.")
        with super().listen(question) as capture:
            capture._unplugged = self._listened == 1
            yield capture


class LooseSink(InstantSink):
    """A speaker that goes away in the first sentence, and is back then."""

    lost = False

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        if not self.lost:
            self.lost = True
            yield 0.1
            raise DeviceLostError("The speaker stopped playing.", "Plug it in again.")
        yield from super().play(blocks, sample_rate)


class FullStore(MemoryStore):
    """A disk that has no room for so many of the next session files once an answer is to be kept."""

    def __init__(self, refused: int) -> None:
        super().__init__()
        self._refused = refused

    def save(self, session: Session) -> None:
        if session.answers and self._refused:
            self._refused -= 1
            raise StorageError("session.json cannot be written: no space is left.", "Free some space.")
        super().save(session)


def hold(held: Interview, *wishes: Command, commands: Commands | None = None) -> list[Event]:
    """All events; each interruption is answered by the next wish, and each turn to type by an answer."""
    commands, waiting, events = commands or Commands(), list(wishes), []
    for event in held.run(commands, threading.Event()):
        events.append(event)
        if isinstance(event, Interrupted):
            commands.send(waiting.pop(0))
        if isinstance(event, TypingStarted):
            commands.send(Draft("Variance is overfitting."))
            commands.send(Command.DONE)
    assert not waiting
    return events


def kinds(events: Sequence[Event], *wanted: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, wanted)]


def end(events: Sequence[Event]) -> InterviewEnded:
    last = events[-1]
    assert isinstance(last, InterviewEnded)
    return last


def test_a_microphone_that_is_plugged_in_again_takes_the_same_question_anew() -> None:
    store = MemoryStore()
    held = interview(LooseSource(said(hush(1), tone(6)), GOOD, GOOD), store=store, attended=True)
    events = hold(held, Command.DONE)
    problem, interrupted = kinds(events, Problem, Interrupted)
    assert problem == Problem("The microphone went away.", "Plug it back in.")
    assert interrupted == Interrupted(None)
    kept = store.saved[-1]
    assert [(each.number, each.take, each.ended_by) for each in kept.answers] == [
        (1, 1, EndReason.DEVICE_LOST),
        (1, 2, EndReason.TURN),
        (2, 1, EndReason.TURN),
    ]
    assert len(kept.answers[0].words) >= 15
    assert store.recordings["answer-01.flac"].samples.size == 7 * 16_000
    assert not end(events).failed
    assert kept.ended
    assert open_question_ids(kept) == ()


def test_a_microphone_that_is_not_back_yet_is_waited_for_once_more() -> None:
    store = MemoryStore()
    source = LooseSource(said(hush(1), tone(6)), GOOD, absent=2)
    events = hold(interview(source, store=store, questions=(FIRST,), attended=True), *[Command.DONE] * 3)
    assert [each.what for each in kinds(events, Problem)] == [  # type: ignore[union-attr]
        "The microphone went away.",
        "There is no microphone.",
        "There is no microphone.",
    ]
    assert [each.ended_by for each in store.saved[-1].answers] == [EndReason.DEVICE_LOST, EndReason.TURN]
    assert not end(events).failed


def test_who_stops_there_keeps_what_was_said_and_can_go_on_another_day() -> None:
    store = MemoryStore()
    events = hold(interview(LooseSource(said(hush(1), tone(6))), store=store, attended=True), Command.QUIT)
    assert end(events).failed
    assert len(kinds(events, Problem)) == 1
    assert [each.ended_by for each in store.saved[-1].answers] == [EndReason.DEVICE_LOST]
    assert open_question_ids(store.saved[-1]) == (FIRST.id, SECOND.id)


def test_leaving_the_program_while_it_is_interrupted_ends_it() -> None:
    cancelled = threading.Event()
    for event in interview(LooseSource(said(hush(1), tone(6))), attended=True).run(Commands(), cancelled):
        if isinstance(event, Interrupted):
            cancelled.set()
    assert isinstance(event, InterviewEnded)
    assert event.failed


def test_a_speaker_that_goes_away_lets_the_question_be_said_again_and_its_introduction_once() -> None:
    voice, store = CountingVoice(), MemoryStore()
    held = interview(
        ScriptedSource(GOOD), store=store, questions=(FIRST,), voice=voice, sink=LooseSink(), attended=True
    )
    events = hold(held, Command.DONE)
    assert [type(each) for each in kinds(events, QuestionStarted, Interrupted, ListeningStarted)] == [
        QuestionStarted,
        Interrupted,
        QuestionStarted,
        ListeningStarted,
    ]
    assert store.saved[-1].answers[0].ended_by is EndReason.TURN
    assert not end(events).failed


@pytest.mark.parametrize("refused", [1, 2])
def test_a_typed_answer_that_the_disk_refuses_is_written_once_there_is_room(refused: int) -> None:
    store = FullStore(refused)
    events = hold(interview(None, store=store, attended=True), *[Command.DONE] * refused)
    assert kinds(events, Interrupted) == [Interrupted(Following.QUESTION)] * refused
    assert [(each.number, each.take, each.typed) for each in store.saved[-1].answers] == [
        (1, 1, "Variance is overfitting."),
        (2, 1, "Variance is overfitting."),
    ]
    assert not end(events).failed


def test_a_typed_answer_that_the_disk_refuses_is_written_when_the_person_stops_if_there_is_room() -> None:
    store = FullStore(1)
    events = hold(interview(None, store=store, attended=True), Command.QUIT)
    assert [each.typed for each in store.saved[-1].answers] == ["Variance is overfitting."]
    assert end(events).failed


def test_a_disk_that_stays_full_is_told_again_when_the_person_stops() -> None:
    store = FullStore(9)
    events = hold(interview(None, store=store, attended=True), Command.QUIT)
    assert len(kinds(events, Problem)) == 2
    assert end(events).failed


def test_nobody_is_waited_for_where_nobody_is_there() -> None:
    events = hold(interview(LooseSource(said(hush(1), tone(6)))))
    assert not kinds(events, Interrupted)
    assert end(events).failed
