"""How a person's figures went from interview to interview, and from take to take of one question.

What is compared with what decides what can be learnt:

- Only the person counts (microphone or keyboard), and only answers assessed by the method of the newest one.
- An interview's figure is the mean of its answers, of each question the first take that has the figure: a second take
  comes after the result was read, which no real interview allows. The takes of a question show all of them.
- Questions differ in difficulty, so an interview of hard ones would look like a bad day. Where a question was answered
  in an earlier interview, what its earlier answers lie above or below the person's average is taken from the new one:
  m / (m + 1) of it after m answers, as a mean of m is trusted where questions differ as much as the answers to one
  (the shrinkage of a random-effects model, Robinson 1991, "That BLUP is a good thing"). Only earlier interviews are
  looked at, so a figure never changes afterwards. A question met for the first time counts as it was scored.
- A typed answer has no delivery and its score is its coverage alone, so spoken and typed scores are never mixed.
- A question's own takes are few, so how much the takes of one question differ is pooled from all questions.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from voice_interviewer.core.practice.baseline import KINDS, Band, Change, Measure, change, pooled_range, usual_range
from voice_interviewer.core.practice.drift import Drift, drift
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.practice.today import BY_THEMSELVES

MINIMUM_POOLED: Final = 4
"""Under so many degrees of freedom the takes of one question say nothing about their spread."""

_FIGURES: Final[Mapping[Measure, Callable[[AnswerRecord], float | None]]] = {
    Measure.SCORE: lambda record: record.overall,
    Measure.COVERAGE: lambda record: record.coverage,
    Measure.FILLERS: lambda record: record.fillers_per_minute,
    Measure.PACE: lambda record: record.words_per_minute,
    Measure.ARTICULATION: lambda record: record.articulation_wpm,
    Measure.LONG_PAUSES: lambda record: record.long_pauses,
}

_Key = tuple[str, str]
"""Pack and question: question ids are unique within a pack only."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series."""

    session_id: str
    started_at: str
    """When its session began, of a single take when that was given: UTC, ISO 8601."""
    value: float
    """As measured; of a session the mean."""
    level: float
    """With harder and easier questions levelled: what the range is made of and the chart shows."""
    answers: int
    """How many answers it is the mean of."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over time."""

    measure: Measure
    points: tuple[Point, ...]
    """Oldest first."""
    band: Band | None
    """The usual range of the newest point, from those before it; None where there are too few."""
    change: Change
    """What is said of the newest point; EARLY where there is none."""
    drift: Drift | None
    """What the newest points rose or fell by all together; None where chance explains it."""


@dataclass(frozen=True, slots=True)
class QuestionProgress:
    """All takes of one question."""

    pack_id: str
    question_id: str
    question_text: str
    takes: int
    trends: Mapping[Measure, Trend]


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that is followed over time."""

    method: str
    """By which all figures here were measured; empty where there is none."""
    older: int
    """Answers that an older method assessed, and that are left out."""
    typed: int
    """Typed answers whose score is left out, because others were spoken."""
    sessions: int
    trends: Mapping[Measure, Trend]
    questions: tuple[QuestionProgress, ...]
    """The one answered last first."""

    def question(self, question_id: str, pack_id: str | None = None) -> QuestionProgress | None:
        """That question, of whichever pack where none is named; None where it was not answered."""
        return next(
            (each for each in self.questions if each.question_id == question_id and pack_id in (None, each.pack_id)),
            None,
        )


def own_answers(history: Sequence[AnswerRecord]) -> tuple[AnswerRecord, ...]:
    """The answers that the person gave, oldest first."""
    return tuple(
        sorted((each for each in history if each.candidate in BY_THEMSELVES), key=lambda each: each.answered_at)
    )


def progress(history: Sequence[AnswerRecord]) -> Progress:
    """Every series of the person's answers, with what is said of the newest of each."""
    own = own_answers(history)
    method = own[-1].method if own else ""
    taken = [each for each in own if each.method == method]
    spoken = not all(each.typed for each in taken)
    scored = [each for each in taken if not spoken or not each.typed]
    of = {measure: scored if measure is Measure.SCORE else taken for measure in Measure}
    return Progress(
        method=method,
        older=len(own) - len(taken),
        typed=len(taken) - len(scored),
        sessions=len({each.session_id for each in taken}),
        trends={measure: _over_sessions(of[measure], measure) for measure in Measure},
        questions=_questions(taken, of),
    )


