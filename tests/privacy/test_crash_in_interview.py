"""A part of an interview that fails unforeseen: told in two lines, and nothing lost, and no word of what was said."""

from pathlib import Path

import numpy as np
import pytest

from tests.privacy.breaking import ANSWER, CUT_SHORT, HEARD_TO_THE_END, MARKER, PARTS, SECONDS_BEFORE, failing
from tests.scripted import FIRST, SECOND, said, tone
from tests.tui.kit import holding, running, screen_of, text_on, until
from voice_interviewer import bootstrap
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.cli import main
from voice_interviewer.core.session import EndReason, Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.interview.prepared import Prepared
from voice_interviewer.log import start_log, stop_log
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.storage.sessions import FolderSessionStore
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.result.summary import SummaryScreen

TOLD = {
    "transcriber": (
        "could not be transcribed: The transcriber failed (RuntimeError).",
        "The sound is kept; `voice-interviewer sessions rescore last` hears it again.",
    )
}
SPEECH_ENDS = 9
"""Seconds into an answer."""

FAILED = ("The program failed unexpectedly (RuntimeError).", "What was said is kept. Try again;")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return Home(tmp_path / "home")


def check_kept(home: Home, part: str) -> Session:
    """The first answer is whole, of the second is there what could be; the log has the place and no word."""
    store = FolderSessionStore(home, FlacRecording)
    session = store.load(store.meant("last"))
    assert len(session.answers) == PARTS[part]
    first = session.answers[0]
    assert first.assessment is not None
    assert MARKER in {word.text for word in first.words}
    folder = store.folder(session)
    recorded = [read_recording(each) for each in sorted(folder.glob("*.flac"))]
    assert all(np.array_equal(each, ANSWER[: each.size]) for each in recorded)
    seconds = [each.size / SAMPLE_RATE for each in recorded]
    assert seconds[0] > SPEECH_ENDS
    if part in CUT_SHORT:
        assert seconds[1] >= SECONDS_BEFORE - 0.1
        assert session.answers[1].ended_by is EndReason.FAILED
        assert session.answers[1].words, "what was understood until then is kept"
    elif part in (*HEARD_TO_THE_END, "store"):
        assert seconds[1] > SPEECH_ENDS
    noted = home.log.read_text()
    assert "RuntimeError" in noted
    assert part == "transcriber" or " in check" in noted
    assert MARKER not in noted
    return session


@pytest.mark.parametrize("part", PARTS)
def test_line_by_line(
    part: str, home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    prepared = Prepared(failing(part, home), (FIRST, SECOND), home.sessions, show_results=True)
    monkeypatch.setattr(bootstrap, "prepare_interview", lambda *_: prepared)
    try:
        code = main(["interview", "--plain"])
    finally:
        stop_log()
    assert code == (0 if part == "transcriber" else 1)
    out, err = capfd.readouterr()
    assert MARKER in out, "what was understood is shown"
    assert MARKER not in err
    assert "Traceback" not in out + err
    lines = err.splitlines()
    what, remedy = TOLD.get(part, FAILED)
    (told,) = [number for number, line in enumerate(lines) if line.endswith(what)]
    assert lines[told + 1].startswith(remedy)
    session = check_kept(home, part)
    assert f"Everything is kept in {home.sessions / session.id}" in lines


def on_screen(part: str, home: Home, second: Samples) -> VoiceInterviewerApp:
    prepared = Prepared(failing(part, home, second), (FIRST, SECOND), home.sessions, show_results=True)
    return holding(lambda accept_demo, tell: prepared)


@pytest.mark.parametrize("part", ["transcriber", "judge", "store", "speaker"])
async def test_on_the_screen(part: str, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    start_log(home.log)
    app = on_screen(part, home, ANSWER)
    what, remedy = FAILED
    try:
        async with running(app, (140, 40)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
            await until(pilot, lambda: part == "transcriber" or what in text_on(app))
            await pilot.press("q")
    finally:
        stop_log()
    assert app.return_code == (0 if part == "transcriber" else 1)
    session = check_kept(home, part)
    if part != "transcriber":
        told = app.closing_words.splitlines()
        assert told[0] == what
        assert told[1].startswith(remedy)
        assert told[2].endswith(str(home.sessions / session.id))
    assert MARKER not in app.closing_words
    assert MARKER not in "".join(capfd.readouterr())


async def test_q_still_stops_while_the_transcriber_fails(home: Home) -> None:
    start_log(home.log)
    app = on_screen("transcriber", home, said(tone(600)))
    try:
        async with running(app) as pilot:
            await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING and "econd" in text_on(app))
            await until(pilot, lambda: home.log.exists() and "RuntimeError" in home.log.read_text())
            await pilot.press("q")
            await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
    finally:
        stop_log()
    session = check_kept_first(home)
    assert session.ended
    assert session.answers[1].ended_by is EndReason.QUIT


def check_kept_first(home: Home) -> Session:
    store = FolderSessionStore(home, FlacRecording)
    session = store.load(store.meant("last"))
    assert session.answers[0].assessment is not None
    assert MARKER not in home.log.read_text()
    return session
