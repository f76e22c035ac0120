"""The hard cases that a judge of coverage is held against: whole answers, written and judged by hand.

`coverage_cases/<kind>.yaml` holds the cases of a kind, `coverage_cases/questions/` the questions with their key points,
`coverage_cases/filler/` what people talk about beside the point.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.prompted import decides
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question
from voice_interviewer.ports import CoverageJudge

FOLDER = Path(__file__).with_name("coverage_cases")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

WORDS_PER_MINUTE = 130
"""How fast the long cases are spoken."""


@dataclass(frozen=True, slots=True)
class Case:
    """An answer, and what a fair coach would say of each key point."""

    kind: str
    """What makes it hard: the name of its file."""
    id: str
    """Unique over all kinds."""
    question: str
    """As the interviewer asks it."""
    points: tuple[KeyPoint, ...]
    """Without term groups, as in a pack whose author wrote none; all of one weight."""
    answer: str
    """As transcribed."""
    follow_up: str | None
    """What was said when the interviewer asked on; None where nobody did."""
    wanted: Mapping[str, frozenset[PointStatus]]
    """By point id: every status that is fair."""

    @property
    def said(self) -> str:
        """The answer and what was said to the follow-up as one text, for fitting; the program judges them apart."""
        return self.answer if self.follow_up is None else f"{self.answer}\n{self.follow_up}"

    @property
    def is_kept(self) -> bool:
        """Whether it is of the half to which no threshold and no coefficient is fitted; most questions are in both."""
        return crc32(self.id.encode()) % 2 == 1

    def as_question(self) -> Question:
        """The question as a pack would hold it."""
        return Question(self.id, self.question, Difficulty.CORE, (30.0, 120.0), self.points, "", "", "")


def judged(case: Case, judge: CoverageJudge) -> dict[str, PointStatus]:
    """What the program would tell of each point, by its id.

    The answer is judged, then what was said to the follow-up alone, which counts as in an interview. No case says what
    the interviewer asked on or which point that probes, so both are held against the question as it stands.
    """
    question = case.as_question()
    told = {each.point_id: each.status for each in judge.judge(question, case.answer.split())}
    if case.follow_up is not None:
        for each in judge.judge(question, case.follow_up.split()):
            if decides(each.status, told[each.point_id]):
                told[each.point_id] = each.status
    return told


def kinds() -> tuple[str, ...]:
    """What kinds of cases there are, by name."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def cases(kind: str | None = None) -> tuple[Case, ...]:
    """All cases, or those of one kind; KeyError where a case names a question or a point that is not there."""
    return tuple(case for each in ([kind] if kind else kinds()) for case in _of_kind(each))


def _of_kind(kind: str) -> Iterator[Case]:
    for raw in _read(FOLDER / f"{kind}.yaml"):
        text, points = _questions()[raw["question"]]
        named = {point.id for point in points}
        if unknown := raw["wanted"].keys() - named:
            raise KeyError(f"{raw['id']}: {', '.join(sorted(unknown))}")
        yield Case(
            kind=kind,
            id=raw["id"],
            question=text,
            points=tuple(point for point in points if point.id in raw["wanted"]),
            answer=_within_filler(raw) if "filler" in raw else raw["answer"],
            follow_up=raw.get("follow_up"),
            wanted={point: _statuses(status) for point, status in raw["wanted"].items()},
        )


@cache
def _questions() -> dict[str, tuple[str, tuple[KeyPoint, ...]]]:
    raws = [raw for path in sorted((FOLDER / "questions").glob("*.yaml")) for raw in _read(path)]
    return {raw["id"]: (raw["text"], tuple(_point(each) for each in raw["points"])) for raw in raws}


def _point(raw: dict[str, Any]) -> KeyPoint:
    return KeyPoint(
        id=raw["id"],
        statement=raw["statement"],
        paraphrases=tuple(raw.get("paraphrases", ())),
        terms=(),
        contradictions=tuple(raw.get("contradictions", ())),
        weight=1.0,
        follow_up="",
    )


def _within_filler(raw: dict[str, Any]) -> str:
    """So many minutes of talk: the filler's paragraphs over and over, and the answer after a share `at` of them."""
    paragraphs = (FOLDER / "filler" / f"{raw['filler']}.txt").read_text(encoding="utf-8").split("\n\n")
    words = raw["minutes"] * WORDS_PER_MINUTE
    spoken: list[str] = []
    count, said = 0, False
    for paragraph in cycle(paragraphs):
        if not said and count >= raw["at"] * words:
            spoken.append(raw["answer"])
            said = True
        if count >= words:
            return "\n".join(spoken)
        spoken.append(" ".join(paragraph.split()))
        count += len(paragraph.split())
    raise ValueError(f"{raw['filler']} is empty")


def _statuses(raw: str | list[str]) -> frozenset[PointStatus]:
    return frozenset(PointStatus(each) for each in ([raw] if isinstance(raw, str) else raw))


def _read(path: Path) -> list[dict[str, Any]]:
    raws: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    return raws
