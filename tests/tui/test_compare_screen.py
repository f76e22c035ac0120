"""Two takes side by side: what is told of them, and how each is heard and opened."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.tui.kit import SIZES, running, text_on, until
from tests.tui.takes import FIRST, SECOND, SESSION, TakePlayer, played_seconds, with_takes
from voice_interviewer.core.session import Answer
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Compare
from voice_interviewer.tui.replay.compare import CompareScreen
from voice_interviewer.tui.replay.comparison_view import ComparisonView
from voice_interviewer.tui.replay.deck import Deck
from voice_interviewer.tui.replay.screen import ReplayScreen
from voice_interviewer.tui.replay.take_panel import TakePanel
from voice_interviewer.tui.replay.waveform import Waveform


@asynccontextmanager
async def comparing(
    player: TakePlayer, older: Answer = FIRST, newer: Answer = SECOND, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    app = VoiceInterviewerApp(with_takes(player))
    async with running(app, size) as pilot:
        app.post_message(Compare((SESSION, older), (SESSION, newer)))
        await until(pilot, lambda: isinstance(app.screen, CompareScreen) and len(app.screen.query(Waveform)) == 2)
        await app.workers.wait_for_complete([each for each in app.workers if each.group == "load"])
        await pilot.pause()
        try:
            yield pilot
        finally:
            player.hold.set()


async def heard(pilot: Pilot[None], player: TakePlayer, times: int) -> None:
    """Until so many stretches were played, and nothing plays any more."""
    await until(pilot, lambda: len(player.played) == times and not pilot.app.screen.query_one(Deck).playing)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_both_takes_and_what_changed_are_there(size: tuple[int, int]) -> None:
    async with comparing(TakePlayer(), size=size) as pilot:
        text = text_on(pilot.app)
        for part in (
            "How do L1 and L2",
            "1  older · take 1",
            "2  newer · take 2",
            "From older to newer",
            "1 won, 0 lost",
        ):
            assert part in text
        for hint in ("Hear", "Play", "Other", "Open", "Back"):
            assert hint in text
        for panel in pilot.app.screen.query(TakePanel):
            assert panel.region.height > 4
        changes = str(pilot.app.screen.query_one(ComparisonView).visual)
        assert "▲ better" in changes
        assert "+ won" in changes
        assert "Long pauses" in changes


async def test_each_take_is_heard_by_its_key_and_by_mouse() -> None:
    player = TakePlayer()
    one, two = (0.0, round(FIRST.seconds, 1)), (0.0, round(SECOND.seconds, 1))
    async with comparing(player) as pilot:
        await pilot.press("1")
        await heard(pilot, player, 1)
        await pilot.press("2")
        await heard(pilot, player, 2)
        await pilot.click("#take-0 .take-state")
        await heard(pilot, player, 3)
        await pilot.press("tab", "shift+tab", "tab", "space")
        await heard(pilot, player, 4)
    assert played_seconds(player) == [one, two, one, two]


async def test_one_falls_silent_when_the_other_is_heard() -> None:
    player = TakePlayer()
    player.hold.clear()
    async with comparing(player) as pilot:
        await pilot.press("1")
        await until(pilot, lambda: "playing" in text_on(pilot.app))
        await pilot.press("2")
        player.hold.set()
        await heard(pilot, player, 2)
        assert player.closed == 2
        assert "playing" not in text_on(pilot.app)


async def test_keys_and_clicks_seek_in_the_chosen_take() -> None:
    async with comparing(TakePlayer()) as pilot:
        older, newer = pilot.app.screen.query(TakePanel)
        await pilot.press("right", "right", "left")
        assert (older.at, newer.at) == (0.0, 2.0)
        wave = older.query_one(Waveform)
        await pilot.click(wave, offset=(wave.size.width // 2, 0))
        assert older.at == pytest.approx(FIRST.seconds / 2, abs=0.3)
        await pilot.press("right")
        assert older.at == pytest.approx(FIRST.seconds / 2 + 2.0, abs=0.3)


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_a_key_opens_the_chosen_take_in_its_replay(key: str) -> None:
    async with comparing(TakePlayer()) as pilot:
        await pilot.press("tab", key)
        await until(pilot, lambda: isinstance(pilot.app.screen, ReplayScreen))
        await until(pilot, lambda: "Take 1 of 2" in text_on(pilot.app))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_takes_of_two_methods_are_shown_but_not_compared() -> None:
    assert FIRST.assessment is not None
    other = replace(FIRST, assessment=replace(FIRST.assessment, method="measures-1"))
    async with comparing(TakePlayer(FIRST.recording), older=other) as pilot:
        text = text_on(pilot.app)
        assert "! The takes were measured by two methods" in text
        assert "better" not in text
        assert "There is no file" in text
        await pilot.press("j", "down", "k", "1")
        await pilot.pause()
