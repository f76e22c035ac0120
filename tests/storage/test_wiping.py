"""Wiping: what was not listed stays, whatever goes wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.pack_import.draft import MADE_FROM
from voice_interviewer.storage.wiping import Kept, Wiping


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
    Wiping(home).wipe()
    assert not home.root.exists()


def test_what_is_not_the_program_s_stays(home: Home) -> None:
    wiping = Wiping(home)
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


def pack(folder: Path, *, imported: bool, name: str = "pack.yaml") -> Path:
    """A pack's file, begun as an import or a person begins it."""
    folder.mkdir(parents=True)
    (folder / name).write_text(f"{MADE_FROM} page.md.\nformat: 1\n" if imported else "format: 1\n")
    return folder / name


def test_of_the_packs_those_go_that_were_imported(home: Home, tmp_path: Path) -> None:
    own = pack(home.packs / "own", imported=False)
    (own.parent / "imported-round.yaml").write_text(f"{MADE_FROM} page.md.\n")
    linked = pack(tmp_path / "elsewhere", imported=True)
    (home.packs / "link").symlink_to(linked.parent)
    draft = pack(home.packs / "draft", imported=True)
    killed = pack(home.packs / "killed", imported=True, name=".one.yaml.0123abcd.tmp")
    wiping = Wiping(home)
    assert {draft, killed} == {each for each in wiping.files if each.is_relative_to(home.packs)}
    assert wiping.staying == (home.root / "diary.txt", home.packs / "link", home.packs / "own")
    wiping.wipe()
    assert sorted(home.packs.iterdir()) == [home.packs / "link", home.packs / "own"]
    assert len(list(own.parent.iterdir())) == 2
    assert linked.exists()


def test_a_folder_of_packs_that_is_a_link_stays_with_all_that_is_in_it(home: Home, tmp_path: Path) -> None:
    draft = pack(tmp_path / "elsewhere" / "draft", imported=True)
    home.packs.symlink_to(tmp_path / "elsewhere")
    Wiping(home).wipe()
    assert draft.exists()
    assert home.packs.is_symlink()


@pytest.mark.parametrize("kept", Kept)
def test_what_is_to_be_kept_stays(home: Home, kept: Kept) -> None:
    files = {Kept.MODELS: home.models / "weights", Kept.SETTINGS: home.settings}
    files[Kept.MODELS].parent.mkdir()
    files[Kept.MODELS].touch()
    files[Kept.PACKS] = pack(home.packs / "draft", imported=True)
    Wiping(home, (kept,)).wipe()
    assert [name for name, file in files.items() if file.exists()] == [kept]
