"""Showing a folder: through the system's file manager and never through a shell; told where there is none."""

import stat
import sys
from pathlib import Path

import pytest

from voice_interviewer.adapters.file_manager import open_folder
from voice_interviewer.errors import StorageError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is a script called xdg-open")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose programs are all in this folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    return folder


def script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_the_folder_is_handed_over_whatever_its_name(programs: Path, tmp_path: Path) -> None:
    script(programs / "xdg-open", f'printf "%s" "$1" > {tmp_path}/shown')
    folder = tmp_path / "a; touch pwned $(date)"
    folder.mkdir()
    open_folder(folder)
    assert (tmp_path / "shown").read_text() == str(folder)


def test_without_a_file_manager_the_folder_is_named(programs: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        open_folder(tmp_path)
    assert caught.value.remedy == f"The folder is {tmp_path}"


def test_without_a_desktop_nothing_is_started(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(programs / "xdg-open", f"> {tmp_path}/started")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(StorageError, match="no file manager"):
        open_folder(tmp_path)
    assert not (tmp_path / "started").exists()


def test_a_file_manager_that_fails_is_told(programs: Path, tmp_path: Path) -> None:
    script(programs / "xdg-open", "exit 3")
    with pytest.raises(StorageError, match="could not show"):
        open_folder(tmp_path)


def test_a_folder_that_is_not_there_is_told(programs: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no folder"):
        open_folder(tmp_path / "gone")
