"""A model answer is read with its key points marked, and heard until somebody says stop."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.core.answers import point, question
from tests.tui.kit import SIZES, text_on, until
from tests.tui.program import ScriptedPlayer, program
from voice_interviewer.core.questions import Question
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.messages import ShowModelAnswer
from voice_interviewer.tui.result.model_answer import ModelAnswerScreen

QUESTION = replace(
    question(
        point("bias", ("bias",), ("simple",), statement="Bias is too simple."),
        point("gap", ("validation",), ("gap",), statement="Look at the gap."),
    ),
    model_answer="Bias comes from assumptions [b]that are too simple.",
    weak_answer="It depends.",
)


class HeldPlayer(ScriptedPlayer):
    """Reads for ever, in small steps."""

    heard = 0
    at_once = most_at_once = 0
    stopped = False

    def __init__(self) -> None:
        super().__init__()
        self.hold.clear()

    def say(self, text: str) -> Iterator[float]:
        self.said.append(text)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            while True:
                self.heard += 1
                self.hold.wait(0.01)
                yield self.heard / 20
        finally:
            self.stopped = True
            self.at_once -= 1


@asynccontextmanager
async def shown(
    player: ScriptedPlayer, asked: Question = QUESTION, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[VoiceInterviewerApp, Pilot[None]]]:
    app = VoiceInterviewerApp(program(player=player))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.post_message(ShowModelAnswer(asked))
        await until(pilot, lambda: isinstance(app.screen, ModelAnswerScreen))
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_read_with_its_points_and_the_weak_one_beside_it(size: tuple[int, int]) -> None:
    async with shown(ScriptedPlayer(), size=size) as (app, pilot):
        text = text_on(app)
        assert QUESTION.text[:40] in text
        assert "Bias comes from assumptions [b]that are too simple.[1]" in text
        assert "[1] Bias is too simple." in text
        assert "[2] Look at the gap.  (said there in other words)" in text
        await pilot.press("w")
        await pilot.pause()
        assert "It depends." in text_on(app)
        assert "[1]" not in text_on(app)
        await pilot.press("w")
        await pilot.pause()
        assert "Bias comes from" in text_on(app)


async def test_it_is_heard_to_the_end() -> None:
    player = ScriptedPlayer()
    async with shown(player) as (app, pilot):
        await pilot.press("space")
        await until(pilot, lambda: player.said == [QUESTION.model_answer] and "Read it, or" in text_on(app))


@pytest.mark.parametrize("way", ["space", "w", "escape", "#hear"])
async def test_it_falls_silent_at_once(way: str) -> None:
    player = HeldPlayer()
    async with shown(player) as (app, pilot):
        await pilot.press("space")
        await until(pilot, lambda: player.heard > 2 and "Reading aloud" in text_on(app))
        if way.startswith("#"):
            await pilot.click(way)
        else:
            await pilot.press(way)
        await until(pilot, lambda: player.stopped)
        assert "Reading aloud" not in text_on(app)


async def test_leaving_the_program_does_not_wait_for_the_reading() -> None:
    player = HeldPlayer()
    async with shown(player) as (app, pilot):
        await pilot.press("space")
        await until(pilot, lambda: player.heard > 2)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)
    assert player.stopped


async def test_the_speaker_serves_one_reading_at_a_time() -> None:
    player = HeldPlayer()
    async with shown(player) as (_, pilot):
        await pilot.press("space", "space", "space")
        await until(pilot, lambda: player.heard > 2)
    assert player.most_at_once == 1


async def test_the_weak_answer_is_heard_where_it_is_shown() -> None:
    player = ScriptedPlayer()
    async with shown(player) as (_, pilot):
        await pilot.press("w", "space")
        await until(pilot, lambda: player.said == ["It depends."])
