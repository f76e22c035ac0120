"""Home: everything one key or one click away, and what was done and is due, at any size."""

from dataclasses import replace

import pytest
from textual.widgets import OptionList

from tests.scripted import question
from tests.tui.kit import SIZES, text_on, until
from tests.tui.program import InOrderPlanner, MemoryPacks, MemorySettings
from tests.tui.shelf import MANY, ShownLibrary, at_home, home_alone, press, settled, summary
from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.errors import SettingsError, StorageError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.settings import Settings
from voice_interviewer.tui.home.entries import ENTRIES
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Place

UNFINISHED = summary(1, answered=2, questions=5, id="cut-short")
DRILL = Wishes(drill=True, count=3, follow_ups=0)


def cut_off(days_ago: float, id: str, candidate: str = "microphone") -> SessionSummary:
    return replace(summary(days_ago, answered=1, id=id, candidate=candidate), ended=False)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_stands_on_the_screen(size: tuple[int, int]) -> None:
    settings = MemorySettings(Settings(sound_checked=True, interview_date="2026-12-04"))
    library = ShownLibrary((UNFINISHED, summary(2), summary(30)))
    async with at_home(size, settings=settings, library=library) as (app, _, _):
        shown = text_on(app)
        menu = app.screen.query_one("#menu", OptionList)
        assert menu.max_scroll_y == 0
    for words in ("Continue", "2 of 5 questions answered", *(each.title for each in ENTRIES)):
        assert words in shown
    for words in ("12 days", "2 answers · 60 of 100", "2 days · 2 sessions · 5 minutes"):
        assert words in shown
    for each in MANY.questions[:3]:
        assert each.text in shown
    assert MANY.questions[3].text not in shown
    for words in ("m practice", "t spoken answers", "v neural voice"):
        assert words in shown


async def test_a_key_holds_an_interview() -> None:
    async with home_alone(library=ShownLibrary((UNFINISHED,))) as (app, pilot, asked):
        await press(app, pilot, "c", "d", "f", "enter", "down", "enter")
        resumed = Wishes(resume="cut-short")
        assert asked.wishes == [resumed, DRILL, Wishes(full=True), resumed, DRILL]


async def test_a_key_leads_somewhere() -> None:
    async with home_alone() as (app, pilot, asked):
        await press(app, pilot, *"rpgoesk")
        assert asked.places == [
            Place.ROUNDS,
            Place.QUESTIONS,
            Place.GUIDE,
            Place.PROGRESS,
            Place.RECORDINGS,
            Place.SETTINGS,
            Place.SOUND_CHECK,
        ]


async def test_q_leaves_the_program() -> None:
    async with at_home() as (app, pilot, _):
        await pilot.press("q")
        await until(pilot, lambda: app.return_code == 0)


async def test_the_menu_is_clicked() -> None:
    async with home_alone() as (app, pilot, asked):
        await pilot.click("#menu", offset=(6, 2))
        await settled(app, pilot)
        assert asked.wishes == [Wishes(full=True)]


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        (summary(1),),
        (summary(0.5), UNFINISHED),
        (summary(0.5, 1, 3, candidate="demo"),),
        (DamagedSession("damaged", "It is broken.", "Mend it.", 10),),
    ],
)
async def test_nothing_is_continued_where_the_newest_own_session_is_whole(sessions: tuple[object, ...]) -> None:
    async with home_alone(library=ShownLibrary(sessions)) as (app, pilot, asked):  # type: ignore[arg-type]
        await press(app, pilot, "c")
        assert "Continue" not in text_on(app)
        assert asked.wishes == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("sessions", "offered", "others"),
    [
        ((cut_off(1, "new"), summary(2), cut_off(3, "old"), summary(4, 1)), "new", "; 2 more to finish"),
        ((summary(1), cut_off(2, "new"), cut_off(3, "old")), "new", "; 1 more to finish"),
        ((summary(1), summary(2, 1)), None, "; 1 to finish"),
        ((cut_off(1, "new", "demo"), cut_off(2, "old")), "old", ""),
        ((cut_off(1, "new", "answers.wav"),), None, ""),
    ],
)
async def test_the_newest_cut_off_is_offered_and_how_many_more_there_are(
    size: tuple[int, int], sessions: tuple[SessionSummary, ...], offered: str | None, others: str
) -> None:
    async with at_home(size, library=ShownLibrary(sessions)) as (app, pilot, asked):
        shown = text_on(app)
        lines = [each for each in shown.splitlines() if "to finish" in each]
        assert [others in each and "Recordings" in each for each in lines] == [True] * bool(others)
        await press(app, pilot, "c")
        assert [each.resume for each in asked.wishes] == ([] if offered is None else [offered])


