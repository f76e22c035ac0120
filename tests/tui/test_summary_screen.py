"""The summary is gone through by keys: what is heard, rated, compared, and read of a kept interview."""

import dataclasses
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import on
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.core.answers import STORY, TOLD
from tests.tui.kit import SIZES, text_on, until
from tests.tui.program import MemoryLibrary
from tests.tui.test_summary_content import answered
from voice_interviewer import tui
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.tui.messages import Compare, Replay, ShowModelAnswer
from voice_interviewer.tui.result.assessment_view import AssessmentView
from voice_interviewer.tui.result.summary import SummaryScreen
from voice_interviewer.tui.theme import DARK

FILLED = "Um, L1 drives weights exactly to zero. Uh, you know, we tried it on all of the features, um, and then again."


def session(*answers: Answer, session_id: str = "today", candidate: str = "microphone", day: int = 22) -> Session:
    ids = tuple(dict.fromkeys(answer.question_id for answer in answers))
    return Session(session_id, f"2026-11-{day}T06:15:30+00:00", "test", ids, candidate, answers, ended=True)


class Summary(App[None]):
    """A summary alone; keeps what it asks of the program."""

    CSS_PATH = Path(tui.__file__).with_name("app.tcss")

    def __init__(self, shown: Session, library: MemoryLibrary, *, ask_first: bool = False) -> None:
        super().__init__()
        self._shown = shown
        self.library = library
        self._ask_first = ask_first
        self.posted: list[Message] = []

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        questions = {STORY.id: STORY}
        self.push_screen(
            SummaryScreen(self._shown, questions, "folder", library=self.library, ask_first=self._ask_first)
        )

    @on(Replay)
    @on(Compare)
    @on(ShowModelAnswer)
    def _keep(self, message: Message) -> None:
        self.posted.append(message)

    @property
    def view(self) -> AssessmentView:
        return self.screen.query_one(AssessmentView)


@asynccontextmanager
async def summary(
    shown: Session,
    others: Sequence[Session] = (),
    *,
    ask_first: bool = False,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Summary, Pilot[None]]]:
    app = Summary(shown, MemoryLibrary([shown, *others]), ask_first=ask_first)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot


async def go_to(app: Summary, pilot: Pilot[None], words: str) -> None:
    """Move down to the row that holds these words."""
    for _ in range(80):
        picked = app.view.picked
        if picked is not None and words in picked.lead.plain + picked.text.plain:
            return
        await pilot.press("down")
    raise AssertionError(f"No row with {words} was reached.")


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_a_figure_plays_exactly_its_moments(size: tuple[int, int]) -> None:
    answer = answered(1, STORY, FILLED)
    assert answer.assessment is not None
    async with summary(session(answer), size=size) as (app, pilot):
        await pilot.press("enter")
        for words in ("Fillers", "“um” twice", "“you know” once"):
            await go_to(app, pilot, words)
            assert "Hear it" in text_on(app)
            await pilot.press("enter")
        await until(pilot, lambda: len(app.posted) == 3)
    heard = []
    for replay in app.posted:
        assert isinstance(replay, Replay)
        assert replay.answer == answer
        heard.append([each.label.casefold() for each in replay.moments])
        assert {each.start for each in replay.moments} <= {each.start for each in answer.assessment.fillers.heard}
    assert heard == [["um", "uh", "you know", "um"], ["um", "um"], ["you know"]]


async def test_every_row_that_can_be_heard_is_reached_and_in_view() -> None:
    async with summary(session(answered(1, STORY, FILLED))) as (app, pilot):
        await pilot.press("enter")
        wanted = [row for row in app.view.rows if row.moments]
        reached = [app.view.picked]
        for _ in range(4 * len(wanted)):
            if reached[-1] is wanted[-1]:
                break
            await pilot.press("down")
            if app.view.picked is not reached[-1]:
                reached.append(app.view.picked)
                assert wanted[len(reached) - 1].text.plain.split()[0] in text_on(app)
        assert reached == wanted
        for _ in range(4 * len(wanted)):
            if app.view.picked is wanted[0] and "Next time" in text_on(app):
                break
            await pilot.press("up")
        assert app.view.picked is wanted[0]
        assert "Next time" in text_on(app)


async def test_a_click_on_a_row_plays_it() -> None:
    answer = answered(1, STORY, FILLED)
    async with summary(session(answer), size=(140, 60)) as (app, pilot):
        line = next(y for y, text in enumerate(text_on(app).splitlines()) if "“you know” once" in text)
        region = app.view.region
        await pilot.click(AssessmentView, offset=(20, line - region.y))
        await pilot.pause()
        (replay,) = app.posted
        assert isinstance(replay, Replay)
        assert [each.label for each in replay.moments] == ["you know,"] or replay.moments[0].label == "you know"
        await pilot.click(AssessmentView, offset=(20, 3))
        await pilot.pause()
        assert len(app.posted) == 1


