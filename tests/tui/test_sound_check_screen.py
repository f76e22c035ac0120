"""The sound check on the screen, with real keys and the real check in a scripted world."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.scripted import ScriptedCapture, ScriptedSource, hush, said, tone
from tests.sound_checks import SENTENCE_SAID, microphone, sound_check
from tests.tui.kit import SIZES, running, text_on, until
from tests.tui.program import DEVICES, MemorySettings, ScriptedWork, program
from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.core.events import Floor, Listening, Problem
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.errors import DeviceError, SettingsError
from voice_interviewer.interview.prepared import Prepared, Wishes
from voice_interviewer.interview.sound_check_talk import CheckStep
from voice_interviewer.settings import Settings
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Go, Place
from voice_interviewer.tui.sound_check.device_list import DeviceList
from voice_interviewer.tui.sound_check.screen import SoundCheckScreen
from voice_interviewer.tui.work import WorkScreen

SECOND_MICROPHONE = DeviceDescription("USB [b]mike[/b]", "ALSA", 1, 0, 48_000, False, False, True)


async def open_check(app: VoiceInterviewerApp, pilot: Pilot[None]) -> SoundCheckScreen:
    app.post_message(Go(Place.SOUND_CHECK))
    await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen))
    screen = app.screen
    assert isinstance(screen, SoundCheckScreen)
    return screen


async def at(pilot: Pilot[None], screen: SoundCheckScreen, step: CheckStep) -> None:
    await until(pilot, lambda: screen.step is step)
    await pilot.pause()


class EndlessCapture(ScriptedCapture):
    """Hears a quiet room for ever, a tenth of a second every hundredth."""

    def __init__(self) -> None:
        super().__init__(hush(0.1), False, 0)
        self._block = hush(0.1)

    @property
    def ended(self) -> bool:
        return False

    def read(self) -> Samples:
        threading.Event().wait(0.01)
        return self._block


class OpenMicrophone(ScriptedSource):
    """Stays open, and hears, for as long as it is listened to."""

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        self.open += 1
        try:
            yield EndlessCapture()
        finally:
            self.open -= 1


@pytest.mark.parametrize("size", SIZES)
async def test_the_check_leads_by_keys_from_the_devices_to_the_result_and_keeps_the_choice(
    size: tuple[int, int],
) -> None:
    settings = MemorySettings(Settings())
    app = VoiceInterviewerApp(program(settings=settings, sound_check=lambda: sound_check(microphone(SENTENCE_SAID))))
    async with running(app, size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen))  # the first run begins with it
        screen = app.screen
        assert isinstance(screen, SoundCheckScreen)
        await at(pilot, screen, CheckStep.CHOOSE)
        assert "System default (Desk" in text_on(app)
        await pilot.press("enter")
        await at(pilot, screen, CheckStep.HEARD)
        assert "Can you hear me" in text_on(app)
        await pilot.press("y")
        await at(pilot, screen, CheckStep.RESULT)
        shown = text_on(app)
        assert "You can begin." in shown
        assert "! Your voice sounds as over a telephone" in shown
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert settings.load() == Settings(sound_checked=True)


async def test_another_microphone_is_chosen_by_key_and_kept() -> None:
    settings = MemorySettings()
    parts = program(settings=settings, devices=lambda: (*DEVICES, SECOND_MICROPHONE))
    app = VoiceInterviewerApp(parts)
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.CHOOSE)
        microphones = screen.query_one("#microphones", DeviceList)
        assert "USB [b]mike[/b]" in text_on(app)
        await pilot.press("down", "down", "enter")
        assert microphones.chosen == "USB [b]mike[/b]"
        await pilot.press("tab")
        assert screen.query_one("#speakers").has_focus
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert settings.load().microphone == "USB [b]mike[/b]"


async def test_a_device_is_chosen_by_mouse() -> None:
    app = VoiceInterviewerApp(program())
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.CHOOSE)
        await pilot.click("#speakers", offset=(4, 2))
        await until(pilot, lambda: screen.query_one("#speakers", DeviceList).chosen == "Loudspeaker")


async def test_skipping_counts_as_gone_through_and_frees_the_microphone() -> None:
    settings, source = MemorySettings(Settings()), OpenMicrophone()
    app = VoiceInterviewerApp(program(settings=settings, sound_check=lambda: sound_check(source)))
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen) and source.open == 1)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and source.open == 0)
    assert settings.load().sound_checked


async def test_leaving_the_program_frees_the_microphone() -> None:
    source = OpenMicrophone()
    app = VoiceInterviewerApp(program(sound_check=lambda: sound_check(source)))
    async with running(app) as pilot:
        await open_check(app, pilot)
        await until(pilot, lambda: source.open == 1)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert source.open == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "wishes"), [("b", Wishes(candidate="demo")), ("t", Wishes(typed=True))])
async def test_without_a_microphone_there_are_two_other_ways(size: tuple[int, int], key: str, wishes: Wishes) -> None:
    held: list[Wishes] = []

    def prepare(wanted: Wishes, accept_demo: object, tell: object) -> Prepared:
        held.append(wanted)
        raise SettingsError("No interview in this test.", "Go on.")

    app = VoiceInterviewerApp(program(prepare=prepare, devices=lambda: DEVICES[1:]))
    async with running(app, size) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.STUCK)
        assert "There is no microphone" in text_on(app)
        await pilot.press(key)
        await until(pilot, lambda: bool(held) and isinstance(app.screen, HomeScreen))
    assert held == [wishes]


async def test_q_leaves_the_check() -> None:
    app = VoiceInterviewerApp(program(devices=lambda: DEVICES[1:]))
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.STUCK)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_a_microphone_plugged_in_later_is_found_by_looking_again() -> None:
    there: list[DeviceDescription] = [DEVICES[1]]
    app = VoiceInterviewerApp(program(devices=lambda: tuple(there)))
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.STUCK)
        there.append(DEVICES[0])
        await pilot.press("r")
        await at(pilot, screen, CheckStep.CHOOSE)
        assert "Desk microphone" in text_on(app)


async def test_no_sound_system_is_told_with_what_to_do() -> None:
    def devices() -> tuple[DeviceDescription, ...]:
        raise DeviceError("PortAudio is missing.", "Install it.")

    app = VoiceInterviewerApp(program(devices=devices))
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.STUCK)
        assert "PortAudio is missing." in text_on(app)
        assert "Install it." in text_on(app)


async def test_the_sentence_is_said_again_and_the_devices_come_back() -> None:
    source = ScriptedSource(
        said(hush(1)), said(hush(2)), SENTENCE_SAID, said(hush(0.5), tone(3), hush(4)), said(hush(1))
    )
    app = VoiceInterviewerApp(program(sound_check=lambda: sound_check(source)))
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.CHOOSE)
        await pilot.press("enter")
        await at(pilot, screen, CheckStep.HEARD)
        await pilot.press("n")
        await at(pilot, screen, CheckStep.RESULT)
        assert "✗ You did not hear the interviewer." in text_on(app)
        await pilot.press("a")
        await until(pilot, lambda: len(source.asked) == 4)
        await at(pilot, screen, CheckStep.RESULT)
        await pilot.press("d")
        await at(pilot, screen, CheckStep.CHOOSE)
        assert screen.query_one("#devices").display


async def test_missing_models_are_offered_first_and_the_check_goes_on_without_them() -> None:
    pull = ScriptedWork()
    app = VoiceInterviewerApp(program(pull_models=pull, missing_models=lambda: ("pen (148 MB)",)))
    async with running(app) as pilot:
        app.post_message(Go(Place.SOUND_CHECK))
        await until(pilot, lambda: isinstance(app.screen, WorkScreen))
        await pilot.pause()
        assert "pen (148 MB)" in text_on(app)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen))
        screen = app.screen
        assert isinstance(screen, SoundCheckScreen)
        await at(pilot, screen, CheckStep.CHOOSE)
    assert pull.done == 0


async def test_the_level_moves_and_problems_are_told() -> None:
    app = VoiceInterviewerApp(program(sound_check=lambda: sound_check(OpenMicrophone())))
    async with running(app) as pilot:
        screen = await open_check(app, pilot)
        await at(pilot, screen, CheckStep.CHOOSE)
        screen.show(Listening(1.0, -20.0, True, Floor.YOUR_TURN, None))
        screen.show(Problem("It is [b]muted[/b].", "Unmute it."))
        await pilot.pause()
        assert "! It is [b]muted[/b]." in str(screen.query_one("#trouble", Static).render())
        assert "Unmute it." in text_on(app)


async def test_settings_that_cannot_be_kept_are_told_and_the_check_is_left() -> None:
    class ReadOnly(MemorySettings):
        def save(self, settings: Settings) -> None:
            raise SettingsError("The settings cannot be written.", "Make the file writable.")

    app = VoiceInterviewerApp(program(settings=ReadOnly(Settings())))
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "The settings cannot be written." in text_on(app))


async def test_the_program_can_be_left_while_models_are_offered() -> None:
    app = VoiceInterviewerApp(program(pull_models=ScriptedWork(), missing_models=lambda: ("pen (148 MB)",)))
    async with running(app) as pilot:
        app.post_message(Go(Place.SOUND_CHECK))
        await until(pilot, lambda: isinstance(app.screen, WorkScreen))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)
