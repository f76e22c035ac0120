"""A session that goes on another day, and what the candidate thinks of an answer."""

import threading
from dataclasses import replace

import pytest

from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.core.events import BetweenQuestions, Command, InterviewStarted, QuestionStarted, Rating, Wish
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.session import EndReason, Session
from voice_interviewer.interview.commands import Commands

GOOD = said(hush(1), tone(8), hush(9))


def cut_short() -> Session:
    """A session of two questions of which the first is answered, and the second was skipped."""
    store = MemoryStore()
    commands = Commands()
    for event in interview(ScriptedSource(GOOD, GOOD), store=store).run(commands, threading.Event()):
        if isinstance(event, QuestionStarted) and event.number == 2:
            break
    return replace(store.saved[-1], ended=False)


def test_only_open_questions_are_asked_in_the_same_session_and_under_their_own_numbers() -> None:
    session, store = cut_short(), MemoryStore()
    assert open_question_ids(session) == (SECOND.id,)
    held = interview(ScriptedSource(GOOD), store=store, resumed=session)
    events = list(held.run(Commands(), threading.Event()))
    started = next(event for event in events if isinstance(event, InterviewStarted))
    assert (started.session.id, started.session.ended) == (session.id, False)
    asked = [event for event in events if isinstance(event, QuestionStarted)]
    assert [(event.question.id, event.number, event.of) for event in asked] == [(SECOND.id, 2, 2)]
    kept = store.saved[-1]
    assert [(answer.number, answer.recording) for answer in kept.answers] == [
        (1, "answer-01.flac"),
        (2, "answer-02.flac"),
    ]
    assert kept.ended
    assert open_question_ids(kept) == ()


@pytest.mark.parametrize("reason", [EndReason.QUIT, EndReason.REPEATED, EndReason.NO_SPEECH])
def test_an_answer_stopped_or_set_aside_or_unsaid_leaves_its_question_open_and_its_takes_are_counted_on(
    reason: EndReason,
) -> None:
    session = cut_short()
    stopped = replace(session, answers=(replace(session.answers[0], ended_by=reason),))
    assert open_question_ids(stopped) == (FIRST.id, SECOND.id)
    store = MemoryStore()
    list(interview(ScriptedSource(GOOD, GOOD), store=store, resumed=stopped).run(Commands(), threading.Event()))
    assert [(answer.number, answer.take) for answer in store.saved[-1].answers] == [(1, 1), (1, 2), (2, 1)]


def test_a_question_that_the_pack_no_longer_has_is_passed_over() -> None:
    session = replace(cut_short(), question_ids=(FIRST.id, "gone", SECOND.id))
    store = MemoryStore()
    held = interview(ScriptedSource(GOOD), store=store, resumed=session)
    events = list(held.run(Commands(), threading.Event()))
    assert [event.number for event in events if isinstance(event, QuestionStarted)] == [3]
    assert not open_question_ids(replace(store.saved[-1], question_ids=(FIRST.id,)))


def test_a_rating_is_kept_with_the_take_that_it_is_of() -> None:
    store, commands = MemoryStore(), Commands()
    wishes: list[list[Wish]] = [[Rating(2), Command.REPEAT], [Rating(3), Rating(5), Command.DONE]]
    held = interview(ScriptedSource(GOOD, GOOD), store=store, questions=(FIRST,), wait_between=True)
    for event in held.run(commands, threading.Event()):
        if isinstance(event, BetweenQuestions):
            for wish in wishes.pop(0):
                commands.send(wish)
    assert [answer.self_rating for answer in store.saved[-1].answers] == [2, 5]
    assert all(answer.assessment is not None for answer in store.saved[-1].answers)
