"""How well the judge of key points agrees with people, beside word overlap and the cosine of sentence embeddings.

Pairs and answers go through the program's own judge, windows, rules and all. The judge was trained without the
arguments of `argkp_dev`, and without the answers and questions of the other sets that `graded` keeps aside.
"""

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks import adversarial, graded
from tests.benchmarks.embeddings import cosines
from voice_interviewer import bootstrap
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.ports import CoverageJudge

PACK = "machine-learning-engineer"
WORDS_A_CHUNK = 20
"""About what one chunk of speech holds."""
LONG_ANSWERS_TAKEN = 4
"""One in so many of those that are held against every sentence of a long reference, for the time that takes."""
TWO_MINUTES = 300
"""Words."""
POINTS = 8

Row = dict[str, Any]
Told = tuple[PointStatus, frozenset[PointStatus]]
"""What a judge tells of a point, and every status that is fair."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is said of a number of pairs of words and a key point, by three ways to judge."""

    ours: list[PointJudgement]
    overlap: list[float]
    cosine: list[float] | None
    """None where no embeddings are installed."""

    @property
    def made(self) -> list[float]:
        return [each.probability or 0.0 for each in self.ours]

    @property
    def classes(self) -> list[int]:
        """Places in graded.LABELS."""
        return [
            2 if each.status is PointStatus.CONTRADICTED else int(each.status is PointStatus.COVERED)
            for each in self.ours
        ]


def measure(data: Path) -> dict[str, Row]:
    """Agreement with graders of arguments and of answers, our own hard cases by kind, time and memory.

    The baseline of each figure is word overlap's; of time, judging the whole answer at once.
    """
    judge = bootstrap.coverage_judge()[0]
    kept = [case for case in adversarial.cases() if case.is_kept]
    return _arguments(judge, data) | _answers(judge, data) | hard_cases(judge, TermGroupJudge(), kept) | _cost()


def _arguments(judge: CoverageJudge, data: Path) -> dict[str, Row]:
    pairs = graded.every_pair(graded.arguments(data / "text" / "argkp_dev.jsonl"))
    judged = _judged(judge, [(pair.group[0], pair.said, pair.point) for pair in pairs])
    decided = [number for number, pair in enumerate(pairs) if pair.made is not None]
    right = [bool(pairs[number].made) for number in decided]

    def precise(scores: Sequence[float]) -> float:
        return graded.average_precision(right, [scores[number] for number in decided])

    def calibration(scores: Sequence[float]) -> float:
        return graded.calibration_error([scores[number] for number in decided], right)

    rows = _three("coverage_argument_average_precision", judged, precise, len(decided))
    for name, undecided in (("strict", False), ("relaxed", True)):

        def mean_precision(scores: Sequence[float], undecided: bool = undecided) -> float:
            return graded.key_point_map(pairs, scores, undecided)

        rows |= _three(f"coverage_argument_map_{name}", judged, mean_precision, len(pairs))
    return rows | _three("coverage_argument_calibration_error", judged, calibration, len(decided))


def _answers(judge: CoverageJudge, data: Path) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    semeval, feedback = graded.semeval(data), graded.short_answer_feedback(data)
    for name, answers in (("answers", semeval.unseen_answers), ("questions", semeval.unseen_questions)):
        found = _judged(
            judge, [(each.question, each.answer, graded.closest(each.answer, each.references)[0]) for each in answers]
        )
        figure = graded.macro_f1([each.label for each in answers], found.classes)
        plain = graded.macro_f1([each.label for each in answers], [int(each >= 0.5) for each in found.overlap])
        rows[f"coverage_semeval_macro_f1_unseen_{name}"] = _row(figure, plain, len(answers))
    for name, every in (("answers", feedback.unseen_answers), ("questions", feedback.unseen_questions)):
        answers = every[::LONG_ANSWERS_TAKEN]
        judged = _mean_of_sentences(judge, answers)
        rows |= _three(f"coverage_feedback_pearson_unseen_{name}", judged, partial(_correlation, answers), len(answers))
    # Six questions are unseen, and some were graded more mildly than others, which no answer shows.
    rows |= _three(
        "coverage_feedback_pearson_within_unseen_questions", judged, partial(_correlation_within, answers), len(answers)
    )
    return rows


def _correlation(answers: Sequence[graded.GradedAnswer], scores: Sequence[float]) -> float:
    """Pearson's, with the graders' scores."""
    return float(np.corrcoef(scores, [each.score for each in answers])[0, 1])


def _correlation_within(answers: Sequence[graded.GradedAnswer], scores: Sequence[float]) -> float:
    """The same of what each answer is above the mean of its question, in both."""
    above = np.array([scores, [each.score for each in answers]], dtype=float)
    asked = np.array([each.question for each in answers])
    for question in np.unique(asked):
        above[:, asked == question] -= above[:, asked == question].mean(1, keepdims=True)
    return float(np.corrcoef(*above)[0, 1])


def _mean_of_sentences(judge: CoverageJudge, answers: Sequence[graded.GradedAnswer]) -> _Judged:
    """Each answer against the sentences of its reference as key points; their mean counts."""
    asked = [
        (number, sentence)
        for number, each in enumerate(answers)
        for sentence in split_sentences(each.references[0])
        if len(sentence.split()) > 2
    ]
    found = _judged(judge, [(answers[number].question, answers[number].answer, each) for number, each in asked])
    owner = np.array([number for number, _ in asked])

    def mean(values: Sequence[float]) -> list[float]:
        of_each = np.asarray(values)
        return [float(of_each[owner == number].mean()) for number in range(len(answers))]

    means = mean(found.made)
    return _Judged(
        [PointJudgement("", PointStatus.MISSED, each, None) for each in means],
        mean(found.overlap),
        None if found.cosine is None else mean(found.cosine),
    )


