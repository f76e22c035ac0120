"""A page of plain text as blocks: underlined, numbered, bulleted, or just set apart by empty lines."""

import re
from dataclasses import dataclass, field

from voice_interviewer.storage.pack_import.headings import is_round_title, section_kind
from voice_interviewer.storage.pack_import.page import MOST_BLOCKS, Block, BlockKind, Page, lines_of
from voice_interviewer.storage.pack_import.plain_headings import with_headings

LONGEST_HEADING = 100
"""Characters."""

_UNDERLINE = re.compile(r"\s*([=~*_#-])\1{2,}\s*")
_HASHED = re.compile(r"(#{1,6})\s+(\S.*)")
_BULLET = re.compile(r"(\s*)(?:[-*+•‣◦▪\u2013\u2014]|[a-z]\))\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.):]\)?\s+\S|(?:Q|A|Question|Answer)\s?\d{0,3}\s?[.:)]\s*\S)", re.IGNORECASE)


def read_plain(text: str) -> Page:
    """The blocks of a page without any mark-up but what people type by hand."""
    reader = _Reader()
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        reader.take(line, number)
        if len(reader.blocks) > MOST_BLOCKS:
            break
    reader.end_block()
    title, blocks = with_headings(reader.blocks, frozenset(reader.after_gap), frozenset(reader.alone))
    return Page(title, tuple(blocks))


@dataclass(slots=True)
class _Reader:
    """The lines of the block at hand."""

    blocks: list[Block] = field(default_factory=list)
    after_gap: set[int] = field(default_factory=set)
    """Indices of the blocks before which the page begins or a line is empty."""
    alone: set[int] = field(default_factory=set)
    """Indices of the blocks of one line between two empty ones."""
    _gap: bool = True
    _lines: list[str] = field(default_factory=list)
    _first: int = 1
    _level: int = 0

    def take(self, line: str, number: int) -> None:
        if not line.strip():
            self.end_block(stands_alone=True)
            self._gap = True
        elif underline := _UNDERLINE.fullmatch(line):
            if len(self._lines) == 1 and not self._level and len(self._lines[0].strip()) <= LONGEST_HEADING:
                self._end_as_heading(1 if underline[1] == "=" else 2)
            else:
                self.end_block()
        elif hashed := _HASHED.fullmatch(line):
            self.end_block()
            self._lines, self._first = [hashed[2].rstrip("# ")], number
            self._end_as_heading(len(hashed[1]))
        elif bullet := _BULLET.match(line):
            self.end_block()
            self._begin(line[bullet.end() :], number, 1 + len(bullet[1].expandtabs(4)) // 2)
        elif not self._lines or _NUMBERED.match(line):
            self.end_block()
            self._begin(line, number, 0)
        else:
            self._lines.append(line)

    def _begin(self, line: str, number: int, level: int) -> None:
        self._lines, self._first, self._level = [line], number, level

    def end_block(self, stands_alone: bool = False) -> None:
        """Put the block at hand with the others; one that is followed by an empty line may be a heading."""
        if stands_alone and len(self._lines) == 1 and not self._level and _looks_like_heading(self._lines[0].strip()):
            self._end_as_heading(2)
            return
        if stands_alone and self._gap and len(self._lines) == 1 and not self._level:
            self.alone.add(len(self.blocks))
        text = lines_of("\n".join(self._lines))
        if text:
            kind = BlockKind.ITEM if self._level else BlockKind.PARAGRAPH
            self._add(Block(kind, text, self._first, self._level))
        self._lines, self._level = [], 0

    def _add(self, block: Block) -> None:
        if self._gap:
            self.after_gap.add(len(self.blocks))
        self._gap = False
        self.blocks.append(block)

    def _end_as_heading(self, level: int) -> None:
        text = lines_of(self._lines[0])
        if text:
            self._add(Block(BlockKind.HEADING, text, self._first, level))
        self._lines, self._level = [], 0


def _looks_like_heading(line: str) -> bool:
    """Whether a line between empty lines heads what follows: all capitals, or the name of a part of such pages."""
    if len(line) > LONGEST_HEADING or line.endswith(("?", ".", "!", ",", ";")):
        return False
    if sum(each.isalpha() for each in line) >= 4 and line == line.upper() and line != line.lower():
        return True
    return len(line.split()) <= 8 and (is_round_title(line) or section_kind(line) is not None)
