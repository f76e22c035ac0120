"""The result shows how probable each key point is, in words, or in one line why there is no probability."""

import pytest

from tests.core.answers import point, question, speech_of, spoken
from tests.fakes import WORD_FOR_WORD, FakePairJudge
from tests.tui.kit import SIZES
from tests.tui.test_summary_content import Shown, on_screen
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.core.wording import PROBABILITY
from voice_interviewer.ports import CoverageJudge
from voice_interviewer.tui.result.assessment_view import AssessmentView

ZERO, SMALL = "Lasso sets some weights exactly to zero.", "Ridge makes all weights smaller."
MANY = "Features that hang together share their weight with ridge."
ASKED = question(
    point("zero", ["lasso"], statement=ZERO),
    point("small", ["ridge"], statement=SMALL),
    point("many", ["share"], statement=MANY),
)
SAID = (
    "I would look at it like this. The lasso one throws features out altogether in the end. With ridge the weights get "
    "bigger, I think, and that is all I know of it."
)
PHRASES = {ZERO: (("throws features out",), ()), SMALL: ((), ("get bigger",))}


def answered(judge: CoverageJudge) -> Answer:
    words = spoken(SAID)
    speech = speech_of(words)
    audio = AudioQuality(words[-1].end + 1.0, speech[0].seconds, -24.0, 0.0, -60.0, 0.0)
    assessment = assess(judge=judge, question=ASKED, words=words, speech=speech, audio=audio, clock=lambda: 0.0)
    return Answer(1, 1, ASKED.id, ASKED.text, "a.flac", EndReason.KEY, words, speech, 9.0, 0.0, (), assessment)


@pytest.mark.parametrize("size", SIZES)
async def test_each_point_has_its_probability_and_its_words_can_be_heard(size: tuple[int, int]) -> None:
    app = Shown(answered(MeaningJudge(FakePairJudge(PHRASES).judge_pairs, WORD_FOR_WORD)))
    app.questions = {ASKED.id: ASKED}
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        rows = pilot.app.screen.query_one(AssessmentView).rows
        said = {row.lead.plain.strip(): row for row in rows if row.lead.plain[:1] in "✓✗!" and ", 0." in row.lead.plain}
        assert list(said) == ["✓ covered, 0.95", "! wrong, 0.01", "✗ missed, 0.02"]
        covered, wrong, missed = said.values()
        assert "“The lasso one throws features out altogether in the end.” at 0:0" in covered.text.plain
        assert "“With ridge the weights get bigger,” at 0:0" in wrong.text.plain
        assert [bool(row.moments) for row in (covered, wrong, missed)] == [True, True, False]
        assert [row.text.plain for row in rows].count(PROBABILITY) == 1
        assert "covered, 0.95" in on_screen(pilot) or size == SIZES[0]


async def test_the_judge_by_terms_shows_no_number_and_says_why() -> None:
    app = Shown(answered(TermGroupJudge("The trained model is missing.")))
    app.questions = {ASKED.id: ASKED}
    async with app.run_test(size=SIZES[1]) as pilot:
        await pilot.pause()
        rows = pilot.app.screen.query_one(AssessmentView).rows
        shown = " ".join(f"{row.lead.plain} {row.text.plain}" for row in rows)
    assert PROBABILITY not in shown
    assert "probabilities of the key points: The trained model is missing." in shown
