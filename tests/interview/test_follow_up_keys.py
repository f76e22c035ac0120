"""Every key during a follow-up does what it says, and what was said is never lost."""

import threading

import pytest

from tests.interview.test_follow_ups import COVERED, MAIN, MISSED, ON_LATENCY, OTHER, assessed, held, statuses
from tests.interview.test_loop import GOOD, ended, hold, kinds
from tests.scripted import CountingVoice, MemoryStore, ScriptedSource
from voice_interviewer.core.events import AnswerKept, Command, Event, FollowUpStarted, Listening, SpeakingAt
from voice_interviewer.core.session import EndReason
from voice_interviewer.interview.commands import Commands


@pytest.mark.parametrize("command", [Command.SKIP, Command.QUIT])
def test_an_answer_that_was_set_aside_or_stopped_is_not_asked_on(command: Command) -> None:
    def press(event: Event, commands: Commands) -> None:
        if isinstance(event, Listening) and event.seconds > 3:
            commands.send(command)

    events = hold(held(ScriptedSource(GOOD)), press)
    assert kinds(events, FollowUpStarted) == []


def during_follow_up(command: Command, after_seconds: float = 3.0) -> "tuple[list[Event], MemoryStore, CountingVoice]":
    """An interview of two questions whose first follow-up meets a key, once, after so many seconds of answer."""
    probing, sent = threading.Event(), threading.Event()

    def press(event: Event, commands: Commands) -> None:
        if isinstance(event, FollowUpStarted):
            probing.set()
        if isinstance(event, Listening) and event.seconds > after_seconds and probing.is_set() and not sent.is_set():
            sent.set()
            commands.send(command)

    store, voice = MemoryStore(), CountingVoice()
    again = [ON_LATENCY] if command is Command.REPEAT else []
    source = ScriptedSource(GOOD, ON_LATENCY, *again, GOOD)
    return hold(held(source, store, voice=voice, questions=(MAIN, OTHER)), press), store, voice


def test_repeat_says_the_follow_up_once_more_and_keeps_what_was_said() -> None:
    events, _, voice = during_follow_up(Command.REPEAT)
    assert voice.texts.count("And what of latency?") == 2
    main, aside, counted, _ = ended(events).session.answers
    assert (aside.ended_by, aside.recording, aside.assessment) == (
        EndReason.REPEATED,
        "answer-01-follow-up-1.flac",
        None,
    )
    assert aside.words
    assert (counted.follow_up, counted.recording) == (2, "answer-01-follow-up-2.flac")
    assert statuses(main)["latency"] == (COVERED, 2)


def test_skip_goes_on_to_the_result_and_keeps_what_was_said() -> None:
    events, _, _ = during_follow_up(Command.SKIP)
    main, aside, other = ended(events).session.answers
    assert (aside.ended_by, aside.assessment, aside.probed) == (EndReason.SKIPPED, None, "latency")
    assert statuses(main)["latency"] == (MISSED, None)
    assert other.question_id == "other"


def test_quit_stops_there_and_what_was_said_counts() -> None:
    events, store, _ = during_follow_up(Command.QUIT)
    main, stopped = ended(events).session.answers
    assert stopped.ended_by is EndReason.QUIT
    assert statuses(main)["latency"] == (COVERED, 1)
    assert [event.answer.follow_up for event in events if isinstance(event, AnswerKept)] == [1, None]
    assert store.saved[-1].ended


def test_done_ends_the_follow_up_at_once() -> None:
    events, _, _ = during_follow_up(Command.DONE)
    follow_up = ended(events).session.answers[1]
    assert follow_up.ended_by is EndReason.KEY
    assert follow_up.seconds < 3.5


@pytest.mark.parametrize(("command", "answers"), [(Command.SKIP, 2), (Command.QUIT, 1), (Command.DONE, 3)])
def test_keys_while_the_follow_up_is_spoken(command: Command, answers: int) -> None:
    probing = threading.Event()

    def press(event: Event, commands: Commands) -> None:
        if isinstance(event, FollowUpStarted):
            probing.set()
        elif isinstance(event, SpeakingAt) and probing.is_set():
            probing.clear()
            commands.send(command)

    source = ScriptedSource(GOOD, *([ON_LATENCY] if command is Command.DONE else []), GOOD)
    events = hold(held(source, questions=(MAIN, OTHER)), press)
    assert len(ended(events).session.answers) == answers
    assert assessed(ended(events).session.answers[0])
