"""Fit what the evidence for a key point amounts to, and print the coefficients for core/coverage/weighing.py.

    python scripts/fit-coverage.py --data DIR

Multinomial logistic regression by Newton's method on what `MeaningJudge.evidence` finds, with labels that the model was
not trained on: the arguments and students' answers that `graded` keeps for calibration, our own held-out written texts
and answers, the answers and listed contradictions of our pack's held-out round against the points of their question and
of others, and half of the hard cases, which count most, for they are whole answers of every kind. What the model says
against a point never counts for it (`SIGNS`). The thresholds are those that give most of that half's points a fair
status; what they are worth is printed for the other half.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from coverage.answers import load_answers  # noqa: E402
from coverage.examples import HELD_ROUND, load  # noqa: E402
from coverage.pairs import CONTRADICTED, MADE, NOT_MADE  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from tests.benchmarks import adversarial, graded  # noqa: E402
from voice_interviewer import bootstrap  # noqa: E402
from voice_interviewer.adapters.judging.coverage_model import CoverageModel  # noqa: E402
from voice_interviewer.bootstrap.parts import JUDGE_MODEL, model_files  # noqa: E402
from voice_interviewer.core.assessed import PointStatus  # noqa: E402
from voice_interviewer.core.coverage.echo import asked_echo_end  # noqa: E402
from voice_interviewer.core.coverage.meaning import MeaningJudge  # noqa: E402
from voice_interviewer.core.coverage.proof import why_unjudged  # noqa: E402
from voice_interviewer.core.coverage.weighing import (  # noqa: E402
    FEATURES,
    NOTHING,
    Coefficients,
    Evidence,
    Weights,
    weigh,
)
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question  # noqa: E402

PACK = "machine-learning-engineer"
WRITTEN = ROOT / "scripts" / "coverage" / "written"
RIDGE = 1.0
NEWTON_STEPS = 30
OTHER_QUESTIONS = 3
"""Whose points each model answer is held against, too."""
WORTH = {"arguments": 0.6, "students": 0.6, "texts": 0.25, "answers": 0.15, "pack": 0.5, "hard cases": 3.0}
"""What the sets count: chosen among some thirty on one half of the hard cases, with the other in its place and back."""
PARAPHRASED_SHARE = 0.5
"""Of what the word on the statement counts, that on a paraphrase counts: too few pairs have one to fit it."""
_AGAINST = ("whole_contradicted_of_few", "whole_contradicted_of_many", "contradicted")
SIGNS = (
    {**dict.fromkeys(("whole_made_of_few", "whole_made_of_many", "made"), 1), **dict.fromkeys(_AGAINST, -1)},
    dict.fromkeys(_AGAINST, 1),
)
"""Of the coefficients for made and for contradicted: more evidence against a point must not make it likelier made."""
PARTIAL = 3
"""Beside the judge's classes."""
OUTCOMES = {
    NOT_MADE: (1.0, 0.0, 0.0),
    MADE: (0.0, 1.0, 0.0),
    CONTRADICTED: (0.0, 0.0, 1.0),
    PARTIAL: (0.55, 0.4, 0.05),
}
"""What each label is worth as neither, made, contradicted."""
MARKS = {"made": MADE, "missed": NOT_MADE, "contradicted": CONTRADICTED, "partial": PARTIAL}

STATUSES = {
    PointStatus.COVERED: MADE,
    PointStatus.MISSED: NOT_MADE,
    PointStatus.CONTRADICTED: CONTRADICTED,
    PointStatus.PARTIAL: PARTIAL,
}
GRID = np.arange(0.3, 0.62, 0.02)
"""Thresholds that are tried."""
LESS = (0.04, 0.08)
"""How far below a whole point a part made may be."""

WORTH_A_FALSE_WORD = 0.006
"""Share of the points that may be judged worse for a contradiction to be told only where it is surer: who is told that
they said something wrong, and did not, believes nothing else."""

Labelled = list[tuple[Evidence, int]]
Floats = NDArray[np.float64]


