"""Settings: every one with its meaning, changed by key and by mouse, checked as in the file and kept at once."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.tui.kit import SIZES, text_on
from tests.tui.program import MemorySettings
from tests.tui.shelf import at_home, press, settled
from voice_interviewer.core.delivery.wishes import WATCHED
from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.errors import DeviceError, SettingsError, StorageError, UsageError
from voice_interviewer.settings import Settings
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.theme import LIGHT

NAMES = list(Settings.model_fields)


async def to_setting(app: VoiceInterviewerApp, pilot: Pilot[None], name: str) -> None:
    """From home to the line of a setting."""
    await press(app, pilot, "s")
    await to_setting_in_place(app, pilot, name)


async def to_setting_in_place(app: VoiceInterviewerApp, pilot: Pilot[None], name: str) -> None:
    """To the line of a setting, in the settings."""
    app.screen.query_one("#list", OptionList).highlighted = NAMES.index(name)
    await settled(app, pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_is_there_with_its_meaning(size: tuple[int, int]) -> None:
    async with at_home(size) as (app, pilot, _):
        await press(app, pilot, "s")
        for name in NAMES:
            shown = " ".join(text_on(app).replace("│", " ").split())
            meaning = str(Settings.model_fields[name].description)
            assert meaning[:30] in shown
            assert name in shown
            await pilot.press("down")
            await pilot.pause()


@pytest.mark.parametrize(
    ("name", "keys", "value"),
    [
        ("voice", ["right"], "system"),
        ("voice", ["left"], "none"),
        ("voice", ["enter", "down", "enter"], "system"),
        ("voice", ["plus", "equals_sign", "minus"], "system"),
        ("voice", ["enter", "escape"], "neural"),
        ("voice", ["enter", "down", "q"], "neural"),
        ("voice_speed", ["enter", "ctrl+u", "2", "escape"], 1.0),
        ("voice_speed", ["right"], 1.05),
        ("voice_speed", ["enter", "ctrl+u", "1", ".", "5", "enter"], 1.5),
        ("microphone", ["enter", "down", "enter"], "Desk microphone"),
        ("speaker", ["enter", "down", "enter"], "Loudspeaker"),
        ("follow_ups", ["left"], 0),
        ("follow_ups", ["left", "left"], 0),
        ("interview_date", ["enter", *"2026-12-24", "enter"], "2026-12-24"),
        ("sound_checked", ["enter"], False),
        ("sound_checked", ["enter", "right"], True),
        ("discourse_fillers", ["enter", *", mind you", "enter"], f"{', '.join(WATCHED)}, mind you"),
        ("slowest_wpm", ["left"], 105),
        ("fastest_wpm", ["enter", "ctrl+u", *"190", "enter"], 190),
    ],
)
async def test_a_setting_is_changed_and_kept(name: str, keys: list[str], value: object) -> None:
    keeper = MemorySettings()
    async with at_home(settings=keeper) as (app, pilot, _):
        await to_setting(app, pilot, name)
        await press(app, pilot, *keys)
        assert keeper.load() == Settings(sound_checked=True).changed(name, value)


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_shows_what_becomes_of_it_while_it_is_written(size: tuple[int, int]) -> None:
    async with at_home(size) as (app, pilot, _):
        await to_setting(app, pilot, "discourse_fillers")
        row = next(line for line in text_on(app).splitlines() if "Discourse fillers" in line and "you know" in line)
        assert "…" in row
        await press(app, pilot, "enter")
        assert "sort of, right" in text_on(app)
        shown = " ".join(text_on(app).replace("│", " ").split())
        assert "By their use: you know · I mean · like · so · well" in shown
        await press(app, pilot, *", mind you")
        assert "Wherever they stand: mind you" in text_on(app)
        await press(app, pilot, *", one two three four five", "enter")
        assert "Wherever" not in text_on(app)
        assert "Write phrases of up to 4 words" in text_on(app)
        app.screen.query_one(Input).value = ""
        await pilot.pause()
        assert "Only um and uh are counted." in text_on(app)


async def test_a_band_that_is_upside_down_is_refused() -> None:
    keeper = MemorySettings()
    async with at_home(settings=keeper) as (app, pilot, _):
        await to_setting(app, pilot, "slowest_wpm")
        assert "110 words a minute" in text_on(app)
        await press(app, pilot, "enter", "ctrl+u", *"200", "enter")
        await to_setting_in_place(app, pilot, "fastest_wpm")
        await press(app, pilot, "enter", "ctrl+u", *"150", "enter")
        assert "fastest_wpm cannot be 150." in text_on(app)
        assert "above slowest_wpm" in " ".join(text_on(app).replace("│", " ").split())
    assert (keeper.load().slowest_wpm, keeper.load().fastest_wpm) == (200, 210)


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_the_settings_are_left(key: str) -> None:
    async with at_home() as (app, pilot, _):
        await press(app, pilot, "s", key)
        assert isinstance(app.screen, HomeScreen)


async def test_a_wrong_value_is_told_and_can_be_mended() -> None:
    keeper = MemorySettings()
    async with at_home(settings=keeper) as (app, pilot, _):
        await to_setting(app, pilot, "interview_date")
        await press(app, pilot, "enter", *"2026-02-30", "enter")
        assert 'interview_date cannot be "2026-02-30".' in text_on(app)
        assert "Write a day that there is" in text_on(app)
        app.screen.query_one(Input).value = "2026-02-28"
        await pilot.click("#keep")
        await settled(app, pilot)
        assert "2026-02-28" in text_on(app)
    assert keeper.load().interview_date == "2026-02-28"


async def test_the_theme_changes_at_once() -> None:
    async with at_home() as (app, pilot, _):
        await to_setting(app, pilot, "theme")
        await press(app, pilot, "right")
        assert app.theme == LIGHT.name


async def test_a_default_comes_back() -> None:
    keeper = MemorySettings(Settings(sound_checked=True, patience="key"))
    async with at_home(settings=keeper) as (app, pilot, _):
        await to_setting(app, pilot, "patience")
        assert "Default  normal" in text_on(app)
        await press(app, pilot, "d")
    assert keeper.load().patience == "normal"


async def test_a_setting_is_changed_by_mouse() -> None:
    keeper = MemorySettings()
    async with at_home(settings=keeper) as (app, pilot, _):
        await press(app, pilot, "s")
        await pilot.click("#list", offset=(6, 1 + NAMES.index("mode")))
        await settled(app, pilot)
        await pilot.click("#choices", offset=(3, 1))
        await settled(app, pilot)
    assert keeper.load().mode == "live"


async def test_where_no_devices_can_be_told_a_name_is_written() -> None:
    def none_to_tell() -> tuple[DeviceDescription, ...]:
        raise DeviceError("PortAudio is missing.", "Install it.")

    keeper = MemorySettings()
    async with at_home(settings=keeper, devices=none_to_tell) as (app, pilot, _):
        await to_setting(app, pilot, "microphone")
        await press(app, pilot, "enter", *"USB", "enter")
    assert keeper.load().microphone == "USB"


async def test_a_pack_that_is_not_there_is_not_kept() -> None:
    class NoPacks:
        def pack(self, pack_id: str) -> object:
            raise UsageError(f"There is no pack “{pack_id}”.", "List them.")

    keeper = MemorySettings()
    async with at_home(settings=keeper, packs=NoPacks()) as (app, pilot, _):
        await to_setting(app, pilot, "pack")
        await press(app, pilot, "enter", "x", "enter")
        assert "There is no pack “x”." in text_on(app)
    assert keeper.load().pack == "machine-learning-engineer"


@pytest.mark.parametrize(
    "error", [SettingsError("Line 1 is [b]broken.", "Mend it."), StorageError("Full.", "Free it.")]
)
async def test_a_file_that_cannot_be_used_is_told_in_two_lines(error: SettingsError | StorageError) -> None:
    class Broken(MemorySettings):
        def load(self) -> Settings:
            raise error

    async with at_home(settings=Broken()) as (app, pilot, _):
        await press(app, pilot, "s", "enter", "right", "d")
        assert f"! {error.what}" in text_on(app)
        assert error.remedy in text_on(app)
