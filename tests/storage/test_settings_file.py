"""What changed is written, and everything else in the person's file stays as they wrote it."""

import os
import stat
from pathlib import Path

import pytest

from voice_interviewer.errors import SettingsError, StorageError
from voice_interviewer.paths import Home
from voice_interviewer.settings import Settings
from voice_interviewer.storage.settings_file import save_settings

MINE = '# my own\nmode = "live"  # until Friday\n\n# the voice\nvoice = "none"'


def test_comments_and_order_stay(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.settings.write_text(MINE, "utf-8")
    save_settings(home, Settings.load(home).changed("mode", "practice").changed("follow_ups", "2"))
    assert home.settings.read_text("utf-8") == MINE.replace('"live"', '"practice"') + "\nfollow_ups = 2\n"


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    home = Home(tmp_path / "new" / "home")
    wanted = Settings(microphone='Zoë\'s "desk"\t\\mic', voice_speed=0.75, sound_checked=True, theme="light")
    save_settings(home, wanted)
    assert Settings.load(home) == wanted
    save_settings(home, Settings())
    assert Settings.load(home) == Settings()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    save_settings(home, Settings(theme="light"))
    assert stat.S_IMODE(home.settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
    assert os.listdir(home.root) == ["settings.toml"]


def test_nothing_is_written_where_nothing_differs(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    save_settings(home, Settings())
    assert not home.root.exists()


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.settings.write_text("voice = neural", "utf-8")
    with pytest.raises(SettingsError, match="line 1"):
        save_settings(home, Settings(theme="light"))
    assert home.settings.read_text("utf-8") == "voice = neural"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles" / "mine.toml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(MINE, "utf-8")
    home = Home(tmp_path / "home")
    home.root.mkdir()
    home.settings.symlink_to(elsewhere)
    save_settings(home, Settings.load(home).changed("voice", "system"))
    assert home.settings.is_symlink()
    assert 'voice = "system"' in elsewhere.read_text("utf-8")


def test_lines_keep_the_ends_of_another_system(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.settings.write_bytes(b'# mine\r\nmode = "live"\r\n')
    save_settings(home, Settings(mode="practice"))
    assert home.settings.read_bytes() == b'# mine\r\nmode = "practice"\r\n'


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises((SettingsError, StorageError), match="is not a folder"):
        save_settings(Home(tmp_path / "home"), Settings(theme="light"))