def _over_sessions(records: Sequence[AnswerRecord], measure: Measure) -> Trend:
    figure, by_question = _FIGURES[measure], KINDS[measure].by_question
    sessions: dict[str, tuple[str, dict[_Key, float]]] = {}
    for record in records:
        value = figure(record)
        if value is not None:
            _, first = sessions.setdefault(record.session_id, (record.started_at, {}))
            first.setdefault((record.pack_id, record.question_id), value)
    earlier = _Earlier()
    points = []
    for session_id, (started_at, answers) in sessions.items():
        value = level = sum(answers.values()) / len(answers)
        if by_question:
            level -= sum(map(earlier.excess, answers)) / len(answers)
            earlier.add(answers)
        points.append(Point(session_id, started_at, value, level, len(answers)))
    band = usual_range([point.level for point in points[:-1]], measure)
    return _trend(measure, points, band)


class _Earlier:
    """The figures of earlier interviews: their sum and number, of each question and of all."""

    def __init__(self) -> None:
        self._of: dict[_Key, tuple[float, int]] = {}
        self._total, self._count = 0.0, 0

    def add(self, answers: Mapping[_Key, float]) -> None:
        """One more interview."""
        for key, value in answers.items():
            total, count = self._of.get(key, (0.0, 0))
            self._of[key] = (total + value, count + 1)
            self._total, self._count = self._total + value, self._count + 1

    def excess(self, key: _Key) -> float:
        """What a question lies above the average by its earlier answers, shrunk; 0 for one never met."""
        if key not in self._of:
            return 0.0
        total, count = self._of[key]
        return (total / count - self._total / self._count) * count / (count + 1)


def _questions(
    taken: Sequence[AnswerRecord], of: Mapping[Measure, Sequence[AnswerRecord]]
) -> tuple[QuestionProgress, ...]:
    newest = {(each.pack_id, each.question_id): each for each in taken}
    newest = {key: newest[key] for key in sorted(newest, key=lambda key: newest[key].answered_at, reverse=True)}
    takes: dict[_Key, int] = defaultdict(int)
    for each in taken:
        takes[each.pack_id, each.question_id] += 1
    trends: dict[_Key, dict[Measure, Trend]] = {key: {} for key in newest}
    for measure in Measure:
        series: dict[_Key, list[Point]] = {key: [] for key in newest}
        for each in of[measure]:
            value = _FIGURES[measure](each)
            if value is not None:
                point = Point(each.session_id, each.answered_at, value, value, 1)
                series[each.pack_id, each.question_id].append(point)
        pool = _Pool(series)
        for key, points in series.items():
            trends[key][measure] = _trend(measure, points, pool.band(points, measure))
    return tuple(
        QuestionProgress(*key, question_text=record.question_text, takes=takes[key], trends=trends[key])
        for key, record in newest.items()
    )


class _Pool:
    """How much the takes of one question differ, from all questions: the within-group variance of one-way ANOVA."""

    def __init__(self, series: Mapping[_Key, Sequence[Point]]) -> None:
        parts = [_squares(points) for points in series.values()]
        self._squares = sum(squares for squares, _ in parts)
        self._freedom = sum(freedom for _, freedom in parts)

    def band(self, points: Sequence[Point], measure: Measure) -> Band | None:
        """The usual range of the newest take, which has no part in its own range."""
        squares, freedom = _squares(points)
        squares_before, freedom_before = _squares(points[:-1])
        pooled = self._freedom - freedom + freedom_before
        if len(points) < 2 or pooled < MINIMUM_POOLED:
            return None
        variance = max(0.0, self._squares - squares + squares_before) / pooled
        return pooled_range([point.value for point in points[:-1]], variance**0.5, pooled, measure)


def _squares(points: Sequence[Point]) -> tuple[float, int]:
    """Sum of squares about their mean, and its degrees of freedom."""
    if len(points) < 2:
        return 0.0, 0
    values = [point.value for point in points]
    middle = statistics.fmean(values)
    return sum((value - middle) ** 2 for value in values), len(values) - 1


def _trend(measure: Measure, points: Sequence[Point], band: Band | None) -> Trend:
    verdict = change(points[-1].level, band, measure) if points else Change.EARLY
    slow = drift([point.level for point in points], KINDS[measure].least)
    return Trend(measure, tuple(points), band, verdict, slow)