def main() -> int:
    """Gather, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    judge = MeaningJudge(CoverageModel(model_files().folder(JUDGE_MODEL)).judge_pairs)
    sets = {
        "arguments": _arguments(judge, arguments.data),
        "students": _students(judge, arguments.data),
        "texts": _texts(judge, arguments.data),
        "answers": _answers(judge),
        "pack": _pack(judge),
        "hard cases": _hard(judge),
    }
    features = np.array([[1.0, *each.features()] for rows in sets.values() for each, _ in rows])
    wanted = np.array([OUTCOMES[label] for rows in sets.values() for _, label in rows])
    worth = np.concatenate([np.full(len(rows), 1000.0 * WORTH[name] / len(rows)) for name, rows in sets.items()])
    found = _fit(features, wanted, worth)
    found[1 + FEATURES.index("paraphrased")] = PARAPHRASED_SHARE * found[1 + FEATURES.index("made")]
    weights = Weights(*(Coefficients(*(round(float(each), 3) for each in column)) for column in found.T))
    print(f"made={weights.made}\ncontradicted={weights.contradicted}")
    for name, rows in sets.items():
        _print_set(name, _weighed([each for each, _ in rows], weights), [label for _, label in rows])
    _print_thresholds(judge, weights)
    return 0


def _fit(features: Floats, wanted: Floats, worth: Floats) -> Floats:
    """Coefficients of the ridge regression, shape (features, 2); the constants are not drawn to zero.

    A coefficient of the wrong sign is left out, the worst first, until none has one.
    """
    names = ("constant", *FEATURES)
    count = len(names)
    ridge = np.diag([0.0, *[RIDGE] * (count - 1)] * 2)
    free = np.array([name != "paraphrased" for name in names] * 2)
    signs = np.array([of_outcome.get(name, 0) for of_outcome in SIGNS for name in names])
    while True:
        found = np.zeros(2 * count)
        for _ in range(NEWTON_STEPS):
            stated = _stated(features, found.reshape(2, count).T)
            slope = np.concatenate([features.T @ (worth * (stated[:, k] - wanted[:, k])) for k in (1, 2)])
            blocks = [
                [
                    (features * (worth * stated[:, one] * ((one == two) - stated[:, two]))[:, None]).T @ features
                    for two in (1, 2)
                ]
                for one in (1, 2)
            ]
            bend = (np.block(blocks) + ridge)[np.ix_(free, free)]
            found[free] -= np.linalg.solve(bend, (slope + ridge @ found)[free])
        right = found * signs
        if right.min() >= 0.0:
            return found.reshape(2, count).T
        free[right.argmin()] = False


def _stated(features: Floats, found: Floats) -> Floats:
    """Probabilities of neither, made, contradicted, shape (pairs, 3)."""
    totals = np.exp(np.hstack([np.zeros((len(features), 1)), features @ found]))
    shares: Floats = totals / totals.sum(1, keepdims=True)
    return shares


def _weighed(evidence: Sequence[Evidence], weights: Weights) -> Floats:
    """Probabilities of neither, made, contradicted as the program has them, shape (evidence, 3)."""
    found = [weigh(each, weights) for each in evidence]
    return np.array([(1.0 - each.made - each.contradicted, each.made, each.contradicted) for each in found])


def _print_set(name: str, stated: Floats, labels: Sequence[int]) -> None:
    clear = [place for place, label in enumerate(labels) if label != PARTIAL]
    made = [labels[place] == MADE for place in clear]
    agreed = np.mean([int(stated[place].argmax()) == labels[place] for place in clear])
    print(
        f"{name}: {len(clear)} pairs, {np.mean(made):.2f} made; calibration error"
        f" {graded.calibration_error(stated[clear, 1], made):.3f}, average precision"
        f" {graded.average_precision(made, stated[clear, 1]):.3f}, right of three {agreed:.3f}"
    )


def _print_thresholds(judge: MeaningJudge, weights: Weights) -> None:
    cases = [
        (case.is_kept, case.wanted[point.id], _weighed([evidence], weights)[0])
        for case in adversarial.cases()
        for point, evidence in zip(case.points, _looked(judge, case.as_question(), case.said), strict=True)
    ]

    def share(kept: bool, covered: float, partial: float, wrong: float) -> float:
        fair = [_status(row, covered, partial, wrong) in wanted for is_kept, wanted, row in cases if is_kept == kept]
        return float(np.mean(fair))

    grid = [(covered, covered - less, wrong) for covered in GRID for less in LESS for wrong in GRID]
    shares = {each: share(False, *each) for each in grid}
    enough = max(shares.values()) - WORTH_A_FALSE_WORD
    best = max((each for each in grid if shares[each] >= enough), key=lambda each: (each[2], shares[each]))
    covered, partial, wrong = best
    print(f"COVERED_FROM = {covered:.2f}, PARTIAL_FROM = {partial:.2f}, CONTRADICTED_FROM = {wrong:.2f}:", end=" ")
    print(f"{share(False, *best):.3f} of the half they were chosen on, {share(True, *best):.3f} of the other")


def _status(row: Floats, covered: float, partial: float, wrong: float) -> PointStatus:
    if row[CONTRADICTED] >= wrong and row[CONTRADICTED] > row[MADE]:
        return PointStatus.CONTRADICTED
    if row[MADE] >= covered:
        return PointStatus.COVERED
    return PointStatus.PARTIAL if row[MADE] >= partial else PointStatus.MISSED


def _looked(judge: MeaningJudge, question: Question, said: str) -> Sequence[Evidence]:
    """What the judge weighs of each point, or nothing where it would not look at all."""
    tokens = said.split()
    if why_unjudged(tokens[asked_echo_end(question.text, tokens) :]) is not None:
        return [NOTHING] * len(question.key_points)
    return judge.evidence(question, tokens)


def _hard(judge: MeaningJudge) -> Labelled:
    """Points of the half that is not kept on whose status there is one opinion."""
    return [
        (evidence, STATUSES[next(iter(wanted))])
        for case in adversarial.cases()
        if not case.is_kept
        for point, evidence in zip(case.points, _looked(judge, case.as_question(), case.said), strict=True)
        if len(wanted := case.wanted[point.id]) == 1
    ]


def _evidence(judge: MeaningJudge, rows: Iterable[tuple[str, str, str, int]]) -> Labelled:
    """Of (question, said, statement, label); the points of one answer are looked at together."""
    together: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for question, said, statement, label in rows:
        together[question, said].append((statement, label))
    found: Labelled = []
    for (text, said), asked in together.items():
        points = tuple(KeyPoint(str(n), each, (), (), (), 1.0, "") for n, (each, _) in enumerate(asked))
        question = Question("asked", text, Difficulty.CORE, (30.0, 120.0), points, "", "", "")
        evidence = _looked(judge, question, said)
        found += [(each, label) for each, (_, label) in zip(evidence, asked, strict=True)]
    return found


def _arguments(judge: MeaningJudge, data: Path) -> Labelled:
    _, kept = graded.for_calibration(graded.arguments(data / "text" / "argkp_train.jsonl"))
    return _evidence(judge, ((each.group[0], each.said, each.point, int(bool(each.made))) for each in kept))


def _students(judge: MeaningJudge, data: Path) -> Labelled:
    return _evidence(
        judge,
        (
            (each.question, each.answer, graded.closest(each.answer, each.references)[0], each.label)
            for each in graded.semeval(data).calibration
        ),
    )


def _texts(judge: MeaningJudge, data: Path) -> Labelled:
    held = load(data, ROOT / "prompts" / PACK, WRITTEN).held
    return _evidence(judge, (("", each.said, each.point, each.label) for each in held if each.label is not None))


def _answers(judge: MeaningJudge) -> Labelled:
    _, held = load_answers(WRITTEN)
    return _evidence(judge, (("", each.said, each.point, MARKS[each.marked]) for each in held))


def _pack(judge: MeaningJudge) -> Labelled:
    rounds = {each.id: each for each in bootstrap.pack_library().pack(PACK).rounds}
    asked = [question for question in rounds[HELD_ROUND].questions if question.key_points]
    chance = random.Random(1)
    found: Labelled = []
    for question in asked:
        found += [(each, MADE) for each in _looked(judge, question, question.model_answer)]
        for place, point in enumerate(question.key_points):
            found += [(_looked(judge, question, each)[place], CONTRADICTED) for each in point.contradictions]
        others: Sequence[Question] = [other for other in asked if other is not question]
        for other in chance.sample(others, min(OTHER_QUESTIONS, len(others))):
            found += [(each, NOT_MADE) for each in _looked(judge, other, question.model_answer)]
    return found


if __name__ == "__main__":
    sys.exit(main())
