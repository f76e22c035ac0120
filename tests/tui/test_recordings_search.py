"""Searches that come faster than they are answered."""

import threading

from textual.widgets import Input
from textual.worker import Worker, WorkerState

from tests.tui.kit import text_on, until
from tests.tui.program import MemoryLibrary
from tests.tui.test_recordings_screen import FIRST, Opened
from voice_interviewer.core.practice.history import Found


class SlowLibrary(MemoryLibrary):
    """Its searches wait; notes what was searched for."""

    def __init__(self) -> None:
        super().__init__([FIRST])
        self.go_on = threading.Event()
        self.sought: list[str] = []

    def search(self, text: str, limit: int = 200) -> tuple[Found, ...]:
        self.sought.append(text)
        self.go_on.wait(20)
        return super().search(text, limit)


async def test_a_search_that_is_no_longer_wanted_when_its_turn_comes_is_left_out() -> None:
    library = SlowLibrary()
    opened = Opened(library)

    def begun() -> int:
        changes = [each for each in opened.messages if isinstance(each, Worker.StateChanged)]
        return sum(each.state is WorkerState.RUNNING and each.worker.group == "search" for each in changes)

    async with opened.running() as pilot:
        for number, text in enumerate(("w", "wh", "bias"), 1):
            opened.app.screen.query_one("#seek Input", Input).value = text
            await until(pilot, lambda number=number: begun() == number)  # type: ignore[misc]
            await until(pilot, lambda: bool(library.sought))
        library.go_on.set()
        await until(pilot, lambda: "Found in" in text_on(opened.app))
    assert library.sought == ["w", "bias"]