async def test_a_row_out_of_sight_is_shown_before_it_is_heard() -> None:
    async with summary(session(answered(1, STORY, TOLD * 3))) as (app, pilot):
        await pilot.press("enter", *["pagedown"] * 4)
        picked = app.view.picked
        assert picked is not None
        assert picked.text.plain[:20] not in text_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.posted == []
        assert picked.text.plain[:20] in text_on(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.posted) == 1


async def test_a_typed_answer_is_read_and_never_played() -> None:
    typed = dataclasses.replace(answered(1, STORY, FILLED), recording="", typed=FILLED)
    async with summary(session(typed, candidate="keyboard")) as (app, pilot):
        assert all(not row.moments for row in app.view.rows)
        await pilot.press("enter", "down", "enter", "p")
        await pilot.pause()
        assert "Play" not in text_on(app)
        assert app.posted == []


async def test_the_whole_answer_and_the_model_answer_are_a_key_away() -> None:
    answer = answered(1, STORY, TOLD)
    async with summary(session(answer)) as (app, pilot):
        await pilot.press("p", "m")
        await pilot.pause()
    replay, model = app.posted
    assert isinstance(replay, Replay)
    assert (replay.answer, replay.moments) == (answer, ())
    assert isinstance(model, ShowModelAnswer)
    assert model.question is STORY


@pytest.mark.parametrize("size", SIZES)
async def test_live_asks_what_you_think_before_it_shows_the_result(size: tuple[int, int]) -> None:
    shown = session(answered(1, STORY, TOLD), answered(2, STORY, FILLED))
    async with summary(shown, ask_first=True, size=size) as (app, pilot):
        before = text_on(app)
        assert "How was that?" in before
        assert "5 very good" in before
        assert "of 100" not in before
        assert "Next time" not in before
        assert "Over all" not in before
        await pilot.press("4")
        await until(pilot, lambda: app.library.sessions[0].answers[0].self_rating == 4)
        after = text_on(app)
        assert "you said 4 of 5" in after
        assert "Next time" in after
        assert "on average" not in after
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "on average" in text_on(app)
        assert "Over all" in text_on(app)
        assert app.library.sessions[0].answers[1].self_rating is None


async def test_a_rating_is_given_with_the_mouse_too() -> None:
    async with summary(session(answered(1, STORY, TOLD)), ask_first=True) as (app, pilot):
        await pilot.click("#stars-2")
        await until(pilot, lambda: app.library.sessions[0].answers[0].self_rating == 2)
        assert "you said 2 of 5" in text_on(app)


async def test_the_demo_is_not_asked_what_it_thinks() -> None:
    async with summary(session(answered(1, STORY, TOLD), candidate="demo"), ask_first=True) as (app, pilot):
        await pilot.press("3")
        await pilot.pause()
        assert "of 100" in text_on(app)
        assert app.library.sessions[0].answers[0].self_rating is None


async def test_takes_of_one_interview_are_compared_the_older_first() -> None:
    first, second = answered(1, STORY, FILLED), answered(1, STORY, TOLD, take=2)
    shown = session(first, second)
    async with summary(shown) as (app, pilot):
        await pilot.press("c")
        await until(pilot, lambda: bool(app.posted))
        await pilot.press("down", "c")
        await until(pilot, lambda: len(app.posted) == 2)
    for compare in app.posted:
        assert isinstance(compare, Compare)
        assert (compare.older[1], compare.newer[1]) == (first, second)


async def test_else_the_latest_take_before_is_compared() -> None:
    earlier = [session(answered(1, STORY, FILLED), session_id=f"day-{day}", day=day) for day in (20, 19)]
    now = answered(1, STORY, TOLD)
    async with summary(session(now), earlier) as (app, pilot):
        await pilot.press("c")
        await until(pilot, lambda: bool(app.posted))
    (compare,) = app.posted
    assert isinstance(compare, Compare)
    assert compare.older[0].id == "day-20"
    assert compare.newer[1] == now


async def test_a_question_answered_once_says_so() -> None:
    async with summary(session(answered(1, STORY, TOLD))) as (app, pilot):
        await pilot.press("c")
        await until(pilot, lambda: "answered this question once" in text_on(app))
    assert app.posted == []


@pytest.mark.parametrize("size", SIZES)
async def test_escape_leads_from_the_result_to_the_list_and_from_there_away(size: tuple[int, int]) -> None:
    async with summary(session(answered(1, STORY, TOLD), answered(2, STORY, FILLED)), size=size) as (app, pilot):
        screen = app.screen
        await pilot.press("enter")
        assert app.focused is app.view
        await pilot.press("escape")
        assert isinstance(app.focused, OptionList)
        await pilot.press("down")
        await pilot.pause()
        assert "Um," in " ".join(row.text.plain for row in app.view.rows)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is not screen


async def test_nothing_answered_says_what_to_do() -> None:
    async with summary(session()) as (app, pilot):
        assert "Nothing was answered" in text_on(app)
        screen = app.screen
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is not screen
