"""Typing an answer in haste: no letter is lost, and none is taken for a key."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from textual.events import Key

from tests.scripted import FIRST, SECOND, InstantSink, MemoryStore, interview
from tests.tui.kit import SIZES, holding, running, screen_of, text_on, until
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import FloatSamples
from voice_interviewer.interview.prepared import Prepared
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.interview.typing_desk import TypingDesk

ANSWER = "bias underfits, variance overfits"
LOOK_SECONDS = 0.05


class HeldSink(InstantSink):
    """Speaks until it is interrupted or let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        yield from super().play(blocks, sample_rate)
        while not self.let_go.wait(LOOK_SECONDS):
            yield 0.1


def typed_app(store: MemoryStore, sink: InstantSink | None = None) -> VoiceInterviewerApp:
    held = interview(None, store=store, sink=sink, wait_between=True)
    prepared = Prepared(held, (FIRST, SECOND), Path("sessions"), show_results=True, typed=True, asks_rating=True)
    return holding(lambda accept_demo, tell: prepared)


def in_one_go(app: VoiceInterviewerApp, text: str, *keys: str) -> None:
    """Press all of them before the program has dealt with the first, as a paste or a busy machine does."""
    for letter in text:
        app.post_message(Key(letter, letter).set_sender(app))
    for key in keys:
        app.post_message(Key(key, None).set_sender(app))


async def test_what_is_typed_right_before_f2_is_in_the_answer() -> None:
    store = MemoryStore()
    app = typed_app(store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        in_one_go(app, ANSWER, "f2")
        await until(pilot, lambda: screen_of(app).stage is Stage.RATING)
        assert store.saved[-1].answers[0].typed == ANSWER
        await pilot.pause()
        assert ANSWER in text_on(app)  # it stays to be read while it is rated
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        assert screen_of(app).query_one(TypingDesk).text == ""
        await app.action_quit()


async def test_what_is_typed_right_before_ctrl_q_is_kept() -> None:
    store = MemoryStore()
    app = typed_app(store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        in_one_go(app, ANSWER, "ctrl+q")
        await until(pilot, lambda: bool(store.saved and store.saved[-1].answers))
    assert store.saved[-1].answers[0].typed == ANSWER


@pytest.mark.parametrize("size", SIZES)
async def test_letters_typed_while_the_question_is_read_are_the_answer_and_no_keys(size: tuple[int, int]) -> None:
    store, sink = MemoryStore(), HeldSink()
    app = typed_app(store, sink)
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.ASKING)
        await pilot.press(*"sq ", "p", "enter", *"so", "f9")
        await until(pilot, lambda: screen_of(app).stage is Stage.PAUSED)
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.ASKING)
        await until(pilot, lambda: "Skip" in text_on(app).splitlines()[-1])
        footer = text_on(app).splitlines()[-1]
        for name in ("F2 Done", "F5 Skip", "F10 Stop"):
            assert name in footer
        sink.let_go.set()
        await until(pilot, lambda: screen_of(app).stage is Stage.TYPING)
        await pilot.press("!", "f2")
        await until(pilot, lambda: screen_of(app).stage is Stage.RATING)
        answer = store.saved[-1].answers[0]
        assert (answer.typed, answer.ended_by) == ("sq p\nso!", EndReason.KEY)
        await app.action_quit()
