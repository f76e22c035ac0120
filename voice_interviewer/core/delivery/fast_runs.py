"""Where an answer was too fast for too long; bursts are let pass."""

from collections.abc import Sequence

from voice_interviewer.core.delivery.measured import FastRun
from voice_interviewer.core.sound.units import Span

BURST_SECONDS = 20.0
"""Shorter stretches are bursts. A judgement: some three to five sentences; in fewer words the rate of one and the same
voice strays by a tenth and more, as runs between pauses do (Miller, Grosjean & Lomanto 1984), and what listeners lose
to speed they lose over stretches of speech, not over phrases (Foulke & Sticht 1969)."""


def fast_runs(words: Sequence[tuple[float, int]], stretches: Sequence[Span], fastest_wpm: float) -> tuple[FastRun, ...]:
    """Stretches of at least BURST_SECONDS with more than `fastest_wpm` words a minute, pauses included, in order.

    `words` are when each was said (its middle) and for how many it counts, in order; `stretches` those parts of the
    answer in which a run may lie, long pauses and what could not be transcribed left out, for these rest the listener
    or hide words. A run is a maximal stretch that scores above nought where every word counts for one and every second
    costs as many as the limit allows (maximal scoring subsequences, Ruzzo & Tompa 1999): it begins and ends where it
    gets fast and slow, and short slow parts inside belong to it.
    """
    runs: list[FastRun] = []
    for stretch in stretches:
        inside = [(at, count) for at, count in words if stretch.start <= at < stretch.end]
        for first, end in _maximal(_scores(inside, stretch, fastest_wpm / 60.0)):
            start = inside[first - 1][0] if first else stretch.start
            close = inside[end - 1][0]
            if close - start >= BURST_SECONDS:
                count = sum(each for _, each in inside[first:end])
                runs.append(FastRun(start, close, 60.0 * count / (close - start)))
    return tuple(runs)


def _scores(words: Sequence[tuple[float, int]], stretch: Span, limit: float) -> list[float]:
    """What each word earns over the time since the one before."""
    before = stretch.start
    scores = []
    for at, count in words:
        scores.append(count - limit * (at - before))
        before = at
    return scores


def _maximal(scores: Sequence[float]) -> list[tuple[int, int]]:
    """All maximal scoring subsequences as ranges, in order (Ruzzo & Tompa 1999)."""
    found: list[tuple[int, int, float, float]] = []
    total = 0.0
    for index, score in enumerate(scores):
        before, total = total, total + score
        if score <= 0:
            continue
        first, left = index, before
        while True:
            lower = next((place for place in range(len(found) - 1, -1, -1) if found[place][2] < left), None)
            if lower is None or found[lower][3] >= total:
                found.append((first, index + 1, left, total))
                break
            first, left = found[lower][0], found[lower][2]
            del found[lower:]
    return [(first, end) for first, end, _, _ in found]
