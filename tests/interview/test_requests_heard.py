"""A candidate who asks aloud for the question again, and nothing else."""

import threading

import pytest

from tests.interview.test_follow_ups import MAIN, TEXTS
from tests.interview.test_follow_ups import PACK as PROBED
from tests.scripted import FIRST, CountingVoice, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.endpointing import PATIENCE, PatienceLevel
from voice_interviewer.interview.commands import Commands

ASKS_HERTZ = 990
ASKS = {ASKS_HERTZ: "sorry can you repeat the question please"}
REQUEST = said(hush(1), tone(7 / 3, ASKS_HERTZ), hush(30))
GOOD = said(hush(1), tone(8), hush(9))


@pytest.mark.parametrize("level", [PatienceLevel.LONG, PatienceLevel.ONLY_BY_KEY])
def test_the_question_is_said_again_soon_after_the_request(level: PatienceLevel) -> None:
    voice, store = CountingVoice(), MemoryStore()
    held = interview(
        ScriptedSource(REQUEST, GOOD),
        store=store,
        voice=voice,
        questions=(FIRST,),
        texts=ASKS,
        patience=PATIENCE[level],
    )
    list(held.run(Commands(), threading.Event()))
    assert voice.texts.count(FIRST.text) == 2
    first, second = store.saved[-1].answers
    assert (first.ended_by, first.assessment) == (EndReason.REPEATED, None)
    assert (second.take, second.assessment is not None) == (2, True)


def test_an_answer_that_begins_with_the_request_is_not_cut() -> None:
    store = MemoryStore()
    answer = said(hush(1), tone(7 / 3, ASKS_HERTZ), hush(0.8), tone(8), hush(9))
    held = interview(ScriptedSource(answer), store=store, questions=(FIRST,), texts=ASKS)
    list(held.run(Commands(), threading.Event()))
    (only,) = store.saved[-1].answers
    assert only.ended_by is EndReason.TURN
    assert only.seconds > 11


def test_a_recording_that_stands_in_is_never_asked_twice() -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(REQUEST), store=store, questions=(FIRST,), texts=ASKS, converses=False)
    list(held.run(Commands(), threading.Event()))
    (only,) = store.saved[-1].answers
    assert only.ended_by is not EndReason.REPEATED


def test_a_follow_up_is_said_again_as_well() -> None:
    voice, store = CountingVoice(), MemoryStore()
    held = interview(
        ScriptedSource(GOOD, REQUEST, GOOD),
        store=store,
        voice=voice,
        pack=PROBED,
        questions=(MAIN,),
        texts={**TEXTS, **ASKS},
        follow_ups=1,
    )
    list(held.run(Commands(), threading.Event()))
    assert voice.texts.count("And what of latency?") == 2
