"""Progress: what stands on the screen after no, one, two and many interviews, and what the keys do."""

import dataclasses
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.core.records import record
from tests.scripted import FIRST, SECOND
from tests.tui.kit import SIZES, running, text_on, until
from tests.tui.program import MemoryLibrary, MemorySettings, program
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.errors import StorageError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.settings import Settings
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Go, Place
from voice_interviewer.tui.progress.screen import DRILL, ProgressScreen

STEADY = tuple(record(day, 60 + day % 3, FIRST.id, pack="sample") for day in range(7))


class Remembering(MemoryLibrary):
    """A library with this history."""

    def __init__(self, records: Sequence[AnswerRecord]) -> None:
        super().__init__()
        self.records = tuple(records)

    def history(self) -> tuple[AnswerRecord, ...]:
        return self.records


class Wanted:
    """Notes what interview was asked for, and holds none."""

    def __init__(self) -> None:
        self.wishes: list[Wishes] = []
        self.asked = threading.Event()

    def __call__(self, wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        self.wishes.append(wishes)
        raise StorageError("This test holds no interview.", "It only asks.")


def app_with(records: Sequence[AnswerRecord], **parts: object) -> VoiceInterviewerApp:
    return VoiceInterviewerApp(program(library=Remembering(records), **parts))


async def opened(app: VoiceInterviewerApp, pilot: Pilot[None], words: str) -> None:
    """Go to the screen and wait until these words stand on it."""
    await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    app.post_message(Go(Place.PROGRESS))
    await until(pilot, lambda: isinstance(app.screen, ProgressScreen) and words in text_on(app))


@pytest.mark.parametrize("size", SIZES)
async def test_before_the_first_interview_it_says_how_to_begin(size: tuple[int, int]) -> None:
    app = app_with([])
    async with running(app, size) as pilot:
        await opened(app, pilot, "Press d for a drill")


@pytest.mark.parametrize("size", SIZES)
async def test_after_the_first_interview_there_is_something_to_see(size: tuple[int, int]) -> None:
    app = app_with(STEADY[:1])
    async with running(app, size) as pilot:
        await opened(app, pilot, "Last 60 of 100 · 1 interview")
        assert "5 more interviews until your usual range is known" in text_on(app)
        assert "●" in text_on(app)


@pytest.mark.parametrize("size", SIZES)
async def test_after_some_more_the_usual_range_stands_in_words(size: tuple[int, int]) -> None:
    app = app_with(STEADY)
    async with running(app, size) as pilot:
        await opened(app, pilot, "Within your usual range, 58 to 64.")
        assert "your usual range" in text_on(app)
        assert "┈" in text_on(app)
        assert "Practice" in text_on(app)


async def test_keys_lead_through_all_measures_and_around() -> None:
    app = app_with(STEADY)
    async with running(app) as pilot:
        await opened(app, pilot, "Score · all interviews")
        for title in ("Coverage", "Fillers", "Pace", "Articulation", "Long pauses", "Score"):
            await pilot.press("right")
            assert f"▸{title}" in text_on(app)
            assert f"{title} · all interviews" in text_on(app)
        await pilot.press("left")
        assert "▸Long pauses" in text_on(app)
        await pilot.press("l")
        assert "▸Score" in text_on(app)
        await pilot.press("h")
        assert "▸Long pauses" in text_on(app)


async def test_a_measure_can_be_clicked() -> None:
    app = app_with(STEADY)
    async with running(app) as pilot:
        await opened(app, pilot, "▸Score")
        column = text_on(app).splitlines()[1].index("Fillers")
        await pilot.click(offset=(column + 2, 1))
        await until(pilot, lambda: "▸Fillers" in text_on(app))


async def test_pace_is_held_against_the_band_of_the_settings() -> None:
    faster = [
        *(record(day, 60, FIRST.id, pack="sample", pace=150 + day % 2) for day in range(6)),
        record(7, 60, pace=180),
    ]
    settings = MemorySettings(Settings(sound_checked=True, slowest_wpm=100, fastest_wpm=140))
    app = app_with(faster, settings=settings)
    async with running(app) as pilot:
        await opened(app, pilot, "▸Score")
        await pilot.press("right", "right", "right")
        assert "▸Pace" in text_on(app)
        assert "Your own band is 100 to 140." in " ".join(text_on(app).replace("│", " ").split())


async def test_a_question_shows_its_own_takes() -> None:
    two = [record(0, 40, FIRST.id, pack="sample"), record(1, 70, FIRST.id, pack="sample")]
    app = app_with([*two, record(1, 90, SECOND.id, pack="sample")])
    async with running(app) as pilot:
        await opened(app, pilot, "All interviews (2)")
        rows = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        number = next(number for number, row in enumerate(rows) if FIRST.id in row)
        await pilot.press(*["down"] * number)
        assert "Last 70 of 100 · 2 takes" in text_on(app)
        await pilot.press(*["up"] * number)
        assert "all interviews" in text_on(app)
        await pilot.press(*["j"] * number)
        assert "Last 70 of 100 · 2 takes" in text_on(app)
        await pilot.press(*["k"] * number)
        assert "all interviews" in text_on(app)


async def test_d_holds_a_drill_and_p_the_chosen_question() -> None:
    wanted = Wanted()
    app = app_with(STEADY, prepare=wanted)
    async with running(app) as pilot:
        await opened(app, pilot, "All interviews (7)")
        await pilot.press("d")
        await until(pilot, lambda: len(wanted.wishes) == 1)
        await until(pilot, lambda: isinstance(app.screen, ProgressScreen))
        await pilot.press("down", "p")
        await until(pilot, lambda: len(wanted.wishes) == 2)
    drill, one = wanted.wishes
    assert (drill.drill, drill.count, drill.follow_ups) == (DRILL.drill, 3, 0)
    assert (one.pack, one.questions) == ("sample", (FIRST.id,))


async def test_what_was_practised_meanwhile_is_there_on_coming_back() -> None:
    library = Remembering(STEADY[:1])
    app = VoiceInterviewerApp(program(library=library, prepare=Wanted()))
    async with running(app) as pilot:
        await opened(app, pilot, "All interviews (1)")
        library.records = STEADY[:2]
        await pilot.press("d")
        await until(pilot, lambda: "All interviews (2)" in text_on(app))


async def test_countdown_and_what_is_left_out_are_told() -> None:
    older = dataclasses.replace(STEADY[0], method="1+m")
    settings = MemorySettings(Settings(sound_checked=True, interview_date="2026-12-04"))
    app = app_with([older, *STEADY[1:]], settings=settings)
    async with running(app) as pilot:
        await opened(app, pilot, "12 days until your interview.")
        assert "1 answer assessed by an older method" in text_on(app)


async def test_texts_are_shown_as_they_are_and_steer_nothing() -> None:
    odd = dataclasses.replace(STEADY[0], question_text="[red]Why[/] [b]so[/b]?")
    app = app_with([odd])
    async with running(app, (140, 40)) as pilot:
        await opened(app, pilot, "[red]Why[/] [b]so[/b]?")
        await pilot.press("down")
        assert "Score · [red]Why[/] [b]so[/b]?" in text_on(app)


async def test_a_history_that_cannot_be_read_is_told() -> None:
    class Broken(MemoryLibrary):
        def history(self) -> tuple[AnswerRecord, ...]:
            raise StorageError("The sessions cannot be read.", f"Look at {Path('sessions')}.")

    app = VoiceInterviewerApp(program(library=Broken()))
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.post_message(Go(Place.PROGRESS))
        await until(pilot, lambda: "The sessions cannot be read." in text_on(app))


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_back_home(key: str) -> None:
    app = app_with(STEADY)
    async with running(app) as pilot:
        await opened(app, pilot, "▸Score")
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
