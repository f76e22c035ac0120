"""What the judge of coverage learns from: what was said, a key point, and what the one is to the other."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml
from coverage.answers import WrittenAnswer, load_answers
from coverage.flips import exchanged, negated, opposites_in
from coverage.pairs import CONTRADICTED, MADE, NOT_MADE, PARTLY_MADE, Example

from tests.benchmarks import graded
from voice_interviewer.core.sentences import split_sentences

HELD_ROUND = "situational"
"""The round of our own pack that is kept from the training."""
HELD_WRITTEN = 10
"""One written key point in so many is kept from the training."""
NEGATIVES_A_POSITIVE = 2.0
"""Argument pairs that make no point are drawn anew each epoch; about four times as many are there."""
UNDECIDED_A_POSITIVE = 0.8
"""So are pairs on which the labellers of arguments were undecided."""
UNDECIDED = 0.3
"""How far such a pair makes its point: between 15 and 60 % of the labellers said that it did (Friedman et al. 2021)."""
UNRELATED_SHARE = 0.12
"""So many pairs of what was said here and a point from there are added: most of an answer says something else."""
UNRELATED_OVERLAP = 0.25
"""At a larger share of the point's words such a pair is left out."""
SPOKEN_SHARE = 0.3
"""Of the texts of an epoch that are rewritten as a recogniser writes speech."""
WIDENED_SHARE = 0.2
"""Of the texts that get a stretch of another one before or after them, as a window of an answer has."""

FLIPPED_SHARE, ARGUMENTS_FLIPPED_SHARE = 0.3, 0.12
"""Of the pairs of an epoch whose point is turned into its opposite, where a way to do so is found."""

SENTENCES_DRAWN = 2
"""Of a reference an epoch."""
SHORTEST_SENTENCE = 4
"""Words."""

_KINDS = {
    "made": MADE,
    "near": NOT_MADE,
    "contradicted": CONTRADICTED,
    "corrected": MADE,
    "uncorrected": CONTRADICTED,
    "attributed": MADE,
}
_FILLERS = ("um", "uh", "you know", "like", "so", "I mean", "basically", "well", "okay so", "right")
_LONGEST_WIDENED = 260
"""Letters; longer texts are windows enough."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Everything to learn from, and what is kept aside of our own."""

    arguments: tuple[Example, ...]
    others: tuple[Example, ...]
    answers: tuple[graded.GradedAnswer, ...]
    """With a class."""
    feedback: tuple[graded.GradedAnswer, ...]
    """With a score."""
    written: tuple[WrittenAnswer, ...]
    contrasts: tuple[Example, ...]
    """A point and its opposite against the same texts."""
    held: tuple[Example, ...]
    held_contrasts: tuple[Example, ...]
    held_answers: tuple[WrittenAnswer, ...]

    def epoch(self, chance: random.Random, rehearsed: float) -> list[Example]:
        """The pairs of one pass, drawn, rewritten and widened by chance: all contrasts, and a share of all others."""
        drawn = [each for each in self.arguments if each.made == 1.0]
        positives = len(drawn)
        shares = {0.0: NEGATIVES_A_POSITIVE, UNDECIDED: UNDECIDED_A_POSITIVE}
        for made, share in shares.items():
            alike = [each for each in self.arguments if each.made == made]
            drawn += chance.sample(alike, min(len(alike), int(share * positives)))
        drawn += [_against_a_reference(answer, chance) for answer in self.answers]
        drawn += [each for answer in self.feedback for each in _against_sentences(answer, chance)]
        drawn += self.others
        drawn += [each for answer in self.written for each in answer.drawn(chance)]
        drawn += _unrelated(drawn, chance)
        flipped = [_flipped(each, chance) for each in drawn]
        taken = [*chance.sample(flipped, int(rehearsed * len(flipped))), *self.contrasts]
        widened = [_widened(each, drawn, chance) for each in taken]
        return [
            replace(each, said=as_spoken(each.said, chance)) if chance.random() < SPOKEN_SHARE else each
            for each in widened
        ]


