"""Settings are read as written, and every mistake names the line and what to write instead."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.errors import SettingsError
from voice_interviewer.paths import Home
from voice_interviewer.settings import Settings

PATH = Path("settings.toml")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert Settings.load(Home(tmp_path / "nowhere")) == Settings()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.settings.write_text(
        'voice = "system"\nvoice_speed = 1\nmicrophone = "Lívia\'s"\npatience = "key"\nfollow_ups = 3\n', "utf-8"
    )
    settings = Settings.load(home)
    assert settings == Settings(voice="system", voice_speed=1.0, microphone="Lívia's", patience="key", follow_ups=3)


def test_every_setting_says_what_it_means() -> None:
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("voice = neural", "settings.toml, line 1: this is not TOML", 'voice = "neural"'),
        ('\n\nvoice = "system', "line 3: this is not TOML", "in quotes"),
        ("voice = ", "line 1: this is not TOML", "in quotes"),
        ('mode = "live"\nvoise = "none"', "line 2: there is no setting “voise”", "Write voice instead."),
        ("colour = 1", "line 1: there is no setting “colour”", "newer one wrote it; there are voice, voice_speed"),
        ('# patience\npatience = "soon"', 'line 2: patience cannot be "soon".', '"short", "normal", "long", "key"'),
        ("voice_speed = 3.0", "line 1: voice_speed cannot be 3.0.", "a number from 0.5 to 2.0"),
        ("voice_speed = nan", "line 1: voice_speed cannot be nan.", "a number from 0.5 to 2.0"),
        ("voice_speed = true", "line 1: voice_speed cannot be true.", "voice_speed = 1.0"),
        ("microphone = 3", "line 1: microphone cannot be 3.", "a text in quotes"),
        ('pack = ""', 'line 1: pack cannot be "".', 'pack = "machine-learning-engineer"'),
        ("follow_ups = 4", "line 1: follow_ups cannot be 4.", "a whole number from 0 to 3, as in follow_ups = 1"),
        ("follow_ups = 1.5", "line 1: follow_ups cannot be 1.5.", "a whole number from 0 to 3"),
        ("[voice]\nspeed = 1", "line 1: voice cannot be a table.", '"neural", "system", "none"'),
        ('"mode" = "exam"', 'line 1: mode cannot be "exam".', '"practice", "live"'),
    ],
)
def test_a_mistake_names_the_line_and_what_to_write(text: str, what: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.parse(text, PATH)
    assert what in caught.value.what
    assert remedy in caught.value.remedy
    assert "\n" not in caught.value.what + caught.value.remedy


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.settings.write_bytes(b'voice = "\xff"')
    with pytest.raises(SettingsError, match="byte 10 is not UTF-8"):
        Settings.load(home)


def test_a_folder_in_the_file_s_place_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    os.mkdir(home.settings)
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.load(home)


@given(st.text())
def test_whatever_the_file_holds_it_is_settings_or_a_clear_error(text: str) -> None:
    try:
        Settings.parse(text, PATH)
        problem = None
    except SettingsError as error:
        problem = error.what
    assert problem is None or problem.startswith("settings.toml, line ")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("voice_speed", "1.25", 1.25),
        ("follow_ups", "2", 2),
        ("sound_checked", "yes", True),
        ("sound_checked", "false", False),
        ("theme", "light", "light"),
        ("microphone", "3", "3"),
        ("interview_date", "2028-02-29", "2028-02-29"),
        ("interview_date", "", ""),
    ],
)
def test_one_setting_is_changed_from_a_text(name: str, text: str, value: object) -> None:
    changed = Settings(mode="live").changed(name, text).model_dump()
    assert changed == Settings(mode="live").model_dump() | {name: value}


@pytest.mark.parametrize(
    ("name", "text", "what", "remedy"),
    [
        ("voise", "x", "There is no setting “voise”.", "Write voice instead."),
        ("voice_speed", "fast", 'voice_speed cannot be "fast".', "a number from 0.5 to 2.0"),
        ("follow_ups", "9", "follow_ups cannot be 9.", "a whole number from 0 to 3"),
        ("sound_checked", "perhaps", 'sound_checked cannot be "perhaps".', "true or false"),
        ("interview_date", "2026-02-30", 'interview_date cannot be "2026-02-30".', "a day that there is"),
        ("theme", "pink", 'theme cannot be "pink".', '"dark", "light"'),
    ],
)
def test_a_wrong_change_is_told_as_in_the_file(name: str, text: str, what: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings().changed(name, text)
    assert caught.value.what == what
    assert remedy in caught.value.remedy
