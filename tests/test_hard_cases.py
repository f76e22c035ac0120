"""How the hard cases are judged, as an interview would judge them, and how what is told of their points is counted."""

from collections.abc import Callable, Sequence

import pytest

from tests.benchmarks.adversarial import Case, cases, judged
from tests.benchmarks.bench_coverage import hard_cases
from tests.core.answers import point
from voice_interviewer import bootstrap
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.questions import Question

COVERED, PARTIAL, MISSED, CONTRADICTED = PointStatus


class AsTold:
    """Takes the answer's words for the statuses of the points in their order; fulfils CoverageJudge."""

    method = "as-told"
    why_no_probability = None

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        pairs = zip(question.key_points, tokens, strict=True)
        return tuple(PointJudgement(each.id, PointStatus(token), None, None) for each, token in pairs)

    def look_ahead(self, question: Question, tokens: Sequence[str], stop: Callable[[], bool]) -> None:
        """Nothing."""


class AlwaysMissed(AsTold):
    """Never tells anything."""

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        return tuple(PointJudgement(each.id, MISSED, None, None) for each in question.key_points)


def case(said: str, *wanted: set[PointStatus], follow_up: str | None = None, kind: str = "one-kind") -> Case:
    """A case of which the judge is told what to tell."""
    fair = {f"point {number}": frozenset(each) for number, each in enumerate(wanted)}
    points = tuple(point(each) for each in fair)
    return Case(kind, said, "And how?", points, said, follow_up, fair)


@pytest.mark.parametrize(
    ("said", "follow_up", "told"),
    [
        ("covered missed", None, (COVERED, MISSED)),
        ("missed partial", "partial covered", (PARTIAL, COVERED)),
        ("covered partial", "missed contradicted", (COVERED, PARTIAL)),
        ("missed contradicted", "contradicted partial", (CONTRADICTED, PARTIAL)),
    ],
)
def test_what_was_said_to_a_follow_up_is_judged_alone_and_counts_as_in_an_interview(
    said: str, follow_up: str | None, told: tuple[PointStatus, ...]
) -> None:
    assert tuple(judged(case(said, {MISSED}, {MISSED}, follow_up=follow_up), AsTold()).values()) == told


CASES = (
    case("contradicted covered", {CONTRADICTED}, {CONTRADICTED}),
    case("missed contradicted", {CONTRADICTED, MISSED}, {CONTRADICTED, PARTIAL}),
    case("missed covered", {CONTRADICTED}, {COVERED}, follow_up="contradicted missed", kind="another"),
    case("contradicted missed", {MISSED}, {CONTRADICTED}, kind="another"),
)


def test_points_and_cases_are_counted_in_all_and_by_kind() -> None:
    rows = hard_cases(AsTold(), AlwaysMissed(), CASES)
    counted = {name: (row["value"], row["baseline"], row["n"]) for name, row in rows.items()}
    assert {row["unit"] for row in rows.values()} == {"share"}
    assert counted == {
        "coverage_hard_points": (5 / 8, 2 / 8, 8),
        "coverage_hard_cases": (2 / 4, 0.0, 4),
        "coverage_hard_contradicted_found": (2 / 4, 0.0, 4),
        "coverage_hard_contradicted_right": (3 / 4, None, 4),
        "coverage_hard_another": (2 / 4, 1 / 4, 4),
        "coverage_hard_one_kind": (3 / 4, 1 / 4, 4),
    }


def test_a_judge_that_tells_no_contradiction_has_no_share_of_right_ones() -> None:
    rows = hard_cases(AlwaysMissed(), AsTold(), CASES)
    assert rows["coverage_hard_contradicted_found"] == {"value": 0.0, "unit": "share", "baseline": 2 / 4, "n": 4}
    assert rows["coverage_hard_contradicted_right"] == {"value": None, "unit": "share", "baseline": 3 / 4, "n": 0}


FAIRLY_JUDGED = """
swapped-proof negated-lasso negated-gloves negated-catalyst mended-penalties mended-precision spoiled-quantise
spoiled-recall said-professor said-if-no-salt asked-dropout asked-sugar two-leakage two-attention far-rare-fraud
other-rate heard-lassa heard-atom
"""


@pytest.mark.parametrize("hard", FAIRLY_JUDGED.split())
def test_the_shipped_judge_is_fair_to_some_of_most_kinds(hard: str) -> None:
    (told,) = (each for each in cases() if each.id == hard)
    statuses = judged(told, bootstrap.coverage_judge()[0])
    assert {each: status for each, status in statuses.items() if status not in told.wanted[each]} == {}
