"""From what was found on one key point to the probability that it was made, and from that to its status.

Every threshold and coefficient that is fitted to labels stands in this module.
"""

from dataclasses import astuple, dataclass, fields
from math import exp, log
from typing import Final

from voice_interviewer.core.assessed import PointStatus

COVERED_FROM = 0.45
"""A point is covered from this probability; chosen, with PARTIAL_FROM, on one half of our hard cases."""

PARTIAL_FROM = 0.40
"""A point is made in part from this probability up to COVERED_FROM."""

MADE_SURE = 0.5
"""A window says the point from this probability of the model."""

CONTRADICTED_SURE = 0.8
"""A window says the opposite from this probability of the model: telling somebody they were wrong must be right."""

CORRECTED_SURE = 0.5
"""The same where the window takes something back ("no, wait"): then a change of mind is what one expects."""

PACK_CONTRADICTION_SURE = 0.8
"""A window says a contradiction of the pack when the model says from this probability that it makes that sentence."""

CARRIES_SHARE = 0.8
"""A shorter window stands for the best one when its probability is at least this share of that one's."""

CLIPPED = 0.001
"""Probabilities of the model are taken no nearer to 0 and 1: its last thousandth is not calibrated."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found on one key point, in the window that says it best."""

    made: float
    """The model's probability that the window makes the statement."""
    paraphrased: float
    """The highest of its probabilities that the window makes a paraphrase; as `made` where none was tried. It counts by
    what it is above `made`, in log-odds."""
    contradicted: float
    """The model's probability that the window contradicts the statement."""
    likeness: float
    """Share of the statement's, or a paraphrase's, telling words that the window has (see selection), 0 to 1."""
    terms: float
    """Share of the pack's term groups that the window has, 0 to 1; 0 without groups."""
    tries: int
    """Windows that were held against the point: the best of many is high by chance."""

    def features(self) -> tuple[float, ...]:
        """The numbers that are weighed, in the order of Coefficients after the constant."""
        return (
            logit(self.made),
            max(0.0, logit(self.paraphrased) - logit(self.made)),
            logit(self.contradicted),
            self.likeness,
            self.terms,
            log(max(1, self.tries)),
        )


NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, 0.0, 1)
"""Where no window could make the point."""


@dataclass(frozen=True, slots=True)
class Coefficients:
    """A logistic regression on Evidence.features()."""

    constant: float
    made: float
    paraphrased: float
    contradicted: float
    likeness: float
    terms: float
    tries: float


COEFFICIENTS: Final = Coefficients(
    constant=-0.336, made=0.599, paraphrased=0.3, contradicted=0.0, likeness=0.752, terms=2.595, tries=-0.877
)
"""By scripts/fit-coverage.py, on text that the model was not trained on.

Not fitted are `paraphrased`, half of `made` as few pairs have any, and the word on a contradiction, to which the
fit gave nothing and which `last_word` weighs.
"""

FEATURES = tuple(field.name for field in fields(Coefficients))[1:]
"""Names of the features, in order."""


def probability(evidence: Evidence, coefficients: Coefficients = COEFFICIENTS) -> float:
    """Probability, 0 to 1, that the point was made."""
    constant, *slopes = astuple(coefficients)
    total = constant + sum(slope * value for slope, value in zip(slopes, evidence.features(), strict=True))
    return 1.0 / (1.0 + exp(-total))


def status_of(made: float) -> PointStatus:
    """What a probability that the point was made amounts to, where nothing contradicts it."""
    if made >= COVERED_FROM:
        return PointStatus.COVERED
    return PointStatus.PARTIAL if made >= PARTIAL_FROM else PointStatus.MISSED


def logit(share: float) -> float:
    """Log-odds of a probability, kept CLIPPED away from 0 and 1."""
    kept = min(1.0 - CLIPPED, max(CLIPPED, share))
    return log(kept / (1.0 - kept))
