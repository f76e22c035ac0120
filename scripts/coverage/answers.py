"""Whole written answers whose points were marked with the words that settle them, and the pairs that they give."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from coverage.pairs import CONTRADICTED, MADE, NOT_MADE, PARTLY_MADE, Example

from tests.benchmarks import graded
from voice_interviewer.core.coverage.windows import Window, find_clauses, window_at

HELD_QUESTIONS = 8
"""One question in so many is kept from the training."""
MOST_AROUND = 3
"""Clauses of the answer that a pair has on either side of the words that settle its point, at most."""
LONGEST_BESIDE = 5
"""Clauses of a stretch that says nothing of the point."""
BESIDE_SHARE = 0.6
"""How often an answer gives such a stretch for a point of which it says something elsewhere."""
WHOLE_MISSED_SHARE = 0.7
"""How often a whole answer is held against a point that it misses."""
_LABELS = {"made": MADE, "contradicted": CONTRADICTED, "missed": NOT_MADE}


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What somebody says to a question, and what it is to one key point."""

    said: str
    point: str
    marked: str
    """made, partial, contradicted or missed."""
    settling: tuple[int, int] | None
    """Tokens that settle it."""

    def whole(self) -> Example:
        """All of the answer against the point."""
        return self._example(self.said)

    def drawn(self, chance: random.Random) -> Iterator[Example]:
        """Pairs for one pass: the whole answer, a stretch around what settles the point, and one beside it."""
        tokens = self.said.split()
        clauses = find_clauses(tokens)
        if self.settling is None:
            if chance.random() < WHOLE_MISSED_SHARE:
                yield self.whole()
            yield Example(_text(tokens, _beside(clauses, self.point, tokens, chance)), self.point, NOT_MADE)
            return
        yield self.whole()
        first, past = _clauses_with(clauses, self.settling)
        around = window_at(
            clauses,
            max(0, first - chance.randint(0, MOST_AROUND)),
            min(len(clauses), past + chance.randint(0, MOST_AROUND)),
        )
        yield self._example(_text(tokens, around))
        before, after = clauses[:first], clauses[past:]
        other = before if len(before) > len(after) else after
        if other and chance.random() < BESIDE_SHARE:
            yield Example(_text(tokens, _beside(other, self.point, tokens, chance)), self.point, NOT_MADE)

    def _example(self, said: str) -> Example:
        label = _LABELS.get(self.marked)
        return Example(said, self.point, label, PARTLY_MADE if label is None else 0.0)


def load_answers(folder: Path) -> tuple[list[WrittenAnswer], list[WrittenAnswer]]:
    """All written answers against each of their question's points: those to train on, and those of held questions."""
    train: list[WrittenAnswer] = []
    held: list[WrittenAnswer] = []
    for path in sorted(folder.glob("answers-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found = held if crc32(row["question"].encode()) % HELD_QUESTIONS == 0 else train
            for answer in row["answers"]:
                for place, (marked, *where) in answer["points"].items():
                    settling = _tokens_of(answer["said"], where[0]) if where else None
                    found.append(WrittenAnswer(answer["said"], row["points"][int(place)], marked, settling))
    return train, held


def _tokens_of(said: str, part: str) -> tuple[int, int]:
    before = said.index(part)
    return len(said[:before].split()), len(said[: before + len(part)].split())


def _clauses_with(clauses: list[tuple[int, int]], settling: tuple[int, int]) -> tuple[int, int]:
    """The first of the clauses that share a token with what settles the point, and one past the last."""
    touched = [number for number, (start, end) in enumerate(clauses) if start < settling[1] and settling[0] < end]
    return (touched[0], touched[-1] + 1) if touched else (len(clauses) - 1, len(clauses))


def _beside(clauses: list[tuple[int, int]], point: str, tokens: list[str], chance: random.Random) -> Window:
    """A stretch of some clauses, of two that are drawn the one that shares more words with the point."""
    drawn = []
    for _ in range(2):
        first = chance.randrange(len(clauses))
        past = min(len(clauses), first + chance.randint(1, LONGEST_BESIDE))
        drawn.append(window_at(clauses, first, past))
    return max(drawn, key=lambda each: graded.overlap(_text(tokens, each), point))


def _text(tokens: list[str], window: Window) -> str:
    return " ".join(tokens[window.start : window.end])