def hard_cases(judge: CoverageJudge, terms: CoverageJudge, cases: Sequence[adversarial.Case]) -> dict[str, Row]:
    """Share of key points that get a fair status, in all and by kind, and of cases all of whose points do; share of the
    points that only contradict which are told so, and of those told so for which that is fair.

    The baseline is the judge by `terms`. The cases shall be of the half to which no threshold and no coefficient was
    fitted.
    """
    ours, plain = ([_told(each, case) for case in cases] for each in (judge, terms))

    def row(figure: Callable[[list[list[Told]]], list[bool]], kind: str | None = None) -> Row:
        mine, other = (
            figure([told for told, case in zip(by_case, cases, strict=True) if kind in (None, case.kind)])
            for by_case in (ours, plain)
        )
        return _row(_share(mine), _share(other), len(mine))

    kinds = sorted({case.kind for case in cases})
    return {
        "coverage_hard_points": row(_points_fair),
        "coverage_hard_cases": row(_cases_fair),
        "coverage_hard_contradicted_found": row(_contradictions_found),
        "coverage_hard_contradicted_right": row(_contradictions_right),
        **{f"coverage_hard_{kind.replace('-', '_')}": row(_points_fair, kind) for kind in kinds},
    }


def _told(judge: CoverageJudge, case: adversarial.Case) -> list[Told]:
    told = adversarial.judged(case, judge)
    return [(told[point], wanted) for point, wanted in case.wanted.items()]


def _points_fair(cases: list[list[Told]]) -> list[bool]:
    return [status in wanted for case in cases for status, wanted in case]


def _cases_fair(cases: list[list[Told]]) -> list[bool]:
    return [all(_points_fair([case])) for case in cases]


def _contradictions_found(cases: list[list[Told]]) -> list[bool]:
    """Of each point of which nothing else is fair, whether it is told as contradicted."""
    return [
        status is PointStatus.CONTRADICTED
        for case in cases
        for status, wanted in case
        if wanted == {PointStatus.CONTRADICTED}
    ]


def _contradictions_right(cases: list[list[Told]]) -> list[bool]:
    """Of each point that is told as contradicted, whether that is fair."""
    return [status in wanted for case in cases for status, wanted in case if status is PointStatus.CONTRADICTED]


def _share(right: Sequence[bool]) -> float | None:
    """None of nothing."""
    return float(np.mean(right)) if right else None


def _cost() -> dict[str, Row]:
    """Seconds of judging left after the last chunk of a two-minute answer, and what the judge adds to memory.

    In a process of its own, so that nothing else has been loaded or remembered.
    """
    command = [sys.executable, "-m", "tests.benchmarks.bench_coverage"]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, whole, megabytes = map(float, out.split())
    return {
        "coverage_seconds_after_last_chunk": {"value": seconds, "unit": "s", "baseline": whole, "n": POINTS},
        "coverage_memory": {"value": megabytes, "unit": "MB", "baseline": None, "n": 1},
    }


def _judged(judge: CoverageJudge, asked: Sequence[tuple[str, str, str]]) -> _Judged:
    """By question, what was said, and key point; those of the same words are judged together, as a question's are."""
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (question, said, _) in enumerate(asked):
        together[question, said].append(place)
    ours: dict[int, PointJudgement] = {}
    for (question, said), places in together.items():
        points = [_point(str(place), asked[place][2]) for place in places]
        ours |= zip(places, judge.judge(_question(question, points), said.split()), strict=True)
    pairs = [(said, point) for _, said, point in asked]
    return _Judged(
        [ours[place] for place in range(len(asked))], [graded.overlap(*pair) for pair in pairs], cosines(pairs)
    )


def _question(text: str, points: Sequence[KeyPoint]) -> Question:
    return Question("asked", text, Difficulty.CORE, (30.0, 120.0), tuple(points), "", "", "")


def _point(point_id: str, statement: str) -> KeyPoint:
    return KeyPoint(point_id, statement, (), (), (), 1.0, "")


def _three(name: str, judged: _Judged, figure: Callable[[Sequence[float]], float], n: int) -> dict[str, Row]:
    plain = figure(judged.overlap)
    rows = {name: _row(figure(judged.made), plain, n)}
    if judged.cosine is not None:
        rows[f"{name}_of_cosine"] = _row(figure(judged.cosine), plain, n)
    return rows


def _row(value: float | None, baseline: float | None, n: int) -> Row:
    return {"value": value, "unit": "share", "baseline": baseline, "n": n}


def _print_cost() -> None:
    import psutil

    questions = [each for each in bootstrap.pack_library().pack(PACK).questions if each.model_answer]
    points = [point for each in questions for point in each.key_points]
    words = list(islice((word for each in questions for word in each.model_answer.split()), TWO_MINUTES))
    question = _question(questions[0].text, points[:POINTS])
    process = psutil.Process()
    before = process.memory_info().rss
    judge, warm_ups = bootstrap.coverage_judge()
    for each in warm_ups:
        each.load()
    for end in range(WORDS_A_CHUNK, TWO_MINUTES, WORDS_A_CHUNK):
        judge.look_ahead(question, words[:end], lambda: False)
    began = time.perf_counter()
    judge.judge(question, words)
    seconds = time.perf_counter() - began
    megabytes = (process.memory_info().rss - before) / 1e6
    bootstrap.coverage_judge.cache_clear()
    fresh, warm_ups = bootstrap.coverage_judge()
    for each in warm_ups:
        each.load()
    began = time.perf_counter()
    fresh.judge(question, words)
    print(seconds, time.perf_counter() - began, megabytes)


if __name__ == "__main__":
    _print_cost()
