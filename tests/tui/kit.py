"""The program on a screen in memory: made, run, waited for, and read."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, hush, interview, said, tone
from tests.tui.program import program
from voice_interviewer.core.events import QuestionStarted
from voice_interviewer.core.questions import Question
from voice_interviewer.interview.loop import Interview
from voice_interviewer.interview.prepared import Prepare, Prepared, Wishes
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.interview.screen import InterviewScreen
from voice_interviewer.tui.result.summary import SummaryScreen

GOOD = said(hush(1), tone(8), hush(9))
ENDLESS = said(tone(600))
SIZES = [(80, 24), (140, 40)]


def make(source: ScriptedSource, store: MemoryStore, *, wait_between: bool = True) -> VoiceInterviewerApp:
    return app_of(interview(source, store=store, wait_between=wait_between), (FIRST, SECOND), wait_between)


def app_of(held: Interview, questions: Sequence[Question], show_results: bool = True) -> VoiceInterviewerApp:
    """The program holding this interview."""
    prepared = Prepared(held, tuple(questions), sessions_folder=Path("sessions"), show_results=show_results)
    return holding(lambda accept_demo, tell: prepared)


def holding(prepare: Prepare) -> VoiceInterviewerApp:
    """The program, opened with an interview that is prepared like this."""
    return VoiceInterviewerApp(program(prepare=lambda wishes, accept_demo, tell: prepare(accept_demo, tell)), Wishes())


@asynccontextmanager
async def running(app: VoiceInterviewerApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        yield pilot


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await pilot.pause()


def screen_of(app: VoiceInterviewerApp) -> InterviewScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, InterviewScreen))


async def stop(app: VoiceInterviewerApp, pilot: Pilot[None]) -> None:
    """Stop the interview and go back to its screen, which then shows only what the test brings onto it."""
    await pilot.press("q")
    await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
    await app.pop_screen()
    screen_of(app).show(QuestionStarted(FIRST, 1, 1))
    await pilot.pause()


def result_of(app: VoiceInterviewerApp, heading: str) -> bool:
    """Whether the result of the question with this heading is there to be read."""
    return screen_of(app).stage is Stage.RESULT and heading in text_on(app)


def text_on(app: App[None]) -> str:
    """Everything that stands on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
