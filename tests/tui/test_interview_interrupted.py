"""The screen of an interview that a lost microphone interrupted: told in two lines, and gone on with by key."""

import pytest

from tests.interview.test_interrupted import LooseSource
from tests.scripted import FIRST, SECOND, MemoryStore, hush, interview, said, tone
from tests.tui.kit import GOOD, SIZES, app_of, running, screen_of, text_on, until
from voice_interviewer.core.session import EndReason
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.result.summary import SummaryScreen


@pytest.mark.parametrize("size", SIZES)
async def test_a_lost_microphone_is_told_and_enter_asks_the_question_again(size: tuple[int, int]) -> None:
    store = MemoryStore()
    held = interview(
        LooseSource(said(hush(1), tone(6)), GOOD, GOOD, absent=1), store=store, wait_between=True, attended=True
    )
    app = app_of(held, (FIRST, SECOND))
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.INTERRUPTED)
        await until(pilot, lambda: "Go on" in text_on(app))
        shown = text_on(app)
        assert "The microphone went away." in shown
        assert "Plug it back in." in shown
        assert "INTERRUPTED" in shown
        assert "ask it again" in shown
        assert "Stop and keep" in shown
        assert "bias is underfitting" in shown, "what was understood so far stays to be read"
        await pilot.press("enter")
        await until(pilot, lambda: "There is no microphone." in text_on(app))
        await until(pilot, lambda: screen_of(app).stage is Stage.INTERRUPTED)
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT and len(store.saved[-1].answers) == 3)
        await app.action_quit()
    assert [each.ended_by for each in store.saved[-1].answers][:2] == [EndReason.DEVICE_LOST, EndReason.TURN]


async def test_q_stops_there_with_what_to_do_and_exit_code_1() -> None:
    store = MemoryStore()
    app = app_of(interview(LooseSource(said(hush(1), tone(6))), store=store, attended=True), (FIRST, SECOND))
    async with running(app, (140, 40)) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.INTERRUPTED)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.pause()
        assert "The microphone went away." in text_on(app)
        await pilot.press("q")
    assert app.return_code == 1
    what, remedy, where = app.closing_words.splitlines()
    assert (what, remedy) == ("The microphone went away.", "Plug it back in.")
    assert store.saved[-1].id in where
