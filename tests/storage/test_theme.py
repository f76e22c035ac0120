"""The colours of the screen are known before the settings are read, whatever the file says."""

import pytest

from voice_interviewer.paths import Home
from voice_interviewer.storage.theme import kept_theme


@pytest.mark.parametrize(
    ("written", "theme"),
    [
        (b'theme = "light"\n', "light"),
        (b'theme = "dark"\n', "dark"),
        (b'voice = "none"\n', "dark"),
        (b'theme = "pink"\n', "dark"),
        (b"theme = [1]\n", "dark"),
        (b'theme = "light"\nvoice =\n', "dark"),
        (b'theme = "light" # \xff\n', "dark"),
    ],
)
def test_the_theme_is_read_alone(home: Home, written: bytes, theme: str) -> None:
    home.settings.parent.mkdir(parents=True, exist_ok=True)
    home.settings.write_bytes(written)
    assert kept_theme(home) == theme


def test_without_a_file_it_is_dark(home: Home) -> None:
    assert kept_theme(home) == "dark"
