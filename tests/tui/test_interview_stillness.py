"""What a key or a state changes is painted where it stands; the screen is laid out anew only where it must be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer

from tests.scripted import FIRST, MemoryStore, ScriptedSource
from tests.tui.kit import ENDLESS, SIZES, make, running, screen_of, stop, text_on, until
from tests.tui.shelf import settled
from voice_interviewer.core.events import (
    Floor,
    Listening,
    ListeningStarted,
    Paused,
    Problem,
    QuestionStarted,
    SpeakingAt,
)
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview import floor_badge
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.interview.screen import InterviewScreen

LONG = replace(FIRST, hint="Say what each kind of error means, then how you would see it in the curves of both sets.")
HEARD = Listening(12.0, -20.0, True, Floor.SPEAKING, None)


@asynccontextmanager
async def answering(size: tuple[int, int]) -> AsyncIterator[tuple[VoiceInterviewerApp, Pilot[None], list[None]]]:
    """An answer under way that only the test goes on with; the list grows by one whenever the screen is laid out."""
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await stop(app, pilot)
        screen = screen_of(app)
        for event in (QuestionStarted(LONG, 1, 1), ListeningStarted(), HEARD):
            screen.show(event)
        await until(pilot, lambda: "Wait" in text_on(app).splitlines()[-1])
        await settled(app, pilot)
        laid_out: list[None] = []
        screen.screen_layout_refresh_signal.subscribe(screen, lambda _: laid_out.append(None))
        yield app, pilot, laid_out


def sides(screen: InterviewScreen) -> list[tuple[int, int]]:
    """Where the words begin, and how high they are."""
    return [
        (each.region.y, each.region.height) for each in (screen.query_one("#level"), screen.query_one("#transcript"))
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_a_hint_comes_and_goes_and_nothing_moves(size: tuple[int, int]) -> None:
    async with answering(size) as (app, pilot, laid_out):
        before = sides(screen_of(app))
        await pilot.press("h")
        await until(pilot, lambda: "Hint: Say what" in text_on(app) and "both sets." in text_on(app))
        await pilot.press("h")
        await until(pilot, lambda: "Hint: " not in text_on(app))
        assert sides(screen_of(app)) == before
        assert not laid_out


async def test_a_problem_longer_than_the_hint_makes_room_for_itself() -> None:
    async with answering((80, 24)) as (app, pilot, laid_out):
        screen_of(app).show(Problem("One thing is wrong.", "\n".join(f"Mend {number}." for number in range(1, 4))))
        await until(pilot, lambda: "Mend 3." in text_on(app))
        assert laid_out


@pytest.mark.parametrize("key", ["w", "p", "enter"])
async def test_a_key_is_acknowledged_where_the_advice_stands(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floor_badge, "TAKEN_SECONDS", 60.0)  # however slow the machine is
    async with answering((80, 24)) as (app, pilot, laid_out):
        await pilot.press(key)
        await until(pilot, lambda: "Enter when you are done" not in text_on(app))
        assert not laid_out


async def test_the_footer_stands_while_the_same_keys_mean_something_and_changes_with_them() -> None:
    async with answering((80, 24)) as (app, pilot, laid_out):
        screen = screen_of(app)
        keys = list(screen.query_one(Footer).children)
        for floor, word in ((Floor.THINKING, "THINKING"), (Floor.ENDING, "ENDING"), (Floor.SPEAKING, "LISTENING")):
            screen.show(replace(HEARD, floor=floor))
            await until(pilot, lambda word=word: word in text_on(app))  # type: ignore[misc]
            await settled(app, pilot)
        assert list(screen.query_one(Footer).children) == keys
        assert not laid_out
        screen.show(Paused())
        await until(pilot, lambda: "Wait" not in text_on(app).splitlines()[-1])


async def test_the_question_is_lit_word_by_word_where_it_stands() -> None:
    async with answering((80, 24)) as (app, pilot, laid_out):
        for characters in (0, 4, 9):
            screen_of(app).show(SpeakingAt(characters / 10, characters))
            await settled(app, pilot)
        assert not laid_out
