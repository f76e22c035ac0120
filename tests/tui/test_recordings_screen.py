"""The recordings: listed, searched, heard, exported, rescored, deleted."""

import dataclasses
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from tests.storage import samples
from tests.tui.kit import SIZES, text_on, until
from tests.tui.program import MemoryLibrary, ScriptedWork, program
from voice_interviewer.core.session import Session
from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.errors import StorageError
from voice_interviewer.program import ExportFormat
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.confirm import ConfirmScreen
from voice_interviewer.tui.messages import Go, Place, Replay, ShowSession
from voice_interviewer.tui.recordings.export import ExportScreen
from voice_interviewer.tui.recordings.line_list import LineList
from voice_interviewer.tui.recordings.screen import RecordingsScreen
from voice_interviewer.tui.recordings.work import Searched

DAMAGED = DamagedSession("20261101T000000Z-dead", "It [b]is damaged.", "Score its recordings anew.", 12_345)


def kept(number: int, question: str) -> Session:
    answers = tuple(dataclasses.replace(each, question_text=question) for each in samples.session().answers)
    started = f"2026-11-{20 - number % 20:02}T06:15:30+00:00"
    return dataclasses.replace(
        samples.session(f"20261120T0615{number:02}Z-ab{number:02}"), answers=answers, started_at=started
    )


FIRST, SECOND = kept(0, "Why [b]regularise?"), kept(1, "What is bias?")