def load(data: Path, packs: Path, written: Path) -> Examples:
    """Graded text of `data`, the pairs of our pack's rounds in the folder `packs`, and the written pairs."""
    arguments, _ = graded.for_calibration(graded.arguments(data / "text" / "argkp_train.jsonl"))
    own, own_held = _of_pack(packs)
    ours, ours_held = _of_authors(written)
    contrasts, contrasts_held = _of_contrasts(written)
    answers, answers_held = load_answers(written)
    return Examples(
        arguments=tuple(
            Example(each.said, each.point, None, UNDECIDED if each.made is None else float(each.made))
            for each in graded.every_pair(arguments)
        ),
        others=(*own, *ours),
        answers=graded.semeval(data).train,
        feedback=graded.short_answer_feedback(data).train,
        written=tuple(answers),
        contrasts=tuple(contrasts),
        held=(*own_held, *ours_held),
        held_contrasts=tuple(contrasts_held),
        held_answers=tuple(answers_held),
    )


def as_spoken(text: str, chance: random.Random) -> str:
    """The text as a recogniser writes it: at times without marks, with fillers and words said twice."""
    words = text.split()
    if chance.random() < 0.5:
        said = []
        for word in words:
            if chance.random() < 0.05:
                said.append(chance.choice(_FILLERS))
            said.append(word)
            if chance.random() < 0.03:
                said.append(word)
        words = said
    spoken = " ".join(words)
    return re.sub(r"[^\w\s']", "", spoken).lower() if chance.random() < 0.6 else spoken


def _against_a_reference(answer: graded.GradedAnswer, chance: random.Random) -> Example:
    closest = graded.closest(answer.answer, answer.references, 3)
    return Example(answer.answer, closest[0] if chance.random() < 0.7 else chance.choice(closest), answer.label)


