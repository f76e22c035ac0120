"""A probability rises with what speaks for a point, by coefficients that a fit can replace."""

from dataclasses import astuple, replace

import pytest

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.weighing import (
    COEFFICIENTS,
    COVERED_FROM,
    FEATURES,
    NOTHING,
    PARTIAL_FROM,
    Coefficients,
    Evidence,
    logit,
    probability,
    status_of,
)

HALF = Evidence(made=0.5, paraphrased=0.5, contradicted=0.1, likeness=0.4, terms=0.5, tries=10)


def test_the_features_are_those_of_the_coefficients_in_their_order() -> None:
    assert len(HALF.features()) == len(FEATURES) == len(astuple(COEFFICIENTS)) - 1
    for name, value in zip(FEATURES, HALF.features(), strict=True):
        alone = replace(Coefficients(0, 0, 0, 0, 0, 0, 0), **{name: 1.0})
        assert logit(probability(HALF, alone)) == pytest.approx(value)


def test_more_of_what_speaks_for_a_point_makes_it_no_less_probable() -> None:
    before = probability(HALF)
    for better in (replace(HALF, made=0.8, paraphrased=0.8), replace(HALF, paraphrased=0.9)):
        assert probability(better) > before
    assert probability(replace(HALF, paraphrased=0.1)) == before


def test_nothing_said_is_improbable_and_no_extreme_is_certain() -> None:
    assert probability(NOTHING) < 0.05
    sure = probability(replace(HALF, made=1.0, paraphrased=1.0))
    assert 0.9 < sure < 1.0


def test_the_status_follows_the_probability() -> None:
    assert status_of(COVERED_FROM) is PointStatus.COVERED
    assert status_of(COVERED_FROM - 1e-9) is PointStatus.PARTIAL
    assert status_of(PARTIAL_FROM) is PointStatus.PARTIAL
    assert status_of(PARTIAL_FROM - 1e-9) is PointStatus.MISSED
