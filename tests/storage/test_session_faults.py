"""Sessions on disk survive what disks, programs that end and people do to them."""

import dataclasses
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage import samples
from tests.storage.samples import create, filled
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is damaged"),
        (b'{"format": 1, "id', "is damaged"),
        (b"[]", "is damaged"),
        (b"\xff\xfe\x00", "is damaged"),
        (b"[" * 100_000, "is damaged"),
        (None, "holds no session.json"),
    ],
)
def test_a_damaged_session_is_listed_as_such_and_its_recordings_are_named(
    store: FolderSessionStore, content: bytes | None, problem: str
) -> None:
    session = filled(store)
    (store.folder(session) / "answer-01.flac").write_bytes(b"what was said")
    path = store.folder(session) / SESSION_FILE
    path.unlink() if content is None else path.write_bytes(content)
    (listed,) = store.list()
    assert isinstance(listed, DamagedSession)
    assert problem in listed.problem
    assert "answer-*.flac" in listed.remedy
    with pytest.raises(StorageError, match=problem):
        store.load(session.id)


def test_a_damaged_field_is_named_without_what_was_said(store: FolderSessionStore) -> None:
    path = store.folder(filled(store)) / SESSION_FILE
    data = json.loads(path.read_text(encoding="utf-8"))
    data["answers"][0]["words"][2]["start"] = "bias underfits"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(StorageError, match=r"answers\.0\.words\.2\.start") as caught:
        store.load(store.meant("last"))
    assert "underfits" not in str(caught.value)


@pytest.mark.parametrize("changed", [{}, {"answers": {"new": "shape"}}])
def test_a_file_from_the_future_is_left_alone(store: FolderSessionStore, changed: dict[str, object]) -> None:
    path = store.folder(filled(store)) / SESSION_FILE
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format": 2} | changed))
    before = path.read_bytes()
    (listed,) = store.list()
    assert isinstance(listed, DamagedSession)
    assert "newer voice-interviewer (format 2)" in listed.problem
    with pytest.raises(StorageError, match="Update voice-interviewer"):
        store.load(store.meant("last"))
    assert path.read_bytes() == before


def test_what_a_later_version_adds_within_the_format_is_no_damage(store: FolderSessionStore) -> None:
    session = filled(store)
    path = store.folder(session) / SESSION_FILE
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"mood": "calm"}), encoding="utf-8")
    assert store.load(store.meant("last")) == session


@pytest.mark.parametrize("code", ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"])
def test_a_refusing_disk_leaves_the_old_file_and_says_what_to_do(
    store: FolderSessionStore, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    session = filled(store)
    before = sorted(store.folder(session).iterdir())

    def refuse(descriptor: int) -> None:
        raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError, match="VOICE_INTERVIEWER_HOME") as caught:
        store.save(dataclasses.replace(session, ended=False, answers=()))
    assert (code in {"ENOSPC", "EDQUOT"}) == ("Free some space" in caught.value.remedy)
    monkeypatch.undo()
    assert store.load(session.id) == session
    assert sorted(store.folder(session).iterdir()) == before


def test_a_session_that_cannot_begin_leaves_no_folder(
    store: FolderSessionStore, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError):
        create(store)
    assert list(home.sessions.iterdir()) == []


@pytest.mark.parametrize("blocked", [".", "sessions"])
def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path, blocked: str) -> None:
    home = Home(tmp_path / "home")
    (home.root / blocked).parent.mkdir(exist_ok=True)
    (home.root / blocked).write_text("in the way")
    store = FolderSessionStore(home, FlacRecording)
    with pytest.raises(StorageError, match="cannot be created") as caught:
        create(store)
    assert "VOICE_INTERVIEWER_HOME" in caught.value.remedy
    with pytest.raises(StorageError, match="cannot be read"):
        store.list()


def test_a_folder_deleted_meanwhile_is_said(store: FolderSessionStore) -> None:
    session = create(store)
    shutil.rmtree(store.folder(session))
    with pytest.raises(StorageError, match="the folder is not there"):
        store.save(session)


def test_a_figure_that_is_not_finite_is_refused_before_anything_is_written(store: FolderSessionStore) -> None:
    session = filled(store)
    broken = dataclasses.replace(session, answers=(dataclasses.replace(samples.answer(), seconds=float("nan")),))
    with pytest.raises(ValueError, match=r"seconds is nan"):
        store.save(broken)
    assert store.load(session.id) == session


SAVER = """
import dataclasses, itertools, sys
from pathlib import Path
from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import FolderSessionStore

store = FolderSessionStore(Home(Path(sys.argv[1])), lambda path, session_bytes: None)
session = store.load(store.meant("last"))
short = dataclasses.replace(session, answers=())
long = dataclasses.replace(session, answers=samples.session().answers * 20)
for count in itertools.count():
    store.save(long if count % 2 else short)
    if count == 3:
        print("saving", flush=True)
"""


def test_killed_while_saving_the_file_is_the_old_one_or_the_new_one(store: FolderSessionStore, home: Home) -> None:
    session = create(store)
    seen = set()
    for _ in range(5):
        process = subprocess.Popen([sys.executable, "-c", SAVER, str(home.root)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"saving\n"
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
        seen.add(len(store.load(session.id).answers))
    assert seen <= {0, 80}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limits")
def test_a_disk_that_ends_in_the_middle_of_the_file_leaves_the_old_one(store: FolderSessionStore, home: Home) -> None:
    session = filled(store)
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from voice_interviewer.errors import StorageError\n"
        "try:\n" + "".join(f"    {line}\n" for line in SAVER.splitlines()) + "except StorageError as error:\n"
        "    sys.exit(error.what)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(home.root)], capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert "larger than is allowed" in done.stderr
    assert store.load(session.id) in (session, dataclasses.replace(session, answers=()))
    assert [each.name for each in store.folder(session).iterdir()] == [SESSION_FILE]
