from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import INVITATION, REGULARIZATION, STORY, TOLD, question, speech_of, spoken
from voice_interviewer.assessment import assess, assess_text, method
from voice_interviewer.core.assessed import Assessment, PointStatus
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Habit, Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.core.sound.audio_quality import audio_quality
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.ports import CoverageJudge

ANSWER = (
    "Um, both add a penalty to the loss. The L1 penalty, you know, drives many weights to zero, so the model is "
    "sparse. Ridge shrinks them all a little and keeps every one. With correlated features L1 picks one of them, uh, "
    "at random, and elastic net shares the weight among them, so I would choose by what I know about the features."
)
JUDGE: CoverageJudge = TermGroupJudge()


def assess_spoken(
    text: str = ANSWER, asked: Question | None = REGULARIZATION, failed: tuple[Span, ...] = (), start: float = 1.5
) -> Assessment:
    words = spoken(text, start=start)
    speech = speech_of(words)
    seconds = (words[-1].end if words else 3.0) + 1.0
    samples = np.random.default_rng(1).integers(-20, 20, round(seconds * SAMPLE_RATE)).astype(np.int16)
    for span in speech:
        samples[round(span.start * SAMPLE_RATE) : round(span.end * SAMPLE_RATE)] *= 100
    return assess(
        judge=JUDGE,
        question=asked,
        words=words,
        speech=speech,
        audio=audio_quality(samples, speech),
        failed=failed,
        transcribe_seconds=0.4,
        clock=count(10.0, 0.25).__next__,
    )


def assess_typed(text: str, asked: Question | None = REGULARIZATION) -> Assessment:
    return assess_text(judge=JUDGE, question=asked, text=text, clock=count(10.0, 0.25).__next__)


NO_FIGURES = {
    *("score.not_scored_because", "coverage.points.follow_up", "structure.story", "structure.questions"),
    *(f"structure.questions.asked.{name}" for name in ("topic", "reveals", "remark", "follow_up")),
}
"""Null there means that there was no occasion, not that a figure is unknown."""


def unknown_figures(value: object, name: str = "") -> Iterator[str]:
    """Dotted names of everything that is None, list places left out; parts of the score by their own name."""
    if value is None:
        yield name
    elif isinstance(value, tuple):
        for item in value:
            yield from unknown_figures(item, f"{name}.{item.name}" if name == "score.parts" else name)
    elif is_dataclass(value):
        for each in fields(value):
            yield from unknown_figures(getattr(value, each.name), f"{name}.{each.name}".lstrip("."))


def explained(assessment: Assessment) -> None:
    missing = {name.removesuffix(".value") for name in unknown_figures(assessment)} - NO_FIGURES
    assert missing == set(assessment.unknown)
    assert all(reason.strip() for reason in assessment.unknown.values())


def test_a_spoken_answer_is_assessed_whole() -> None:
    assessment = assess_spoken()
    assert assessment.question == "l1-l2"
    assert assessment.transcript == " ".join(ANSWER.split())
    assert assessment.method == method(JUDGE) == "measures-3+terms-2"
    assert [filler.text for filler in assessment.fillers.heard] == ["Um", "you know", "uh"]
    assert assessment.fillers.unheard is None
    assert assessment.pacing.words_per_minute == pytest.approx(145, abs=6)
    assert assessment.pacing.think_seconds == pytest.approx(1.5)
    assert assessment.coverage is not None
    assert assessment.coverage.score == 100.0
    assert 90.0 < (assessment.score.overall or 0.0) < 100.0  # three fillers in half a minute
    assert assessment.timing.transcribe_seconds == 0.4
    assert assessment.timing.assess_seconds == pytest.approx(0.25)
    explained(assessment)


def test_every_point_is_shown_with_its_words_and_their_times() -> None:
    assessment = assess_spoken()
    assert assessment.coverage is not None
    sparsity = assessment.coverage.points[0]
    assert sparsity.quote == "L1 penalty, you know, drives many weights to zero,"
    words = [word for word in assessment.words if sparsity.start <= word.start and word.end <= sparsity.end]  # type: ignore[operator]
    assert " ".join(word.text for word in words) == sparsity.quote


def test_fillers_stand_at_their_times() -> None:
    you_know = assess_spoken().fillers.heard[1]
    assert you_know.start == pytest.approx(1.5 + 11 * 0.4)
    assert you_know.end == pytest.approx(1.5 + 12.9 * 0.4)
    assert you_know.kind == "discourse"


