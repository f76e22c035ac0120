"""What the summary shows beside the score: the story, habits, questions asked, follow-ups, and the session's habits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.core.answers import INVITATION, STORY, TOLD, speech_of, spoken
from tests.tui.kit import SIZES
from voice_interviewer import tui
from voice_interviewer.assessment import assess
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.tui.result.assessment_view import AssessmentView
from voice_interviewer.tui.result.summary import SummaryScreen
from voice_interviewer.tui.theme import DARK

ASKED = replace(INVITATION, id="asked")
PROBED = STORY.key_points[0]


def answered(number: int, asked: Question, text: str, **changes: object) -> Answer:
    words = spoken(text)
    speech = speech_of(words)
    audio = AudioQuality(words[-1].end + 1.0, speech[0].seconds, -24.0, 0.0, -60.0, 0.0)
    assessment = assess(
        judge=TermGroupJudge(), question=asked, words=words, speech=speech, audio=audio, clock=lambda: 0.0
    )
    answer = Answer(number, 1, asked.id, asked.text, "a.flac", EndReason.KEY, words, speech, 9.0, 0.0, (), assessment)
    return replace(answer, **changes)  # type: ignore[arg-type]


def prompted() -> Answer:
    """The story, of which a follow-up has made the first point."""
    main = answered(1, STORY, TOLD)
    assert main.assessment is not None
    assert main.assessment.coverage is not None
    first, *others = main.assessment.coverage.points
    better = replace(first, status=PointStatus.COVERED, quote="it is sparse", start=2.0, end=3.0, follow_up=1)
    coverage = replace(main.assessment.coverage, points=(better, *others))
    return replace(main, assessment=replace(main.assessment, coverage=coverage))


FOLLOW_UP = answered(1, STORY, "The weights go to zero.", follow_up=1, probed=PROBED.id, question_text="And sparsity?")
TURN = answered(2, ASKED, "Thank you. How do you monitor a model for drift? And what is the culture like?")


class Shown(App[None]):
    """The summary of an interview alone."""

    CSS_PATH = Path(tui.__file__).with_name("app.tcss")

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        ids = tuple(dict.fromkeys(answer.question_id for answer in answers))
        self._session = Session("id", "2026-11-22T06:15:30+00:00", "test", ids, "microphone", answers, ended=True)
        self.questions = {STORY.id: STORY, ASKED.id: ASKED}

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.push_screen(SummaryScreen(self._session, self.questions, "folder"))


@asynccontextmanager
async def showing(*answers: Answer, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    async with Shown(*answers).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def on_screen(pilot: Pilot[None]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in strips)


def read(pilot: Pilot[None]) -> str:
    """The whole of the chosen result, row by row, in single spaces."""
    rows = pilot.app.screen.query_one(AssessmentView).rows
    return " ".join(" ".join(f"{row.lead.plain} {row.text.plain}" for row in rows).split())


@pytest.mark.parametrize("size", SIZES)
async def test_story_and_habits_stand_with_their_words_times_and_shares(size: tuple[int, int]) -> None:
    async with showing(prompted(), size=size) as pilot:
        shown = read(pilot)
    assert "Your story" in shown
    assert "task 13% “and I had to improve it.” at 0:04" in shown
    assert "✓ shown A baseline first" in shown
    assert "“In the end churn fell by two percent, and the team still uses it.”" in shown
    assert "· cannot tell Saying what you do not know" in shown
    assert "habits" not in shown.partition("Not known")[2]


@pytest.mark.parametrize("size", SIZES)
async def test_a_prompted_point_is_marked_and_its_follow_up_listed_under_the_question(size: tuple[int, int]) -> None:
    async with showing(FOLLOW_UP, TURN, prompted(), size=size) as pilot:
        answers = pilot.app.screen.query_one(OptionList)
        listed = [str(answers.get_option_at_index(index).prompt) for index in range(answers.option_count)]
        assert [line.strip()[:12] for line in listed[1:]] == ["↳ And sparsi", "?  2. How do", "◆  The whole"]
        shown = read(pilot)
        assert "when asked" in shown
        assert "“it is sparse” in follow-up 1 at 0:02" in shown
        await pilot.press("down")
        await pilot.pause()
        assert "Follow-up 1  And sparsity?" in on_screen(pilot)
        assert "✓ covered when asked" in on_screen(pilot)
        assert "The weights go to zero." in read(pilot)


async def test_only_answers_to_questions_count_and_are_averaged() -> None:
    main = prompted()
    assert main.assessment is not None
    overall = main.assessment.score.overall
    assert overall is not None
    async with showing(main, FOLLOW_UP, TURN, size=(80, 24)) as pilot:
        assert f"2 answers · on average {overall:.0f} of 100" in on_screen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_asked_stands_with_its_topic_and_what_it_reveals(size: tuple[int, int]) -> None:
    async with showing(TURN, size=size) as pilot:
        shown = read(pilot)
    assert "There is nothing to score here: your questions are matched to topics instead." in shown
    assert "✓ “How do you monitor a model for drift?” at 0:01 Drift Experience." in shown
    assert "“what is the culture like?” at 0:05 Hard to answer" in shown
    assert "Not touched: On call" in shown
    order = ("What you asked", "There is nothing to score", "How you said it", "Pace", "What was understood")
    assert sorted(order, key=shown.index) == list(order)
    assert "█" not in shown
    assert "░" not in shown
    assert "coverage" not in shown.partition("Not known")[0]


async def test_the_session_s_habits_are_the_last_line_of_the_list() -> None:
    async with showing(prompted(), FOLLOW_UP, size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        shown = on_screen(pilot)
    assert "◆  The whole interview: habits 2 shown, 0 missed" in shown
    row = next(line for line in shown.splitlines() if "A baseline first" in line)
    assert row.replace("│", " ").split()[-4:] == ["✓", "shown", "in", "1"]