def _unrelated(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    chosen = ((chance.choice(examples), chance.choice(examples)) for _ in range(int(UNRELATED_SHARE * len(examples))))
    return [
        Example(one.said, other.point, NOT_MADE)
        for one, other in chosen
        if graded.overlap(one.said, other.point) < UNRELATED_OVERLAP
    ]


def _against_sentences(answer: graded.GradedAnswer, chance: random.Random) -> list[Example]:
    """Some sentences of the reference, each taken to be made as far as the whole was scored."""
    sentences = [each for each in split_sentences(answer.references[0]) if len(each.split()) >= SHORTEST_SENTENCE]
    drawn = chance.sample(sentences or list(answer.references), min(SENTENCES_DRAWN, max(1, len(sentences))))
    return [Example(answer.answer, each, None, answer.score) for each in drawn]


def _of_pack(folder: Path) -> tuple[list[Example], list[Example]]:
    """Paraphrases make their point and no other of their question; the pack's contradictions contradict it."""
    train: list[Example] = []
    held: list[Example] = []
    for path in sorted(folder.glob("*.yaml")):
        for question in yaml.safe_load(path.read_text(encoding="utf-8")).get("questions") or []:
            points: list[dict[str, Any]] = question.get("key_points") or []
            for point in points:
                found = held if path.stem == HELD_ROUND else train
                others = [other["statement"] for other in points if other is not point]
                for text in point.get("paraphrases") or []:
                    found.append(Example(text, point["statement"], MADE))
                    chance = random.Random(crc32(text.encode()))
                    found += [Example(text, other, NOT_MADE) for other in chance.sample(others, min(2, len(others)))]
                found += [Example(text, point["statement"], CONTRADICTED) for text in point.get("contradictions") or []]
    return train, held


def _of_authors(folder: Path) -> tuple[list[Example], list[Example]]:
    """Of one file's rows those that are kept are held against one another only, and so are the others."""
    train: list[Example] = []
    held: list[Example] = []
    for path in sorted(folder.glob("points-*.jsonl")):
        sides: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
        for row in _rows(path):
            sides[_is_held(row)].append(row)
        for is_held, rows in sides.items():
            for number, row in enumerate(rows):
                pairs = _of_row(row, rows, number, random.Random(crc32(row["point"].encode())))
                (held if is_held else train).extend(pairs)
    return train, held


def _of_contrasts(folder: Path) -> tuple[list[Example], list[Example]]:
    train: list[Example] = []
    held: list[Example] = []
    for path in sorted(folder.glob("contrasts-*.jsonl")):
        for row in _rows(path):
            (held if _is_held(row) else train).extend(_of_contrast(row))
    return train, held


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _is_held(row: dict[str, Any]) -> bool:
    return crc32(row["point"].encode()) % HELD_WRITTEN == 0


def _of_row(
    row: dict[str, Any], rows: Sequence[dict[str, Any]], number: int, chance: random.Random
) -> Iterator[Example]:
    """All pairs of one key point: as its author marked them, with another's texts, its question, its bare words."""
    point = row["point"]
    for kind, label in _KINDS.items():
        yield from (Example(text, point, label) for text in row.get(kind, ()))
    yield from (Example(text, point, None, PARTLY_MADE) for text in row.get("partial", ()))
    other = rows[(number + chance.randrange(1, 4)) % len(rows)]["point"]
    if other != point:
        yield from (Example(text, other, NOT_MADE) for text in chance.sample(row["made"], 2))
    yield Example(row["question"], point, NOT_MADE)
    words = [word for word in re.findall(r"[\w'-]+", point) if graded.content_words(word)]
    chance.shuffle(words)
    yield Example((", " if chance.random() < 0.5 else " ").join(words), point, NOT_MADE)
    yield Example(point, point, MADE)


def _of_contrast(row: dict[str, Any]) -> Iterator[Example]:
    """A point and its opposite, with the same texts: what makes the one contradicts the other."""
    point, opposite = row["point"], row["opposite"]
    for makes, denies, texts in ((point, opposite, row["made"]), (opposite, point, row["contradicted"])):
        for text in (makes, *texts):
            yield Example(text, makes, MADE)
            yield Example(text, denies, CONTRADICTED)
    for text in row["near"]:
        yield Example(text, point, NOT_MADE)
        yield Example(text, opposite, NOT_MADE)


def _flipped(example: Example, chance: random.Random) -> Example:
    """The pair with its point denied or turned round, and the label that follows; itself where none does."""
    label = example.label
    if chance.random() >= (ARGUMENTS_FLIPPED_SHARE if label is None else FLIPPED_SHARE):
        return example
    if label is None:
        if 0.0 < example.made < 1.0:
            return example
        label = MADE if example.made == 1.0 else NOT_MADE
    opposites = opposites_in(example.point)
    if opposites and chance.random() < 0.5:
        opposite = chance.choice(opposites)
        turned = exchanged(example.point, opposite)
        if opposite in opposites_in(example.said) and chance.random() < 0.5:
            return replace(example, said=exchanged(example.said, opposite), point=turned)
        return example if label == CONTRADICTED else _with(example, turned, _AGAINST_OPPOSITE[label])
    denied = negated(example.point)
    return example if denied is None else _with(example, denied, _AGAINST_DENIAL[label])


_AGAINST_DENIAL = {MADE: CONTRADICTED, CONTRADICTED: MADE, NOT_MADE: NOT_MADE}
_AGAINST_OPPOSITE = {MADE: CONTRADICTED, NOT_MADE: NOT_MADE}


def _with(example: Example, point: str, label: int) -> Example:
    """Against another point; what is not made may still be either of the other classes where it was so before."""
    return Example(example.said, point, None if example.label is None and label == NOT_MADE else label)


def _widened(example: Example, all_examples: Sequence[Example], chance: random.Random) -> Example:
    if chance.random() >= WIDENED_SHARE or len(example.said) >= _LONGEST_WIDENED:
        return example
    other = chance.choice(all_examples).said
    if len(other) >= _LONGEST_WIDENED or graded.overlap(other, example.point) >= 0.2:
        return example
    first, second = (other, example.said) if chance.random() < 0.5 else (example.said, other)
    return replace(example, said=f"{first.rstrip('. ')}. {second}")
