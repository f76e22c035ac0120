"""From what was found on one key point to the probability that it was made, and from that to its status.

Every threshold and coefficient that is fitted to labels stands in this module.
"""

from dataclasses import astuple, dataclass, fields
from math import exp, log
from typing import Final

from voice_interviewer.core.assessed import PointStatus

COVERED_FROM = 0.44
"""A point is covered from this probability; chosen, with the two below, on one half of our hard cases."""

PARTIAL_FROM = 0.40
"""A point is made in part from this probability up to COVERED_FROM."""

CONTRADICTED_FROM = 0.40
"""A point is contradicted from this probability, where it is likelier than that the point was made: the highest that
costs hardly any of those points, as nobody should be told without need that they were wrong."""

MADE_SURE = 0.5
"""A window says the point from this probability of the model."""

PACK_CONTRADICTION_SURE = 0.8
"""A window says a contradiction of the pack when the model says from this probability that it makes that sentence."""

AS_SURE = 0.1
"""Of two stretches the later one counts unless the model is surer of the earlier by more than this: who takes
something back says it right, or wrong, in the end."""

CARRIES_SHARE = 0.8
"""A shorter window stands for the best one when its probability is at least this share of that one's."""

CLIPPED = 0.001
"""Probabilities of the model are taken no nearer to 0 and 1: its last thousandth is not calibrated."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found on one key point."""

    whole_made: float
    """The model's probability that the point is made in the stretch of the answer of which it is surest."""
    whole_contradicted: float
    """Its probability that the same stretch contradicts the point."""
    made: float
    """Its probability that the few clauses that say the point best make it."""
    paraphrased: float
    """The highest of its probabilities that they make a paraphrase; as `made` where none was tried. It counts by what
    it is above `made`, in log-odds."""
    contradicted: float
    """The highest of its probabilities that any few clauses contradict the point."""
    likeness: float
    """Share of the statement's, or a paraphrase's, telling words that those clauses have (see selection), 0 to 1."""
    tries: int
    """Windows that were held against the point: the best of many is high by chance."""

    def features(self) -> tuple[float, ...]:
        """The numbers that are weighed, in the order of Coefficients after the constant.

        The word on the surest stretch is shared out by how many windows there are: of an answer of few the best clauses
        say much the same, so it is worth something else there.
        """
        few = max(1, self.tries) ** -0.5
        whole_made, whole_contradicted = logit(self.whole_made), logit(self.whole_contradicted)
        return (
            few * whole_made,
            (1.0 - few) * whole_made,
            few * whole_contradicted,
            (1.0 - few) * whole_contradicted,
            logit(self.made),
            max(0.0, logit(self.paraphrased) - logit(self.made)),
            logit(self.contradicted),
            self.likeness,
            log(max(1, self.tries)),
        )


NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1)
"""Where no window could make the point."""


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What each of Evidence.features() adds to the log-odds of one outcome against neither."""

    constant: float
    whole_made_of_few: float
    whole_made_of_many: float
    whole_contradicted_of_few: float
    whole_contradicted_of_many: float
    made: float
    paraphrased: float
    contradicted: float
    likeness: float
    tries: float

    def total(self, evidence: Evidence) -> float:
        """The log-odds."""
        constant, *slopes = astuple(self)
        return float(constant + sum(slope * value for slope, value in zip(slopes, evidence.features(), strict=True)))


@dataclass(frozen=True, slots=True)
class Weights:
    """A multinomial logistic regression on Evidence.features(): made and contradicted, each against neither."""

    made: Coefficients
    contradicted: Coefficients


WEIGHTS: Final = Weights(
    made=Coefficients(
        constant=-0.588,
        whole_made_of_few=0.0,
        whole_made_of_many=0.265,
        whole_contradicted_of_few=0.0,
        whole_contradicted_of_many=0.0,
        made=0.768,
        paraphrased=0.384,
        contradicted=0.0,
        likeness=3.739,
        tries=-0.225,
    ),
    contradicted=Coefficients(
        constant=-0.989,
        whole_made_of_few=-0.552,
        whole_made_of_many=0.663,
        whole_contradicted_of_few=0.407,
        whole_contradicted_of_many=0.737,
        made=0.314,
        paraphrased=0.157,
        contradicted=0.398,
        likeness=2.736,
        tries=-0.091,
    ),
)
"""By scripts/fit-coverage.py, on text that the model was not trained on and on one half of our hard cases; what the
model says against a point was kept from counting for it (a fit left to itself took it for a sign of the subject).

Not fitted is `paraphrased`, half of `made` as few pairs have any.
"""

FEATURES = tuple(field.name for field in fields(Coefficients))[1:]
"""Names of the features, in order."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How probable the outcomes are, 0 to 1; what is left is the probability of neither."""

    made: float
    contradicted: float

    @property
    def status(self) -> PointStatus:
        """What they amount to."""
        if self.contradicted >= CONTRADICTED_FROM and self.contradicted > self.made:
            return PointStatus.CONTRADICTED
        if self.made >= COVERED_FROM:
            return PointStatus.COVERED
        return PointStatus.PARTIAL if self.made >= PARTIAL_FROM else PointStatus.MISSED


def weigh(evidence: Evidence, weights: Weights = WEIGHTS) -> Weighed:
    """The probabilities that the point was made and that it was contradicted.

    Of an answer of one window nothing is to be weighed: the word of the model stands, or that on a paraphrase where it
    is surer.
    """
    if evidence.tries == 1:
        made = max(evidence.whole_made, min(evidence.paraphrased, 1.0 - evidence.whole_contradicted))
        return Weighed(made, evidence.whole_contradicted)
    made, contradicted = exp(weights.made.total(evidence)), exp(weights.contradicted.total(evidence))
    return Weighed(made / (1.0 + made + contradicted), contradicted / (1.0 + made + contradicted))


def logit(share: float) -> float:
    """Log-odds of a probability, kept CLIPPED away from 0 and 1."""
    kept = min(1.0 - CLIPPED, max(CLIPPED, share))
    return log(kept / (1.0 - kept))
