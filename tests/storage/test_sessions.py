"""Sessions on disk come back as they were, stay private, and are found by what names them."""

import dataclasses
import errno
import json
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.storage import samples
from tests.storage.samples import create, filled
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.errors import StorageError, UsageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

NOW = datetime(2026, 11, 22, 6, 15, 30, 250_000, UTC)


@pytest.fixture
def store(home: Home) -> FolderSessionStore:
    return FolderSessionStore(home, FlacRecording, clock=lambda: NOW)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_field_of_a_session_comes_back(store: FolderSessionStore) -> None:
    session = filled(store)
    assert store.load(session.id) == session


def test_a_new_session_is_on_disk_at_once(store: FolderSessionStore) -> None:
    session = create(store)
    assert session.started_at == "2026-11-22T06:15:30.250+00:00"
    assert store.load(session.id) == session
    assert store.folder(session).parent.name == "sessions"


def test_the_file_is_json_for_people_and_scripts(store: FolderSessionStore) -> None:
    text = (store.folder(filled(store)) / SESSION_FILE).read_text(encoding="utf-8")
    data = json.loads(text)
    assert next(iter(data)) == "format"
    assert data["answers"][0]["assessment"]["coverage"]["points"][0]["status"] == "covered"
    assert data["answers"][0]["ended_by"] == "turn"
    assert '{"text": "underfits…", "start": 4.75, "end": 5.125, "probability": 0.93}' in text
    assert max(len(line) for line in text.splitlines()) <= 120


def test_sessions_of_the_same_second_get_folders_of_their_own_in_order(store: FolderSessionStore, home: Home) -> None:
    ids = [create(store).id for _ in range(40)]
    assert len(set(ids)) == 40
    assert ids == sorted(ids)
    later = FolderSessionStore(home, FlacRecording, clock=lambda: NOW + timedelta(microseconds=999_999 - 250_000))
    assert [each.id for each in store.list()] == ids[::-1]
    assert create(later).id > ids[-1]
    assert all(each.startswith("20261122T061530Z-") and len(each) == 21 for each in ids)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_everything_is_private_whatever_the_umask(store: FolderSessionStore, home: Home, umask: int) -> None:
    earlier = os.umask(umask)
    try:
        session = create(store)
        recording = store.open_recording(session, "answer-01.flac")
        recording.close()
        store.save(session)
    finally:
        os.umask(earlier)
    folder = store.folder(session)
    assert [mode(each) for each in (home.root, home.sessions, folder)] == [0o700] * 3
    assert {each.name: mode(each) for each in folder.iterdir()} == {SESSION_FILE: 0o600, "answer-01.flac": 0o600}


def test_a_recording_is_never_overwritten(store: FolderSessionStore) -> None:
    session = create(store)
    path = store.folder(session) / "answer-01.flac"
    path.write_bytes(b"what was said")
    with pytest.raises(StorageError, match="is there already"):
        store.open_recording(session, "answer-01.flac")
    assert path.read_bytes() == b"what was said"


def test_what_is_said_is_in_the_folder_while_it_is_said(store: FolderSessionStore) -> None:
    session = create(store)
    spoken = np.random.default_rng(1).normal(0, 3000, 5 * SAMPLE_RATE).astype(np.int16)
    recording = store.open_recording(session, "answer-01.flac")
    recording.write(spoken)
    path = store.folder(session) / "answer-01.flac"
    assert path.stat().st_size > 50_000
    recording.close()
    assert np.array_equal(read_recording(path), spoken)


def test_a_recording_stays_inside_its_folder(store: FolderSessionStore) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        store.open_recording(create(store), "../answer-01.flac")


def test_a_recording_that_cannot_begin_leaves_no_file(home: Home) -> None:
    def refuse(path: Path, session_bytes: int) -> FlacRecording:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = FolderSessionStore(home, refuse)
    session = create(store)
    with pytest.raises(StorageError, match="no space is left"):
        store.open_recording(session, "answer-01.flac")
    assert [each.name for each in store.folder(session).iterdir()] == [SESSION_FILE]


