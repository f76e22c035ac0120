"""The guide is opened from where nothing waits for a voice, read with the keys, and closed again."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, interview
from tests.tui.kit import ENDLESS, GOOD, SIZES, holding, result_of, running, screen_of, text_on, until
from voice_interviewer.core.guide import Guide, Paragraph, Section, Source
from voice_interviewer.interview.prepared import Prepared
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import load_pack
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.guide import GuideScreen
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.result.summary import SummaryScreen

LONG = Section("long", "The long one", tuple(Paragraph(f"Step {n}", "Do it [b]calmly[/b].", ()) for n in range(40)))
SHORT = Section("short", "The short one", (Paragraph("", "It is soon read.", (7, 2)),))
GUIDE = Guide(
    "Before the day", (LONG, SHORT), (Source(2, "The Second Survey, 2026."), Source(7, "The Seventh Survey, 2025."))
)


def make(*answers: object, guide: Guide | None = GUIDE) -> VoiceInterviewerApp:
    held = interview(ScriptedSource(*answers), store=MemoryStore(), wait_between=True)  # type: ignore[arg-type]
    prepared = Prepared(held, (FIRST, SECOND), Path("sessions"), show_results=True, guide=guide)
    return holding(lambda accept_demo, tell: prepared)


def highlighted(app: VoiceInterviewerApp) -> int | None:
    return app.screen.query_one(OptionList).highlighted


def scrolled(app: VoiceInterviewerApp) -> int:
    return app.screen.query_one("#section", VerticalScroll).scroll_offset.y


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_over_a_result_and_closes_again(size: tuple[int, int]) -> None:
    app = make(GOOD, GOOD)
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await until(pilot, lambda: "g Guide" in text_on(app))  # the footer follows in its own time
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, GuideScreen))
        await pilot.pause()
        shown = text_on(app)
        assert "Before the day" in shown
        assert "The long one" in shown
        assert "Step 0" in shown
        assert "Do it [b]calmly[/b]." in shown
        for key in ("q", "g", "escape"):
            await pilot.press(key)
            await until(pilot, lambda: app.screen is screen_of(app))
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, GuideScreen))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: result_of(app, "question 2 of 2"))


async def test_it_is_read_from_end_to_end_with_one_key() -> None:
    app = make(GOOD)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, GuideScreen))
        await pilot.pause()
        presses = 0
        while highlighted(app) == 0:
            before = scrolled(app)
            await pilot.press("space")
            await pilot.pause()
            assert highlighted(app) == 1 or scrolled(app) > before
            presses += 1
        assert presses > 3
        assert "It is soon read. [7] [2]" in text_on(app)
        assert "[7] The Seventh Survey, 2025." in text_on(app)
        await pilot.press("pagedown")
        await pilot.pause()
        assert "3 of 3" in text_on(app)
        assert "[2] The Second Survey, 2026." in text_on(app)
        await pilot.press("b", "pageup")
        await until(pilot, lambda: highlighted(app) == 0 and scrolled(app) > 0)
        assert "Step 39" in text_on(app)


async def test_the_arrows_choose_a_section_and_stop_at_both_ends() -> None:
    app = make(GOOD)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, GuideScreen))
        for key, there in (("up", 0), ("down", 1), ("j", 2), ("j", 2), ("k", 1), ("up", 0), ("k", 0)):
            await pilot.press(key)
            await pilot.pause()
            assert highlighted(app) == there
        await pilot.press("space", "j")
        await pilot.pause()
        assert scrolled(app) == 0


async def test_it_opens_from_the_summary() -> None:
    app = make(GOOD)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, GuideScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_it_does_not_open_while_the_candidate_answers() -> None:
    app = make(ENDLESS)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.pause()
        assert "Guide" not in text_on(app)
        await pilot.press("g")
        await pilot.pause()
        assert app.screen is screen_of(app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_without_a_guide_there_is_no_key_for_it() -> None:
    app = make(GOOD, guide=None)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.pause()
        assert "Guide" not in text_on(app)
        await pilot.press("g")
        await pilot.pause()
        assert app.screen is screen_of(app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_of_ours_is_shown_whole(size: tuple[int, int]) -> None:
    guide = load_pack(shipped("prompts") / "machine-learning-engineer").guide
    assert guide is not None
    app = make(GOOD, guide=guide)
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, GuideScreen))
        for section in guide.sections:
            await pilot.pause()
            assert all(title.title in text_on(app) for title in guide.sections)
            opening = section.paragraphs[0].heading or section.paragraphs[0].text[:20]
            assert opening in text_on(app)
            await pilot.press("j")
        await pilot.pause()
        assert "[1] Veritone" in text_on(app)
