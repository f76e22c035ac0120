"""The screen of an interview, with real keys and the real interview in a scripted world."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.widgets import OptionList, Static

from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedCapture, ScriptedSource, hush, said, tone
from tests.tui.kit import ENDLESS, GOOD, SIZES, make, result_of, running, screen_of, stop, text_on, until
from voice_interviewer.core.events import (
    ChunkFailed,
    ChunkTranscribed,
    Floor,
    FollowUpStarted,
    Listening,
    ListeningStarted,
    Problem,
    QuestionStarted,
)
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import DeviceError
from voice_interviewer.tui.interview.floor_badge import FloorBadge, Stage
from voice_interviewer.tui.interview.level_meter import LevelMeter
from voice_interviewer.tui.result.summary import SummaryScreen


class AbsentSource(ScriptedSource):
    """A microphone that cannot be opened."""

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        raise DeviceError("There is no microphone.", "Plug one in.")
        yield


@pytest.mark.parametrize("size", SIZES)
async def test_practice_shows_each_result_and_enter_leads_through_to_the_summary(size: tuple[int, int]) -> None:
    store = MemoryStore()
    app = make(ScriptedSource(GOOD, GOOD), store)
    async with running(app, size) as pilot:
        for number in (1, 2):
            heading = f"question {number} of 2"
            await until(pilot, lambda wanted=heading: result_of(app, wanted))  # type: ignore[misc]
            await pilot.pause()
            shown = text_on(app)
            assert "of 100" in shown
            assert "Key points" in shown
            assert ("Next question" if number == 1 else "See the summary") in shown
            assert "Wait" not in shown
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 3
        await pilot.press("down")
        assert app.screen.query_one(OptionList).highlighted == 1
        await pilot.press("q")
    assert app.return_code == 0
    assert [answer.question_id for answer in store.saved[-1].answers] == ["first", "second"]


async def test_live_shows_no_result_until_the_end() -> None:
    app = make(ScriptedSource(GOOD, GOOD), MemoryStore(), wait_between=False)
    seen: list[bool] = []
    async with running(app) as pilot:
        while not isinstance(app.screen, SummaryScreen):
            seen.append(bool(screen_of(app).query_one("#result").display))
            await pilot.pause()
        await pilot.pause()
        assert "Key points" in text_on(app)
    assert not any(seen)


@pytest.mark.parametrize(
    ("key", "reason"),
    [("enter", EndReason.KEY), ("space", EndReason.KEY), ("s", EndReason.SKIPPED), ("r", EndReason.REPEATED)],
)
async def test_each_key_ends_the_first_take_in_its_own_way(key: str, reason: EndReason) -> None:
    store = MemoryStore()
    app = make(ScriptedSource(ENDLESS, GOOD, GOOD), store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press(key)
        await until(pilot, lambda: bool(store.saved))
        assert store.saved[0].answers[0].ended_by is reason
        await app.action_quit()


async def test_q_stops_keeps_the_answer_and_shows_the_summary() -> None:
    store = MemoryStore()
    app = make(ScriptedSource(ENDLESS), store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.press("q")
    assert app.return_code == 0
    assert store.saved[-1].answers[0].ended_by is EndReason.QUIT
    assert store.saved[-1].answers[0].words


async def test_ctrl_q_in_mid_answer_frees_the_microphone_and_keeps_what_was_said() -> None:
    source, store = ScriptedSource(ENDLESS), MemoryStore()
    app = make(source, store)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("ctrl+q")
    assert source.open == 0
    assert store.saved[-1].answers[0].ended_by is EndReason.QUIT
    assert store.recordings["answer-01.flac"].closed
    kept, go_on = app.closing_words.splitlines()
    assert store.saved[-1].id in kept
    assert "interview --resume last" in go_on
    assert app.return_code == 0


async def test_a_lost_microphone_ends_on_the_summary_with_what_to_do_and_exit_code_1() -> None:
    app = make(ScriptedSource(said(hush(1), tone(6)), unplugged=True), MemoryStore())
    async with running(app, (140, 40)) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT or isinstance(app.screen, SummaryScreen))
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.pause()
        assert "The microphone went away." in text_on(app)
        assert "Plug it back in." in text_on(app)
        await pilot.press("q")
    assert app.return_code == 1
    assert app.closing_words.startswith("The microphone went away.\nPlug it back in.")


async def test_where_nothing_was_said_no_place_is_named() -> None:
    app = make(AbsentSource(), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.pause()
        assert "Nothing was said, so nothing is kept." in text_on(app)
        assert "Kept in" not in text_on(app)
        await pilot.press("q")
    assert app.return_code == 1
    assert len(app.closing_words.splitlines()) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_the_states_of_an_answer_cannot_be_mistaken(size: tuple[int, int]) -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await stop(app, pilot)
        screen = screen_of(app)
        screen.show(QuestionStarted(FIRST, 2, 5))
        await pilot.pause()
        assert "THE INTERVIEWER SPEAKS" in text_on(app)
        screen.show(ListeningStarted())
        await pilot.pause()
        assert "YOUR TURN" in text_on(app)
        assert FIRST.text in text_on(app)
        for floor, words in (
            (Floor.SPEAKING, "LISTENING"),
            (Floor.THINKING, "THINKING"),
            (Floor.ENDING, "ENDING IN 3"),
        ):
            ending = 2.6 if floor is Floor.ENDING else None
            screen.show(Listening(65.0, -20.0, floor is Floor.SPEAKING, floor, ending))
            await pilot.pause()
            shown = text_on(app)
            assert words in shown
            assert ("voice" if floor is Floor.SPEAKING else "quiet") in shown
            assert "1:05" in shown
            assert "getting long" in shown
        screen.show(Problem("[b]Odd[/b] text", "stays as it is"))
        await pilot.pause()
        assert "! [b]Odd[/b] text" in text_on(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_clock_stays_whole_as_the_answer_grows(size: tuple[int, int]) -> None:
    app = make(AbsentSource(), MemoryStore())
    async with running(app, size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await app.pop_screen()
        screen = screen_of(app)
        screen.show(QuestionStarted(FIRST, 1, 1))
        for seconds in range(120):
            screen.show(Listening(float(seconds), -20.0, True, Floor.SPEAKING, None))
            await pilot.pause()
            shown = text_on(app)
            assert f"{seconds // 60}:{seconds % 60:02d} of 0:05-1:00" in shown
            assert "Enter when you are done" in shown
        assert "wrap up" in shown
        screen.show(Listening(121.0, -20.0, False, Floor.ENDING, 2.6))
        await pilot.pause()
        assert "speak or press w to go on" in text_on(app)
        screen.show(Listening(121.0, -20.0, False, Floor.ENDING, 4.6, sounds_finished=True))
        await pilot.pause()
        shown = text_on(app)
        assert "FINISHED? ENDING IN 5…  speak to go on" in shown
        assert ("Enter: end now" in shown) == (size[0] > 100)
        screen.show(Listening(122.0, -20.0, True, Floor.SPEAKING, None))
        await pilot.pause()
        assert "FINISHED?" not in text_on(app)


async def test_chunks_appear_as_they_come_and_a_newer_version_replaces_the_older() -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        screen = screen_of(app)
        await stop(app, pilot)
        screen.show(QuestionStarted(FIRST, 1, 1))
        screen.show(ChunkTranscribed(1, (Word("later", 3, 4, 0.9),), final=False))
        screen.show(ChunkTranscribed(0, (Word("[first]", 0, 1, 0.9),), final=True))
        screen.show(ChunkTranscribed(1, (Word("second", 3, 4, 0.9),), final=True))
        screen.show(ChunkFailed(2, Span(5.0, 9.0), "gave up"))
        await pilot.pause()
        text = screen.query_one("#transcript-text", Static).render()
        assert str(text) == "[first] second [5-9 s could not be transcribed; the sound is kept]"


async def test_the_meter_tells_voice_and_quiet_apart_in_words_and_in_length() -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore())
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        meter = screen_of(app).query_one(LevelMeter)
        await stop(app, pilot)
        meter.active = False
        assert "mic off" in meter.render_line(0).text
        meter.active = True
        widths = []
        for level in (-70.0, -40.0, -20.0, 0.0):
            meter.level_dbfs = level
            widths.append(meter.render_line(0).text.count("█"))
        assert widths == sorted(widths)
        assert widths[0] == 0
        assert widths[-1] == meter.size.width - 7
        meter.is_speech = True
        assert meter.render_line(0).text.startswith("voice")
        assert screen_of(app).query_one(FloorBadge).stage in tuple(Stage)


@pytest.mark.parametrize("practice", [True, False])
async def test_a_hint_is_given_in_practice_alone_and_stays_while_one_answers(practice: bool) -> None:
    app = make(ScriptedSource(ENDLESS), MemoryStore(), wait_between=practice)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.LISTENING)
        await pilot.press("h")
        await pilot.pause()
        assert (f"Hint: {FIRST.hint}" in text_on(app)) is practice
        screen_of(app).show(ListeningStarted())
        await pilot.pause()
        assert (f"Hint: {FIRST.hint}" in text_on(app)) is practice
        await pilot.press("h")
        await pilot.pause()
        assert "Hint: " not in text_on(app)
        await pilot.press("h")
        await stop(app, pilot)
        screen_of(app).show(QuestionStarted(SECOND, 2, 2))
        screen_of(app).show(FollowUpStarted(SECOND, "And why?", "a", 1, 1))
        await pilot.pause()
        assert "Hint: " not in text_on(app)
