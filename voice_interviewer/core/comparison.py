"""What changed from one take of a question to another, and what is too little to be called a change."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from voice_interviewer.core.assessed import Assessment, PointStatus
from voice_interviewer.core.delivery.wishes import PACE_BAND_WPM
from voice_interviewer.core.questions import Question
from voice_interviewer.core.scoring import STATUS_WORTH
from voice_interviewer.core.session import Answer

SCORE_NOISE = 5.0
"""Points of 100, a judgement: manner decides 30 of them (core/scoring.py), and a sixth of these comes and goes from one
telling of the same content to the next."""

COVERAGE_NOISE = 0.1
"""Points of 100: coverage changes only when a key point is won or lost, so no more than its rounding is set aside."""

FILLERS_NOISE_PER_MINUTE = 1.0
"""Fillers a minute that are never called a change, however long the answers."""

FILLERS_DEVIATIONS = 1.64
"""Fillers come by chance like any rare event (Poisson), so the rate of n in t minutes is uncertain by sqrt(n) / t; a
difference below this many standard deviations of it is what chance alone makes one time in ten."""

PACE_NOISE_WPM = 10.0
"""Words a minute, a judgement: a speaker differs by about as much from one telling to the next."""

PAUSES_NOISE = 1.0
"""One long pause more or less is a moment of thought, not a change."""

LENGTH_NOISE_SECONDS = 10.0
"""Seconds nearer to the expected length, or further from it, that no listener would notice."""


class Change(StrEnum):
    """How the newer take stands to the older."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    """The difference is no greater than chance makes it."""
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of both takes."""

    name: str
    older: float | None
    """None where it is not known."""
    newer: float | None
    unit: str
    """Behind the figure: "of 100", "a minute", "words a minute", "" for a count, "s"."""
    change: Change
    why: str = ""
    """Why it is not comparable, in a few words; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class PointChange:
    """One key point in both takes."""

    id: str
    statement: str
    """The point in one sentence; its id where the question is not known."""
    older: PointStatus | None
    """None where that take was not held against it."""
    newer: PointStatus | None
    change: Change

    @property
    def word(self) -> str:
        """`won`, `lost`, `kept` (made in both, as well as before), `still open`, or `not comparable`."""
        if self.change is Change.BETTER:
            return "won"
        if self.change is Change.WORSE:
            return "lost"
        if self.change is Change.NOT_COMPARABLE:
            return self.change.value
        return "kept" if self.newer is PointStatus.COVERED else "still open"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two takes of one question, side by side."""

    rows: tuple[Row, ...]
    points: tuple[PointChange, ...]
    not_comparable_because: str | None
    """Why no figure can be compared, in one sentence; None where they can."""


def told(value: float | None, unit: str) -> str:
    """A figure of a row in words: `64 of 100`, `3.5 a minute`, `1:30` for seconds, or `unknown`."""
    if value is None:
        return "unknown"
    if unit == "s":
        return f"{int(value) // 60}:{int(value) % 60:02}"
    number = f"{value:.1f}" if unit == "a minute" else f"{value:.0f}"
    return f"{number} {unit}".rstrip()


def compare(older: Answer, newer: Answer, question: Question | None = None) -> Comparison:
    """Figures and key points of two takes; without the question, length cannot be judged and points go by their ids.

    Figures that were made by two methods are shown but not compared.
    """
    reason = _why_not(older.assessment, newer.assessment)
    return Comparison(_rows(older, newer, question, reason), _points(older, newer, question, reason), reason)


def _why_not(older: Assessment | None, newer: Assessment | None) -> str | None:
    if older is None and newer is None:
        return "Neither take was assessed."
    if older is None or newer is None:
        return f"The {'older' if older is None else 'newer'} take was not assessed."
    if older.method != newer.method:
        return f"The takes were measured by two methods ({older.method}, {newer.method}): rescore both to compare them."
    return None


