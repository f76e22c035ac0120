"""The library: the same list as from the files, a history, searches, ratings, and deletions that are whole."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage import samples
from tests.storage.test_index import BOTH, age, keep
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.errors import StorageError, UsageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.index import SessionIndex
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.sessions import FolderSessionStore


@pytest.fixture
def library(home: Home, store: FolderSessionStore) -> SessionLibrary:
    return SessionLibrary(home, store)


def test_the_list_is_that_of_the_files(home: Home, store: FolderSessionStore, library: SessionLibrary) -> None:
    assert library.list() == ()
    names = [keep(store) for _ in range(3)]
    (home.sessions / names[1] / "session.json").write_text("{")
    (home.sessions / "empty").mkdir()
    shutil.copytree(home.sessions / names[0], home.sessions / "a copy")
    expected = store.list()
    assert [each.id for each in expected] == [*sorted(names, reverse=True), "a copy", "empty"]
    assert library.list() == expected
    assert SessionLibrary(home, store).list() == expected
    assert [each.id for each in expected if isinstance(each, DamagedSession)] == [names[1], "empty"]


def test_recordings_count_in_the_size_of_a_session(
    home: Home, store: FolderSessionStore, library: SessionLibrary
) -> None:
    name = keep(store)
    (before,) = library.list()
    (home.sessions / name / "answer-01.flac").write_bytes(bytes(1000))
    (after,) = library.list()
    assert after.bytes == before.bytes + 1000


def test_history_holds_assessed_answers_oldest_first(store: FolderSessionStore, library: SessionLibrary) -> None:
    session = samples.session()
    follow_up = replace(session.answers[0], follow_up=1, probed="bias-underfits")
    typed = replace(samples.answer(number=5), typed="bias", words=(), self_rating=4)
    newer = keep(store, replace(session, started_at="2026-11-22T09:00:00.000+00:00", answers=(typed,)))
    older = keep(store, replace(session, answers=(*session.answers, follow_up)))
    history = library.history()
    assert [(each.session_id, each.number, each.take) for each in history] == [
        *((older, *turn) for turn in [(1, 1), (1, 2), (2, 1)]),
        (newer, 5, 1),
    ]
    assert history[0] == AnswerRecord(
        session_id=older,
        started_at=session.started_at,
        answered_at=session.started_at,
        pack_id="machine-learning-engineer",
        candidate="microphone",
        question_id="bias-variance",
        question_text="How do bias and variance pull against each other?",
        number=1,
        take=1,
        typed=False,
        recording="answer-01.flac",
        seconds=8.25,
        method="measures-2+terms-2",
        overall=58.0,
        coverage=50.0,
        fillers_per_minute=15.3,
        words_per_minute=61.1,
        articulation_wpm=119.4,
        long_pauses=1,
        self_rating=None,
    )
    assert (history[2].overall, history[2].coverage, history[2].long_pauses) == (None, None, 0)
    assert (history[3].long_pauses, history[3].self_rating) == (None, 4)


@BOTH
def test_search_finds_what_was_said_typed_and_asked(home: Home, store: FolderSessionStore, full_text: bool) -> None:
    library = SessionLibrary(home, store, SessionIndex(home.index, home.sessions, store.names, full_text=full_text))
    session = samples.session()
    further = replace(samples.answer(), follow_up=1, question_text="And naïve Bayes?")
    typed = replace(samples.answer(number=2), typed="I'd use naïve Bayes first", words=())
    older = keep(store, replace(session, answers=(samples.answer(), further)))
    newer = keep(store, replace(session, started_at="2026-11-23T00:00:00.000+00:00", answers=(typed,)))
    found = library.search("naive BAY")
    assert [(each.session_id, each.number, each.follow_up, each.asked, each.match) for each in found] == [
        (newer, 2, None, False, "naïve Bayes"),
        (older, 1, 1, True, "naïve Bayes?"),
    ]
    assert (found[0].before, found[0].after, found[0].start) == ("I'd use", "first", None)
    first, second = library.search('"um bias" under')
    assert (first.session_id, first.follow_up, second.follow_up) == (older, None, 1)
    assert (first.before, first.match, first.after) == ("So", "um, bias underfits…", "")
    assert (first.start, first.end) == (1.5, 5.125)
    assert library.search("bias", limit=1)[0].session_id == newer
    assert library.search("bias", limit=0) == ()
    assert library.search("id use") != ()


def test_search_needs_every_word_in_one_answer(store: FolderSessionStore, library: SessionLibrary) -> None:
    keep(store, replace(samples.session(), answers=(samples.answer(),)))
    assert library.search("underfits pull") == ()
    assert library.search("under bias") == ()
    assert library.search("bias bias underf") != ()


@BOTH
@pytest.mark.parametrize(
    "text", ["", "  ", '"', '""', "*", "bias OR zebra", "NOT bias", "bias NEAR/2 um zebra", "folded:zebra", "(", "\x00"]
)
def test_nothing_in_a_search_is_a_command(home: Home, store: FolderSessionStore, full_text: bool, text: str) -> None:
    library = SessionLibrary(home, store, SessionIndex(home.index, home.sessions, store.names, full_text=full_text))
    keep(store)
    assert library.search(text) == ()


@pytest.mark.parametrize("gone", ["", "last", "short"])
def test_an_id_that_is_gone_means_no_other_session(
    home: Home, store: FolderSessionStore, library: SessionLibrary, gone: str
) -> None:
    """Neither the copy whose name begins with it, nor the newest."""
    name = keep(store)
    (home.sessions / name).rename(home.sessions / f"{name}-copy")
    session_id = {"": name, "last": "last", "short": "copy"}[gone]
    for use in (
        lambda: library.delete([session_id]),
        lambda: library.rate(session_id, 1, 1, 5),
        lambda: library.load(session_id),
        lambda: library.find(session_id),
    ):
        with pytest.raises(UsageError):
            use()
    assert [each.self_rating for each in library.load(f"{name}-copy").answers] == [None] * 4


def test_deleting_takes_everything_of_the_session_and_nothing_else(
    home: Home, store: FolderSessionStore, library: SessionLibrary, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("")
    gone, stays = keep(store), keep(store)
    (home.sessions / gone / "answer-01.flac").write_bytes(b"")
    (home.sessions / gone / "inside").mkdir(mode=0o500)
    (home.sessions / gone / "link").symlink_to(outside)
    (home.sessions / "linked").symlink_to(outside)
    age(home.sessions / stays)
    library.delete([gone, "linked", gone])
    assert [each.name for each in home.sessions.iterdir()] == [stays]
    assert (outside / "precious").exists()
    assert [each.id for each in library.list()] == [stays]
    assert {each.session_id for each in library.search("bias")} == {stays}


def test_a_damaged_session_can_be_deleted(home: Home, store: FolderSessionStore, library: SessionLibrary) -> None:
    name = keep(store)
    (home.sessions / name / "session.json").unlink()
    library.delete([name])
    assert library.list() == ()


def test_unless_all_can_go_none_goes(
    home: Home, store: FolderSessionStore, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = keep(store), keep(store)
    with pytest.raises(UsageError):
        library.delete([first, "1999"])
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == second:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageError):
        library.delete([first, second])
    assert {each.id for each in library.list()} == {first, second}


def test_files_that_cannot_be_removed_now_go_with_the_next_deletion(
    home: Home, store: FolderSessionStore, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = keep(store), keep(store)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as refusing:
        refusing.setattr(shutil, "rmtree", refuse)
        with pytest.raises(StorageError) as caught:
            library.delete([first])
    assert "by hand" in caught.value.remedy
    assert [each.id for each in library.list()] == [second]
    library.delete([second])
    assert list(home.sessions.iterdir()) == []


def test_two_programs_may_delete_at_once(
    home: Home, store: FolderSessionStore, library: SessionLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one takes half of the files while this one removes them."""
    name, rmtree = keep(store), shutil.rmtree
    (home.sessions / name / "answer-01.flac").write_bytes(b"")

    def with_another(path: Path) -> None:
        if (path / "session.json").exists():
            (path / "session.json").unlink()
            raise FileNotFoundError(2, "No such file or directory")
        rmtree(path)

    monkeypatch.setattr(shutil, "rmtree", with_another)
    library.delete([name])
    assert list(home.sessions.iterdir()) == []