class Opened:
    """The screen on a library, and every message that went by."""

    def __init__(self, library: MemoryLibrary, **parts: object) -> None:
        self.library = library
        self.app = VoiceInterviewerApp(program(library=library, **parts))
        self.messages: list[Message] = []

    @asynccontextmanager
    async def running(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        async with self.app.run_test(size=size, notifications=True, message_hook=self.messages.append) as pilot:
            self.app.post_message(Go(Place.RECORDINGS))
            await until(pilot, lambda: isinstance(self.app.screen, RecordingsScreen))
            await until(pilot, lambda: self.app.screen.query_one(LineList).count > 0 or "Nothing" in text_on(self.app))
            await pilot.pause()
            yield pilot

    def seen(self, kind: type[Message]) -> Sequence[Message]:
        return list(dict.fromkeys(each for each in self.messages if type(each) is kind))

    @property
    def notices(self) -> str:
        return "\n".join(each.message for each in self.app._notifications)


@pytest.fixture
def opened() -> Opened:
    return Opened(MemoryLibrary([FIRST, SECOND], [DAMAGED]))


@pytest.mark.parametrize("size", SIZES)
async def test_every_session_stands_in_a_line_with_what_was_held(opened: Opened, size: tuple[int, int]) -> None:
    async with opened.running(size) as pilot:
        await until(pilot, lambda: "Why [b]regularise?" in text_on(opened.app))
        shown = text_on(opened.app)
        assert "3 sessions" in shown
        lines = [line for line in shown.splitlines() if "Nov 2026" in line]
        assert "What is bias?" in lines[1]
        assert "2 of 2" in lines[0]
        assert "58" in lines[0]
        assert "damaged  20261101T000000Z-dead" in shown
        for key in ("Open", "Play", "Search", "Mark", "Export", "Rescore", "Delete", "Folder", "Back"):
            assert key in shown.splitlines()[-1]
        assert "a Mark all  R Rescore all  D Delete all" in shown.splitlines()[-2]
        await pilot.press("end")
        await pilot.pause()
        assert "! It [b]is damaged." in text_on(opened.app)
        assert "Score its recordings anew." in text_on(opened.app)


@pytest.mark.parametrize("size", SIZES)
async def test_with_nothing_kept_it_says_what_to_do(size: tuple[int, int]) -> None:
    opened = Opened(MemoryLibrary())
    async with opened.running(size) as pilot:
        assert "hold a first one" in text_on(opened.app)
        await pilot.press("d", "e", "r", "slash", "space", "enter", "p", "o", "a", "R", "D")
        await pilot.pause()
        assert isinstance(opened.app.screen, RecordingsScreen)
        await pilot.press("q")
        await until(pilot, lambda: not isinstance(opened.app.screen, RecordingsScreen))


async def test_enter_opens_a_session_and_p_plays_its_first_answer(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.press("down", "enter")
        await until(pilot, lambda: bool(opened.seen(ShowSession)))
        await until(pilot, lambda: not isinstance(opened.app.screen, RecordingsScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(opened.app.screen, RecordingsScreen))
        await pilot.press("p")
        await until(pilot, lambda: bool(opened.seen(Replay)))
    (shown,), (replay,) = opened.seen(ShowSession), opened.seen(Replay)
    assert isinstance(shown, ShowSession)
    assert isinstance(replay, Replay)
    assert shown.session == SECOND
    assert (replay.session, replay.answer, replay.moments) == (SECOND, SECOND.answers[0], ())


async def test_a_click_chooses_and_a_double_click_opens(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.click(LineList, offset=(10, 2))
        await pilot.pause()
        assert opened.app.screen.query_one(LineList).here == 1
        assert not opened.seen(ShowSession)
        at = text_on(opened.app).splitlines()[-2].index("Mark all")
        await pilot.click(offset=(at, 22))
        await pilot.pause()
        assert "3 marked" in text_on(opened.app)
        await pilot.click(LineList, offset=(10, 2), times=2)
        await until(pilot, lambda: bool(opened.seen(ShowSession)))


async def test_what_was_said_is_found_and_exactly_its_moment_played(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.press("slash", *"bias")
        await until(pilot, lambda: "Found in" in text_on(opened.app))
        shown = text_on(opened.app)
        assert "So um, bias underfits…" in shown
        assert "Why [b]regularise?" in shown
        await pilot.press("enter", "enter")
        await until(pilot, lambda: bool(opened.seen(Replay)))
    (replay,) = opened.seen(Replay)
    assert isinstance(replay, Replay)
    assert replay.answer == FIRST.answers[0]
    assert [(each.start, each.end) for each in replay.moments] == [(2.0, 2.4)]


async def test_letters_typed_in_one_go_after_the_slash_are_searched_for(opened: Opened) -> None:
    async with opened.running() as pilot:
        for key, letter in (("slash", "/"), ("d", "d"), ("a", "a"), ("slash", "/"), ("o", "o")):
            opened.app.post_message(Key(key, letter))
        await until(pilot, lambda: "“da/o” was not found" in text_on(opened.app))


async def test_words_never_said_are_told_and_escape_brings_the_list_back(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.press("slash", *"[b]zebra")
        await until(pilot, lambda: "“[b]zebra” was not found" in text_on(opened.app))
        await pilot.press("escape")
        await until(pilot, lambda: "Recordings" in text_on(opened.app))
        assert opened.app.screen.query_one(Input).value == ""
        opened.app.screen.post_message(Searched("bias", ()))  # the answer to a search that is over
        await pilot.pause()
        assert opened.app.screen.query_one(LineList).count == 3
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(opened.app.screen, RecordingsScreen))


async def test_deleting_asks_first_and_says_what_is_lost(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(opened.app.screen, ConfirmScreen))
        await pilot.pause()
        assert "Delete 1 session?" in text_on(opened.app)
        assert "0:33 minutes of recordings" in text_on(opened.app)
        await pilot.press("enter")  # on what is safe
        await pilot.pause()
        assert len(opened.library.sessions) == 2
        await pilot.press("d", "y")
        await until(pilot, lambda: opened.app.screen.query_one(LineList).count == 2)
        assert opened.library.sessions == [SECOND]
        assert "Deleted: 1 session." in opened.notices


async def test_marked_ones_go_together_and_all_at_once(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "3 marked" in text_on(opened.app)
        await pilot.press("a")
        await pilot.pause()
        assert "marked" not in text_on(opened.app)
        await pilot.press("space", "down", "space")
        await pilot.pause()
        assert "2 marked" in text_on(opened.app)
        await pilot.press("d", "y")
        await until(pilot, lambda: opened.app.screen.query_one(LineList).count == 1)
        assert (opened.library.sessions, opened.library.damaged) == ([SECOND], [])
        await pilot.press("D", "y")
        await until(pilot, lambda: "Nothing is recorded yet." in text_on(opened.app))
        assert opened.library.sessions == []


async def test_export_asks_how_and_where_and_tells_where_it_lies(tmp_path: Path) -> None:
    work = ScriptedWork()
    opened = Opened(MemoryLibrary([FIRST, SECOND], [DAMAGED]), export=work)
    async with opened.running() as pilot:
        await pilot.press("a", "e")
        await until(pilot, lambda: isinstance(opened.app.screen, ExportScreen))
        opened.app.screen.query_one(Input).value = " "
        await pilot.press("enter")
        await pilot.pause()
        assert "Name a folder first." in text_on(opened.app)
        opened.app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("shift+tab", "down", "enter")
        await until(pilot, lambda: str(tmp_path) in opened.notices)
        assert "2 reports lie in" in opened.notices
        await pilot.press("e")
        await until(pilot, lambda: isinstance(opened.app.screen, ExportScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(opened.app.screen, RecordingsScreen))
    assert work.wanted == [([FIRST.id, SECOND.id], ExportFormat.HTML, tmp_path, True)]


async def test_rescoring_one_and_all() -> None:
    work = ScriptedWork()
    opened = Opened(MemoryLibrary([FIRST, SECOND], [DAMAGED]), rescore=work)
    async with opened.running() as pilot:
        await pilot.press("down", "r")
        await until(pilot, lambda: work.done == 3 and isinstance(opened.app.screen, RecordingsScreen))
        await pilot.press("R")
        await until(pilot, lambda: work.done == 6 and isinstance(opened.app.screen, RecordingsScreen))
    assert work.wanted == [([SECOND.id],), ([FIRST.id, SECOND.id],)]


async def test_of_a_damaged_session_it_is_told_what_to_do() -> None:
    opened = Opened(MemoryLibrary([], [DAMAGED]))
    async with opened.running() as pilot:
        for count, key in enumerate(("enter", "p", "e", "r"), 1):
            await pilot.press(key)
            await until(pilot, lambda: opened.notices.count("Score its recordings anew.") == count)  # noqa: B023
            assert isinstance(opened.app.screen, RecordingsScreen)


async def test_o_shows_the_folder_or_says_that_nothing_can() -> None:
    shown: list[Path] = []

    def show(folder: Path) -> None:
        shown.append(folder)
        raise StorageError("There is no file manager here.", f"The folder is {folder}")

    opened = Opened(MemoryLibrary([FIRST]), open_folder=show)
    async with opened.running() as pilot:
        await pilot.press("o")
        await until(pilot, lambda: "The folder is" in opened.notices)
    assert shown == [Path("sessions") / FIRST.id]


async def test_two_thousand_are_all_there(opened: Opened) -> None:
    opened.library.sessions = [dataclasses.replace(FIRST, id=f"20261120T061500Z-{number:04}") for number in range(2000)]
    async with opened.running() as pilot:
        assert opened.app.screen.query_one(LineList).count == 2001
        await pilot.press("end", "up")
        await pilot.pause()
        assert "20261120T061500Z-1999" in text_on(opened.app)


async def test_down_leads_from_the_search_to_the_list(opened: Opened) -> None:
    async with opened.running() as pilot:
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(opened.app.focused, Input)
        await pilot.press("down")
        await pilot.pause()
        assert isinstance(opened.app.focused, LineList)
