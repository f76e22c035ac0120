"""What each heading of a page is: a question, a round of questions, or the head of a section of another kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from voice_interviewer.storage.pack_import.candidates import candidate
from voice_interviewer.storage.pack_import.headings import SectionKind, is_round_title, section_kind
from voice_interviewer.storage.pack_import.marks import ends_as_question, without_mark
from voice_interviewer.storage.pack_import.page import Block, BlockKind

ROUND_QUESTIONS = 2
"""A heading that asks is a round all the same when at least this many headings beneath it ask."""


@dataclass(frozen=True, slots=True)
class Role:
    """What one heading is; a round where it is nothing else."""

    asks: bool = False
    section: SectionKind | None = None
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class _Heading:
    index: int
    """Among the blocks."""
    end: int
    """Index of the next heading that is not beneath it."""
    parent: int | None
    """Index of the heading right above it."""
    looks_asking: bool
    is_numbered: bool


def heading_roles(blocks: Sequence[Block]) -> tuple[Role | None, ...]:
    """The role of each block that is a heading; None for every other block."""
    found = [candidate(block) for block in blocks]
    headings = _headings(blocks, [each is not None for each in found])
    asking = _counts([block.kind is BlockKind.HEADING and bool(found[i]) for i, block in enumerate(blocks)])
    marked = _counts([each is not None and each.style.tier <= 2 for each in found])
    title = _title(blocks, headings)

    def is_round(heading: _Heading) -> bool:
        """Whether questions are marked beneath it."""
        beneath = marked[heading.end] - marked[heading.index + 1]
        return beneath >= ROUND_QUESTIONS if heading.looks_asking else beneath > 0

    beside_rounds = {_place(blocks, each) for each in headings if is_round(each)}
    beside_numbered = {_place(blocks, each) for each in headings if each.is_numbered and each.looks_asking}
    roles: list[Role | None] = [None] * len(blocks)
    for heading in headings:
        text, place = blocks[heading.index].flat, _place(blocks, heading)
        kind = None if heading.index == title else section_kind(text)
        if heading.looks_asking:
            asks = asking[heading.end] - asking[heading.index + 1] < ROUND_QUESTIONS
            is_section = kind is not None and (place in beside_rounds or _lists_questions(blocks, heading, kind))
            roles[heading.index] = Role(section=kind) if is_section else Role(asks=asks)
        elif kind is not None:
            roles[heading.index] = Role(section=kind)
        else:
            in_row = place in beside_numbered or (
                heading.parent is not None and is_round_title(blocks[heading.parent].flat)
            )
            asks = heading.is_numbered and in_row and not is_round(heading) and heading.end > heading.index + 1
            roles[heading.index] = Role(asks=asks, is_title=heading.index == title)
    return tuple(roles)


def _headings(blocks: Sequence[Block], looks_asking: Sequence[bool]) -> list[_Heading]:
    """All headings in their order."""
    indices = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    ends: dict[int, int] = {}
    parents: dict[int, int | None] = {}
    above: list[int] = []
    for index in indices:
        while above and blocks[above[-1]].level >= blocks[index].level:
            ends[above.pop()] = index
        parents[index] = above[-1] if above else None
        above.append(index)
    return [
        _Heading(
            index,
            ends.get(index, len(blocks)),
            parents[index],
            looks_asking[index],
            without_mark(blocks[index].flat).number is not None,
        )
        for index in indices
    ]


def _title(blocks: Sequence[Block], headings: Sequence[_Heading]) -> int | None:
    """The index of the only topmost heading, where others stand beneath it or it is of the first level."""
    if not headings:
        return None
    top = min(blocks[each.index].level for each in headings)
    topmost = [each for each in headings if blocks[each.index].level == top]
    if len(topmost) > 1 or topmost[0].looks_asking or (len(headings) == 1 and top > 1):
        return None
    return topmost[0].index


def _lists_questions(blocks: Sequence[Block], heading: _Heading, kind: SectionKind) -> bool:
    """Whether the heading asks what to ask, and bulleted questions answer it."""
    first = blocks[heading.index + 1 : heading.end][:1]
    return kind is SectionKind.REVERSE and any(
        each.kind is BlockKind.ITEM and ends_as_question(each.flat) for each in first
    )


def _place(blocks: Sequence[Block], heading: _Heading) -> tuple[int | None, int]:
    return heading.parent, blocks[heading.index].level


def _counts(flags: Sequence[bool]) -> list[int]:
    """How many are set before each index."""
    return [0, *accumulate(map(int, flags))]
