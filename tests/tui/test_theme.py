"""Both themes can be read: WCAG AA, 4.5 to 1, for every colour that text has on every ground that it stands on."""

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

import voice_interviewer.tui
from voice_interviewer.tui.theme import DARK, LIGHT, THEMES, other

AA = 4.5
GROUNDS = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")
SPOKEN = ("primary", "secondary", "accent", "success", "warning", "error")
TEXTS = ("foreground", "text-muted", "footer-key-foreground", *SPOKEN, *(f"text-{each}" for each in SPOKEN))
SHEETS = sorted(Path(voice_interviewer.tui.__file__).parent.rglob("*.tcss"))


def luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [each / 255 for each in (colour.r, colour.g, colour.b)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, another: Color) -> float:
    """1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(another)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(Color.parse("white"), Color.parse("black")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(theme: Theme, text: str) -> None:
    all_colours = colours(theme)
    for ground in GROUNDS:
        assert contrast(Color.parse(all_colours[text]), Color.parse(all_colours[ground])) >= AA, ground


def test_the_sheets_write_text_in_no_other_colour() -> None:
    names = {
        (sheet.name, name)
        for sheet in SHEETS
        for name in re.findall(r"(?<![-\w])color:\s*([^;%]+);", sheet.read_text("utf-8"))
    }
    assert {(sheet, name) for sheet, name in names if name.strip().lstrip("$") not in TEXTS} == set()


def test_each_theme_leads_to_the_other() -> None:
    assert [THEMES[other(name)] for name in ("dark", "light")] == [LIGHT, DARK]
