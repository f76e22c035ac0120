"""The index is a cache: what it says is what the session files say, whatever became of either."""

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage import samples
from voice_interviewer.core.searching import wanted
from voice_interviewer.core.session import Session
from voice_interviewer.paths import Home
from voice_interviewer.storage import index, index_rows
from voice_interviewer.storage.index import SessionIndex, has_full_text
from voice_interviewer.storage.sessions import FolderSessionStore

BOTH = pytest.mark.parametrize("full_text", [True, False])


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sessions whose files were read, in order."""
    names: list[str] = []
    read = index_rows.read_rows

    def noting(folder: Path) -> index_rows.SessionRows | None:
        names.append(folder.name)
        return read(folder)

    monkeypatch.setattr(index_rows, "read_rows", noting)
    return names


def keep(store: FolderSessionStore, session: Session | None = None) -> str:
    """A session that was written an hour ago."""
    session = session or samples.session()
    kept = replace(session, id=store.create("", (), "").id)
    store.save(kept)
    age(store.folder(kept))
    return kept.id


def age(folder: Path, hours: float = 1) -> None:
    then = time.time() - 3600 * hours
    os.utime(folder / "session.json", (then, then))
    os.utime(folder, (then, then))


def of(home: Home, store: FolderSessionStore, **wishes: bool) -> SessionIndex:
    return SessionIndex(home.index, home.sessions, store.names, **wishes)


def listed(there: SessionIndex) -> set[str]:
    """The sessions that can be read."""
    return {name for name, summary in there.summaries().items() if summary is not None}


def hits(there: SessionIndex, text: str) -> list[str]:
    return [each.session_id for each in there.search(wanted(text), 100) if not each.asked]


def test_only_what_changed_is_read(home: Home, store: FolderSessionStore, reads: list[str]) -> None:
    first, second = keep(store), keep(store)
    there = of(home, store)
    assert listed(there) == {first, second}
    assert sorted(reads) == [first, second]
    assert len(of(home, store).records()) == 2 * 3
    assert len(reads) == 2
    age(home.sessions / first, hours=2)
    there.refresh()
    assert reads[2:] == [first]


def test_a_session_written_just_now_is_read_again(home: Home, store: FolderSessionStore, reads: list[str]) -> None:
    name = keep(store)
    file = home.sessions / name / "session.json"
    os.utime(file)
    there = of(home, store)
    assert {each.self_rating for each in there.records()} == {None}
    now = file.stat().st_mtime_ns
    file.write_bytes(file.read_bytes().replace(b'"self_rating": null', b'"self_rating": 5   '))
    os.utime(file, ns=(now, now))
    assert {each.self_rating for each in there.records()} == {5}


@BOTH
def test_what_is_deleted_copied_or_edited_by_hand_is_noticed(
    home: Home, store: FolderSessionStore, full_text: bool
) -> None:
    first, second = keep(store), keep(store)
    there = of(home, store, full_text=full_text)
    assert sorted(hits(there, "underfits")) == sorted([first, second] * 4)
    (home.sessions / first).rename(home.sessions / "my copy")
    assert listed(there) == {"my copy", second}
    assert {each.session_id for each in there.records()} == {"my copy", second}
    assert set(hits(there, "underfits")) == {"my copy", second}
    file = home.sessions / second / "session.json"
    file.write_text(file.read_text(encoding="utf-8").replace("underfits…", "overfits"), encoding="utf-8")
    assert set(hits(there, "underfits")) == {"my copy"}
    assert set(hits(there, "overfits")) == {second}


def test_damaged_sessions_are_not_in_it(home: Home, store: FolderSessionStore) -> None:
    name = keep(store)
    there = of(home, store)
    assert there.summaries()
    (home.sessions / name / "session.json").write_text("{")
    assert listed(there) == set()
    assert there.records() == ()
    assert hits(there, "bias") == []


def test_it_is_for_its_owner_alone(home: Home, store: FolderSessionStore) -> None:
    keep(store)
    before = os.umask(0)
    try:
        of(home, store).refresh()
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.index.stat().st_mode) == 0o600


def test_nothing_is_written_where_nothing_is_kept(home: Home, store: FolderSessionStore) -> None:
    there = of(home, store)
    assert there.summaries() == {}
    assert not home.root.exists()
    name = keep(store)
    assert listed(there) == {name}
    assert home.index.exists()


def garble(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + os.urandom(4096))


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as there:
        there.execute("PRAGMA user_version = 9999")


def without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as there:
        there.execute("DROP TABLE heard")


def with_nonsense(path: Path) -> None:
    with closing(sqlite3.connect(path)) as there:
        there.execute("UPDATE session SET summary = '[', records = '{}'")
        there.commit()


@pytest.mark.parametrize("spoil", [garble, cut_short, another_version, without_a_table, with_nonsense, Path.unlink])
def test_a_spoilt_index_is_made_anew(home: Home, store: FolderSessionStore, spoil: Callable[[Path], None]) -> None:
    names = {keep(store), keep(store)}
    of(home, store).refresh()
    spoil(home.index)
    there = of(home, store)
    assert listed(there) == names
    assert {each.session_id for each in there.records()} == names
    assert set(hits(there, "underfits")) == names
    with closing(sqlite3.connect(home.index)) as again:
        assert again.execute("SELECT count(*) FROM session").fetchone() == (2,)


def test_a_locked_index_is_worked_without(
    home: Home, store: FolderSessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BUSY_SECONDS", 0.0)
    first = keep(store)
    of(home, store).refresh()
    with closing(sqlite3.connect(home.index, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        second = keep(store)
        there = of(home, store)
        assert listed(there) == {first, second}
        assert set(hits(there, "underfits")) == {first, second}
        other.execute("ROLLBACK")
    third = keep(store)
    assert listed(there) == {first, second, third}
    assert listed(of(home, store)) == {first, second, third}


def test_a_home_that_takes_no_index_is_worked_without(home: Home, store: FolderSessionStore, reads: list[str]) -> None:
    name = keep(store)
    home.index.mkdir()
    there = of(home, store)
    assert listed(there) == {name}
    assert set(hits(there, "underfits")) == {name}
    assert reads == [name]


def test_two_programs_on_one_home_agree(home: Home, store: FolderSessionStore) -> None:
    one, two = of(home, store), of(home, store)
    names = {keep(store)}
    assert listed(one) == listed(two) == names
    names.add(keep(store))
    assert listed(two) == listed(one) == names
    assert len(hits(one, "underfits")) == len(hits(two, "underfits")) == 2 * 4


def test_two_programs_may_make_it_at_once(
    home: Home, store: FolderSessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "CHUNK_SESSIONS", 1)
    names = {keep(store) for _ in range(12)}
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: listed(of(home, store)), range(4)))
    assert found == [names] * 4
    there = of(home, store)
    assert len(there.records()) == 12 * 3
    assert sorted(hits(there, "underfits")) == sorted([*names] * 4)


def test_no_word_of_a_session_that_is_gone_stays_in_the_file(home: Home, store: FolderSessionStore) -> None:
    session = samples.session()
    said = replace(session.answers[0], typed="my secret is zebrafinch", words=())
    name = keep(store, replace(session, answers=(said,)))
    for _ in range(3):
        keep(store)
    there = of(home, store)
    assert hits(there, "zebrafinch") == [name]
    assert b"zebrafinch" in home.index.read_bytes()
    (home.sessions / name).rename(home.root / "elsewhere")
    there.refresh()
    assert b"zebrafinch" not in home.index.read_bytes()
    assert b"zebra" not in home.index.read_bytes()


def test_this_python_has_full_text_search() -> None:
    assert has_full_text()
