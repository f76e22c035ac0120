"""Wiping: what was not listed stays, whatever goes wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.wiping import Wiping


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """One with a session, settings, and a file of somebody else's."""
    home = Home(tmp_path / "home")
    (home.sessions / "one").mkdir(parents=True)
    (home.sessions / "one" / "session.json").write_text("{}")
    home.settings.write_text("")
    (home.root / "diary.txt").write_text("mine")
    return home


def unreadable(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whoever runs the test, root too, cannot list this folder."""

    def refusing(real: Callable[[object], object]) -> Callable[[object], object]:
        def listing(path: object) -> object:
            if Path(str(path)) == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        return listing

    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))


def test_an_empty_home_goes(home: Home) -> None:
    (home.root / "diary.txt").unlink()
    Wiping(home, settings=True).wipe()
    assert not home.root.exists()


def test_what_is_not_the_program_s_stays(home: Home) -> None:
    wiping = Wiping(home, settings=True)
    assert wiping.staying == (home.root / "diary.txt",)
    wiping.wipe()
    assert list(home.root.iterdir()) == [home.root / "diary.txt"]


@pytest.mark.parametrize("place", ["", "sessions", "sessions/one"])
def test_what_cannot_be_listed_is_told_and_nothing_goes(
    home: Home, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    with monkeypatch.context() as refusing:
        unreadable(refusing, home.root / place)
        with pytest.raises(StorageError) as caught:
            Wiping(home).wipe()
    assert str(home.root / place) in caught.value.what
    assert caught.value.remedy
    assert (home.sessions / "one" / "session.json").exists()
    assert (home.root / "diary.txt").read_text() == "mine"
