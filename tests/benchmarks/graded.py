"""Graded text: who said what, whether people judged that it makes a point, and the measures of agreement with them."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

HELD_PARTS = 8
"""One question in so many is kept from the training whole, and one answer in so many of the others."""
SAF_QUESTIONS_HELD = 6
"""Of its 26 questions."""
CALIBRATION_PARTS = 16
"""One answer in so many is kept from the training for fitting what the judge's word amounts to."""
CALIBRATION_TOPICS = 2
"""Topics of the arguments that are kept for the same."""
LABELS = ("incorrect", "correct", "contradictory")
"""In the order of the judge's classes: not made, made, contradicted."""

_STOP_WORDS = (
    "a an the this that these those it its of to in on at by for from with is are was were be been and or but as if "
    "not no do does did have has had can could will would should i you we they he she"
)
_STOP = frozenset(_STOP_WORDS.split())
Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument and a key point of its topic and stance."""

    group: tuple[str, int]
    said: str
    point: str
    made: bool | None
    """None where the labellers were undecided."""


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """A student's answer to a question, with what a right one says."""

    question_id: str
    question: str
    references: tuple[str, ...]
    answer: str
    score: float
    """0 to 1; for SemEval 1 where it is correct."""
    label: int
    """Place in LABELS; -1 where there is only a score."""


@dataclass(frozen=True, slots=True)
class Split:
    """What may be trained on, and what is kept from it."""

    train: tuple[GradedAnswer, ...]
    calibration: tuple[GradedAnswer, ...]
    unseen_answers: tuple[GradedAnswer, ...]
    unseen_questions: tuple[GradedAnswer, ...]


def arguments(path: Path) -> list[Argument]:
    """The labelled pairs of an ArgKP file."""
    return [
        Argument((row["topic"], row["stance"]), row["argument"], row["key_point"], bool(row["label"]))
        for row in _rows(path)
    ]


def for_calibration(labelled: Sequence[Argument]) -> tuple[list[Argument], list[Argument]]:
    """The arguments to train on, and those of the topics that are kept from it for calibration."""
    topics = sorted({each.group[0] for each in labelled}, key=lambda topic: crc32(topic.encode()))
    kept = set(topics[:CALIBRATION_TOPICS])
    return [each for each in labelled if each.group[0] not in kept], [
        each for each in labelled if each.group[0] in kept
    ]


def every_pair(labelled: Sequence[Argument]) -> list[Argument]:
    """Each argument with each key point of its group: the labelled pairs, and those that the labellers left open."""
    known = {(each.group, each.said, each.point): each.made for each in labelled}
    said: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    points: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for each in labelled:
        said[each.group][each.said] = None
        points[each.group][each.point] = None
    return [
        Argument(group, text, point, known.get((group, text, point)))
        for group in said
        for text in said[group]
        for point in points[group]
    ]


def semeval(data: Path) -> Split:
    """SemEval-2013 task 7, split by question and by answer."""
    rows = [
        GradedAnswer(
            row["qid"],
            row["question"],
            tuple(row["references"]),
            row["answer"],
            float(row["label"] == "correct"),
            LABELS.index(row["label"]),
        )
        for row in _rows(data / "text" / "semeval_train.jsonl")
    ]
    return _split(rows, {each.question_id for each in rows if crc32(each.question_id.encode()) % HELD_PARTS == 0})


def short_answer_feedback(data: Path) -> Split:
    """Short Answer Feedback v2.0, split by question and by answer."""
    rows = [
        GradedAnswer(
            row["qid"], row["question"], (row["reference"],), row["answer"], row["score"] / row["max_seen"], -1
        )
        for row in _rows(data / "text" / "saf_train.jsonl")
    ]
    ids = sorted({each.question_id for each in rows}, key=lambda each: crc32(each.encode()))
    return _split(rows, set(ids[:SAF_QUESTIONS_HELD]))


def closest(answer: str, references: Sequence[str], number: int = 1) -> list[str]:
    """The references that share most words with the answer, the closest first."""
    return sorted(references, key=lambda each: -overlap(answer, each) - 0.3 * overlap(each, answer))[:number]


def overlap(said: str, point: str) -> float:
    """Share of the point's content words, cut to six letters, that were said: the plainest judge there is."""
    wanted = content_words(point)
    return len(content_words(said) & wanted) / max(1, len(wanted))


def content_words(text: str) -> set[str]:
    """Words that carry meaning, cut to six letters."""
    return {word[:6] for word in re.findall(r"[a-z0-9']+", text.lower()) if word not in _STOP}


def average_precision(right: Sequence[bool], scores: Sequence[float] | Figures) -> float:
    """Mean of the precisions at each right one, in order of falling score."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    hits = np.asarray(right, dtype=float)[order]
    return float((hits * np.cumsum(hits) / np.arange(1, hits.size + 1)).sum() / max(1.0, hits.sum()))


def key_point_map(pairs: Sequence[Argument], scores: Sequence[float] | Figures, undecided: bool) -> float:
    """Mean average precision of the ArgKP-2021 shared task (Friedman et al. 2021).

    Each argument goes to its best key point; of each topic and stance the surer half is kept. `undecided` is what pairs
    without a label count as: False strict, True relaxed.
    """
    best: dict[tuple[str, int], dict[str, tuple[float, bool]]] = defaultdict(dict)
    for pair, score in zip(pairs, scores, strict=True):
        made = undecided if pair.made is None else pair.made
        if pair.said not in best[pair.group] or score > best[pair.group][pair.said][0]:
            best[pair.group][pair.said] = (float(score), made)
    precisions = []
    for each in best.values():
        surer = sorted(each.values(), key=lambda pair: -pair[0])[: len(each) // 2]
        precisions.append(average_precision([made for _, made in surer], [score for score, _ in surer]))
    return float(np.mean(precisions))


def calibration_error(probabilities: Sequence[float] | Figures, right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: mean distance of stated and true share over equal bins (Guo et al. 2017)."""
    stated, true = np.asarray(probabilities), np.asarray(right, dtype=float)
    bin_of = np.minimum((stated * bins).astype(int), bins - 1)
    inside = [bin_of == number for number in range(bins)]
    return float(sum(abs(stated[each].mean() - true[each].mean()) * each.mean() for each in inside if each.any()))


def macro_f1(true: Sequence[int], judged: Sequence[int]) -> float:
    """Mean F1 of the classes of LABELS."""
    pairs = list(zip(true, judged, strict=True))
    figures = []
    for label in range(len(LABELS)):
        hits = sum(one == label == other for one, other in pairs)
        marked = sum(one == label for one, _ in pairs) + sum(other == label for _, other in pairs)
        figures.append(2 * hits / max(1, marked))
    return float(np.mean(figures))


def _split(rows: Sequence[GradedAnswer], held: set[str]) -> Split:
    parts: dict[str, list[GradedAnswer]] = {"train": [], "calibration": [], "answers": [], "questions": []}
    for row in rows:
        number = crc32((row.question_id + row.answer).encode())
        if row.question_id in held:
            parts["questions"].append(row)
        elif number % HELD_PARTS == 1:
            parts["answers"].append(row)
        else:
            parts["calibration" if number % CALIBRATION_PARTS == 2 else "train"].append(row)
    return Split(*(tuple(parts[name]) for name in ("train", "calibration", "answers", "questions")))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