def test_room_is_left_for_the_session_s_file_to_be_written_anew(home: Home) -> None:
    left: list[int] = []

    def begin(path: Path, session_bytes: int) -> FlacRecording:
        left.append(session_bytes)
        return FlacRecording(path, session_bytes)

    store = FolderSessionStore(home, begin)
    session = filled(store)
    file = store.folder(session) / SESSION_FILE
    store.open_recording(session, "answer-08.flac").close()
    assert left == [file.stat().st_size]
    file.unlink()
    store.open_recording(session, "answer-09.flac").close()
    assert left[1:] == [0]


def test_the_list_tells_each_session_in_a_line(store: FolderSessionStore) -> None:
    session = filled(store)
    (store.folder(session) / "answer-01.flac").write_bytes(bytes(5000))
    (summary,) = store.list()
    assert isinstance(summary, SessionSummary)
    file_bytes = (store.folder(session) / SESSION_FILE).stat().st_size
    assert summary == SessionSummary(
        id=session.id,
        started_at=session.started_at,
        pack_id=session.pack_id,
        candidate="microphone",
        ended=True,
        questions=2,
        answered=3,
        open=0,
        takes=4,
        seconds=33.0,
        given=((session.started_at, 8.25),) * 4,
        scores=(58.0, None, None),
        bytes=file_bytes + 5000,
    )


def test_nothing_kept_yet_is_an_empty_list(store: FolderSessionStore) -> None:
    assert store.list() == ()
    with pytest.raises(UsageError, match="Hold one: `voice-interviewer interview`"):
        store.load(store.meant("last"))


def test_a_session_is_found_by_what_names_it_alone(home: Home) -> None:
    times = iter([NOW, NOW + timedelta(days=1, microseconds=1), NOW + timedelta(days=1, seconds=2)])
    store = FolderSessionStore(home, FlacRecording, clock=lambda: next(times))
    first, second, third = (create(store) for _ in range(3))
    assert store.meant("last") == third.id
    assert store.meant("20261122") == first.id
    assert store.meant(second.id.rpartition("-")[2]) == second.id
    with pytest.raises(UsageError, match="2 sessions begin with “20261123”"):
        store.meant("20261123")
    for nobody in ("2025", "", "..", "/etc"):
        with pytest.raises(UsageError, match="sessions list"):
            store.meant(nobody)


def test_a_copied_folder_is_a_session_of_its_own(store: FolderSessionStore, home: Home) -> None:
    session = filled(store)
    shutil.copytree(store.folder(session), home.sessions / "my best one")
    copy = store.load(store.meant("my best"))
    assert copy == dataclasses.replace(session, id="my best one")
    store.save(dataclasses.replace(copy, ended=False))
    assert store.load(session.id) == session
    assert [each.id for each in store.list()] == [session.id, "my best one"]


def test_a_whole_id_that_is_gone_does_not_mean_the_copy_whose_name_begins_with_it(
    store: FolderSessionStore, home: Home
) -> None:
    session = filled(store)
    store.folder(session).rename(home.sessions / f"{session.id}-copy")
    with pytest.raises(UsageError, match="There is no session") as refused:
        store.meant(session.id)
    assert len(str(refused.value).splitlines()) == 2
    assert store.meant(session.id[:-1]) == f"{session.id}-copy"


def test_a_folder_that_is_called_last_is_meant_by_its_name(store: FolderSessionStore, home: Home) -> None:
    session = filled(store)
    assert store.meant("last") == session.id
    shutil.copytree(store.folder(session), home.sessions / "last")
    assert store.meant("last") == "last"


def test_a_name_that_is_no_text_can_be_kept(store: FolderSessionStore) -> None:
    session = store.create("pack", (), "caf\udce9.wav")
    assert store.load(session.id).candidate == "caf?.wav"


def test_a_session_that_holds_nothing_is_discarded_without_a_trace(home: Home, store: FolderSessionStore) -> None:
    session = create(store)
    store.discard(session)
    assert list(home.sessions.iterdir()) == []
    store.discard(session)


@pytest.mark.parametrize("holding", ["an answer", "a recording"])
def test_a_session_that_holds_something_is_not_discarded(store: FolderSessionStore, holding: str) -> None:
    session = create(store)
    if holding == "an answer":
        session = dataclasses.replace(session, answers=samples.session().answers)
        store.save(session)
    else:
        store.open_recording(session, "answer-01.flac").close()
    before = {path: path.read_bytes() for path in store.folder(session).iterdir()}
    store.discard(session)
    assert {path: path.read_bytes() for path in store.folder(session).iterdir()} == before
