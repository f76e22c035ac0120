"""What a person asks for twice, or asks for and then for something else, is opened once."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from textual.message import Message

from tests.scripted import FIRST
from tests.tui.kit import running, until
from tests.tui.program import DEVICES, MemoryLibrary, MemoryPacks, ScriptedWork, program
from tests.tui.shelf import press, settled
from tests.tui.takes import SESSION
from voice_interviewer.core.questions import Pack
from voice_interviewer.errors import StorageError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.interview.sound_check_talk import CheckStep
from voice_interviewer.program import Program
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.interview.screen import InterviewScreen
from voice_interviewer.tui.messages import Go, Place, ShowModelAnswer, ShowSession
from voice_interviewer.tui.sound_check.screen import SoundCheckScreen
from voice_interviewer.tui.work import WorkScreen


class Gate:
    """Models are looked for until the gate is opened; interviews are prepared until the program is left."""

    def __init__(self, *missing: str) -> None:
        self.missing = missing
        self.looking = threading.Semaphore(0)
        self.open = threading.Event()
        self.over = threading.Event()
        self.held: list[Wishes] = []

    def look(self) -> tuple[str, ...]:
        self.looking.release()
        self.open.wait(20)
        return self.missing

    def prepare(self, wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
        self.held.append(wishes)
        self.over.wait(20)
        raise StorageError("This test holds no interview.", "It only asks.")

    def program(self, **parts: object) -> Program:
        usual = {"prepare": self.prepare, "missing_models": self.look, "pull_models": ScriptedWork()}
        return program(**{**usual, **parts})


def number_of(app: VoiceInterviewerApp, kind: type) -> int:
    return sum(isinstance(screen, kind) for screen in app.screen_stack)


@pytest.mark.parametrize("missing", [(), ("pen (148 MB)",)])
async def test_a_key_pressed_twice_holds_one_interview(missing: tuple[str, ...]) -> None:
    gate = Gate(*missing)
    app = VoiceInterviewerApp(gate.program())
    async with running(app) as pilot:
        await settled(app, pilot)
        await pilot.press("d", "d")
        await until(pilot, lambda: gate.looking.acquire(blocking=False))
        assert number_of(app, InterviewScreen) == 1
        gate.open.set()
        opened = WorkScreen if missing else InterviewScreen
        await until(pilot, lambda: isinstance(app.screen, opened))
        await pilot.pause()
        assert number_of(app, opened) == 1
        assert not gate.looking.acquire(blocking=False)
        gate.over.set()
        await settled(app, pilot)
    assert len(gate.held) == (0 if missing else 1)


async def test_an_interview_is_shown_before_its_models_are_looked_for_and_no_key_leads_elsewhere_meanwhile() -> None:
    gate = Gate()
    app = VoiceInterviewerApp(gate.program())
    async with running(app) as pilot:
        await settled(app, pilot)
        await pilot.press("d")
        await until(pilot, lambda: gate.looking.acquire(blocking=False))
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        assert gate.held == []
        gate.open.set()
        await until(pilot, lambda: bool(gate.held))
        gate.over.set()
        await settled(app, pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_who_asks_for_an_interview_while_a_guide_is_read_is_not_led_to_the_guide() -> None:
    gate, allowed = Gate(), threading.Event()

    class SlowlyRead(MemoryPacks):
        def pack(self, pack_id: str) -> Pack:
            allowed.wait(20)
            return super().pack(pack_id)

    gate.open.set()
    app = VoiceInterviewerApp(gate.program(packs=SlowlyRead()))
    async with running(app) as pilot:
        await pilot.press("g", "d")
        await until(pilot, lambda: bool(gate.held))
        allowed.set()
        await until(pilot, lambda: all(each.is_finished for each in app.workers if each.group == "look-up"))
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        gate.over.set()
        await settled(app, pilot)


async def test_everything_else_that_is_asked_for_twice_opens_once() -> None:
    app = VoiceInterviewerApp(program(library=MemoryLibrary([SESSION])))
    async with running(app) as pilot:
        await settled(app, pilot)
        requests: list[Callable[[], Message]] = [partial(Go, each) for each in Place if each is not Place.GUIDE]
        requests += [partial(ShowSession, SESSION), partial(ShowModelAnswer, FIRST)]
        for asked in requests:
            app.post_message(asked())
            app.post_message(asked())
            await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
            await pilot.pause()
            assert len(app.screen_stack) == 3  # Textual's own, home, and what was asked for
            await app.pop_screen()
            await settled(app, pilot)


async def test_the_sound_check_is_left_once() -> None:
    gate = Gate()
    gate.open.set()
    app = VoiceInterviewerApp(gate.program(devices=lambda: DEVICES[1:]))
    async with running(app) as pilot:
        await settled(app, pilot)
        app.post_message(Go(Place.SOUND_CHECK))
        await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen) and app.screen.step is CheckStep.STUCK)
        await pilot.press("t", "b", "escape")
        await until(pilot, lambda: bool(gate.held))
        gate.over.set()
        await settled(app, pilot)
        assert isinstance(app.screen, HomeScreen)
        await press(app, pilot, "r")
    assert gate.held == [Wishes(typed=True)]
