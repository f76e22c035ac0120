"""What an interview leaves behind where nothing, or nothing yet, was said."""

import threading

from tests.interview.test_loop import GOOD, ended, hold, kinds
from tests.scripted import FIRST, MemoryStore, ScriptedSource, hush, interview, said
from tests.scripted import tone as speech
from voice_interviewer.core.events import AnswerKept, Command, Event, ListeningStarted, Problem
from voice_interviewer.interview.commands import Commands


def test_a_session_in_which_nothing_was_said_is_taken_away() -> None:
    def leave(event: Event, commands: Commands) -> None:
        if isinstance(event, ListeningStarted):
            commands.send(Command.QUIT)

    store = MemoryStore()
    events = hold(interview(ScriptedSource(GOOD), store=store), leave)
    assert not ended(events).failed
    assert ended(events).session.answers == ()
    assert store.discarded == [ended(events).session]
    assert store.recordings == {}
    assert kinds(events, AnswerKept) == []


def test_a_microphone_lost_before_its_first_sample_leaves_nothing_of_that_answer() -> None:
    store = MemoryStore()
    events = hold(interview(ScriptedSource(hush(0), unplugged=True), store=store))
    assert ended(events).failed
    assert "The microphone went away." in [event.what for event in events if isinstance(event, Problem)]
    assert store.recordings == {}
    assert len(store.discarded) == 1


def test_a_session_with_an_answer_is_never_taken_away() -> None:
    store = MemoryStore()
    hold(interview(ScriptedSource(said(hush(1), speech(6)), unplugged=True), store=store))
    assert store.discarded == []


def test_a_take_without_sound_does_not_count() -> None:
    sent = threading.Event()

    def once_more_at_once(event: Event, commands: Commands) -> None:
        if isinstance(event, ListeningStarted) and not sent.is_set():
            sent.set()
            commands.send(Command.REPEAT)

    store = MemoryStore()
    events = hold(interview(ScriptedSource(GOOD, GOOD), store=store, questions=(FIRST,)), once_more_at_once)
    (answer,) = ended(events).session.answers
    assert (answer.take, answer.recording) == (1, "answer-01.flac")
