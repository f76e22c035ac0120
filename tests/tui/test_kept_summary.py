"""A kept interview is shown, whether its pack is still there or not."""

from pathlib import Path

import pytest

from tests.core.answers import STORY, TOLD
from tests.scripted import FIRST, MemoryStore, ScriptedSource, interview
from tests.tui.kit import GOOD, SIZES, text_on, until
from tests.tui.program import MemoryLibrary, MemoryPacks, program
from tests.tui.test_summary_content import answered
from tests.tui.test_summary_screen import session
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.errors import PackError
from voice_interviewer.interview.prepared import Prepared, Wishes
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.messages import ShowSession
from voice_interviewer.tui.result.assessment_view import AssessmentView
from voice_interviewer.tui.result.summary import SummaryScreen

CUT_OFF = "Cut off, not assessed: answer-01-cut-short.flac"


class NoPacks(MemoryPacks):
    """The pack of the kept interview is gone."""

    def pack(self, pack_id: str) -> Pack:
        raise PackError(f"The pack {pack_id} is gone.", "Put it back.")


@pytest.mark.parametrize("there", [True, False])
async def test_a_kept_interview_is_shown_with_or_without_its_pack(there: bool) -> None:
    kept = session(answered(1, STORY, TOLD))
    pack = Pack("test", "Test", "A pack.", (Round("stories", "Stories", "Tell.", (STORY,)),))
    packs = MemoryPacks(pack) if there else NoPacks()
    app = VoiceInterviewerApp(program(library=MemoryLibrary([kept]), packs=packs))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(ShowSession(kept))
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.pause()
        assert "sessions/today" in text_on(app)
        text = " ".join(row.text.plain for row in app.screen.query_one(AssessmentView).rows)
        assert (STORY.key_points[0].statement in text) is there
        assert there or STORY.key_points[0].id in text
        await until(pilot, lambda: ("Model answer" in text_on(app)) is there)
        await pilot.press("q")
        await until(pilot, lambda: not isinstance(app.screen, SummaryScreen))


class CutShort(MemoryLibrary):
    """The program was killed while an answer was given."""

    def cut_short(self, session: Session) -> tuple[Path, ...]:
        return (Path("sessions") / session.id / "answer-01-cut-short.flac",)


@pytest.mark.parametrize("answers", [(), (answered(1, STORY, TOLD),)])
async def test_what_was_being_said_when_the_program_was_killed_is_named(answers: tuple[Answer, ...]) -> None:
    kept = session(*answers)
    app = VoiceInterviewerApp(program(library=CutShort([kept])))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(ShowSession(kept))
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.pause()
        assert "Kept in sessions/today" in text_on(app)
        assert CUT_OFF in text_on(app)
        assert "voice-interviewer score FILE" in text_on(app)
        assert "Nothing was said" not in text_on(app)


@pytest.mark.parametrize("size", SIZES)
async def test_what_can_be_done_is_named_with_many_of_them_in_a_far_folder_too(size: tuple[int, int]) -> None:
    folder = f"/home/{'somebody-with-a-long-name/' * 3}sessions/20261123T030012Z-machine-learning-engineer"
    names = [f"answer-0{number}-take-2-follow-up-1-cut-short.flac" for number in range(1, 6)]
    app = VoiceInterviewerApp(program())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(SummaryScreen(session(answered(1, STORY, TOLD)), {}, folder, cut_short=names))
        await until(pilot, lambda: "To assess one: voice-interviewer score FILE" in text_on(app))
        shown = "".join(text_on(app).split())
        assert folder in shown
        assert f"{names[0]}and4morebesideit" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_named_as_well_when_the_interview_that_went_on_is_over(size: tuple[int, int]) -> None:
    held = interview(ScriptedSource(GOOD), store=MemoryStore(), questions=(FIRST,), wait_between=False)
    prepared = Prepared(held, (FIRST,), sessions_folder=Path("sessions"), show_results=True)
    parts = program(prepare=lambda wishes, accept_demo, tell: prepared, library=CutShort())
    app = VoiceInterviewerApp(parts, Wishes())
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await until(pilot, lambda: CUT_OFF in text_on(app))
