"""What is called better, worse, the same, and what is not compared at all."""

from dataclasses import replace

import pytest

from tests.core.answers import REGULARIZATION
from tests.storage import samples
from voice_interviewer.core.assessed import Assessment, Coverage, PointResult, PointStatus
from voice_interviewer.core.comparison import Change, Comparison, compare
from voice_interviewer.core.delivery.measured import Pause
from voice_interviewer.core.session import Answer
from voice_interviewer.core.sound.units import Span

BASE: Assessment = samples.FULL
SPARSITY, SHRINKAGE, CORRELATED = (point.id for point in REGULARIZATION.key_points)


def take(
    overall: float | None = 60.0,
    *statuses: PointStatus,
    fillers: float | None = 4.0,
    pace: float | None = 150.0,
    pauses: int = 0,
    seconds: float = 90.0,
    method: str = BASE.method,
) -> Answer:
    points = tuple(
        PointResult(point.id, status, None, None, None, None)
        for point, status in zip(REGULARIZATION.key_points, statuses, strict=False)
    )
    coverage = Coverage(100.0 * sum(each.status is PointStatus.COVERED for each in points) / 3, points)
    assessment = replace(
        BASE,
        method=method,
        score=replace(BASE.score, overall=overall),
        coverage=coverage if points else None,
        fillers=replace(BASE.fillers, per_minute=fillers),
        pacing=replace(
            BASE.pacing, words_per_minute=pace, pauses=tuple(Pause(at, at + 2.5, "long") for at in range(pauses))
        ),
    )
    return replace(samples.answer(), assessment=assessment, speech=(Span(1.0, 1.0 + seconds),))


def change(compared: Comparison, name: str) -> Change:
    return next(row.change for row in compared.rows if row.name == name)


@pytest.mark.parametrize(
    ("name", "older", "newer", "expected"),
    [
        ("Score", take(60.0), take(64.0), Change.SAME),
        ("Score", take(60.0), take(70.0), Change.BETTER),
        ("Score", take(60.0), take(50.0), Change.WORSE),
        ("Score", take(60.0), take(None), Change.NOT_COMPARABLE),
        ("Fillers", take(fillers=4.0), take(fillers=6.0), Change.SAME),
        ("Fillers", take(fillers=12.0), take(fillers=3.0), Change.BETTER),
        ("Fillers", take(fillers=3.0), take(fillers=12.0), Change.WORSE),
        ("Pace", take(pace=120.0), take(pace=200.0), Change.SAME),
        ("Pace", take(pace=250.0), take(pace=180.0), Change.BETTER),
        ("Pace", take(pace=150.0), take(pace=80.0), Change.WORSE),
        ("Long pauses", take(pauses=1), take(pauses=2), Change.SAME),
        ("Long pauses", take(pauses=4), take(pauses=0), Change.BETTER),
        ("Length", take(seconds=20.0), take(seconds=80.0), Change.BETTER),
        ("Length", take(seconds=70.0), take(seconds=115.0), Change.SAME),
        ("Length", take(seconds=100.0), take(seconds=200.0), Change.WORSE),
    ],
)
def test_only_what_is_more_than_chance_is_a_change(name: str, older: Answer, newer: Answer, expected: Change) -> None:
    assert change(compare(older, newer, REGULARIZATION), name) is expected


def test_the_same_difference_in_fillers_counts_more_in_longer_answers() -> None:
    short = compare(take(fillers=6.0, seconds=30.0), take(fillers=3.0, seconds=30.0))
    long = compare(take(fillers=6.0, seconds=300.0), take(fillers=3.0, seconds=300.0))
    assert (change(short, "Fillers"), change(long, "Fillers")) == (Change.SAME, Change.BETTER)


def test_points_are_won_lost_kept_and_still_open() -> None:
    older = take(60.0, PointStatus.MISSED, PointStatus.COVERED, PointStatus.PARTIAL)
    newer = take(60.0, PointStatus.COVERED, PointStatus.MISSED, PointStatus.PARTIAL)
    compared = compare(older, newer, REGULARIZATION)
    assert [(each.id, each.word) for each in compared.points] == [
        (SPARSITY, "won"),
        (SHRINKAGE, "lost"),
        (CORRELATED, "still open"),
    ]
    assert compared.points[0].statement == "L1 drives weights exactly to zero."
    assert compare(older, older).points[1].word == "kept"
    assert compare(older, newer).points[0].statement == SPARSITY


def test_two_methods_are_shown_but_not_compared() -> None:
    older = take(40.0, PointStatus.MISSED, method="measures-1")
    newer = take(90.0, PointStatus.COVERED)
    compared = compare(older, newer, REGULARIZATION)
    assert {row.change for row in compared.rows} == {Change.NOT_COMPARABLE}
    assert compared.points[0].word == "not comparable"
    assert compared.not_comparable_because is not None
    assert "measures-1" in compared.not_comparable_because
    assert compared.rows[0].older == 40.0


def test_what_one_take_lacks_is_not_compared() -> None:
    bare = replace(samples.answer(), assessment=None)
    assert compare(bare, take()).not_comparable_because == "The older take was not assessed."
    assert compare(bare, bare).not_comparable_because == "Neither take was assessed."
    typed = replace(take(), typed="Bias.", speech=())
    assert change(compare(take(), typed, REGULARIZATION), "Long pauses") is Change.NOT_COMPARABLE
    assert change(compare(take(), typed, REGULARIZATION), "Length") is Change.NOT_COMPARABLE


def test_without_the_question_length_is_shown_but_not_judged() -> None:
    length = next(row for row in compare(take(seconds=30.0), take(seconds=90.0)).rows if row.name == "Length")
    assert (length.older, length.newer, length.change) == (30.0, 90.0, Change.NOT_COMPARABLE)
    assert "expected length" in length.why
