"""Names that read like markup stand on every screen letter by letter, and break none."""

import dataclasses

import pytest

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
QUESTION = dataclasses.replace(REGULARIZATION, text=f"Why {HOSTILE}?", model_answer=HOSTILE, weak_answer=HOSTILE)
KEPT = dataclasses.replace(
    SESSION,
    id=f"20261122T061530Z-{HOSTILE}",
    pack_id=HOSTILE,
    answers=tuple(dataclasses.replace(each, question_text=QUESTION.text) for each in SESSION.answers),
)
PACK = Pack(
    HOSTILE,
    HOSTILE,
    HOSTILE,
    (Round(HOSTILE, HOSTILE, HOSTILE, (QUESTION,)),),
    guide=Guide(HOSTILE, (Section("one", HOSTILE, (Paragraph(HOSTILE, HOSTILE, (1,)),)),), (Source(1, HOSTILE),)),
)
NAMED = tuple(dataclasses.replace(each, name=f"{each.name} {HOSTILE}") for each in DEVICES)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_no_screen_breaks_on_a_name_that_reads_like_markup(size: tuple[int, int]) -> None:
    settings = MemorySettings(Settings(sound_checked=True, microphone=NAMED[0].name, speaker=HOSTILE, pack=HOSTILE))
    parts = {"library": MemoryLibrary([KEPT]), "packs": MemoryPacks(PACK), "settings": settings}
    app = VoiceInterviewerApp(program(**parts, devices=lambda: NAMED))
    older, newer, _ = KEPT.answers
    async with running(app, size) as pilot:
        await settled(app, pilot)
        for asked in (
            *(Go(place) for place in Place),
            ShowSession(KEPT),
            Replay(KEPT, older),
            Compare((KEPT, older), (KEPT, newer)),
            ShowModelAnswer(QUESTION),
        ):
            app.post_message(asked)
            await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
            await until(pilot, lambda: HOSTILE in text_on(app))
            await pilot.pause()
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


async def test_nothing_that_is_named_steers_the_terminal() -> None:
    steered = "Mic\x1b]0;title\x07\x1b[2J\u202e\x9b2J"
    named = tuple(dataclasses.replace(each, name=f"{each.name} {steered}") for each in DEVICES)
    kept = dataclasses.replace(KEPT, id=f"20261122T061530Z-{steered}", pack_id=steered)
    settings = MemorySettings(Settings(sound_checked=True, microphone=named[0].name))
    app = VoiceInterviewerApp(program(library=MemoryLibrary([kept]), settings=settings, devices=lambda: named))
    async with running(app, (140, 40)) as pilot:
        await settled(app, pilot)
        for asked in (Go(Place.SETTINGS), ShowSession(kept)):
            app.post_message(asked)
            await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
            app.notify(steered)
            await until(pilot, lambda: "Mic]0;title[2J2J" in text_on(app))
            assert STEERING.search(text_on(app).replace("\n", "")) is None
            await app.pop_screen()
            await settled(app, pilot)


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
