"""The summary's keys that stand in no footer."""

import pytest
from textual.widgets import OptionList

from tests.core.answers import STORY, TOLD
from tests.tui.kit import until
from tests.tui.test_summary_content import answered
from tests.tui.test_summary_screen import FILLED, session, summary


async def test_letters_and_space_do_what_arrows_and_page_keys_do() -> None:
    async with summary(session(answered(1, STORY, TOLD), answered(2, STORY, FILLED))) as (app, pilot):
        screen, result = app.screen, app.screen.query_one("#result")
        await pilot.press("j")
        assert app.screen.query_one(OptionList).highlighted == 1
        await pilot.press("k")
        assert app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("space")
        assert result.scroll_y > 0
        await pilot.press("pageup")
        assert result.scroll_y == 0
        await pilot.press("left")
        await pilot.pause()
        assert app.screen is not screen


@pytest.mark.parametrize("stars", [1, 2, 5])
async def test_every_number_rates(stars: int) -> None:
    async with summary(session(answered(1, STORY, TOLD)), ask_first=True) as (app, pilot):
        await pilot.press(str(stars))
        await until(pilot, lambda: app.library.sessions[0].answers[0].self_rating == stars)
