"""The scenes that are drawn, and the drawing: the same on every machine, at every hour, in every time zone."""

import os
import re
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.core.records import record
from tests.scripted import FIRST, MemoryStore, ScriptedSource
from tests.tui.kit import ENDLESS, make, running, screen_of, text_on, until
from tests.tui.program import MemorySettings, program
from tests.tui.replays import in_the_program
from tests.tui.shelf import ShownLibrary, at_home, settled, summary
from tests.tui.takes import SESSION, TakePlayer, with_takes
from voice_interviewer.core.events import ChunkTranscribed, Floor, Listening, ListeningStarted, QuestionStarted
from voice_interviewer.core.transcript import Word
from voice_interviewer.settings import Settings
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.messages import Go, Place, ShowSession
from voice_interviewer.tui.result.summary import SummaryScreen

SAID = (Word("L1 drives weights exactly to zero,", 2.0, 5.0, 0.9), Word("so the model is sparse.", 5.0, 8.0, 0.9))
SCORES = (52, 58, 49, 61, 55, 60, 57, 63, 78)

Scene = Callable[[], AbstractAsyncContextManager[Pilot[None]]]


@asynccontextmanager
async def home(theme: str = "dark") -> AsyncIterator[Pilot[None]]:
    """Something unfinished, something due, twelve days to go."""
    settings = Settings.model_validate({"sound_checked": True, "interview_date": "2026-12-04", "theme": theme})
    library = ShownLibrary((summary(1, answered=2, questions=5), summary(2), summary(30)))
    async with at_home(settings=MemorySettings(settings), library=library) as (_, pilot, _):
        yield pilot


@asynccontextmanager
async def listening() -> AsyncIterator[Pilot[None]]:
    """In the middle of an answer."""
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen) and "Your answers" in text_on(app))
        await settled(app, pilot)
        await app.pop_screen()
        screen = screen_of(app)
        screen.show(QuestionStarted(FIRST, 1, 1))
        screen.show(ListeningStarted())
        screen.show(ChunkTranscribed(0, SAID, final=True))
        screen.show(Listening(12.0, -20.0, True, Floor.SPEAKING, None))
        yield pilot


@asynccontextmanager
async def result() -> AsyncIterator[Pilot[None]]:
    """Two takes of a question with a follow-up, the first one's result in view."""
    app = VoiceInterviewerApp(with_takes(TakePlayer()))
    async with running(app) as pilot:
        app.post_message(ShowSession(SESSION))
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen) and "of 100" in text_on(app))
        yield pilot


@asynccontextmanager
async def replay() -> AsyncIterator[Pilot[None]]:
    """Two seconds into a recording."""
    async with in_the_program(TakePlayer()) as pilot:
        await pilot.press("f", "right")
        await until(pilot, lambda: "0:02 of" in text_on(pilot.app))
        yield pilot


@asynccontextmanager
async def progress() -> AsyncIterator[Pilot[None]]:
    """A best score after eight usual ones."""
    records = tuple(record(2.0 * day, score, FIRST.id, pack="sample") for day, score in enumerate(SCORES))
    app = VoiceInterviewerApp(program(library=ShownLibrary(records=records)))
    async with running(app) as pilot:
        app.post_message(Go(Place.PROGRESS))
        await until(pilot, lambda: f"All interviews ({len(SCORES)})" in text_on(app))
        yield pilot


SCENES: dict[str, Scene] = {
    "home": home,
    "home-light": lambda: home("light"),
    "listening": listening,
    "result": result,
    "replay": replay,
    "progress": progress,
}


def picture_of(name: str) -> Path:
    """Where the picture of a scene lies."""
    return Path(__file__).with_name(f"{name}.svg")


@contextmanager
def _utc() -> Iterator[None]:
    """Days and hours as in Greenwich meanwhile."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    _read_zone()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        _read_zone()


def _read_zone() -> None:
    if sys.platform != "win32":
        time.tzset()


async def draw(name: str) -> str:
    """The picture of a scene, SVG, 80 columns and 24 lines; nothing in it is of this machine or this hour."""
    with _utc():
        async with SCENES[name]() as pilot:
            await settled(pilot.app, pilot)
            await pilot.wait_for_animation()
            await until(pilot, lambda: bool(text_on(pilot.app).splitlines()[-1].strip()))  # the keys come last
            await settled(pilot.app, pilot)
            svg = pilot.app.export_screenshot(title="voice-interviewer", simplify=True)
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "t", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"
