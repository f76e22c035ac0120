"""The recordings: what is unfinished is marked, and goes on by a key."""

import dataclasses

import pytest

from tests.tui.kit import SIZES, text_on, until
from tests.tui.program import MemoryLibrary
from tests.tui.test_recordings_screen import FIRST, SECOND, Opened
from voice_interviewer.errors import StorageError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.tui.recordings.screen import RecordingsScreen


@pytest.mark.parametrize("size", SIZES)
async def test_c_continues_what_is_unfinished_and_the_list_is_read_anew_afterwards(size: tuple[int, int]) -> None:
    held: list[str | None] = []
    unfinished = dataclasses.replace(SECOND, answers=(), ended=False)
    library = MemoryLibrary([FIRST, unfinished])

    def prepare(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        held.append(wishes.resume)
        library.sessions[1] = SECOND
        raise StorageError("This test holds no interview.", "It only asks.")

    opened = Opened(library, prepare=prepare)
    async with opened.running(size) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "c Continue" not in text_on(opened.app)
        await pilot.press("down")
        await until(pilot, lambda: "c Continue" in text_on(opened.app))
        assert "(cut short)" in text_on(opened.app)
        await pilot.press("c")
        await until(pilot, lambda: held == [SECOND.id])
        await until(pilot, lambda: isinstance(opened.app.screen, RecordingsScreen))
        await until(pilot, lambda: "(cut short)" not in text_on(opened.app))
        assert "c Continue" not in text_on(opened.app)
        await pilot.press("c")
        await pilot.pause()
        assert held == [SECOND.id]
