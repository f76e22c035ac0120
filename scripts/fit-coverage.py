"""Fit what the evidence for a key point amounts to, and print the coefficients for core/coverage/weighing.py.

    python scripts/fit-coverage.py --data DIR

Logistic regression by Newton's method on what `MeaningJudge.evidence` finds, with labels that the model was not trained
on: the arguments and answers that `graded` keeps for calibration, our own held-out written pairs, and the answers of
our pack's held-out round against the points of their question and of others. Each set counts the same.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from coverage.examples import HELD_ROUND, load  # noqa: E402
from coverage.pairs import MADE  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from tests.benchmarks import graded  # noqa: E402
from voice_interviewer import bootstrap  # noqa: E402
from voice_interviewer.adapters.judging.coverage_model import CoverageModel  # noqa: E402
from voice_interviewer.bootstrap.parts import JUDGE_MODEL, model_files  # noqa: E402
from voice_interviewer.core.coverage.meaning import MeaningJudge  # noqa: E402
from voice_interviewer.core.coverage.weighing import Coefficients, Evidence  # noqa: E402
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question  # noqa: E402

PACK = "machine-learning-engineer"
RIDGE = 1.0
NEWTON_STEPS = 50
OTHER_QUESTIONS = 3
"""Whose points each model answer is held against, too."""

Labelled = list[tuple[Evidence, bool]]
Floats = NDArray[np.float64]


def main() -> int:
    """Gather, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    judge = MeaningJudge(CoverageModel(model_files().folder(JUDGE_MODEL)).judge_pairs)
    sets = {
        "arguments": _arguments(judge, arguments.data),
        "answers": _answers(judge, arguments.data),
        "written": _written(judge, arguments.data),
        "pack": _pack(judge),
    }
    features = np.array([[1.0, *each.features()] for rows in sets.values() for each, _ in rows])
    right = np.array([made for rows in sets.values() for _, made in rows], dtype=float)
    worth = np.concatenate([np.full(len(rows), 1000.0 / len(rows)) for rows in sets.values()])
    found = _fit(features, right, worth)
    print(Coefficients(*(round(float(each), 3) for each in found)))
    stated = 1.0 / (1.0 + np.exp(-features @ found))
    start = 0
    for name, rows in sets.items():
        part = slice(start, start + len(rows))
        start += len(rows)
        error = graded.calibration_error(stated[part], list(right[part] > 0))
        precision = graded.average_precision(list(right[part] > 0), stated[part])
        raw = graded.average_precision(list(right[part] > 0), features[part, 1])
        agreed = float(np.mean((stated[part] >= 0.5) == (right[part] > 0)))
        print(
            f"{name}: {len(rows)} pairs, {right[part].mean():.2f} made; calibration error {error:.3f},"
            f" average precision {precision:.3f} (the model's word alone {raw:.3f}), right at 0.5: {agreed:.3f}"
        )
    print(
        "spread of features:", dict(zip((f.name for f in fields(Coefficients)), features.std(0).round(2), strict=True))
    )
    assert len(astuple(Coefficients(*found))) == features.shape[1]
    return 0


def _fit(features: Floats, right: Floats, worth: Floats) -> Floats:
    """Coefficients of the ridge regression; the constant is not drawn to zero."""
    ridge = np.diag([0.0, *[RIDGE] * (features.shape[1] - 1)])
    found = np.zeros(features.shape[1])
    for _ in range(NEWTON_STEPS):
        stated = 1.0 / (1.0 + np.exp(-features @ found))
        slope = features.T @ (worth * (stated - right)) + ridge @ found
        curve = (features * (worth * stated * (1 - stated))[:, None]).T @ features + ridge
        found = found - np.linalg.solve(curve, slope)
    return found


def _evidence(judge: MeaningJudge, rows: Iterable[tuple[str, str, str, bool]]) -> Labelled:
    """Of (question, said, statement, made); the points of one answer are looked at together."""
    together: dict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for question, said, statement, made in rows:
        together[question, said].append((statement, made))
    found: Labelled = []
    for (text, said), asked in together.items():
        points = tuple(KeyPoint(str(n), each, (), (), (), 1.0, "") for n, (each, _) in enumerate(asked))
        question = Question("asked", text, Difficulty.CORE, (30.0, 120.0), points, "", "", "")
        evidence = judge.evidence(question, said.split())
        found += [(each, made) for each, (_, made) in zip(evidence, asked, strict=True)]
    return found


def _arguments(judge: MeaningJudge, data: Path) -> Labelled:
    _, kept = graded.for_calibration(graded.arguments(data / "text" / "argkp_train.jsonl"))
    return _evidence(judge, ((each.group[0], each.said, each.point, bool(each.made)) for each in kept))


def _answers(judge: MeaningJudge, data: Path) -> Labelled:
    return _evidence(
        judge,
        (
            (each.question, each.answer, graded.closest(each.answer, each.references)[0], each.score == 1.0)
            for each in graded.semeval(data).calibration
        ),
    )


def _written(judge: MeaningJudge, data: Path) -> Labelled:
    held = load(data, ROOT / "prompts" / PACK, ROOT / "scripts" / "coverage" / "written").held
    return _evidence(
        judge, (("", each.said, each.point, each.label == MADE) for each in held if each.label is not None)
    )


def _pack(judge: MeaningJudge) -> Labelled:
    rounds = {each.id: each for each in bootstrap.pack_library().pack(PACK).rounds}
    asked = [question for question in rounds[HELD_ROUND].questions if question.key_points]
    chance = random.Random(1)
    found: Labelled = []
    for question in asked:
        tokens = question.model_answer.split()
        found += [(each, True) for each in judge.evidence(question, tokens)]
        others: Sequence[Question] = [other for other in asked if other is not question]
        for other in chance.sample(others, min(OTHER_QUESTIONS, len(others))):
            found += [(each, False) for each in judge.evidence(other, tokens)]
    return found


if __name__ == "__main__":
    sys.exit(main())
