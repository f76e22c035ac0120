"""Each key of the interview's screen, spoken or typed, pressed once and seen to do what the footer says."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

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
from tests.tui.kit import ENDLESS, GOOD, app_of, holding, running, screen_of, text_on, until
from tests.tui.program import program
from tests.tui.test_interview_new_keys import app_with
from tests.tui.test_typed_interview import ANSWER, HeldSink, in_one_go, typed_app
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.interview.loop import Interview
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.interview.level_meter import LevelMeter
from voice_interviewer.tui.interview.transcript_view import TranscriptView
from voice_interviewer.tui.interview.typing_desk import TypingDesk


def typed(held: Interview) -> Prepared:
    return Prepared(held, (FIRST,), Path("sessions"), show_results=True, typed=True)


class GatedSource(ScriptedSource):
    """Gives the first six seconds, and the rest once it is let go."""

    def __init__(self, answer: Samples) -> None:
        super().__init__(answer)
        self.let_go = threading.Event()

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        with super().listen(question) as capture:
            read, blocks = capture.read, count()

            def gated() -> Samples:
                if next(blocks) == 60:
                    self.let_go.wait(20)
                return read()

            capture.read = gated  # type: ignore[method-assign]
            yield capture


@pytest.mark.parametrize(("key", "reason"), [("w", EndReason.SOURCE_ENDED), ("h", EndReason.TURN)])
async def test_w_alone_waits_a_silence_out(key: str, reason: EndReason) -> None:
    store, source = MemoryStore(), GatedSource(said(hush(1), tone(5), hush(15)))
    app = app_of(interview(source, store=store, questions=(FIRST,), wait_between=True), (FIRST,))
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press(key)
        source.let_go.set()
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await app.action_quit()
    assert store.saved[-1].answers[0].ended_by is reason


@pytest.mark.parametrize(("key", "voice"), [("r", 0), ("l", 1)])
async def test_r_and_l_say_the_question_again_and_l_more_slowly(key: str, voice: int) -> None:
    store, voices = MemoryStore(), (CountingVoice(), CountingVoice())
    held = interview(
        ScriptedSource(ENDLESS, ENDLESS), store=store, voice=voices[0], slower=voices[1:], questions=(FIRST,)
    )
    app = app_of(held, (FIRST,))
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        said_before = [len(each.texts) for each in voices]
        await pilot.press(key)
        await until(pilot, lambda: len(voices[voice].texts) > said_before[voice])
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        assert voices[voice].texts[-1] == FIRST.text
        assert store.saved[-1].answers[0].ended_by is EndReason.REPEATED
        await app.action_quit()


@pytest.mark.parametrize("key", ["p", "enter"])
async def test_p_and_enter_go_on_after_a_pause(key: str) -> None:
    app = app_of(interview(ScriptedSource(ENDLESS), questions=(FIRST,)), (FIRST,))
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("p")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        await pilot.press(key)
        await until(pilot, lambda: screen_of(app).stage is not Stage.PAUSED)
        await app.action_quit()


async def test_r_after_a_result_tries_the_question_again() -> None:
    store = MemoryStore()
    app = app_with(ScriptedSource(GOOD, GOOD), store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.press("r")
        await until(pilot, lambda: len(store.saved[-1].answers) == 2)
        assert [answer.take for answer in store.saved[-1].answers] == [1, 2]
        await app.action_quit()


@pytest.mark.parametrize("stars", [1, 2, 3, 5])
async def test_every_number_rates_the_answer(stars: int) -> None:
    store = MemoryStore()
    app = app_with(ScriptedSource(GOOD), store, asks_rating=True)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RATING)
        await pilot.press(str(stars))
        await until(pilot, lambda: store.saved[-1].answers[0].self_rating == stars)
        assert screen_of(app).stage is Stage.RESULT
        await app.action_quit()


@pytest.mark.parametrize("key", ["f2", "ctrl+d", "ctrl+enter"])
async def test_each_key_for_done_ends_a_typed_answer(key: str) -> None:
    store = MemoryStore()
    app = typed_app(store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        in_one_go(app, ANSWER, key)
        await until(pilot, lambda: screen_of(app).stage is Stage.RATING)
        await app.action_quit()
    assert (store.saved[-1].answers[0].typed, store.saved[-1].answers[0].ended_by) == (ANSWER, EndReason.KEY)


async def test_f4_asks_more_slowly_and_leaves_the_draft() -> None:
    slow, store = CountingVoice(), MemoryStore()
    held = interview(None, store=store, slower=(slow,), questions=(FIRST,))
    prepared = typed(held)
    app = holding(lambda accept_demo, tell: prepared)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        in_one_go(app, ANSWER, "f4")
        await until(pilot, lambda: slow.texts == [FIRST.text] and screen_of(app).stage is Stage.TYPING)
        assert screen_of(app).query_one(TypingDesk).text == ANSWER
        assert not store.saved
        await app.action_quit()
    assert store.saved[-1].answers[0].typed == ANSWER


async def test_f8_gives_the_hint_and_takes_it_away_again() -> None:
    app = typed_app(MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        for shown in (True, False):
            await pilot.press("f8")
            await pilot.pause()
            assert (f"Hint: {FIRST.hint}" in text_on(app)) is shown
        await app.action_quit()


@pytest.mark.parametrize("asking", [True, False])
async def test_f5_skips_and_the_next_answer_begins_empty(asking: bool) -> None:
    store, sink = MemoryStore(), HeldSink() if asking else InstantSink()
    app = typed_app(store, sink)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is (Stage.ASKING if asking else Stage.TYPING))
        in_one_go(app, ANSWER, "f5")
        await until(pilot, lambda: SECOND.text in text_on(app))
        await pilot.pause()
        assert screen_of(app).query_one(TypingDesk).text == ""
        await app.action_quit()
    assert [(each.typed, each.ended_by) for each in store.saved[-1].answers] == [(ANSWER, EndReason.SKIPPED)]


@pytest.mark.parametrize("key", ["f10", "ctrl+q"])
@pytest.mark.parametrize("stage", [Stage.ASKING, Stage.TYPING])
async def test_leaving_keeps_what_is_typed_also_while_the_question_is_read(key: str, stage: Stage) -> None:
    store = MemoryStore()
    app = typed_app(store, HeldSink() if stage is Stage.ASKING else None)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is stage)
        in_one_go(app, ANSWER, key)
        await until(pilot, lambda: bool(store.saved and store.saved[-1].answers))
        await app.action_quit()
    assert [(each.typed, each.ended_by) for each in store.saved[-1].answers] == [(ANSWER, EndReason.QUIT)]


async def test_f10_while_the_question_is_read_again_keeps_the_answer() -> None:
    store, sink = MemoryStore(), HeldSink()
    app = typed_app(store, sink)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.ASKING)
        await pilot.press("f2")
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        in_one_go(app, ANSWER, "f3")
        await until(pilot, lambda: screen_of(app).stage is Stage.ASKING)
        await pilot.press("f10")
        await until(pilot, lambda: bool(store.saved and store.saved[-1].answers))
        await app.action_quit()
    assert store.saved[-1].answers[0].typed == ANSWER


async def test_ctrl_q_in_the_pause_of_a_typed_answer_keeps_it() -> None:
    store = MemoryStore()
    app = typed_app(store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        in_one_go(app, ANSWER, "f9")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        await pilot.press("ctrl+q")
    assert store.saved[-1].answers[0].typed == ANSWER


async def test_while_a_typed_interview_gets_ready_the_desk_to_type_at_is_there() -> None:
    looked, prepared = threading.Event(), typed(interview(None, questions=(FIRST,)))

    def prepare(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        looked.wait(20)
        return prepared

    app = VoiceInterviewerApp(program(prepare=prepare), Wishes(typed=True))
    async with running(app) as pilot:
        await until(pilot, lambda: "GETTING READY" in text_on(app))
        screen = screen_of(app)
        assert [screen.query_one(each).display for each in (TypingDesk, TranscriptView, LevelMeter)] == [
            True,
            False,
            False,
        ]
        await pilot.press("x")  # nothing can be answered yet
        looked.set()
        await until(pilot, lambda: screen.stage is Stage.TYPING)
        assert screen.query_one(TypingDesk).text == ""
        await app.action_quit()
