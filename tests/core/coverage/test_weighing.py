"""Probabilities rise with what speaks for them, by coefficients that a fit can replace; the status follows them."""

from dataclasses import astuple, replace

import pytest

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.weighing import (
    CONTRADICTED_FROM,
    COVERED_FROM,
    FEATURES,
    NOTHING,
    PARTIAL_FROM,
    WEIGHTS,
    Coefficients,
    Evidence,
    Weighed,
    Weights,
    logit,
    weigh,
)

HALF = Evidence(
    whole_made=0.5,
    whole_contradicted=0.2,
    made=0.5,
    paraphrased=0.5,
    contradicted=0.2,
    likeness=0.4,
    tries=10,
)
NONE = Coefficients(**dict.fromkeys(("constant", *FEATURES), 0.0))


def test_the_features_are_those_of_the_coefficients_in_their_order() -> None:
    assert len(HALF.features()) == len(FEATURES) == len(astuple(WEIGHTS.made)) - 1
    for name, value in zip(FEATURES, HALF.features(), strict=True):
        assert replace(NONE, **{name: 1.0}).total(HALF) == pytest.approx(value)


def test_three_outcomes_share_one() -> None:
    even = weigh(HALF, Weights(made=NONE, contradicted=NONE))
    assert even.made == even.contradicted == pytest.approx(1 / 3)
    likelier = weigh(HALF, Weights(made=replace(NONE, constant=2.0), contradicted=NONE))
    assert likelier.made > even.made
    assert likelier.contradicted < even.contradicted


def test_more_of_what_speaks_for_a_point_makes_it_more_probable() -> None:
    for better in (
        replace(HALF, whole_made=0.9, whole_contradicted=0.05),
        replace(HALF, made=0.8, paraphrased=0.8),
        replace(HALF, paraphrased=0.9),
        replace(HALF, whole_made=0.9),
        replace(HALF, whole_made=0.9, tries=1),
    ):
        assert weigh(better).made > weigh(replace(HALF, tries=better.tries)).made
    assert weigh(replace(HALF, paraphrased=0.1)).made == weigh(HALF).made


def test_more_of_what_speaks_against_it_makes_a_contradiction_more_probable_and_the_point_less() -> None:
    for worse in (
        replace(HALF, whole_contradicted=0.9, whole_made=0.05),
        replace(HALF, contradicted=0.9),
        replace(HALF, whole_contradicted=0.9),
        replace(HALF, whole_made=0.05, whole_contradicted=0.9, paraphrased=0.05, tries=1),
    ):
        assert weigh(worse).contradicted > weigh(replace(HALF, tries=worse.tries)).contradicted
        assert weigh(worse).made < weigh(replace(HALF, tries=worse.tries)).made


def test_of_one_window_the_word_of_the_model_stands_or_that_on_a_paraphrase() -> None:
    alone = replace(HALF, whole_made=0.3, whole_contradicted=0.2, paraphrased=0.1, tries=1)
    assert weigh(alone) == Weighed(made=0.3, contradicted=0.2)
    assert weigh(replace(alone, paraphrased=0.7)) == Weighed(made=0.7, contradicted=0.2)
    assert weigh(replace(alone, paraphrased=0.9)).made == pytest.approx(0.8)


def test_nothing_said_is_improbable_and_no_extreme_is_certain() -> None:
    assert weigh(NOTHING).made < 0.05
    assert weigh(NOTHING).status is PointStatus.MISSED
    sure = weigh(replace(HALF, whole_made=1.0, whole_contradicted=0.0, made=1.0, paraphrased=1.0, contradicted=0.0))
    assert 0.9 < sure.made < 1.0


def test_the_status_follows_the_probabilities() -> None:
    assert Weighed(COVERED_FROM, 0.0).status is PointStatus.COVERED
    assert Weighed(COVERED_FROM - 1e-9, 0.0).status is PointStatus.PARTIAL
    assert Weighed(PARTIAL_FROM, 0.0).status is PointStatus.PARTIAL
    assert Weighed(PARTIAL_FROM - 1e-9, 0.0).status is PointStatus.MISSED
    assert Weighed(0.0, CONTRADICTED_FROM).status is PointStatus.CONTRADICTED
    assert Weighed(0.0, CONTRADICTED_FROM - 1e-9).status is PointStatus.MISSED
    assert Weighed(CONTRADICTED_FROM + 0.1, CONTRADICTED_FROM).status is not PointStatus.CONTRADICTED


def test_the_log_odds_of_what_is_certain_are_bounded() -> None:
    assert logit(1.0) == pytest.approx(-logit(0.0)) == pytest.approx(logit(0.999))
