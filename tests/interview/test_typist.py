"""Typed answers: kept as they stand, assessed, followed up, and needing neither microphone nor model."""

import threading
from collections.abc import Callable

import pytest

from tests.interview.test_follow_ups import MAIN
from tests.interview.test_follow_ups import PACK as PROBED
from tests.scripted import FIRST, MemoryStore, interview
from voice_interviewer.core.events import (
    AnswerKept,
    Command,
    Draft,
    Event,
    FollowUpStarted,
    Paused,
    TypingStarted,
    Wish,
)
from voice_interviewer.core.session import EndReason
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

TEXT = "Bias is underfitting and variance is overfitting.\nSo we regularise and cross validate, of course."


def hold(held: Interview, *turns: tuple[Wish, ...]) -> list[Event]:
    """Hold it, sending the next of these at each turn to type."""
    events, commands, left = [], Commands(), list(turns)
    for event in held.run(commands, threading.Event()):
        events.append(event)
        if isinstance(event, TypingStarted):
            for wish in left.pop(0):
                commands.send(wish)
    return events


def test_the_newest_draft_is_the_answer_and_is_assessed() -> None:
    store = MemoryStore()
    hold(interview(None, store=store, questions=(FIRST,)), (Draft("Bias"), Draft(TEXT + "\n"), Command.DONE))
    session = store.saved[-1]
    (answer,) = session.answers
    assert session.candidate == "keyboard"
    assert (answer.typed, answer.recording, answer.words, answer.seconds) == (TEXT, "", (), 0.0)
    assert answer.ended_by is EndReason.KEY
    assert answer.assessment is not None
    assert answer.assessment.audio is None
    assert answer.assessment.coverage is not None
    assert store.recordings == {}


@pytest.mark.parametrize("command", [Command.REPEAT, Command.SLOWER])
def test_repeating_the_question_keeps_no_take_and_no_answer_is_lost(command: Command) -> None:
    store = MemoryStore()
    hold(interview(None, store=store, questions=(FIRST,)), (Draft("Bias"), command), (Draft(TEXT), Command.DONE))
    (answer,) = store.saved[-1].answers
    assert (answer.take, answer.typed) == (1, TEXT)


def test_an_empty_page_is_no_answer_and_a_skipped_one_is_kept_unassessed() -> None:
    store = MemoryStore()
    hold(interview(None, store=store), (Draft("  \n"), Command.DONE), (Draft(TEXT), Command.SKIP))
    (answer,) = store.saved[-1].answers
    assert (answer.number, answer.ended_by, answer.assessment) == (2, EndReason.SKIPPED, None)


def test_a_pause_loses_nothing() -> None:
    store = MemoryStore()
    events = hold(
        interview(None, store=store, questions=(FIRST,)),
        (Draft(TEXT), Command.PAUSE, Command.SKIP, Command.DONE, Command.DONE),
    )
    assert any(isinstance(event, Paused) for event in events)
    assert store.saved[-1].answers[0].typed == TEXT


@pytest.mark.parametrize(
    "leave", [lambda commands, cancelled: commands.send(Command.QUIT), lambda commands, cancelled: cancelled.set()]
)
def test_leaving_keeps_what_was_typed_to_the_last(leave: Callable[[Commands, threading.Event], None]) -> None:
    store, commands, cancelled = MemoryStore(), Commands(), threading.Event()
    for event in interview(None, store=store, questions=(FIRST,)).run(commands, cancelled):
        if isinstance(event, TypingStarted):
            commands.send(Draft("Bias is"))
            commands.send(Draft(TEXT))
            leave(commands, cancelled)
    (answer,) = store.saved[-1].answers
    assert (answer.typed, answer.ended_by) == (TEXT, EndReason.QUIT)


def test_a_follow_up_is_typed_as_well_and_counts() -> None:
    store = MemoryStore()
    held = interview(None, store=store, pack=PROBED, questions=(MAIN,), follow_ups=1)
    events = hold(held, (Draft("It depends on many things, I would say."), Command.DONE), (Draft(TEXT), Command.DONE))
    assert any(isinstance(event, FollowUpStarted) for event in events)
    main, further = store.saved[-1].answers
    assert (main.follow_up, further.follow_up, further.typed) == (None, 1, TEXT)
    assert [event.answer.follow_up for event in events if isinstance(event, AnswerKept)] == [1, None]
