"""The command palette and the keys that hold everywhere."""

import threading

from textual.color import Color
from textual.command import CommandPalette

from tests.scripted import MemoryStore, ScriptedSource
from tests.tui.kit import ENDLESS, make, running, screen_of, text_on, until
from tests.tui.program import MemorySettings, program
from tests.tui.shelf import at_home, press
from voice_interviewer.settings import Settings
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.rounds import RoundsScreen
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.messages import Place
from voice_interviewer.tui.palette import INTERVIEWS, PLACES, commands
from voice_interviewer.tui.theme import DARK, LIGHT


def titles(held: bool) -> list[str]:
    return [each.title for each in commands(print, lambda: None, lambda: None, held=held)]


def test_every_place_and_both_interviews_are_offered() -> None:
    assert {place for _, _, place in PLACES} == set(Place)
    assert titles(held=False) == [each[0] for each in (*INTERVIEWS, *PLACES)] + ["Light or dark", "Leave"]


def test_while_an_interview_is_held_nothing_leads_away_from_it() -> None:
    assert titles(held=True) == ["Light or dark", "Leave"]


async def test_a_command_is_found_by_typing() -> None:
    async with at_home() as (app, pilot, _):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press(*"rounds")
        await until(pilot, lambda: "Rounds" in text_on(app))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, RoundsScreen))


async def test_the_palette_never_hides_whose_turn_it_is() -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: bool(app.screen_stack[1:]) and screen_of(app).stage is Stage.LISTENING)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert app.screen is screen_of(app)
        screen_of(app).thread.cancelled.set()


async def test_the_first_picture_wears_the_colours_of_the_settings() -> None:
    allowed = threading.Event()

    class SlowlyRead(MemorySettings):
        def load(self) -> Settings:
            allowed.wait(20)
            return super().load()

    app = VoiceInterviewerApp(program(settings=SlowlyRead(Settings(sound_checked=True, theme="light"))))
    async with running(app) as pilot:
        await pilot.pause()
        assert app.screen.background_colors[1] == Color.parse(LIGHT.background or "")
        allowed.set()


async def test_a_key_turns_the_colours_round_and_keeps_them() -> None:
    keeper = MemorySettings(Settings(sound_checked=True, theme="light"))
    async with at_home(settings=keeper) as (app, pilot, _):
        assert app.theme == LIGHT.name
        await press(app, pilot, "ctrl+t")
        assert (app.theme, keeper.load().theme) == (DARK.name, "dark")
