"""Headings of a plain page that nothing marks: its title, lone lines above questions, names of sections."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from voice_interviewer.storage.pack_import.headings import section_kind
from voice_interviewer.storage.pack_import.marks import asks, ends_as_question, labelled, without_mark
from voice_interviewer.storage.pack_import.page import Block, BlockKind
from voice_interviewer.storage.pack_import.remarks import is_closing_remark

TITLE_WORDS = 12
HEADING_WORDS = 6
SECTION_WORDS = 8
"""Longer lines are sentences."""

LEVEL = 2
"""Of a heading that nothing marks, as of any that stands alone."""


def with_headings(
    blocks: Sequence[Block], after_gap: AbstractSet[int], alone: AbstractSet[int]
) -> tuple[str, list[Block]]:
    """The page's title, and its blocks with the headings that were paragraphs.

    `after_gap` are the indices of blocks before which a line is empty, `alone` those of one line between empty ones.
    """
    if blocks and _is_title(blocks[0]) and len(blocks) > 1:
        title = blocks[0].flat
        rest = [
            replace(block, level=min(6, block.level + 1)) if block.kind is BlockKind.HEADING else block
            for block in _named(blocks, after_gap, alone)[1:]
        ]
        return title, [Block(BlockKind.HEADING, title, blocks[0].line, 1), *rest]
    return "", _named(blocks, after_gap, alone)


def _named(blocks: Sequence[Block], after_gap: AbstractSet[int], alone: AbstractSet[int]) -> list[Block]:
    found: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        first, _, rest = block.text.partition("\n")
        if block.kind is not BlockKind.PARAGRAPH or index not in after_gap or (following is None and not rest):
            found.append(block)
        elif _names_section(first) and not rest[:1].islower():
            found.append(Block(BlockKind.HEADING, first, block.line, LEVEL))
            found += [Block(BlockKind.PARAGRAPH, rest, block.line + 1)] if rest else []
        elif following is not None and index in alone and _heads(block, following, found[-1:]):
            found.append(Block(BlockKind.HEADING, block.text, block.line, LEVEL))
        else:
            found.append(block)
    return found


def _is_title(block: Block) -> bool:
    """Whether the first block of a page is its title."""
    if block.kind is BlockKind.HEADING:
        return block.level >= LEVEL and _is_plain(block.flat) and section_kind(block.flat) is None
    if block.kind is not BlockKind.PARAGRAPH or "\n" in block.text:
        return False
    short = len(block.flat.split()) <= TITLE_WORDS
    return short and _is_plain(block.flat) and section_kind(block.flat) is None


def _heads(block: Block, following: Block, before: Sequence[Block]) -> bool:
    """Whether a short line that stands alone is above a question, and is not the answer to another."""
    text = block.flat
    if len(text.split()) > HEADING_WORDS or not _is_plain(text) or text[:1].islower() or is_closing_remark(block):
        return False
    if any(_only_asks(each) for each in before):
        return False
    return following.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and _asks_first(following)


def _names_section(line: str) -> bool:
    line = line.strip()
    if not line[:1].isupper() or len(line.split()) > SECTION_WORDS or line.endswith((".", "!", ",", ";")):
        return False
    return section_kind(line) is not None and not _is_marked(line) and not ends_as_question(line)


def _is_plain(text: str) -> bool:
    """Whether the line neither ends as a sentence, nor asks, nor has a mark or label."""
    return text[-1:] not in ".?!,;:" and not _is_marked(text) and not asks(text)


def _is_marked(text: str) -> bool:
    marked = without_mark(text)
    return marked.explicit or marked.number is not None or labelled(text, stands_out=True) is not None


def _only_asks(block: Block) -> bool:
    marked = without_mark(block.flat)
    return block.kind is not BlockKind.HEADING and (
        ends_as_question(block.flat) or marked.explicit or _marked_request(block)
    )


def _marked_request(block: Block) -> bool:
    marked = without_mark(block.flat)
    return marked.number is not None and "\n" not in block.text and asks(marked.text)


def _asks_first(block: Block) -> bool:
    """Whether the first line of the block is a question, or has a number or a Q."""
    first = block.text.split("\n")[0]
    marked = without_mark(first)
    return marked.explicit or marked.number is not None or asks(first)
