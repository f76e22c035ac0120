"""Whether a person's figures rose or fell slowly, each within what is usual but all together in one direction.

The test is that of Mann and Kendall (Mann 1945, "Nonparametric tests against trend"): it counts in how many pairs of
figures the later one is higher, asks no distribution and forgives outliers. How much they moved is the slope of Sen
(1968), the median of the slopes of all pairs.
"""

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

LEVEL: Final = 0.99
"""Share of unchanged histories in which nothing is said: less than one in a hundred is called a drift."""

MINIMUM_FIGURES: Final = 8
"""With fewer the normal approximation of the test is poor."""

MOST_FIGURES: Final = 21
"""Only so many of the newest figures are looked at: the newest and those that its usual range rests on."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A slow change."""

    by: float
    """From the first to the last of the figures, in their unit; negative where they fell."""
    figures: int
    """Over how many."""


def drift(values: Sequence[float], least: float) -> Drift | None:
    """What figures (oldest first) drifted by; None where chance explains it, or where it is no more than `least`."""
    taken = values[-MOST_FIGURES:]
    number = len(taken)
    if number < MINIMUM_FIGURES:
        return None
    pairs = [(before, after, taken[after] - taken[before]) for before, after in combinations(range(number), 2)]
    surplus = sum((gap > 0) - (gap < 0) for _, _, gap in pairs)
    ties = sum(times * (times - 1) * (2 * times + 5) for times in Counter(taken).values())
    variance = (number * (number - 1) * (2 * number + 5) - ties) / 18.0
    limit = statistics.NormalDist().inv_cdf(0.5 + LEVEL / 2.0)
    if variance <= 0.0 or abs(surplus) - 1 <= limit * math.sqrt(variance):
        return None
    by = statistics.median(gap / (after - before) for before, after, gap in pairs) * (number - 1)
    return Drift(by, number) if abs(by) > least else None
