"""What stands on the screen before an interview begins: the first picture, what is missing, what is offered instead."""

import asyncio
import threading
from pathlib import Path

import pytest

from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, interview
from tests.tui.kit import GOOD, SIZES, holding, running, screen_of, text_on, until
from tests.tui.program import program
from voice_interviewer.errors import DeviceError, PackError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.interview.offer import OfferScreen


def offering(outcome: list[bool]) -> VoiceInterviewerApp:
    """A program whose preparation finds no microphone and asks what to do."""
    held = interview(ScriptedSource(GOOD), store=MemoryStore(), questions=(FIRST,))

    def prepare(accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        outcome.append(accept_demo("No [b]microphone[/b] was found."))
        if not outcome[-1]:
            raise DeviceError("No microphone was found.", "Connect one.")
        tell("No speaker was found.")
        return Prepared(held, (FIRST,), Path("sessions"), show_results=True)

    return holding(prepare)


@pytest.mark.parametrize(("size", "key"), [(SIZES[0], "y"), (SIZES[1], "enter")])
async def test_without_a_microphone_the_built_in_candidate_is_offered_and_taken(
    size: tuple[int, int], key: str
) -> None:
    outcome: list[bool] = []
    app = offering(outcome)
    async with running(app, size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, OfferScreen))
        await pilot.pause()
        shown = text_on(app)
        assert "! No [b]microphone[/b] was found." in shown
        assert "Watch the built-in candidate hold the interview instead?" in shown
        await pilot.press(key)
        await until(pilot, lambda: screen_of(app).stage is not Stage.PREPARING)
        await until(pilot, lambda: "No speaker was found." in text_on(app))
        await pilot.press("ctrl+q")
    assert outcome == [True]
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["n", "escape", "q"])
async def test_who_wants_no_candidate_leaves_with_a_word_on_what_to_do(key: str) -> None:
    outcome: list[bool] = []
    app = offering(outcome)
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, OfferScreen))
        await pilot.press(key)
        await until(pilot, lambda: app.return_code is not None)
    assert outcome == [False]
    assert app.return_code == 1
    assert app.closing_words == "No microphone was found.\nConnect one."


async def test_without_a_microphone_the_answers_are_typed_instead() -> None:
    held = interview(None, store=MemoryStore(), questions=(FIRST,))

    def prepare(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        if not wishes.typed:
            assert not accept_demo("No microphone was found.")
            raise DeviceError("No microphone was found.", "Connect one.")
        return Prepared(held, (FIRST,), Path("sessions"), show_results=True, typed=True)

    app = VoiceInterviewerApp(program(prepare=prepare), Wishes())
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, OfferScreen))
        await pilot.press("t")
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_the_screen_is_there_before_anything_is_prepared_and_what_is_missing_is_told() -> None:
    painted: list[str] = []

    def prepare(accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        painted.append(app.call_from_thread(text_on, app))
        raise PackError("The pack is broken.", "Mend it.")

    app = holding(prepare)
    async with running(app) as pilot:
        await until(pilot, lambda: app.return_code is not None)
    assert "GETTING READY" in painted[0]
    assert app.return_code == 1
    assert app.closing_words == "The pack is broken.\nMend it."


async def test_stopping_while_it_gets_ready_begins_no_interview() -> None:
    store = MemoryStore()
    reached, go_on = threading.Event(), threading.Event()

    def prepare(accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        reached.set()
        go_on.wait(20)
        return Prepared(interview(ScriptedSource(GOOD), store=store), (FIRST, SECOND), Path("sessions"), True)

    app = holding(prepare)
    async with running(app) as pilot:
        await until(pilot, reached.is_set)
        leaving = asyncio.create_task(app.action_quit())
        await pilot.pause()
        go_on.set()
        await leaving
    assert app.return_code == 0
    assert not store.saved
