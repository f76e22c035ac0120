"""What looks like a question on a page, how plainly it is one, and where a paragraph holds several."""

from dataclasses import dataclass, replace
from enum import Enum

from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.storage.pack_import.marks import (
    LONGEST_QUESTION,
    Label,
    asks,
    ends_as_question,
    is_one_question,
    is_open_question,
    labelled,
    split_question,
    without_mark,
)
from voice_interviewer.storage.pack_import.page import Block, BlockKind

QUESTION_LINES = 4
"""A question is wrapped over no more lines than this."""


WRAPPED_CHARACTERS = 40
"""A shorter line was not broken for want of room."""

TITLE_WORDS = 12
"""A longer sentence is no title."""

_LEADING_ON_WORDS = "a an the and or but of than which your our their its"
_LEADING_ON = frozenset(_LEADING_ON_WORDS.split())
"""A line that ends with one of these goes on in the next."""


class Style(Enum):
    """How a question is set apart."""

    HEADING = "heading"
    TERM = "term"
    EXPLICIT = "explicit"
    """It says so: Q, Question 3."""
    NUMBERED = "numbered"
    BOLD = "bold"
    BARE = "bare"
    """By its question mark alone."""
    TITLED = "titled"
    """A numbered title that asks nothing, with what is to be said on it."""

    @property
    def tier(self) -> int:
        """1 for the plainest; within an answer to a question of one tier, those of the next are part of it."""
        return {Style.HEADING: 1, Style.TERM: 1, Style.BARE: 3, Style.TITLED: 4}.get(self, 2)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that may be a question."""

    question: str
    """Empty where only its mark stands in the block: `Question 3`."""
    rest: str
    """What follows it in the block."""
    style: Style
    number: int | None = None


def candidate(block: Block) -> Candidate | None:
    """What the block would be as a question; None where it cannot be one."""
    if not block.kind.is_prose or label_of(block) is not None:
        return None
    marked = without_mark(block.flat)
    if block.kind in (BlockKind.HEADING, BlockKind.TERM):
        if labelled(marked.text, stands_out=True) or not (marked.explicit or asks(marked.text)):
            return None
        style = Style.HEADING if block.kind is BlockKind.HEADING else Style.TERM
        return Candidate(marked.text, "", style, marked.number)
    number = block.ordinal if marked.number is None else marked.number
    bold = without_mark(block.strong).text
    if bold and asks(bold):
        style = Style.EXPLICIT if marked.explicit else Style.BOLD if number is None else Style.NUMBERED
        return Candidate(bold, _after_bold(block), style, number)
    if marked.explicit:
        return Candidate(*split_question(marked.text, explicit=True), Style.EXPLICIT, number)
    question, rest = split_question(marked.text, explicit=False)
    if number is not None and asks(question):
        return Candidate(question, rest, Style.NUMBERED, number)
    if is_one_question(block.flat):
        return Candidate(block.flat, "", Style.BARE)
    if block.kind is BlockKind.ITEM and rest and ends_as_question(question):
        return Candidate(question, rest, Style.BARE)
    return None if number is None else _titled(block, marked.text, bold, number)


def _titled(block: Block, text: str, bold: str, number: int) -> Candidate | None:
    """A numbered block that begins with a title: bold words, or a short first sentence."""
    if bold and text.startswith(bold):
        return Candidate(bold.rstrip(" :."), _after_bold(block), Style.TITLED, number)
    line, _, more = block.text.partition("\n")
    titled = without_mark(line).text
    is_short = 0 < len(titled.split()) <= TITLE_WORDS and text.startswith(titled)
    if is_short and more and not (more[:1].islower() or titled.endswith((".", "!")) or _is_unfinished(line)):
        return Candidate(titled.rstrip(" :"), text.removeprefix(titled).strip(), Style.TITLED, number)
    first = next(iter(whole_sentences(text[:LONGEST_QUESTION])), "")
    rest = text.removeprefix(first).strip()
    if rest and len(first.split()) <= TITLE_WORDS:
        return Candidate(first.rstrip(" :."), rest, Style.TITLED, number)
    return None


def label_of(block: Block) -> tuple[Label, str] | None:
    """The label that a block begins with, and the rest of its text."""
    whole = labelled(block.flat, stands_out=block.strong == block.flat or block.kind is BlockKind.TERM)
    if whole is not None:
        return whole.label, whole.rest
    if block.strong and (bold := labelled(block.strong, stands_out=True)) is not None and not bold.rest:
        return bold.label, _after_bold(block)
    return None


def pieces(block: Block) -> tuple[Block, ...]:
    """The block cut where a line of it begins a question or an answer, so that each is a block of its own."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or "\n" not in block.text:
        return (block,)
    lines = block.text.split("\n")
    starts = [index for index, line in enumerate(lines) if index == 0 or _begins(line)]
    found: list[Block] = []
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        asked = _question_end(lines, first, end)
        for begin, stop in ((first, asked), (asked, end)) if asked else ((first, end),):
            text = "\n".join(lines[begin:stop])
            found.append(
                replace(block, text=text, strong=block.strong if _opens_with(text, block.strong) else "")
                if begin == 0
                else Block(BlockKind.PARAGRAPH, text, block.line + begin)
            )
    return tuple(found)


def _begins(line: str) -> bool:
    marked = without_mark(line)
    if marked.explicit or labelled(line, stands_out=False):
        return True
    return marked.number is not None and asks(marked.text)


def _question_end(lines: list[str], first: int, end: int) -> int | None:
    """One past the line that ends the question which these lines begin with, where more follows it."""
    marked = without_mark(lines[first])
    is_marked = bool(marked.text) and (marked.explicit or (marked.number is not None and asks(marked.text)))
    if not is_marked or is_open_question(marked.text) or ends_as_question(lines[first]):
        for stop in range(first + 1, min(end, first + 1 + QUESTION_LINES)):
            head = " ".join(lines[first:stop])
            if ends_as_question(head):
                if is_one_question(without_mark(head).text):
                    return stop
                break
    return _request_end(lines, first, end) if is_marked and len(whole_sentences(marked.text)) == 1 else None


def _request_end(lines: list[str], first: int, end: int) -> int | None:
    """The same for a marked line without a question mark: it ends there unless it plainly goes on in the next."""
    for stop in range(first + 1, min(end, first + 1 + QUESTION_LINES)):
        line, following = lines[stop - 1], lines[stop]
        is_wrapped = following[:1].islower() and len(line) >= WRAPPED_CHARACTERS
        if line.endswith((".", "!", "?")) or not (is_wrapped or _is_unfinished(line)):
            return stop
    return None


def _is_unfinished(line: str) -> bool:
    """Whether the line ends in the middle of something: with a comma, or a word such as `the` or `about`."""
    last = line.split()[-1].lower()
    return line.endswith((",", ";", ":", "-")) or last in _LEADING_ON


def _opens_with(text: str, strong: str) -> bool:
    return bool(strong) and " ".join(text.split()).startswith(strong)


def _after_bold(block: Block) -> str:
    return block.flat.removeprefix(block.strong).lstrip(" :\N{EN DASH}\N{EM DASH}-")
