"""Two programs on one home at the same time: each keeps its own, neither spoils or loses what the other has."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.person import Running, make_home, run
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.sessions import FolderSessionStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no lock there")

TYPED = ("interview", "--plain", "--text", "--voice", "none", "--follow-ups", "0", "--question", "bias-variance")


def typing(home: Home) -> Running:
    """A program that waits for an answer to be typed."""
    program = Running.start(home, *TYPED)
    program.wait_to_say("Your turn to type.")
    return program


def test_two_interviews_at_once_are_both_kept_and_neither_is_resumed_by_the_other(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    one, two = typing(home), typing(home)
    store = FolderSessionStore(home, FlacRecording)
    names = store.names()
    assert len(names) == 2
    held = run(home, "interview", "--plain", "--text", "--voice", "none", "--resume", names[0])
    assert held.code == 1
    assert held.problem[0] == f"The session {names[0]} is being held already, in another window perhaps."
    assert held.problem[1].startswith("Go on with it there")
    none = run(home, "interview", "--plain", "--text", "--voice", "none", "--resume", "last")
    assert none.problem[0] == "No session has a question left to answer."
    two.type("Variance is overfitting.\n\n")
    one.type("Bias is underfitting.\n\n")
    assert (two.end().code, one.end().code) == (0, 0)
    kept = [store.load(each) for each in names]
    assert {each.answers[0].typed for each in kept} == {"Variance is overfitting.", "Bias is underfitting."}
    assert all(each.ended and len(each.answers) == 1 for each in kept)


WRITER = """
import dataclasses, sys
from pathlib import Path
from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.paths import Home
from voice_interviewer.storage.session_deletion import delete_folders
from voice_interviewer.storage.sessions import FolderSessionStore

home = Home(Path(sys.argv[1]))
store = FolderSessionStore(home, FlacRecording)
for count in range(30):
    session = store.create("test", (), "microphone")
    for answers in range(4):
        store.save(dataclasses.replace(samples.session(), id=session.id, answers=samples.session().answers[:answers]))
    if count % 3 == 2:
        delete_folders([store.folder(session)], home)
    if count == 0:
        print("writing", flush=True)
"""


def test_lists_and_searches_are_right_while_another_program_writes_and_deletes(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with subprocess.Popen([sys.executable, "-c", WRITER, str(home.root)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        looks = 0
        while writer.poll() is None or not looks:
            library = SessionLibrary(home, FolderSessionStore(home, FlacRecording))
            library.history()
            library.search("underfits")
            assert all(isinstance(each, SessionSummary) or "holds no" in each.problem for each in library.list())
            looks += 1
    assert writer.returncode == 0
    store = FolderSessionStore(home, FlacRecording)
    listed = SessionLibrary(home, store).list()
    assert [each.id for each in listed] == list(store.names())
    assert len(listed) == 20
    assert all(isinstance(each, SessionSummary) for each in listed)
    assert len({each.session_id for each in SessionLibrary(home, store).history()}) == 20
