"""Whatever stands where a session file should be: it is read, or told as damaged in two lines, and the rest opens."""

import dataclasses
import json
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage import samples
from tests.storage.samples import filled
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.program import ExportFormat
from voice_interviewer.report.exporting import Exporter
from voice_interviewer.storage.disk import write_atomically
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.session_file import DamagedFileError, FutureFormatError, read_session, session_text
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

SHORT = session_text(dataclasses.replace(samples.session(), answers=(samples.answer(),))).rstrip()


@pytest.fixture
def two(store: FolderSessionStore) -> tuple[Path, str]:
    """The file of one of two sessions, and the id of the other."""
    other = filled(store).id
    return store.folder(filled(store)) / SESSION_FILE, other


def told_as_damaged(store: FolderSessionStore, home: Home, path: Path, other: str | None) -> str:
    """What is said of the session at this path, once it is seen that the other one, if any, opens."""
    for listed in (store.list(), SessionLibrary(home, store).list()):
        damaged = [each for each in listed if isinstance(each, DamagedSession)]
        assert [each.id for each in damaged] == [path.parent.name]
        assert {each.id for each in listed} == {path.parent.name, other} - {None}
    assert other is None or store.load(other).answers
    with pytest.raises(StorageError) as caught:
        store.load(path.parent.name)
    assert len(str(caught.value).splitlines()) == 2
    return caught.value.what


def test_cut_off_at_any_byte_it_is_no_session() -> None:
    read_session(SHORT)
    for length in range(len(SHORT)):
        with pytest.raises(DamagedFileError):
            read_session(SHORT[:length])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "utf-7"])
def test_another_encoding_is_told(store: FolderSessionStore, home: Home, two: tuple[Path, str], encoding: str) -> None:
    path, other = two
    path.write_bytes(path.read_text(encoding="utf-8").replace("bias", "bias é").encode(encoding))
    assert "is damaged" in told_as_damaged(store, home, path, other)


@pytest.mark.parametrize("place", ["seconds", "number", "dropped_seconds"])
@pytest.mark.parametrize("figure", ["NaN", "-Infinity", "1e400", "1e16", "1" + "0" * 400, "9" * 5000])
def test_a_figure_beyond_all_measure_is_told(
    store: FolderSessionStore, home: Home, two: tuple[Path, str], place: str, figure: str
) -> None:
    path, other = two
    data = json.loads(path.read_bytes())
    data["answers"][1][place] = "HERE"
    path.write_text(json.dumps(data).replace('"HERE"', figure))
    assert "is damaged" in told_as_damaged(store, home, path, other)


def test_a_large_figure_in_a_file_from_the_future_is_no_damage() -> None:
    with pytest.raises(FutureFormatError):
        read_session(b'{"format": 2, "started_ns": 1795333800000000000}')


def test_words_that_look_like_odd_figures_are_words() -> None:
    answer = dataclasses.replace(samples.answer(), question_text="NaN, Infinity, 1e400 and 1234567890123456789?")
    session = dataclasses.replace(samples.session(), answers=(answer,))
    assert read_session(session_text(session)) == session


@pytest.mark.parametrize("kind", ["pipe", "endless device", "folder", "larger than 64 MB"])
def test_what_is_no_file_of_a_session_is_not_read(
    store: FolderSessionStore, home: Home, two: tuple[Path, str], kind: str
) -> None:
    path, other = two
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "endless device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(10**11)
    assert "is damaged" in told_as_damaged(store, home, path, other)


def test_a_recording_that_is_a_link_is_not_taken_into_a_page(store: FolderSessionStore, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"nobody else's")
    session = filled(store)
    (store.folder(session) / "answer-01.flac").symlink_to(tmp_path / "secret")
    export(store, session.id, tmp_path / "out", ExportFormat.HTML)
    (page,) = (tmp_path / "out").iterdir()
    assert "bm9ib2R5" not in page.read_text(encoding="utf-8")


def export(store: FolderSessionStore, session_id: str, to: Path, as_format: ExportFormat) -> None:
    exporter = Exporter(
        store.load, lambda each: store.folder(store.load(each)), lambda each: (each, {}), write_atomically
    )
    list(exporter.work([session_id], as_format, to, with_sound=as_format is ExportFormat.HTML)(threading.Event()))


def places(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where something stands in JSON data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*at, key)
        yield from places(each, (*at, key))


GOOD = json.loads(session_text(samples.session()))
ODD = st.one_of(
    st.none() | st.booleans() | st.integers() | st.floats(),
    st.sampled_from([10**14, -(10**14), 2**63, 10**400, 1e308, "", [], {}, [[]], "\ud800", "x" * 70_000]),
    st.sampled_from(["../../etc/passwd", "/etc/passwd", "answer-01.flac", "..", ".", "con", "\x00", "a/b"]),
    st.sampled_from(["0001-01-01T00:00:00+23:59", "2999-12-31T23:59:59-23:59", "2026-02-30", "=1+1", "<script>"]),
    st.text(max_size=20),
)
CHANGES = st.lists(st.tuples(st.sampled_from(sorted(places(GOOD), key=str)), ODD), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES)
def test_whatever_stands_in_a_session_every_use_of_it_ends_well(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    data = json.loads(json.dumps(GOOD))
    for at, odd in changes:
        inner = data
        try:
            for step in at[:-1]:
                inner = inner[step]
            inner[at[-1]] = odd
        except (KeyError, IndexError, TypeError):  # an earlier change took that place away
            continue
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        store = FolderSessionStore(home, FlacRecording)
        name = filled(store).id
        (home.sessions / name / SESSION_FILE).write_text(json.dumps(data))
        library = SessionLibrary(home, store)
        assert [each.id for each in store.list()] == [each.id for each in library.list()] == [name]
        library.history()
        if isinstance(store.list()[0], DamagedSession):
            told_as_damaged(store, home, home.sessions / name / SESSION_FILE, None)
            return
        try:
            session = store.load(name)
        except StorageError:  # a list does not look at every word
            return
        store.save(session)
        assert session_text(store.load(name)) == session_text(session)
        for as_format in ExportFormat:
            export(store, name, Path(folder) / "out", as_format)
        assert len(list((Path(folder) / "out").iterdir())) == len(ExportFormat)
