"""Reports on disk: whole or not there, private, beside what is there, never outside the folder."""

import dataclasses
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.report.world import QUESTION
from tests.storage import samples
from voice_interviewer.core.file_names import names_device
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Session
from voice_interviewer.core.work import Step
from voice_interviewer.errors import StorageError
from voice_interviewer.program import ExportFormat
from voice_interviewer.report.exporting import Exporter, free_path
from voice_interviewer.storage.disk import write_atomically

FIRST, SECOND = "20261122T061530Z-abcd", "20261122T071530Z-efgh"


def load(session_id: str) -> Session:
    return samples.session(session_id)


def pack(pack_id: str) -> tuple[str, Mapping[str, Question]]:
    return "Machine learning engineer", {QUESTION.id: QUESTION}


def exporter(sessions: Path) -> Exporter:
    return Exporter(load, lambda session_id: sessions / session_id, pack, write_atomically)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "new" / "reports"


@pytest.mark.parametrize("as_format", list(ExportFormat))
def test_one_private_file_a_session_with_a_step_before_each(as_format: ExportFormat, to: Path) -> None:
    written: list[Path] = []
    work = exporter(to).work([FIRST, SECOND], as_format, to, written=written.append)
    steps = list(work(threading.Event()))
    assert [(step.done, step.of) for step in steps] == [(0, 2), (1, 2), (2, 2)]
    assert sorted(to.iterdir()) == sorted(written)
    assert [path.stem for path in written] == [FIRST, SECOND]
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}
    assert to.stat().st_mode & 0o777 == 0o700
    assert "How do bias and variance" in written[0].read_text(encoding="utf-8")


def test_json_is_the_session_itself(to: Path) -> None:
    list(exporter(to).work([FIRST], ExportFormat.JSON, to)(threading.Event()))
    kept = json.loads((to / f"{FIRST}.json").read_text(encoding="utf-8"))
    assert (kept["id"], len(kept["answers"])) == (FIRST, 4)


def test_recordings_that_are_there_go_into_the_page(to: Path, tmp_path: Path) -> None:
    (tmp_path / FIRST).mkdir()
    (tmp_path / FIRST / "answer-01.flac").write_bytes(b"fLaC")
    list(exporter(tmp_path).work([FIRST], ExportFormat.HTML, to, with_sound=True)(threading.Event()))
    page = (to / f"{FIRST}.html").read_text(encoding="utf-8")
    assert page.count("data:audio/flac;base64,") == 1


def test_what_lies_there_stays_and_a_new_name_is_taken(to: Path) -> None:
    to.mkdir(parents=True)
    (to / f"{FIRST}.json").write_text("mine")
    os.symlink("nowhere", to / f"{FIRST}-2.json")
    list(exporter(to).work([FIRST], ExportFormat.JSON, to)(threading.Event()))
    assert (to / f"{FIRST}.json").read_text() == "mine"
    assert (to / f"{FIRST}-3.json").is_file()


def test_cancelled_it_leaves_whole_files_only(to: Path) -> None:
    cancelled = threading.Event()
    seen: list[Step] = []
    for step in exporter(to).work([FIRST, SECOND], ExportFormat.HTML, to)(cancelled):
        seen.append(step)
        if step.done == 1:
            cancelled.set()
    assert seen[-1].done == 1
    assert [path.name for path in to.iterdir()] == [f"{FIRST}.html"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../../evil",
            "..",
            "/etc/passwd",
            ".hidden",
            "a\nb",
            "ü" * 300,
            "con fig;rm",
            "a:b",
            "x. ",
            "C:\\x",
            "a\u200b",
        ),
        *("CON", "nul.x", "com1", "Aux ", "LPT9.tar.gz", "prn:", "CONIN$", "COM\u00b9", "\u202econ", "a" * 99 + "-con"),
    ],
)
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    path = free_path(tmp_path, name, ".html")
    assert path.parent == tmp_path
    assert not path.name.startswith(".")
    assert path.name.isascii()
    assert len(path.name) < 120
    assert not names_device(path.name), "Windows opens a device of that name"
    assert set(path.name).isdisjoint('<>:"/\\|?* '), "Windows refuses these"
    assert path.stem[-1] not in ". ", "Windows drops these"


def test_a_folder_that_cannot_be_written_is_told(to: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError) as caught:
        list(exporter(to).work([FIRST], ExportFormat.CSV, tmp_path / "file" / "in")(threading.Event()))
    assert "cannot be written" in caught.value.what
    assert "folder" in caught.value.remedy


def test_a_disk_that_refuses_is_told(to: Path) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    full = dataclasses.replace(exporter(to), write=refuse)
    with pytest.raises(StorageError, match="no space is left"):
        list(full.work([FIRST], ExportFormat.CSV, to)(threading.Event()))
