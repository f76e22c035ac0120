"""Names that read like markup stand on every screen letter by letter, and break none."""

import dataclasses

import pytest
from rich.cells import cell_len

from tests.core.answers import REGULARIZATION
from tests.tui.kit import running, text_on, until
from tests.tui.program import DEVICES, MemoryLibrary, MemoryPacks, MemorySettings, program
from tests.tui.shelf import settled
from tests.tui.takes import SESSION
from voice_interviewer.core.guide import Guide, Paragraph, Section, Source
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.steering import STEERING
from voice_interviewer.errors import SettingsError, StorageError
from voice_interviewer.settings import Settings
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Compare, Crashed, Go, Place, Replay, ShowModelAnswer, ShowSession
from voice_interviewer.tui.settings.screen import SettingsScreen

HOSTILE = "[/x] [b"
STEERED = "Mic\x1b]0;t\x07\x1b[2J\u202e\x9b2J\u2066\x08\r\u200b\u200d\u2060\ufeff."
SHOWN = "Mic]0;t[2J2J\u200b\u200d\u2060\ufeff."
"""What is left of it: its characters that nobody sees steer nothing."""


@pytest.mark.parametrize(
    ("size", "hostile", "shown"),
    [((80, 24), HOSTILE, HOSTILE), ((140, 40), f"{HOSTILE}{STEERED}", f"{HOSTILE}{SHOWN}")],
    ids=["markup", "markup and steering"],
)
async def test_every_screen_shows_a_hostile_name_letter_by_letter(
    size: tuple[int, int], hostile: str, shown: str
) -> None:
    question = dataclasses.replace(REGULARIZATION, text=f"Why {hostile}?", model_answer=hostile, weak_answer=hostile)
    answers = tuple(dataclasses.replace(each, question_text=question.text) for each in SESSION.answers)
    kept = dataclasses.replace(SESSION, id=f"20261122T061530Z-{hostile}", pack_id=hostile, answers=answers)
    guide = Guide(hostile, (Section("one", hostile, (Paragraph(hostile, hostile, (1,)),)),), (Source(1, hostile),))
    pack = Pack(hostile, hostile, hostile, (Round(hostile, hostile, hostile, (question,)),), guide=guide)
    named = tuple(dataclasses.replace(each, name=f"{each.name} {hostile}") for each in DEVICES)
    settings = MemorySettings(Settings(sound_checked=True, microphone=named[0].name, speaker=hostile, pack=hostile))
    parts = {"library": MemoryLibrary([kept]), "packs": MemoryPacks(pack), "settings": settings}
    app = VoiceInterviewerApp(program(**parts, devices=lambda: named))
    older, newer, _ = answers
    async with running(app, size) as pilot:
        await settled(app, pilot)
        for asked in (
            *(Go(place) for place in Place),
            ShowSession(kept),
            Replay(kept, older),
            Compare((kept, older), (kept, newer)),
            ShowModelAnswer(question),
        ):
            app.post_message(asked)
            await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
            await until(pilot, lambda: shown in text_on(app))
            await pilot.pause()
            lines = text_on(app).split("\n")
            assert len(lines) == size[1]
            assert {cell_len(line) for line in lines} == {size[0]}
            assert not any(STEERING.search(line) for line in lines)
            await app.pop_screen()
            await settled(app, pilot)


async def test_trouble_that_names_such_a_thing_is_told_letter_by_letter() -> None:
    app = VoiceInterviewerApp(program())
    async with running(app) as pilot:
        app.post_message(Crashed(StorageError(f"There is no session “{HOSTILE}”.", "List them.")))
        await until(pilot, lambda: f"There is no session “{HOSTILE}”." in text_on(app))
        app.notify(f"Device {HOSTILE} gone")  # what an interview tells while it is prepared
        app.screen.notify(f"Screen {HOSTILE} told")
        await until(pilot, lambda: f"Screen {HOSTILE} told" in text_on(app))
        assert f"Device {HOSTILE} gone" in text_on(app)


async def test_nothing_that_is_told_steers_the_terminal() -> None:
    app = VoiceInterviewerApp(program())
    async with running(app, (140, 40)) as pilot:
        await settled(app, pilot)
        app.notify(STEERED)
        await until(pilot, lambda: SHOWN in text_on(app))
        assert STEERING.search(text_on(app).replace("\n", "")) is None


async def test_settings_that_cannot_be_read_are_told_letter_by_letter() -> None:
    class Broken(MemorySettings):
        def load(self) -> Settings:
            raise SettingsError(f"settings.toml: {HOSTILE} is no setting.", "Mend it.")

    app = VoiceInterviewerApp(program(settings=Broken()))
    async with running(app) as pilot:
        await until(pilot, lambda: f"! settings.toml: {HOSTILE} is no setting." in text_on(app))
        app.post_message(Go(Place.SETTINGS))
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await until(pilot, lambda: f"! settings.toml: {HOSTILE} is no setting." in text_on(app))
