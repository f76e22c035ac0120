"""A screen that fails ends the program in two lines, without a word of what was typed or said."""

from pathlib import Path

import pytest

from tests.tui.kit import running, until
from tests.tui.program import program
from voice_interviewer.log import start_log, stop_log
from voice_interviewer.tui.app import VoiceInterviewerApp

SAID = "xylophone"


def _failing() -> None:
    heard = {"words": SAID}
    raise RuntimeError(heard["words"])


async def _run_until_it_fails(app: VoiceInterviewerApp) -> None:
    async with running(app) as pilot:
        app.call_later(_failing)
        await until(pilot, lambda: not app.is_running)


async def test_what_a_screen_fails_with_is_neither_printed_nor_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "voice-interviewer.log"
    start_log(log)
    try:
        with pytest.raises(RuntimeError, match=SAID):  # which the pilot hands on, and the terminal is not told
            await _run_until_it_fails(VoiceInterviewerApp(program()))
    finally:
        stop_log()
    told = "".join(capsys.readouterr())
    assert SAID not in told
    assert "The program failed unexpectedly (RuntimeError)." in told
    noted = log.read_text()
    assert "at test_failing_screens.py" in noted
    assert SAID not in noted
