"""A report shows every figure of an assessment, or that and why it is unknown, in any width."""

import dataclasses

import pytest

from tests.storage import samples
from voice_interviewer.cli.report import answer_lines, assessment_lines
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question
from voice_interviewer.core.session import Assessment, Filler, Fillers

QUESTION = Question(
    id="bias-variance",
    text="How do bias and variance pull against each other?",
    difficulty=Difficulty.CORE,
    expected_seconds=(60.0, 120.0),
    key_points=(
        KeyPoint("bias-underfits", "Too much bias makes a model underfit.", (), (("bias",),), (), 1.0, "And bias?"),
        KeyPoint("variance-overfits", "Too much variance makes it overfit.", (), (("variance",),), (), 1.0, "And?"),
    ),
    hint="Think of two kinds of error.",
    model_answer="",
    weak_answer="",
)


def report(assessment: Assessment, question: Question | None = QUESTION, width: int = 400) -> str:
    return "\n".join(assessment_lines(assessment, question, width))


@pytest.mark.parametrize(
    "line",
    [
        "Score: 58 of 100",
        "  coverage 50 (weight 75%): One of two key points was made.",
        "  structure unknown (no part of the score): The answer is too short to have a structure.",
        "Key points: 50 of 100, 1 of 2 made",
        "  [x] covered (probability 0.91): Too much bias makes a model underfit.",
        "      0:02.0-0:05.1 “bias underfits…”",
        "  [ ] missed (probability 0.04): Too much variance makes it overfit.",
        "Fillers: 1 heard; 15.3 a minute; 25.0 per 100 words",
        "  hesitation: um 0:01.5",
        "  not in the transcript: 0:03.0-0:03.4 (70%)",
        "Pace: 61 words a minute; 119 without the pauses",
        "  words a minute along the answer: 0:01.2-0:05.1 61",
        "Before the first word: 1.2 s",
        "Pauses: 1 long",
        "  long: 0:02.4-0:04.8 (2.4 s)",
        "  So um, bias underfits…",
    ],
)
def test_every_figure_has_its_line(line: str) -> None:
    assert line in report(samples.FULL).splitlines()


def test_the_recording_and_the_additions_are_shown() -> None:
    text = report(samples.FULL)
    assert "8.2 s with 2.0 s of speech; speech level -23 dBFS; noise -61 dBFS; 0.01% clipped; 0.00 s lost" in text
    assert "baseline: You began with a baseline." in text
    assert "Measured by measures-2+terms-2" in text
    assert "Unknown:" not in text


def test_what_is_unknown_is_said_with_its_reason() -> None:
    text = report(samples.UNKNOWN, None)
    assert "Score: none. No speech was heard.\n" in text
    assert "Key points: unknown (no question was named)" in text
    assert "Fillers: 0 heard; a minute: unknown (under 10 seconds one filler would say too much)" in text
    assert "not in the transcript: unknown (not measured by this version)" in text
    assert "Pace: unknown (no word was heard)" in text
    assert "speech level unknown (no speech was heard)" in text
    assert "Transcript: no words" in text
    assert "None" not in text
    for reason in samples.UNKNOWN.unknown.values():
        assert reason in text


def test_a_typed_answer_has_fillers_without_times_and_no_recording() -> None:
    typed = dataclasses.replace(
        samples.UNKNOWN,
        audio=None,
        fillers=Fillers((Filler("um", None, None, "hesitation"),), None, None, 5.0),
        transcript="Um, bias.",
        unknown={"audio": "a typed answer has no sound"},
    )
    text = report(typed, None)
    assert "  hesitation: um\n" in text
    assert "Recording: none; a typed answer has no sound" in text
    assert "Pauses" not in text


def test_without_the_question_points_go_by_their_ids() -> None:
    assert "  [x] covered (probability 0.91): bias-underfits" in report(samples.FULL, None).splitlines()


@pytest.mark.parametrize("width", [40, 61, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(len, assessment_lines(samples.FULL, QUESTION, width))) <= width
    assert max(map(len, answer_lines(samples.answer(), QUESTION, width))) <= width
    narrow, wide = (report(samples.FULL, QUESTION, each).split() for each in (width, 400))
    assert narrow == wide


def test_a_width_of_nothing_is_taken_as_the_narrowest() -> None:
    assert assessment_lines(samples.FULL, QUESTION, 0) == assessment_lines(samples.FULL, QUESTION, 40)


def test_an_answer_tells_its_take_its_file_its_end_and_what_failed() -> None:
    lines = answer_lines(samples.answer(number=2, take=2), QUESTION, 400)
    assert lines[:3] == [
        "2. How do bias and variance pull against each other?",
        "   bias-variance, take 2: 8.2 s in answer-02-take-2.flac, ended: you sounded finished",
        "   0:06.0-0:07.5 could not be transcribed; its sound is in the recording.",
    ]


def test_an_answer_that_was_not_assessed_still_shows_its_words() -> None:
    lines = answer_lines(samples.answer(assessment=None), QUESTION, 400)
    assert lines[-3:] == ["Not assessed.", "Transcript:", "  So um, bias underfits…"]
