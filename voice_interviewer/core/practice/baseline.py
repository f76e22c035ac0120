"""Whether the newest of a person's figures is a change, or lies within what is usual for them.

The usual range is a prediction interval from the person's own earlier figures: mean ± t·s·√(1 + 1/n) with s their
standard deviation and t the quantile of Student's distribution with n - 1 degrees of freedom (Whitmore 1986,
"Prediction limits for a univariate normal observation"; Hahn & Meeker 1991, "Statistical Intervals"). It is wide while
little is known, and it widens with the noise of the person's own figures. Median and MAD were held against it on the
same random histories: at the same rate of false alarms they notice a real change less often, with five earlier figures
29 % against 17 % for a shift of two standard deviations.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LEVEL: Final = 0.98
"""Share of unchanged figures that the range holds where they are normally distributed.

In random histories without any change (5 to 30 interviews, seeded in tests/core/test_baseline.py) a newest figure falls
outside in 2.1 % of normal histories, 3.7 % of skewed ones and 3.5 % of ones with outliers, a newest take in 1.9 %.
Together with the drift of core/practice/drift.py something is said of a measure without reason in 2.8 %, 4.2 % and
4.1 % of them, and in 3.2 % of whole histories of hard and easy questions. Who reads all measures of every interview
meets a false alarm about once in ten interviews.
"""

MINIMUM_EARLIER: Final = 5
"""With fewer earlier figures it is too early to tell: the range would be wider than the scale."""

MOST_EARLIER: Final = 20
"""Only so many of the newest earlier figures make the range, so that it follows a person who gets better."""


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"
    """A range is good, and both ways lead out of it."""


class Change(StrEnum):
    """What is said of the newest figure."""

    EARLY = "too-early"
    USUAL = "usual"
    BETTER = "better"
    WORSE = "worse"
    MORE = "more"
    """Above the usual range where neither way is better; `LESS` below it."""
    LESS = "less"


class Measure(StrEnum):
    """What is followed over time."""

    SCORE = "score"
    COVERAGE = "coverage"
    FILLERS = "fillers"
    PACE = "pace"
    ARTICULATION = "articulation"
    LONG_PAUSES = "long-pauses"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a measure is read."""

    title: str
    unit: str
    """As it stands after a figure, with the space between."""
    better: Better
    least: float
    """Differences up to this, in its unit, are not worth a word: the range reaches at least so far to each side."""
    decimals: int
    by_question: bool
    """Whether harder and easier questions move it."""
    highest: float = math.inf
    """Where its scale ends; all begin at 0."""


KINDS: Final = {
    Measure.SCORE: Kind("Score", " of 100", Better.HIGHER, 3.0, 0, True, 100.0),
    Measure.COVERAGE: Kind("Coverage", "% of the key points", Better.HIGHER, 3.0, 0, True, 100.0),
    Measure.FILLERS: Kind("Fillers", " a minute", Better.LOWER, 0.5, 1, False),
    Measure.PACE: Kind("Pace", " words a minute", Better.NEITHER, 8.0, 0, False),
    Measure.ARTICULATION: Kind("Articulation", " words a minute, pauses left out", Better.NEITHER, 8.0, 0, False),
    Measure.LONG_PAUSES: Kind("Long pauses", " an answer", Better.LOWER, 0.5, 1, False),
}
"""Every measure. 8 words a minute are 5 % of a usual pace, the least change of tempo that listeners notice (Quené
2007); the other least differences are judgements: one partial point among ten answers moves less."""


@dataclass(frozen=True, slots=True)
class Band:
    """A person's usual range of one measure, in its unit."""

    middle: float
    low: float
    high: float
    earlier: int
    """How many earlier figures it rests on."""


def usual_range(earlier: Sequence[float], measure: Measure) -> Band | None:
    """The range of the next figure if nothing changes; None under MINIMUM_EARLIER figures (oldest first)."""
    taken = earlier[-MOST_EARLIER:]
    if len(taken) < MINIMUM_EARLIER:
        return None
    return pooled_range(taken, statistics.stdev(taken), len(taken) - 1, measure)


def pooled_range(earlier: Sequence[float], deviation: float, freedom: int, measure: Measure) -> Band:
    """The range around the mean of few figures (at least one) whose standard deviation is known from more."""
    middle = statistics.fmean(earlier)
    half = student_quantile(freedom) * deviation * math.sqrt(1.0 + 1.0 / len(earlier))
    half = max(half, KINDS[measure].least)
    return Band(middle, middle - half, middle + half, len(earlier))


def change(newest: float, band: Band | None, measure: Measure) -> Change:
    """What is said of a figure, given the usual range of those before it; a range of the whole scale says nothing."""
    if band is None or (band.low <= 0.0 and band.high >= KINDS[measure].highest):
        return Change.EARLY
    if band.low <= newest <= band.high:
        return Change.USUAL
    is_more = newest > band.high
    match KINDS[measure].better:
        case Better.HIGHER:
            return Change.BETTER if is_more else Change.WORSE
        case Better.LOWER:
            return Change.WORSE if is_more else Change.BETTER
        case Better.NEITHER:
            return Change.MORE if is_more else Change.LESS


def student_quantile(freedom: int) -> float:
    """Two-sided LEVEL quantile of Student's t for 4 or more degrees of freedom, within 0.02.

    The expansion about the normal quantile is Abramowitz & Stegun 1964, 26.7.5.
    """
    z = statistics.NormalDist().inv_cdf(0.5 + LEVEL / 2.0)
    first = (z**3 + z) / 4.0
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96.0
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384.0
    return z + first / freedom + second / freedom**2 + third / freedom**3
