"""A replay on a screen in memory, alone or in the whole program."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from tests.tui.kit import running, text_on, until
from tests.tui.takes import SECOND, SESSION, TakePlayer, with_takes
from voice_interviewer import tui
from voice_interviewer.core.moments import Moment
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.messages import Replay
from voice_interviewer.tui.replay.deck import Deck
from voice_interviewer.tui.replay.screen import ReplayScreen
from voice_interviewer.tui.replay.waveform import Waveform
from voice_interviewer.tui.theme import DARK


class Alone(App[None]):
    """The replay without the rest of the program."""

    CSS_PATH = Path(tui.__file__).with_name("app.tcss")

    def __init__(self, screen: ReplayScreen) -> None:
        super().__init__()
        self._shown = screen

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.push_screen(self._shown)


@asynccontextmanager
async def replaying(
    player: TakePlayer,
    answer: Answer = SECOND,
    *,
    moments: tuple[Moment, ...] = (),
    session: Session = SESSION,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[None]]:
    parts = with_takes(player, session)
    screen = ReplayScreen(session, answer, moments, player=player, library=parts.library, packs=parts.packs)
    async with Alone(screen).run_test(size=size) as pilot:
        await settled(pilot)
        try:
            yield pilot
        finally:
            player.hold.set()


@asynccontextmanager
async def in_the_program(player: TakePlayer) -> AsyncIterator[Pilot[None]]:
    """The whole program, asked for a replay."""
    app = VoiceInterviewerApp(with_takes(player))
    async with running(app) as pilot:
        app.post_message(Replay(SESSION, SECOND))
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen) and bool(app.screen.query(Waveform)))
        await settled(pilot)
        try:
            yield pilot
        finally:
            player.hold.set()


async def settled(pilot: Pilot[None]) -> None:
    """Everything read, and nothing that moves."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete([each for each in pilot.app.workers if each.group == "load"])
    await pilot.pause()


def on_screen(pilot: Pilot[None]) -> str:
    return text_on(pilot.app)


async def silent(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: not pilot.app.screen.query_one(Deck).playing)
    await pilot.pause()


def at(pilot: Pilot[None]) -> float:
    return round(pilot.app.screen.query_one(Waveform).at, 1)
