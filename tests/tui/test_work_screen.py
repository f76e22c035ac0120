"""Long work on the screen: begun, shown, cancelled, failed, done."""

import threading
from collections.abc import Iterator

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Static

from tests.tui.kit import SIZES, running, text_on, until
from tests.tui.program import ScriptedWork, program
from voice_interviewer.core.work import Step
from voice_interviewer.errors import ModelError
from voice_interviewer.interview.prepared import Prepared, Wishes
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import DoWork, Hold
from voice_interviewer.tui.work import Phase, WorkScreen, amount


def failing_work(cancelled: threading.Event) -> Iterator[Step]:
    yield Step(1, 2, "half of it")
    raise ModelError("The connection broke.", "Try again later.")


def held_work() -> ScriptedWork:
    """Work that stands still at its first step."""
    work = ScriptedWork(steps=4)
    work.hold.clear()
    return work


async def begin(app: VoiceInterviewerApp, pilot: Pilot[None], work: DoWork) -> WorkScreen:
    app.post_message(work)
    await until(pilot, lambda: isinstance(app.screen, WorkScreen))
    screen = app.screen
    assert isinstance(screen, WorkScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_work_shows_what_is_done_and_how_far_it_is_and_goes_when_it_is_done(size: tuple[int, int]) -> None:
    work, ended = held_work(), list[bool]()
    app = VoiceInterviewerApp(program())
    async with running(app, size) as pilot:
        await begin(app, pilot, DoWork("Fetching [b]models[/b]", work(), ended.append))
        await until(pilot, lambda: "step 1" in text_on(app))
        assert "0 of 4" in text_on(app)
        assert "Fetching [b]models[/b]" in text_on(app)
        assert "Cancel" in text_on(app)
        work.hold.set()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert ended == [True]
    assert work.done == 4


@pytest.mark.parametrize("how", ["escape", "q", "c", "#work-cancel"])
async def test_work_is_cancelled_by_key_and_by_mouse(how: str) -> None:
    work, ended = held_work(), list[bool]()
    app = VoiceInterviewerApp(program())
    async with running(app) as pilot:
        await begin(app, pilot, DoWork("Rescoring", work(), ended.append))
        await until(pilot, lambda: "step 1" in text_on(app))
        await (pilot.click(how) if how.startswith("#") else pilot.press(how))
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert ended == [False]
    assert work.cancelled


async def test_what_went_wrong_is_told_and_waits_to_be_read() -> None:
    ended = list[bool]()
    app = VoiceInterviewerApp(program())
    async with running(app) as pilot:
        screen = await begin(app, pilot, DoWork("Fetching", failing_work, ended.append))
        await until(pilot, lambda: screen.phase is Phase.FAILED)
        await pilot.pause()
        assert "The connection broke." in text_on(app)
        assert "Try again later." in text_on(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert ended == [False]


async def test_leaving_the_program_ends_the_work() -> None:
    work = held_work()
    app = VoiceInterviewerApp(program())
    async with running(app) as pilot:
        await begin(app, pilot, DoWork("Exporting", work()))
        await until(pilot, lambda: "step 1" in text_on(app))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert work.cancelled


def lacking(pull: ScriptedWork, held: list[Wishes], wishes: Wishes | None = None) -> VoiceInterviewerApp:
    """The program where two models are missing; interviews that are asked for are noted, and cannot begin."""

    def prepare(wanted: Wishes, accept_demo: object, tell: object) -> Prepared:
        held.append(wanted)
        raise ModelError("No interview in this test.", "Go on.")

    missing = ("ear (9 MB)", "pen (148 MB)")
    parts = program(prepare=prepare, pull_models=pull, missing_models=lambda: () if pull.done else missing)
    return VoiceInterviewerApp(parts, wishes)


@pytest.mark.parametrize("size", SIZES)
async def test_missing_models_are_offered_before_an_interview_and_it_is_held_when_they_are_here(
    size: tuple[int, int],
) -> None:
    pull, held = ScriptedWork(), list[Wishes]()
    app = lacking(pull, held)
    async with running(app, size) as pilot:
        app.post_message(Hold(Wishes(full=True)))
        await until(pilot, lambda: isinstance(app.screen, WorkScreen))
        await pilot.pause()
        assert "pen (148 MB)" in text_on(app)
        assert pull.done == 0
        await pilot.press("y")
        await until(pilot, lambda: bool(held) and isinstance(app.screen, HomeScreen))
    assert held == [Wishes(full=True)]
    assert pull.done == 3


@pytest.mark.parametrize("how", ["n", "escape", "#work-decline"])
async def test_who_wants_no_models_now_is_home_again(how: str) -> None:
    pull, held = ScriptedWork(), list[Wishes]()
    app = lacking(pull, held)
    async with running(app) as pilot:
        app.post_message(Hold(Wishes()))
        await until(pilot, lambda: isinstance(app.screen, WorkScreen))
        await pilot.pause()
        await (pilot.click(how) if how.startswith("#") else pilot.press(how))
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert (pull.done, held) == (0, [])


async def test_the_interview_command_offers_missing_models_too() -> None:
    pull, held = ScriptedWork(), list[Wishes]()
    app = lacking(pull, held, Wishes(count=1))
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WorkScreen))
        await pilot.pause()
        await pilot.click("#work-begin")
        await until(pilot, lambda: not app.is_running)
    assert held == [Wishes(count=1)]


async def test_typed_answers_need_no_models() -> None:
    pull, held = ScriptedWork(), list[Wishes]()
    app = lacking(pull, held)
    async with running(app) as pilot:
        app.post_message(Hold(Wishes(typed=True)))
        await until(pilot, lambda: bool(held) and isinstance(app.screen, HomeScreen))
        assert not any(isinstance(screen, WorkScreen) for screen in app.screen_stack)
    assert pull.done == 0


async def test_only_the_keys_that_mean_something_are_offered() -> None:
    app = lacking(ScriptedWork(), [])
    async with running(app) as pilot:
        app.post_message(Hold(Wishes()))
        await until(pilot, lambda: isinstance(app.screen, WorkScreen))
        await pilot.pause()
        shown = [button.id for button in app.screen.query(Button) if button.display]
        assert shown == ["work-decline", "work-begin"]
        assert "Cancel" not in text_on(app)
        assert str(app.screen.query_one("#work-title", Static).render()) == "Some models are not here yet"


def test_amounts_are_in_the_unit_of_the_step() -> None:
    assert amount(Step(34_000_000, 148_000_000, "pen", "bytes")) == "34 of 148 MB"
    assert amount(Step(3, 12, "", "sessions")) == "3 of 12 sessions"
    assert amount(Step(3, 12, "")) == "3 of 12"
    assert amount(Step(3, 0, "")) == "3"
