"""A pack's folder."""

from pathlib import Path

import pytest

from tests.storage.pack_samples import BASICS, PACK


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A short pack that can be used."""
    folder = tmp_path / "cook"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK)
    (folder / "basics.yaml").write_text(BASICS)
    return folder
