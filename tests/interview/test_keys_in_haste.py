"""Keys pressed while a question is still read: what was typed is kept, and none of them acts on what comes next."""

import threading
from collections.abc import Callable

import pytest

from tests.interview.test_follow_ups import MAIN, statuses
from tests.interview.test_follow_ups import PACK as PROBED
from tests.scripted import FIRST, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    Command,
    Draft,
    Event,
    FollowUpStarted,
    InterviewEnded,
    ListeningStarted,
    QuestionStarted,
    Rating,
    SpeakingAt,
    TypingStarted,
    Wish,
)
from voice_interviewer.core.session import EndReason
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

GOOD = said(hush(1), tone(8), hush(9))
LATENCY = "The latency must stay under fifty milliseconds."
TEXT = "Bias is underfitting and variance is overfitting."


def hold(held: Interview, press: Callable[[Event], tuple[Wish, ...]]) -> list[Event]:
    """Hold it, sending what `press` gives for each event."""
    events, commands = [], Commands()
    for event in held.run(commands, threading.Event()):
        events.append(event)
        for wish in press(event):
            commands.send(wish)
    return events


def once(kind: type[Event], *wishes: Wish) -> Callable[[Event], tuple[Wish, ...]]:
    """Presses these at the first event of the kind."""
    left = [wishes]
    return lambda event: left.pop() if left and isinstance(event, kind) else ()


@pytest.mark.parametrize(("key", "reason"), [(Command.QUIT, EndReason.QUIT), (Command.SKIP, EndReason.SKIPPED)])
def test_a_draft_of_before_is_kept_where_the_question_is_left_while_it_is_read_again(
    key: Command, reason: EndReason
) -> None:
    store = MemoryStore()
    type_and_repeat = once(TypingStarted, Draft(TEXT), Command.REPEAT)
    repeated: list[Event] = []

    def press(event: Event) -> tuple[Wish, ...]:
        if isinstance(event, AnswerEnded) and event.reason is EndReason.REPEATED:
            repeated.append(event)
        return (key,) if repeated and isinstance(event, SpeakingAt) else type_and_repeat(event)

    events = hold(interview(None, store=store, questions=(FIRST,)), press)
    (answer,) = store.saved[-1].answers
    assert (answer.typed, answer.ended_by) == (TEXT, reason)
    assert (answer.assessment is None) is (key is Command.SKIP)
    assert [event.answer for event in events if isinstance(event, AnswerKept)] == [answer]
    assert [event.reason for event in events if isinstance(event, AnswerEnded)] == [EndReason.REPEATED, reason]


@pytest.mark.parametrize("kind", [QuestionStarted, SpeakingAt])
def test_what_is_typed_while_the_question_is_read_is_kept_on_leaving(kind: type[Event]) -> None:
    store = MemoryStore()
    hold(interview(None, store=store), once(kind, Draft("Bias"), Draft(TEXT), Command.WAIT, Command.QUIT))
    assert [(answer.typed, answer.ended_by) for answer in store.saved[-1].answers] == [(TEXT, EndReason.QUIT)]


def test_what_is_typed_while_a_follow_up_is_read_is_kept_and_counts() -> None:
    store = MemoryStore()
    answered = once(TypingStarted, Draft("It depends on many things, I would say."), Command.DONE)
    asked_on: list[Event] = []

    def press(event: Event) -> tuple[Wish, ...]:
        if isinstance(event, FollowUpStarted):
            asked_on.append(event)
        return (Draft(LATENCY), Command.QUIT) if asked_on and isinstance(event, SpeakingAt) else answered(event)

    hold(interview(None, store=store, pack=PROBED, questions=(MAIN,), follow_ups=1), press)
    main, further = store.saved[-1].answers
    assert (further.typed, further.follow_up, further.ended_by) == (LATENCY, 1, EndReason.QUIT)
    assert statuses(main)["latency"] == (PointStatus.COVERED, 1)


def test_a_draft_is_no_answer_to_the_question_after_its_own() -> None:
    store = MemoryStore()
    turns = [(Draft(TEXT), Command.DONE), (Command.DONE,)]
    hold(interview(None, store=store), lambda event: turns.pop(0) if isinstance(event, TypingStarted) else ())
    assert [(answer.number, answer.typed) for answer in store.saved[-1].answers] == [(1, TEXT)]


@pytest.mark.parametrize("typed", [True, False])
def test_a_second_done_for_the_question_is_no_answer(typed: bool) -> None:
    store = MemoryStore()
    understood = once(SpeakingAt, Command.DONE, Command.DONE)
    answered = once(TypingStarted, Draft(TEXT), Command.DONE)
    held = interview(None if typed else ScriptedSource(GOOD), store=store, questions=(FIRST,))
    hold(held, lambda event: understood(event) or answered(event))
    (answer,) = store.saved[-1].answers
    assert answer.ended_by is (EndReason.KEY if typed else EndReason.TURN)
    assert answer.assessment is not None


@pytest.mark.parametrize(("key", "reason"), [(Command.QUIT, EndReason.QUIT), (Command.SKIP, EndReason.SKIPPED)])
def test_other_keys_right_after_done_still_hold(key: Command, reason: EndReason) -> None:
    understood = once(SpeakingAt, Command.DONE, Command.DONE, key)
    events = hold(interview(ScriptedSource(GOOD), store=MemoryStore(), questions=(FIRST,)), understood)
    assert [event.reason for event in events if isinstance(event, AnswerEnded)] == [reason]


def test_there_is_no_result_to_rate_where_nothing_was_kept() -> None:
    store = MemoryStore()
    at_once = once(ListeningStarted, Command.DONE)
    held = interview(ScriptedSource(GOOD), store=store, questions=(FIRST,), wait_between=True)
    events = hold(held, lambda event: at_once(event) or once(BetweenQuestions, Rating(4), Command.DONE)(event))
    assert not any(isinstance(event, BetweenQuestions) for event in events)
    assert isinstance(events[-1], InterviewEnded)
    assert not events[-1].failed
    assert store.discarded


def test_a_rating_goes_to_the_take_whose_result_is_read() -> None:
    store = MemoryStore()
    wishes = [(Rating(3), Command.REPEAT), (Rating(5), Command.DONE)]
    turns: list[Event] = []

    def press(event: Event) -> tuple[Wish, ...]:
        if isinstance(event, BetweenQuestions):
            return wishes.pop(0)
        if isinstance(event, ListeningStarted):
            turns.append(event)
            if len(turns) == 2:
                return (Command.DONE,)  # nothing was said in the second take
        return ()

    hold(interview(ScriptedSource(GOOD, GOOD), store=store, questions=(FIRST,), wait_between=True), press)
    assert [answer.self_rating for answer in store.saved[-1].answers] == [3]
    assert wishes == [(Rating(5), Command.DONE)]
