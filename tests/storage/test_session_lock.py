"""A session that is being held is held by one program alone, for as long as that one lives."""

import subprocess
import sys
import threading

import pytest

from tests.scripted import FIRST, interview
from voice_interviewer.core.events import Command, Draft, InterviewEnded, TypingStarted
from voice_interviewer.core.session import Session
from voice_interviewer.errors import UsageError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.paths import Home
from voice_interviewer.storage.session_deletion import delete_folders
from voice_interviewer.storage.session_lock import is_held
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no lock there")

HOLDER = """
import sys
from pathlib import Path
from voice_interviewer.storage.session_lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def session(store: FolderSessionStore) -> Session:
    return store.create("test", (FIRST.id,), "keyboard")


def test_a_held_session_is_refused_in_two_lines_and_nothing_in_it_is_touched(
    store: FolderSessionStore, session: Session
) -> None:
    with store.hold(session):
        recording = store.folder(session) / "answer-01.flac"
        recording.write_bytes(b"being recorded")
        with pytest.raises(UsageError) as refused, store.hold(session):
            pass
        assert len(str(refused.value).splitlines()) == 2
        assert {path.name for path in recording.parent.iterdir()} == {SESSION_FILE, recording.name}
        assert is_held(recording.parent)
    assert not is_held(recording.parent)
    with store.hold(session):
        assert {path.name for path in recording.parent.iterdir()} == {SESSION_FILE, "answer-01-cut-short.flac"}


def test_what_a_killed_program_left_of_a_save_goes_with_the_next_that_holds_the_session(
    store: FolderSessionStore, session: Session
) -> None:
    folder = store.folder(session)
    before = (folder / SESSION_FILE).read_bytes()
    for name in (f".{SESSION_FILE}.0a1b2c3d.tmp", ".session.txt.0a1b2c3d.tmp"):
        (folder / name).write_text("half a sess")
    assert store.load(session.id) == session
    with store.hold(session):
        assert {path.name for path in folder.iterdir()} == {SESSION_FILE, ".session.txt.0a1b2c3d.tmp"}
    assert (folder / SESSION_FILE).read_bytes() == before


def test_a_program_that_is_killed_lets_go(store: FolderSessionStore, session: Session) -> None:
    folder = store.folder(session)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert is_held(folder)
        holder.kill()
    assert not is_held(folder)
    assert [path.name for path in folder.iterdir()] == [SESSION_FILE]


def test_a_held_session_can_still_be_deleted(home: Home, store: FolderSessionStore, session: Session) -> None:
    with store.hold(session):
        delete_folders([store.folder(session)], home)
        assert store.names() == ()


@pytest.mark.parametrize("goes_on", [True, False])
def test_an_interview_holds_its_session_until_it_has_ended(
    store: FolderSessionStore, session: Session, goes_on: bool
) -> None:
    commands = Commands()
    held = interview(None, store=store, questions=(FIRST,), resumed=session if goes_on else None)  # type: ignore[arg-type]
    for event in held.run(commands, threading.Event()):
        folder = store.folder(session) if goes_on else store.folders()[0]
        if isinstance(event, TypingStarted):
            commands.send(Draft("Bias is underfitting."))
            commands.send(Command.DONE)
        assert is_held(folder) is not isinstance(event, InterviewEnded)