def test_without_a_question_delivery_is_measured_and_nothing_scored() -> None:
    assessment = assess_spoken(asked=None)
    assert assessment.question is None
    assert assessment.coverage is None
    assert assessment.pacing.words_per_minute is not None
    assert assessment.score.overall is None
    assert "No question was named" in assessment.unknown["score.overall"]
    explained(assessment)


def test_a_question_without_key_points_has_no_coverage() -> None:
    assessment = assess_spoken(asked=question())
    assert assessment.coverage is None
    assert assessment.score.overall is None
    explained(assessment)


@pytest.mark.parametrize("text", ["", "Um.", "I don't know.", "L1 is sparse, so weights go to zero."])
def test_too_little_is_assessed_but_not_scored(text: str) -> None:
    assessment = assess_spoken(text)
    assert assessment.score.overall is None
    assert assessment.score.not_scored_because is not None
    explained(assessment)


def test_an_answer_mostly_lost_to_failed_chunks_is_not_scored() -> None:
    assessment = assess_spoken(failed=(Span(5.0, 15.0),))
    assert assessment.score.overall is None
    assert "could not be transcribed" in (assessment.score.not_scored_because or "")
    explained(assessment)


def test_a_typed_answer_is_scored_by_what_it_says() -> None:
    assessment = assess_typed(ANSWER)
    spoken_too = assess_spoken()
    assert assessment.coverage is not None
    assert spoken_too.coverage is not None
    assert [point.quote for point in assessment.coverage.points] == [p.quote for p in spoken_too.coverage.points]
    assert assessment.score.overall == assessment.coverage.score == 100.0
    assert (assessment.audio, assessment.words) == (None, ())
    assert [filler.start for filler in assessment.fillers.heard] == [None] * 3
    explained(assessment)


@pytest.mark.parametrize("text", ["", "   \n", "L1", "?!", "\N{GRINNING FACE}"])
def test_typed_next_to_nothing_is_not_scored(text: str) -> None:
    assessment = assess_typed(text)
    assert assessment.coverage is not None
    assert assessment.coverage.score == 0.0
    assert assessment.score.overall is None
    explained(assessment)


class NamedJudge:
    """Another judge: everything covered by the first word, surely."""

    method = "sure-7"

    def judge(self, question: Question, tokens: tuple[str, ...]) -> tuple[object, ...]:
        from voice_interviewer.core.coverage.judgement import PointJudgement

        return tuple(PointJudgement(each.id, PointStatus.COVERED, 0.9, (0, 1)) for each in question.key_points)


def test_the_method_names_the_judge_that_was_asked() -> None:
    judge: CoverageJudge = NamedJudge()  # type: ignore[assignment]
    assessment = assess_text(judge=judge, question=REGULARIZATION, text=ANSWER, clock=lambda: 0.0)
    assert assessment.method == "measures-3+sure-7"
    assert assessment.coverage is not None
    assert [point.probability for point in assessment.coverage.points] == [0.9] * 3
    assert "coverage.points.probability" not in assessment.unknown
    explained(assessment)


@settings(deadline=None, max_examples=50)
@given(
    st.text(max_size=300) | st.lists(st.sampled_from(TOLD.split())).map(" ".join),
    st.sampled_from([REGULARIZATION, STORY, INVITATION]),
)
def test_any_typed_text_is_assessed_and_every_unknown_explained(text: str, asked: Question) -> None:
    explained(assess_typed(text, asked))


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from([*ANSWER.split(), "um", "—"]), max_size=80),
    st.lists(st.tuples(st.floats(0.0, 3.0), st.floats(0.03, 9.0)), max_size=6),
    st.booleans(),
)
def test_any_words_over_any_speech_are_assessed_and_every_unknown_explained(
    tokens: list[str], stretches: list[tuple[float, float]], failed: bool
) -> None:
    speech, at = [], 0.0
    for gap, length in stretches:
        speech.append(Span(at + gap, at + gap + length))
        at += gap + length
    words: tuple[Word, ...] = spoken(" ".join(tokens), start=0.2)
    assessment = assess(
        judge=JUDGE,
        question=replace(STORY, habits=tuple(Habit)),
        words=words,
        speech=speech,
        audio=AudioQuality(at + 1.0, sum(span.seconds for span in speech), -30.0 if speech else None, 0.0, None, 0.0),
        failed=speech[:1] if failed else (),
        clock=lambda: 0.0,
    )
    explained(assessment)
    assert isinstance(assessment.unknown, Mapping)
    assert assessment.score.overall is None or 0.0 <= assessment.score.overall <= 100.0