async def test_how_the_next_interview_is_held_is_chosen_and_shown() -> None:
    held: list[Wishes] = []

    def prepare(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        held.append(wishes)
        raise StorageError("This test holds no interview.", "It only asks.")

    async with at_home(prepare=prepare) as (app, pilot, asked):
        await press(app, pilot, "m", "t", "v")
        shown = text_on(app)
        await press(app, pilot, "d")
    for words in ("m live, results at the end", "t typed answers", "v no voice"):
        assert words in shown
    assert asked.wishes == [DRILL]
    assert held == [Wishes(drill=True, count=3, follow_ups=0, mode="live", typed=True, voice="none")]


@pytest.mark.parametrize("size", [(80, 24), (112, 30), (120, 30), (126, 26), (140, 40)])
async def test_every_line_of_the_menu_and_how_it_is_held_keep_to_one_line(size: tuple[int, int]) -> None:
    long = Pack("test", "Test", "", (Round("one", "One", "", tuple(question(f"{n} {'words ' * 25}") for n in "123")),))
    library = ShownLibrary((UNFINISHED, summary(2)))
    async with at_home(size, packs=MemoryPacks(long), library=library) as (app, pilot, _):
        menu = app.screen.query_one("#menu", OptionList)
        for keys in ((), ("m", "t", "v")):
            await press(app, pilot, *keys)
            assert app.screen.query_one("#how").size.height == 1
        shown = text_on(app)
        assert menu.max_scroll_y == 0
    assert all(any(each.title in line and each.about in line for line in shown.splitlines()) for each in ENTRIES)
    assert "2 days · 2 sessions" in shown


async def test_how_is_chosen_by_mouse_too() -> None:
    async with at_home(settings=MemorySettings(Settings(sound_checked=True, mode="live"))) as (app, pilot, _):
        assert "m live" in text_on(app)
        await pilot.click("#how", offset=(8, 0))
        await pilot.pause()
        assert "m practice" in text_on(app)


async def test_the_first_run_leads_to_the_sound_check_once() -> None:
    async with home_alone(settings=MemorySettings(Settings())) as (app, pilot, asked):
        assert asked.places == [Place.SOUND_CHECK]
        assert isinstance(app.screen, HomeScreen)
        app.screen.read()
        await settled(app, pilot)
        assert asked.places == [Place.SOUND_CHECK]


async def test_a_broken_settings_file_is_told_and_home_opens_all_the_same() -> None:
    class Broken(MemorySettings):
        def load(self) -> Settings:
            raise SettingsError("settings.toml, line 1: [b]this is not TOML.", "Mend [it].")

    class Undated(InOrderPlanner):
        def due(self, history: object, questions: object, now: object) -> tuple[Due, ...]:
            raise SettingsError("settings.toml, line 1: this is not TOML.", "Mend it.")

    async with at_home(settings=Broken(), planner=Undated()) as (app, _, asked):
        shown = text_on(app)
        assert not app._notifications
    assert "Next       Not known" in shown
    assert asked.places == []
    assert "! settings.toml, line 1: [b]this is not TOML." in shown
    assert "Mend [it]." in shown
    assert "Sound check" in shown


async def test_a_library_that_cannot_be_read_is_told() -> None:
    class Shut(ShownLibrary):
        def history(self) -> tuple[()]:
            raise StorageError("The history cannot be read.", "Look at the disk.")

    async with at_home(library=Shut((summary(1),))) as (app, pilot, _):
        await pilot.pause()
        assert any("The history cannot be read." in each.message for each in app._notifications)
        assert "3 answers" in text_on(app)


async def test_coming_back_reads_anew() -> None:
    library = ShownLibrary()
    async with at_home(library=library) as (app, pilot, _):
        assert "Nothing yet" in text_on(app)
        await press(app, pilot, "r")
        library.summaries = (summary(1),)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "3 answers · 60 of 100" in text_on(app)


async def test_the_chosen_line_stays_chosen_when_all_is_read_anew() -> None:
    async with home_alone() as (app, pilot, asked):
        await press(app, pilot, "down", "down")
        assert isinstance(app.screen, HomeScreen)
        app.screen.read()
        await settled(app, pilot)
        await press(app, pilot, "enter")
        assert asked.places == [Place.ROUNDS]


async def test_a_question_never_answered_is_not_called_due() -> None:
    """In the words of the progress screen."""
    async with at_home((140, 40)) as (app, _, _):
        shown = text_on(app)
    assert "Due today" not in shown
    assert "Nothing is due today; something new" in " ".join(shown.split())