def _rows(older: Answer, newer: Answer, question: Question | None, reason: str | None) -> tuple[Row, ...]:
    def row(
        name: str,
        unit: str,
        figure: Callable[[Answer], float | None],
        fault: Callable[[float], float],
        noise: float,
        unjudged: str | None = None,
    ) -> Row:
        """A figure of both takes; `fault` says how bad a value is."""
        before, after = figure(older), figure(newer)
        if before is None or after is None:
            return Row(name, before, after, unit, Change.NOT_COMPARABLE, "not known of both")
        if reason is not None or unjudged is not None:
            return Row(name, before, after, unit, Change.NOT_COMPARABLE, unjudged or "not measured alike")
        return Row(name, before, after, unit, _change(fault(before) - fault(after), noise))

    band = newer.assessment.pacing.band_wpm if newer.assessment is not None else PACE_BAND_WPM
    shortest_longest = question.expected_seconds if question is not None else (0.0, 0.0)
    no_length = None if question is not None else "the expected length is not known"
    return (
        row("Score", "of 100", _score, _lack, SCORE_NOISE),
        row("Key points", "of 100", _coverage, _lack, COVERAGE_NOISE),
        row("Fillers", "a minute", _fillers, float, _fillers_noise(older, newer)),
        row("Pace", "words a minute", _pace, lambda wpm: _outside(wpm, band), PACE_NOISE_WPM),
        row("Long pauses", "", _long_pauses, float, PAUSES_NOISE),
        row("Length", "s", _length, lambda s: _outside(s, shortest_longest), LENGTH_NOISE_SECONDS, no_length),
    )


def _change(gain: float, noise: float) -> Change:
    if abs(gain) <= noise:
        return Change.SAME
    return Change.BETTER if gain > 0 else Change.WORSE


def _lack(value: float) -> float:
    return 100.0 - value


def _outside(value: float, band: tuple[float, float]) -> float:
    return max(band[0] - value, value - band[1], 0.0)


def _score(answer: Answer) -> float | None:
    return answer.assessment.score.overall if answer.assessment is not None else None


def _coverage(answer: Answer) -> float | None:
    coverage = answer.assessment.coverage if answer.assessment is not None else None
    return coverage.score if coverage is not None else None


def _fillers(answer: Answer) -> float | None:
    return answer.assessment.fillers.per_minute if answer.assessment is not None else None


def _pace(answer: Answer) -> float | None:
    return answer.assessment.pacing.words_per_minute if answer.assessment is not None else None


def _long_pauses(answer: Answer) -> float | None:
    if answer.assessment is None or answer.typed is not None:
        return None
    return float(sum(pause.kind == "long" for pause in answer.assessment.pacing.pauses))


def _length(answer: Answer) -> float | None:
    """Seconds from the first speech to the last, which is what is held against the expected length."""
    return answer.speech[-1].end - answer.speech[0].start if answer.speech and answer.typed is None else None


def _fillers_noise(older: Answer, newer: Answer) -> float:
    """Fillers a minute by which two takes of these lengths differ by chance."""
    variance = 0.0
    for answer in (older, newer):
        rate, seconds = _fillers(answer), _length(answer)
        if rate is not None and seconds:
            variance += rate / (seconds / 60.0)
    return max(FILLERS_NOISE_PER_MINUTE, FILLERS_DEVIATIONS * sqrt(variance))


def _points(older: Answer, newer: Answer, question: Question | None, reason: str | None) -> tuple[PointChange, ...]:
    statements = {point.id: point.statement for point in question.key_points} if question is not None else {}
    before, after = _statuses(older), _statuses(newer)
    changes = []
    for point in dict.fromkeys((*statements, *before, *after)):
        was, now = before.get(point), after.get(point)
        if was is None and now is None:
            continue
        if reason is not None or was is None or now is None:
            change = Change.NOT_COMPARABLE
        else:
            change = _change(STATUS_WORTH[now] - STATUS_WORTH[was], 0.0)
        changes.append(PointChange(point, statements.get(point, point), was, now, change))
    return tuple(changes)


def _statuses(answer: Answer) -> dict[str, PointStatus]:
    coverage = answer.assessment.coverage if answer.assessment is not None else None
    return {point.id: point.status for point in coverage.points} if coverage is not None else {}
