"""An assessment by either judge says what it rests on: probabilities, or in one sentence why there are none."""

import pytest

from tests.core.answers import point, question, speech_of, spoken
from tests.fakes import WORD_FOR_WORD, FakePairJudge
from voice_interviewer.assessment import assess, assess_text
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.coverage.proof import NOT_ENGLISH
from voice_interviewer.core.coverage.terms import NO_TERMS, ONLY_TERMS, TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import KeyPoint

ZERO = "Lasso sets some weights exactly to zero."
ASKED = question(point("zero", ["lasso"], statement=ZERO), point("cost", ["cost"], statement="It costs little."))
SAID = "I would think about it first. Then I would say that it throws features out altogether. And that is about it."
PROBABILITY = "coverage.points.probability"


def meaning() -> MeaningJudge:
    return MeaningJudge(FakePairJudge({ZERO: (("throws features out",), ())}).judge_pairs, WORD_FOR_WORD)


def test_points_have_probabilities_words_and_their_times() -> None:
    words = spoken(SAID)
    speech = speech_of(words)
    audio = AudioQuality(words[-1].end + 1.0, speech[0].seconds, -24.0, 0.0, -60.0, 0.0)
    assessment = assess(judge=meaning(), question=ASKED, words=words, speech=speech, audio=audio, clock=lambda: 0.0)

    assert assessment.method.endswith("+judge-4")
    assert assessment.coverage is not None
    made, missed = assessment.coverage.points
    assert made.status is PointStatus.COVERED
    assert made.quote == "Then I would say that it throws features out altogether."
    first = SAID.split().index("Then")
    assert made.start == words[first].start
    assert made.probability is not None
    assert missed.probability is not None
    assert made.probability > 0.9 > 0.1 > missed.probability
    assert missed.quote is None
    assert PROBABILITY not in assessment.unknown


def test_what_cannot_be_judged_is_missed_for_a_reason() -> None:
    said = "Lasso setzt manche Gewichte genau auf null und ridge macht sie alle nur etwas kleiner als vorher."
    assessment = assess_text(judge=meaning(), question=ASKED, text=said, clock=lambda: 0.0)
    assert assessment.coverage is not None
    assert {each.status for each in assessment.coverage.points} == {PointStatus.MISSED}
    assert assessment.unknown[PROBABILITY] == NOT_ENGLISH


def test_without_its_model_the_judge_by_terms_says_why_it_judges() -> None:
    judge = TermGroupJudge("The model coverage-judge is missing: model.onnx is missing.")
    assessment = assess_text(judge=judge, question=ASKED, text=SAID, clock=lambda: 0.0)
    assert assessment.method.endswith("+terms-2")
    assert assessment.unknown[PROBABILITY] == (
        f"The model coverage-judge is missing: model.onnx is missing. {ONLY_TERMS}"
    )


BARE = (point("zero", statement=ZERO), point("cost", statement="It costs little."))


@pytest.mark.parametrize("points", [BARE, (BARE[0], ASKED.key_points[1])])
def test_without_its_model_points_without_terms_are_unknown_and_never_missed(points: tuple[KeyPoint, ...]) -> None:
    missing = "The model coverage-judge is missing: model.onnx is missing."
    words = spoken(SAID)
    speech = speech_of(words)
    audio = AudioQuality(words[-1].end + 1.0, speech[0].seconds, -24.0, 0.0, -60.0, 0.0)
    asked = question(*points)
    typed = assess_text(judge=TermGroupJudge(missing), question=asked, text=SAID, clock=lambda: 0.0)
    said = assess(
        judge=TermGroupJudge(missing), question=asked, words=words, speech=speech, audio=audio, clock=lambda: 0.0
    )
    for assessment in (typed, said):
        assert assessment.coverage is None
        assert assessment.unknown["coverage"] == f"{missing} {NO_TERMS}"
        assert assessment.score.overall is None
        assert assessment.score.not_scored_because == f"{missing} {NO_TERMS}"
        assert assessment.unknown["score.parts.coverage"] == f"{missing} {NO_TERMS}"
        assert not [name for name in assessment.unknown if name.startswith("coverage.")]
    (pace,) = [each for each in said.score.parts if each.name == "pace"]
    assert pace.value is not None


def test_the_trained_judge_needs_no_terms() -> None:
    assessment = assess_text(judge=meaning(), question=question(*BARE), text=SAID, clock=lambda: 0.0)
    assert assessment.coverage is not None
    assert [each.status for each in assessment.coverage.points] == [PointStatus.COVERED, PointStatus.MISSED]


def test_the_methods_of_the_two_judges_are_never_the_same() -> None:
    assert MeaningJudge.method != TermGroupJudge.method
