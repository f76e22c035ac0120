"""A replay that is left, quit, or cannot be heard."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import ClassVar

import pytest

from tests.tui.kit import running, until
from tests.tui.replays import in_the_program, on_screen, replaying, settled, silent
from tests.tui.takes import FIRST, SECOND, SESSION, TakePlayer, played_seconds, with_takes
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.errors import DeviceError
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Replay
from voice_interviewer.tui.replay.screen import ReplayScreen
from voice_interviewer.tui.replay.waveform import Waveform


async def test_leaving_stops_the_sound() -> None:
    player = TakePlayer()
    player.hold.clear()
    async with in_the_program(player) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: bool(player.played))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        player.hold.set()
        await until(pilot, lambda: player.closed == 1)


async def test_quitting_while_it_plays_ends_the_program() -> None:
    player = TakePlayer()
    player.hold.clear()
    async with in_the_program(player) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: bool(player.played))
        player.hold.set()
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)
    assert player.closed == 1


@pytest.mark.parametrize(("keys", "heard"), [(("space",), 0.0), (("right", "space"), 2.0), (("right",), None)])
async def test_what_is_asked_for_before_the_sound_is_read_is_done_then(
    keys: tuple[str, ...], heard: float | None
) -> None:
    class Slow(TakePlayer):
        def load(self, recording: Path) -> Samples:
            read.wait(20)
            return super().load(recording)

    read, player = Event(), Slow()
    app = VoiceInterviewerApp(with_takes(player))
    async with running(app) as pilot:
        app.post_message(Replay(SESSION, SECOND))
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen) and bool(app.screen.query(Waveform)))
        await pilot.press(*keys)
        assert not player.played
        read.set()
        await settled(pilot)
        await until(pilot, lambda: player.closed == (heard is not None))
        assert heard is not None or "0:02 of" in on_screen(pilot)
    assert [start for start, _ in played_seconds(player)] == [heard] * (heard is not None)


async def test_a_speaker_that_fails_is_told_and_can_be_tried_again() -> None:
    class Unplugged(TakePlayer):
        def play(self, samples: Samples, start_seconds: float, end_seconds: float, speed: float) -> Iterator[float]:
            raise DeviceError("No speaker was found.", "Connect one.")

    async with in_the_program(Unplugged()) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "No speaker was found." in on_screen(pilot))
        await silent(pilot)
        assert "paused" in on_screen(pilot)


async def test_a_missing_recording_leaves_the_words() -> None:
    player = TakePlayer(SECOND.recording)
    async with replaying(player) as pilot:
        text = on_screen(pilot)
        assert "! There is no file" in text
        assert "put the file back" in text
        assert "drives weights" in text
        await pilot.press("space", "n", "plus", "right", "enter")
        await pilot.pause()
    assert player.played == []


async def test_a_typed_answer_is_read() -> None:
    typed = replace(FIRST, typed="L1 is \x1b[31msparse.", words=(), speech=(), recording="", assessment=None)
    session = replace(SESSION, answers=(typed,))
    async with replaying(TakePlayer(), typed, session=session) as pilot:
        text = on_screen(pilot)
        assert "You typed this answer" in text
        assert "sparse." in text
        assert "\x1b" not in text
        await pilot.press("space", "n", "N", "tab", "enter")


@pytest.mark.parametrize("recording", ["../../elsewhere.flac", "/elsewhere.flac", ".."])
async def test_a_recording_named_outside_the_session_is_not_opened(recording: str) -> None:
    class Noting(TakePlayer):
        opened: ClassVar[list[Path]] = []

        def load(self, recording: Path) -> Samples:
            self.opened.append(recording)
            return super().load(recording)

    foreign = replace(FIRST, recording=recording)
    async with replaying(Noting(), foreign, session=replace(SESSION, answers=(foreign,))) as pilot:
        assert "is no recording of this" in on_screen(pilot)
    assert Noting.opened == []
