"""The summary's keys that stand in no footer."""

import threading

import pytest
from textual.widgets import OptionList

from tests.core.answers import STORY, TOLD
from tests.tui.kit import until
from tests.tui.program import MemoryLibrary
from tests.tui.test_summary_content import answered
from tests.tui.test_summary_screen import FILLED, Summary, session, summary
from voice_interviewer.core.session import Session
from voice_interviewer.tui.result.summary import SummaryScreen


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


async def test_an_answer_highlighted_while_the_summary_is_left_is_shown_no_more() -> None:
    async with summary(session(answered(1, STORY, TOLD))) as (app, pilot):
        left = app.screen
        assert isinstance(left, SummaryScreen)
        await app.pop_screen()
        left._show()
        await pilot.pause()
        assert app.screen is not left


@pytest.mark.parametrize("stars", [1, 2, 5])
async def test_every_number_rates(stars: int) -> None:
    async with summary(session(answered(1, STORY, TOLD)), ask_first=True) as (app, pilot):
        await pilot.press(str(stars))
        await until(pilot, lambda: app.library.sessions[0].answers[0].self_rating == stars)


async def test_the_last_of_two_quick_ratings_is_kept_last() -> None:
    """The first is slow to be kept: it waits for the second one, if that comes before it is done."""

    class Slow(MemoryLibrary):
        def __init__(self, kept: Session) -> None:
            super().__init__([kept])
            self.rated: list[int] = []
            self.second = threading.Event()

        def rate(self, session_id: str, number: int, take: int, stars: int) -> None:
            if stars == 2:
                self.second.wait(0.3)
            self.rated.append(stars)
            self.second.set()

    shown = session(answered(1, STORY, TOLD))
    library = Slow(shown)
    app = Summary(shown, library, ask_first=True)
    async with app.run_test() as pilot:
        screen = app.screen
        await pilot.pause()
        assert isinstance(screen, SummaryScreen)
        screen.action_rate(2)
        screen.action_rate(4)
        await until(pilot, lambda: len(library.rated) == 2)
    assert library.rated == [2, 4]
