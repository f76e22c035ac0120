"""Rating an answer: kept with it, lost to nobody else who changes the session, refused where it cannot be."""

import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from tests.storage.test_index import keep
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.session import Session
from voice_interviewer.errors import UsageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.sessions import FolderSessionStore

CHANGER = """
import sys
from pathlib import Path
from voice_interviewer.storage.session_lock import in_turn
with in_turn(Path(sys.argv[1])):
    print("changing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def library(home: Home, store: FolderSessionStore) -> SessionLibrary:
    return SessionLibrary(home, store)


def test_a_rating_is_kept_with_its_answer(store: FolderSessionStore, library: SessionLibrary) -> None:
    name = keep(store)
    before = library.load(name)
    library.rate(name, 1, 2, 4)
    after = library.load(name)
    assert [each.self_rating for each in after.answers] == [None, 4, None, None]
    assert replace(after, answers=()) == replace(before, answers=())
    assert [each.self_rating for each in library.history()] == [None, 4, None]


def test_ratings_of_one_moment_are_all_kept(
    home: Home, store: FolderSessionStore, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first waits with its session read until the second, of another library, has begun."""
    name, reading, save = keep(store), threading.Event(), store.save
    another = SessionLibrary(home, FolderSessionStore(home, FlacRecording))
    second = threading.Thread(target=another.rate, args=(name, 1, 2, 5))

    def slowly(session: Session) -> None:
        if not reading.is_set():
            reading.set()
            second.start()
            second.join(0.2)
        save(session)

    monkeypatch.setattr(store, "save", slowly)
    library.rate(name, 1, 1, 4)
    second.join(20)
    assert [each.self_rating for each in library.load(name).answers] == [4, 5, None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="no lock there")
def test_a_rating_waits_for_another_program_and_a_held_session_is_not_rated(
    store: FolderSessionStore, library: SessionLibrary
) -> None:
    name = keep(store)
    with subprocess.Popen(
        [sys.executable, "-c", CHANGER, str(store.folder(store.load(name)).parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as changer:
        assert changer.stdin is not None
        assert changer.stdout is not None
        assert changer.stdout.readline() == b"changing\n"
        rating = threading.Thread(target=library.rate, args=(name, 1, 1, 4))
        rating.start()
        rating.join(0.2)
        assert rating.is_alive()
        changer.stdin.close()
        rating.join(20)
    assert library.load(name).answers[0].self_rating == 4
    with store.hold(library.load(name)), pytest.raises(UsageError, match="is being held already"):
        library.rate(name, 1, 1, 5)
    assert library.load(name).answers[0].self_rating == 4


@pytest.mark.parametrize(("number", "take", "stars"), [(1, 1, 0), (1, 1, 6), (9, 1, 3), (1, 3, 3)])
def test_what_cannot_be_rated_is_told(
    store: FolderSessionStore, library: SessionLibrary, number: int, take: int, stars: int
) -> None:
    name = keep(store)
    with pytest.raises(UsageError):
        library.rate(name, number, take, stars)
    assert all(each.self_rating is None for each in library.load(name).answers)
