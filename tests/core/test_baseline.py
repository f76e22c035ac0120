"""How often noise is called change: random histories in which nothing changes, and some in which something does."""

import random
from collections.abc import Callable

import pytest

from tests.core.records import record
from voice_interviewer.core.practice.baseline import (
    KINDS,
    MINIMUM_EARLIER,
    Change,
    Measure,
    change,
    student_quantile,
    usual_range,
)
from voice_interviewer.core.practice.drift import Drift, drift
from voice_interviewer.core.practice.progress import progress

HISTORIES = 4000

CHANGED = (Change.BETTER, Change.WORSE, Change.MORE, Change.LESS)


def normal(chance: random.Random) -> float:
    return chance.gauss(65, 9)


def now_and_then_far_off(chance: random.Random) -> float:
    return chance.gauss(65, 9) if chance.random() > 0.08 else chance.gauss(65, 30)


def skewed(chance: random.Random) -> float:
    return chance.gammavariate(2, 6)


def mean_of_few_counts(chance: random.Random) -> float:
    return sum(int(chance.expovariate(0.6)) for _ in range(4)) / 4


@pytest.mark.parametrize(
    ("noise", "measure"),
    [
        (normal, Measure.SCORE),
        (now_and_then_far_off, Measure.SCORE),
        (skewed, Measure.PACE),
        (mean_of_few_counts, Measure.LONG_PAUSES),
    ],
)
def test_noise_is_called_change_at_most_once_in_twenty_times(
    noise: Callable[[random.Random], float], measure: Measure
) -> None:
    chance = random.Random(20261122)
    alarms = 0
    for _ in range(HISTORIES):
        values = [noise(chance) for _ in range(chance.randint(5, 30) + 1)]
        said = change(values[-1], usual_range(values[:-1], measure), measure)
        alarms += said in CHANGED or drift(values, KINDS[measure].least) is not None
    assert 0.005 <= alarms / HISTORIES <= 0.05


def test_a_real_change_is_noticed() -> None:
    chance = random.Random(7)
    noticed = 0
    for _ in range(1000):
        values = [normal(chance) for _ in range(10)]
        said = change(normal(chance) + 27, usual_range(values, Measure.SCORE), Measure.SCORE)
        noticed += said is Change.BETTER
    assert noticed / 1000 >= 0.5


def test_whole_histories_without_change_stay_quiet_however_the_questions_differ() -> None:
    chance = random.Random(3)
    alarms = dict.fromkeys((Measure.SCORE, Measure.PACE), 0)
    takes = 0
    for _ in range(200):
        hard = {f"q{number}": chance.gauss(0, 10) for number in range(20)}
        history = []
        for day in range(chance.randint(6, 31)):
            for question in chance.sample(sorted(hard), chance.randint(2, 6)):
                score = min(100.0, max(0.0, 65 + hard[question] + chance.gauss(0, 12)))
                history.append(record(day, score, question, pace=chance.gauss(150, 15)))
        seen = progress(history)
        for measure in alarms:
            trend = seen.trends[measure]
            alarms[measure] += trend.change in CHANGED or trend.drift is not None
        takes += seen.questions[0].trends[Measure.SCORE].change in CHANGED
    assert all(count / 200 <= 0.05 for count in alarms.values()), alarms
    assert takes / 200 <= 0.05


def test_a_slow_rise_is_noticed_though_no_step_of_it_is() -> None:
    chance = random.Random(11)
    noticed = sum(
        drift([50 + number + chance.gauss(0, 6) for number in range(21)], 3.0) is not None for _ in range(500)
    )
    assert noticed / 500 >= 0.85
    assert drift([float(number) for number in range(30)], 3.0) == Drift(20.0, 21)
    assert drift([-float(number) for number in range(8)], 3.0) == Drift(-7.0, 8)


def test_trifles_standstill_and_few_figures_are_no_drift() -> None:
    assert drift([number / 10 for number in range(20)], 3.0) is None
    assert drift([50.0] * 20, 3.0) is None
    assert drift([10.0, 20, 30, 40, 50, 60, 70], 3.0) is None


def test_few_figures_make_no_range() -> None:
    assert usual_range([60.0] * (MINIMUM_EARLIER - 1), Measure.SCORE) is None
    assert change(99.0, None, Measure.SCORE) is Change.EARLY


def test_a_steady_person_is_not_told_of_trifles() -> None:
    band = usual_range([70.0] * 10, Measure.SCORE)
    assert band is not None
    assert change(72.9, band, Measure.SCORE) is Change.USUAL
    assert change(73.1, band, Measure.SCORE) is Change.BETTER


@pytest.mark.parametrize(
    ("measure", "above", "below"),
    [
        (Measure.SCORE, Change.BETTER, Change.WORSE),
        (Measure.FILLERS, Change.WORSE, Change.BETTER),
        (Measure.PACE, Change.MORE, Change.LESS),
    ],
)
def test_each_measure_knows_which_way_is_better(measure: Measure, above: Change, below: Change) -> None:
    band = usual_range([10.0] * 6, measure)
    assert change(60.0, band, measure) is above
    assert change(-60.0, band, measure) is below


@pytest.mark.parametrize(("freedom", "quantile"), [(4, 3.747), (9, 2.821), (19, 2.539), (10_000, 2.327)])
def test_student_quantiles_are_those_of_the_tables(freedom: int, quantile: float) -> None:
    assert student_quantile(freedom) == pytest.approx(quantile, abs=0.05)
