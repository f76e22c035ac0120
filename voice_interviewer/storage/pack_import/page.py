"""A page as blocks of text, each with the line it begins on, whatever the page was written in."""

import re
from dataclasses import dataclass
from enum import Enum, auto

MOST_BLOCKS = 50_000
"""Readers stop soon after; a page with more is refused."""

_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_SPACES = re.compile(r"[^\S\n]+")


class BlockKind(Enum):
    """What a block is on the page."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    """The first text of a list's entry; what else the entry holds are paragraphs."""
    TERM = auto()
    """Something to open or to look up: the summary of details, the term of a definition."""
    CODE = auto()
    TABLE = auto()
    """The cells of a table in which nothing is asked, with bars between them."""

    @property
    def is_prose(self) -> bool:
        """Whether its text can be spoken."""
        return self not in (BlockKind.CODE, BlockKind.TABLE)


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of text between two breaks of the page."""

    kind: BlockKind
    text: str
    """Without control characters; several lines where the page breaks them."""
    line: int
    """Line of the page that it begins on, from 1."""
    level: int = 0
    """Of a heading 1 to 6, of an item how deep its list is nested, from 1; otherwise 0."""
    strong: str = ""
    """The bold words that it begins with."""
    ordinal: int | None = None
    """The number of an item in a numbered list."""

    @property
    def flat(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader made of a file."""

    title: str
    """What the page calls itself where no heading says it; empty where it does not."""
    blocks: tuple[Block, ...]


def clean(text: str) -> str:
    """The text without terminal sequences and characters that do not print; lines stay, other space is one space."""
    text = _ESCAPE_SEQUENCE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = "".join(each for each in text if each == "\n" or each.isspace() or each.isprintable())
    return _SPACES.sub(" ", text)


def lines_of(text: str) -> str:
    """A block's text: each line trimmed, empty ones gone."""
    return "\n".join(filter(None, (line.strip() for line in clean(text).split("\n"))))


def shown(name: object) -> str:
    """A name of a file or the like as it may be printed: on one line, without what does not print."""
    return "".join(each if each.isprintable() else "?" for each in str(name))


def shortened(text: str, longest: int) -> str:
    """The text, cut after a whole word where it is longer than that many characters."""
    text = text.strip()
    if len(text) <= longest:
        return text
    head = text[: longest + 1]
    cut = max(head.rfind(" "), head.rfind("\n"))
    return head[: cut if cut > longest // 2 else longest].rstrip()
