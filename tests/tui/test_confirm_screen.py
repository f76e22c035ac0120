"""Yes or no, before what cannot be undone."""

import pytest
from textual.pilot import Pilot

from tests.tui.kit import SIZES, running, text_on
from tests.tui.program import program
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.confirm import ConfirmScreen

YES: tuple[tuple[str, ...], ...] = (("y",), ("right", "enter"), ("tab", "enter"), ("l", "enter"))
NO: tuple[tuple[str, ...], ...] = (
    ("n",),
    ("escape",),
    ("q",),
    ("enter",),
    ("right", "left", "enter"),
    ("l", "h", "enter"),
)


async def outcome(app: VoiceInterviewerApp, pilot: Pilot[None], *keys: str, button: str = "") -> bool | None:
    given: list[bool | None] = []
    await app.push_screen(ConfirmScreen("Delete [b]it?", "It would be [red]gone."), given.append)
    await pilot.pause()
    assert "Delete [b]it?" in text_on(app)
    assert "It would be [red]gone." in text_on(app)
    if button:
        await pilot.click(button)
    await pilot.press(*keys)
    await pilot.pause()
    assert not isinstance(app.screen, ConfirmScreen)
    return given[0]


@pytest.mark.parametrize("size", SIZES)
async def test_yes_has_to_be_meant_and_everything_else_is_no(size: tuple[int, int]) -> None:
    app = VoiceInterviewerApp(program())
    async with running(app, size) as pilot:
        for keys in YES:
            assert await outcome(app, pilot, *keys) is True, keys
        for keys in NO:
            assert await outcome(app, pilot, *keys) is False, keys
        assert await outcome(app, pilot, button="#confirm-yes") is True
        assert await outcome(app, pilot, button="#confirm-no") is False
