"""Follow-ups, breaks between rounds and the candidate's own questions, as the screen shows them."""

import pytest
from textual.widgets import OptionList

from tests.interview.test_follow_ups import MAIN, OTHER, TEXTS
from tests.interview.test_follow_ups import PACK as PROBED
from tests.interview.test_reverse_round import INVITATION, ON_STACK, ON_TEAM
from tests.interview.test_reverse_round import PACK as REVERSE
from tests.interview.test_reverse_round import TEXTS as ASKED
from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, interview, tone
from tests.tui.kit import ENDLESS, GOOD, SIZES, app_of, running, screen_of, text_on, until
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.session import EndReason
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.result.summary import SummaryScreen

FULL = Pack(
    "test", "Test", "", (Round("one", "Technical", "", (FIRST,)), Round("two", "System [design]", "", (SECOND,)))
)


@pytest.mark.parametrize("size", SIZES)
async def test_a_follow_up_is_told_from_the_question_and_the_result_is_the_question_s(size: tuple[int, int]) -> None:
    held = interview(
        ScriptedSource(GOOD, tone(600, 330)),
        pack=PROBED,
        questions=(MAIN,),
        texts=TEXTS,
        follow_ups=1,
        wait_between=True,
        store=MemoryStore(),
    )
    app = app_of(held, (MAIN,))
    async with running(app, size) as pilot:
        await until(
            pilot, lambda: screen_of(app).stage is Stage.LISTENING and "The interviewer follows up" in text_on(app)
        )
        await pilot.pause()
        seen = text_on(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await pilot.pause()
        shown = text_on(app)
        await app.action_quit()
    assert "question 1 of 1 · follow-up" in seen
    assert "And what of latency?" in seen
    assert MAIN.text not in seen
    assert "The interviewer asks" in shown
    assert MAIN.text in shown
    assert "follow-up" not in shown.splitlines()[0]
    assert "of 100" in shown


@pytest.mark.parametrize(("key", "reason"), [("enter", EndReason.KEY), ("s", EndReason.SKIPPED), ("q", EndReason.QUIT)])
async def test_each_key_ends_a_follow_up_in_its_own_way(key: str, reason: EndReason) -> None:
    store = MemoryStore()
    held = interview(
        ScriptedSource(GOOD, ENDLESS, GOOD),
        pack=PROBED,
        questions=(MAIN, OTHER),
        texts=TEXTS,
        follow_ups=1,
        store=store,
    )
    app = app_of(held, (MAIN, OTHER), show_results=False)
    async with running(app) as pilot:
        await until(
            pilot, lambda: screen_of(app).stage is Stage.LISTENING and "The interviewer follows up" in text_on(app)
        )
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
    ends = {answer.follow_up: answer.ended_by for answer in store.saved[-1].answers if answer.number == 1}
    assert ends == {None: EndReason.TURN, 1: reason}


@pytest.mark.parametrize("size", SIZES)
async def test_a_break_names_the_next_round_and_enter_begins_it(size: tuple[int, int]) -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(GOOD, GOOD), pack=FULL, store=store, wait_between=True, breaks=True)
    app = app_of(held, (FIRST, SECOND))
    async with running(app, size) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await until(pilot, lambda: "Take a break" in text_on(app))
        assert "Enter: take a break" in text_on(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.BREAK)
        await pilot.pause()
        shown = text_on(app)
        assert "BREAK" in shown
        assert "Enter: begin System [design]" in shown
        assert "Technical is over" in shown
        assert "Begin the next round" in shown
        for other in ("Skip", "Repeat", "Try again", "of 100", "mic off", "What you said", "0:00"):
            assert other not in shown
        await pilot.press("enter")
        await until(pilot, lambda: screen_of(app).stage is Stage.RESULT)
        await until(pilot, lambda: "See the summary" in text_on(app))
        assert "System [design] · question 2 of 2" in text_on(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
    assert len(store.saved[-1].answers) == 2


async def test_q_in_the_break_stops_with_the_round_kept() -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(GOOD, GOOD), pack=FULL, store=store, breaks=True)
    app = app_of(held, (FIRST, SECOND), show_results=False)
    async with running(app) as pilot:
        await until(pilot, lambda: screen_of(app).stage is Stage.BREAK)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        assert app.screen.query_one(OptionList).option_count == 1
    assert store.saved[-1].ended


async def test_the_candidate_is_invited_to_ask_and_no_length_is_expected() -> None:
    held = interview(
        ScriptedSource(ON_TEAM, ON_STACK, ENDLESS),
        pack=REVERSE,
        questions=(INVITATION,),
        texts=ASKED,
        store=MemoryStore(),
    )
    app = app_of(held, (INVITATION,))
    async with running(app) as pilot:
        await until(pilot, lambda: "once more 2 of 2" in text_on(app) and screen_of(app).stage is Stage.LISTENING)
        shown = text_on(app)
        await app.action_quit()
    assert "Your turn to ask" in shown
    assert "One more?" in shown
    assert " of 0:" not in shown
    assert INVITATION.text not in shown
