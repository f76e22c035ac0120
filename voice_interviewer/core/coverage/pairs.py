"""What a judge of pairs says of some words and one statement, and a memory for it."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]
"""What was said, and the statement that it is held against."""


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """How some words stand to a statement; what is left to one is the probability that they do neither."""

    made: float
    """Probability, 0 to 1, that a listener would agree that the statement was made."""
    contradicted: float
    """Probability, 0 to 1, that what was said cannot be true together with the statement."""


JudgePairs: TypeAlias = Callable[[Sequence[Pair]], Sequence[PairVerdict]]
"""Verdicts on pairs, in their order."""

MOST_REMEMBERED = 8_000
"""Verdicts kept while an answer is spoken: what was judged ahead is asked for again when the answer is over, and an
hour of speech against eight points has some 3,500 different pairs, which must all be there. About 4 MB with texts."""

KEPT_AFTERWARDS = 2_000
"""Verdicts kept once an answer was judged: the same words may be held against much the same points again."""

PAIRS_IN_A_ROW = 4
"""So many pairs are judged between two looks at whether to stop: stretches of 100 words take 0.03 s of processor time
each, shorter windows less."""


class RememberedVerdicts:
    """Verdicts by text, each judged once; the oldest are forgotten. May be asked from several threads."""

    def __init__(self, judge_pairs: JudgePairs, most: int = MOST_REMEMBERED) -> None:
        self._judge_pairs = judge_pairs
        self._most = most
        self._known: dict[Pair, PairVerdict] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._known)

    def learn(self, pairs: Sequence[Pair]) -> dict[Pair, PairVerdict]:
        """The verdicts on these pairs, those judged that are not known yet."""
        found = {pair: self._known.get(pair) for pair in dict.fromkeys(pairs)}
        new = [pair for pair, verdict in found.items() if verdict is None]
        learned = dict(zip(new, self._judge_pairs(new), strict=True)) if new else {}
        self._keep(learned)
        return {pair: verdict if verdict is not None else learned[pair] for pair, verdict in found.items()}

    def learn_ahead(self, pairs: Sequence[Pair], stop: Callable[[], bool]) -> bool:
        """Judge what is not known yet, a few pairs at a time, until `stop` says so; True when all was done."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        for first in range(0, len(new), PAIRS_IN_A_ROW):
            if stop():
                return False
            self.learn(new[first : first + PAIRS_IN_A_ROW])
        return True

    def let_go(self) -> None:
        """Forget all but the newest KEPT_AFTERWARDS."""
        with self._lock:
            self._forget(KEPT_AFTERWARDS)

    def _keep(self, learned: dict[Pair, PairVerdict]) -> None:
        with self._lock:
            self._known |= learned
            self._forget(self._most)

    def _forget(self, kept: int) -> None:
        for pair in list(self._known)[: max(0, len(self._known) - kept)]:
            del self._known[pair]
