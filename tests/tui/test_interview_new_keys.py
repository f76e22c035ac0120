"""Pause, typing, rating and the lit question on the interview's screen, with real keys."""

from pathlib import Path

import pytest

from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, interview
from tests.tui.kit import ENDLESS, GOOD, SIZES, holding, make, running, screen_of, text_on, until
from voice_interviewer.core.events import Floor, Listening, ListeningStarted, QuestionStarted, SpeakingAt
from voice_interviewer.core.session import EndReason
from voice_interviewer.interview.prepared import Prepared
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import FloorBadge, Stage
from voice_interviewer.tui.interview.level_meter import LevelMeter
from voice_interviewer.tui.interview.question_card import QuestionCard
from voice_interviewer.tui.interview.steps import steps
from voice_interviewer.tui.interview.typing_desk import TypingDesk


def app_with(source: ScriptedSource | None, store: MemoryStore, **how: bool) -> VoiceInterviewerApp:
    held = interview(source, store=store, questions=(FIRST,), wait_between=how.get("show_results", True))
    prepared = Prepared(held, (FIRST,), Path("sessions"), **{"show_results": True, **how})  # type: ignore[arg-type]
    return holding(lambda accept_demo, tell: prepared)


@pytest.mark.parametrize("size", SIZES)
async def test_all_keys_of_an_answer_are_in_the_footer_and_p_pauses_until_enter(size: tuple[int, int]) -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("p")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        await pilot.pause()
        shown = text_on(app)
        assert "PAUSED" in shown
        assert "Enter: go on" in shown
        assert "mic off" in shown
        assert "Skip" not in shown
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is not Stage.PAUSED)
        screen_of(app).show(QuestionStarted(FIRST, 1, 2))
        screen_of(app).show(ListeningStarted())
        screen_of(app).show(Listening(3.0, -20.0, True, Floor.SPEAKING, None))
        await until(pilot, lambda: "Wait" in text_on(app).splitlines()[-1])
        footer = text_on(app).splitlines()[-1]
        for name in ("Done", "Wait", "Repeat", "Slower", "Skip", "Hint", "Pause", "Stop and keep"):
            assert name in footer
        await app.action_quit()


async def test_ctrl_q_in_a_pause_frees_the_microphone_and_keeps_what_was_said() -> None:
    source, store = ScriptedSource(ENDLESS), MemoryStore()
    app = make(source, store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("p")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        assert not screen_of(app).query_one(LevelMeter).active
        await pilot.press("ctrl+q")
    assert source.open == 0
    assert store.saved[-1].answers[0].ended_by is EndReason.QUIT


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_is_typed_over_several_lines_and_f2_ends_it(size: tuple[int, int]) -> None:
    store = MemoryStore()
    app = app_with(None, store, typed=True)
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        await pilot.press(*"war", "enter", *"space q")
        await pilot.press("escape")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        await pilot.press("x", "enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        await pilot.press("f3")
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING and not store.saved)
        await until(pilot, lambda: "Done" in text_on(app).splitlines()[-1])
        assert screen_of(app).query_one(TypingDesk).text == "war\nspace q"
        footer = text_on(app).splitlines()[-1]
        for name in ("Done", "Repeat", "Slower", "Skip", "Hint", "Pause", "Stop"):
            assert name in footer
        await pilot.press("!", "f2")
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        assert store.saved[-1].answers[0].typed == "war\nspace q!"
        assert screen_of(app).query_one(TypingDesk).read_only
        await app.action_quit()


async def test_ctrl_q_while_typing_keeps_the_last_letter() -> None:
    store = MemoryStore()
    app = app_with(None, store, typed=True)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        await pilot.press(*"bias", "ctrl+q")
    assert store.saved[-1].answers[0].typed == "bias"


@pytest.mark.parametrize(("key", "stars"), [("4", 4), ("enter", None)])
async def test_the_result_comes_after_the_candidates_own_word(key: str, stars: int | None) -> None:
    store = MemoryStore()
    app = app_with(ScriptedSource(GOOD), store, asks_rating=True)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RATING)
        await pilot.pause()
        assert "How was that?" in text_on(app)
        assert not screen_of(app).query_one("#result").display
        await pilot.press(key)
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.pause()
        assert screen_of(app).query_one("#result").display
        assert (f"you said {stars} of 5" in text_on(app)) is (stars is not None)
        await until(pilot, lambda: store.saved[-1].answers[0].self_rating == stars)
        await app.action_quit()


async def test_live_offers_neither_rating_nor_hint_nor_another_try() -> None:
    app = app_with(ScriptedSource(GOOD), MemoryStore(), show_results=False)
    stages: set[Stage] = set()
    async with running(app) as pilot:
        while screen_of(app).thread.ended is None:
            stages.add(screen_of(app).stage)
            assert screen_of(app).hint == ""
            await pilot.pause()
        await app.action_quit()
    assert not stages & {Stage.RATING, Stage.RESULT}


async def test_the_question_lights_up_word_by_word_without_moving() -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("p")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        screen = screen_of(app)
        screen.show(QuestionStarted(SECOND, 2, 3))
        card = screen.query_one(QuestionCard)
        where = card.region
        lit = []
        for characters in (0, 1, 6, 11, len(SECOND.text)):
            screen.show(SpeakingAt(0.1, characters))
            await pilot.pause()
            assert SECOND.text in text_on(app)
            assert card.region == where
            lit.append(card.lit)
        assert lit == ["", "Tell", "Tell me", "Tell me about", SECOND.text]
        assert "question 2 of 3  ●◉○" in text_on(app)
        await app.action_quit()


def test_one_step_or_very_many_need_no_dots() -> None:
    assert steps(1, 1) == ""
    assert steps(3, 40) == ""
    assert steps(5, 5).endswith("●●●●◉")


async def test_a_key_is_acknowledged_before_the_interview_has_done_it() -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        badge = screen_of(app).query_one(FloorBadge)
        screen_of(app).action_command("pause")
        assert "pausing…" in str(badge.render())
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        assert "pausing…" not in str(badge.render())
        await app.action_quit()
