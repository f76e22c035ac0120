"""A home with a store of sessions, and a pack's folder."""

from pathlib import Path

import pytest

from tests.storage.pack_samples import BASICS, PACK
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import FolderSessionStore


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> FolderSessionStore:
    return FolderSessionStore(home, FlacRecording)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A short pack that can be used."""
    folder = tmp_path / "cook"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK)
    (folder / "basics.yaml").write_text(BASICS)
    return folder
