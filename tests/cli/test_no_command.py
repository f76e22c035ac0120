"""Without a command: home on a terminal, an interview line by line elsewhere."""

import sys
from functools import partial

import pytest

from voice_interviewer.cli import interview, main


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was opened: the wishes of the screens, or the arguments of `interview`."""
    seen: list[object] = []

    def on_screen(wishes: object) -> int:
        seen.append(("screens", wishes))
        return 0

    def by_command(arguments: object) -> int:
        seen.append("interview")
        return 0

    monkeypatch.setattr(interview, "run_on_screen", on_screen)
    monkeypatch.setattr(interview, "run", by_command)
    return seen


def terminals(monkeypatch: pytest.MonkeyPatch, without: str = "") -> None:
    """Let all three streams be a terminal, or all but one."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, name), "isatty", partial(bool, name != without))


def test_on_a_terminal_home_opens(opened: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    terminals(monkeypatch)
    assert main([]) == 0
    assert opened == [("screens", None)]


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_elsewhere_an_interview_is_held(name: str, opened: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    terminals(monkeypatch, without=name)
    assert main([]) == 0
    assert opened == ["interview"]
