"""Rounds and questions: what stands there, and what is held by key and by mouse."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from textual.widgets import Input

from tests.tui.kit import SIZES, text_on, until
from tests.tui.program import MemoryPacks
from tests.tui.shelf import MANY, ShownLibrary, at_home, press, record, settled
from voice_interviewer.core.questions import Pack
from voice_interviewer.core.selection import matches
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.tui.home.questions import QuestionsScreen, when_due
from voice_interviewer.tui.home.screen import HomeScreen

TRIED = ShownLibrary(records=(record("first-1", 80), record("first-1", 40), record("first-2", None)))


class HeldPacks(MemoryPacks):
    """The pack is read once it may."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self.go_on = threading.Event()
        self.go_on.set()

    def pack(self, pack_id: str) -> Pack:
        self.go_on.wait(20)
        return super().pack(pack_id)


@pytest.mark.parametrize("size", SIZES)
async def test_rounds_say_what_they_are_and_how_the_person_stands(size: tuple[int, int]) -> None:
    async with at_home(size, library=TRIED) as (app, pilot, _):
        await press(app, pilot, "r")
        shown = text_on(app)
        for words in ("Round one", "5 questions   last 40 · best 80", "2 questions   not yet tried", "Let us begin."):
            assert words in shown
        assert "Tell me about first-1.  last 40" in shown
        assert "the first 3 of 5 questions" in shown
        await press(app, pilot, "down")
        assert "Now to something else." in text_on(app)
        assert "all 2 questions" in text_on(app)


@pytest.mark.parametrize(
    ("keys", "round_id", "count"),
    [
        (("enter",), "one", 3),
        (("plus", "enter"), "one", 4),
        (("equals_sign", "right", "left", "enter"), "one", 4),
        (("minus", "minus", "minus", "minus", "enter"), "one", 1),
        (("a", "enter"), "one", 5),
        (("a", "a", "enter"), "one", 3),
        (("down", "enter"), "two", 2),
    ],
)
async def test_the_chosen_round_is_held(keys: tuple[str, ...], round_id: str, count: int) -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "r", *keys)
        assert asked.wishes == [Wishes(rounds=(round_id,), count=count)]


async def test_q_leaves_the_rounds() -> None:
    async with at_home() as (app, pilot, _):
        await press(app, pilot, "r", "q")
        assert isinstance(app.screen, HomeScreen)


async def test_a_round_is_held_by_mouse() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "r")
        await pilot.click("#list", offset=(6, 2))
        await settled(app, pilot)
        assert asked.wishes == []
        await pilot.click("#fewer")
        await pilot.click("#begin")
        await settled(app, pilot)
        assert asked.wishes == [Wishes(rounds=("two",), count=1)]


@pytest.mark.parametrize("size", SIZES)
async def test_questions_stand_by_round_with_what_is_known_of_them(size: tuple[int, int]) -> None:
    async with at_home(size, library=TRIED) as (app, pilot, _):
        await press(app, pilot, "p")
        shown = text_on(app)
        assert "core     40  new" in shown
        for words in ("Round one", "Round two", *(each.text for each in MANY.questions), "last 40, best 80 of 100"):
            assert words in shown
        assert "Think of two kinds of error." not in shown  # the hint
        assert "0:05 to 1:00 minutes" in shown


async def test_typing_searches_and_enter_holds_what_is_chosen() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "p", *"round two", "down", "enter")
        assert asked.wishes == [Wishes(questions=("second-2",))]


async def test_the_slash_leads_to_the_search() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "p", "slash", *"second-2", "enter")
        assert asked.wishes == [Wishes(questions=("second-2",))]


async def test_enter_pressed_before_there_is_a_list_is_not_lost() -> None:
    shelf = HeldPacks(MANY)
    async with at_home(packs=shelf) as (app, pilot, asked):
        shelf.go_on.clear()
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, QuestionsScreen))
        await pilot.press("enter")
        await pilot.pause()
        assert asked.wishes == []
        shelf.go_on.set()
        await settled(app, pilot)
        assert asked.wishes == [Wishes(questions=("first-1",))]


async def test_what_is_marked_is_held_in_the_pack_s_order() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "p", "down", "space", "up", "space", "down", "down", "space", "space")
        assert "2 questions marked" in text_on(app)
        await press(app, pilot, "enter")
        assert asked.wishes == [Wishes(questions=("first-1", "first-2"))]


async def test_marks_outlive_a_search() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "p", "space", *"second", "escape")
        assert app.screen.query_one(Input).value == ""
        await press(app, pilot, "enter")
        assert asked.wishes == [Wishes(questions=("first-1",))]


async def test_a_search_without_result_says_how_to_go_on_and_holds_nothing() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "p", *"zebra", "enter")
        assert "No question has these words. Esc clears the search." in text_on(app)
        assert asked.wishes == []
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_questions_are_held_by_mouse() -> None:
    async with at_home() as (app, pilot, asked):
        await press(app, pilot, "p")
        await pilot.click("#list", offset=(20, 3))
        await pilot.click("#mark")
        await pilot.click("#begin")
        await settled(app, pilot)
        assert asked.wishes == [Wishes(questions=("first-3",))]


def test_a_question_matches_by_its_words_its_difficulty_and_its_round() -> None:
    first, one = MANY.questions[0], MANY.rounds[0]
    assert matches(first, one, ["one", "core", "tell", "first-1"])
    assert not matches(first, one, ["first-1", "two"])


def test_due_is_told_in_days() -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    told = [when_due(each, now) for each in (None, now, now + timedelta(hours=2), now + timedelta(days=3))]
    assert told == ["new", "due", "in 1 d", "in 3 d"]
