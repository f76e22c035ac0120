from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.delivery.fast_runs import BURST_SECONDS, fast_runs
from voice_interviewer.core.sound.units import Span

LIMIT = 210.0


def at_paces(*paces: tuple[float, float]) -> list[tuple[float, int]]:
    """Words at so many seconds of so many words a minute, one after the other."""
    words: list[tuple[float, int]] = []
    start = 0.0
    for seconds, words_per_minute in paces:
        count = round(seconds * words_per_minute / 60.0)
        words += [(start + (number + 0.5) * 60.0 / words_per_minute, 1) for number in range(count)]
        start += seconds
    return words


def test_what_is_too_fast_for_too_long_is_named_where_it_was() -> None:
    (run,) = fast_runs(at_paces((30.0, 150.0), (30.0, 260.0), (30.0, 150.0)), [Span(0.0, 90.0)], LIMIT)
    assert (run.start, run.end) == pytest.approx((30.0, 60.0), abs=1.0)
    assert run.words_per_minute == pytest.approx(260.0, rel=0.03)


@pytest.mark.parametrize("paces", [((60.0, 205.0),), ((20.0, 150.0), (15.0, 300.0), (20.0, 150.0)), ((15.0, 300.0),)])
def test_a_pace_in_the_band_and_bursts_are_none(paces: tuple[tuple[float, float], ...]) -> None:
    assert fast_runs(at_paces(*paces), [Span(0.0, 60.0)], LIMIT) == ()


def test_a_short_slow_part_does_not_end_a_run_and_a_long_one_does() -> None:
    joined = fast_runs(at_paces((25.0, 260.0), (3.0, 120.0), (25.0, 260.0)), [Span(0.0, 53.0)], LIMIT)
    apart = fast_runs(at_paces((25.0, 260.0), (25.0, 120.0), (25.0, 260.0)), [Span(0.0, 75.0)], LIMIT)
    assert [round(run.end - run.start) for run in joined] == [53]
    assert [round(run.end - run.start) for run in apart] == [25, 25]


def test_a_rest_ends_a_run() -> None:
    words = at_paces((15.0, 260.0), (5.0, 1.0), (15.0, 260.0))
    assert fast_runs(words, [Span(0.0, 15.0), Span(20.0, 35.0)], LIMIT) == ()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0.05, 1.5), min_size=1, max_size=200), st.floats(60.0, 300.0))
def test_every_run_is_faster_than_the_limit_long_enough_and_apart(steps: list[float], limit: float) -> None:
    words = [(sum(steps[: number + 1]), 1) for number in range(len(steps))]
    runs = fast_runs(words, [Span(0.0, words[-1][0] + 1.0)], limit)
    for run in runs:
        assert run.words_per_minute > limit
        assert run.end - run.start >= BURST_SECONDS
    assert all(before.end <= after.start for before, after in pairwise(runs))
