"""What the page suggests to ask the interviewer, as topics."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.storage.pack_import.marks import asks, ends_as_question, without_mark
from voice_interviewer.storage.pack_import.page import Block, BlockKind, shortened
from voice_interviewer.storage.pack_import.wording import content, terms

LONGEST_TITLE = 60
"""Characters."""

TOPIC_WORDS = 2
"""Term groups of a topic."""

FEWEST_LISTED = 3
"""Parts between semicolons that make a list."""

LONGEST_TEXT = 1000
"""Characters of one entry that are looked at."""


@dataclass(slots=True)
class PageTopic:
    """One thing that the page suggests to ask."""

    line: int
    title: str = ""
    examples: list[str] = field(default_factory=list)
    reveals: list[str] = field(default_factory=list)


def topics(blocks: Sequence[Block]) -> tuple[list[PageTopic], list[Block]]:
    """The topics of a section, and the blocks of it that belong to none.

    Under headings each heading is a topic; otherwise each item or question is one, with what follows it; where there is
    neither, each part of a paragraph that lists several between semicolons.
    """
    found: list[PageTopic] = []
    stray: list[Block] = []
    by_heading = any(block.kind is BlockKind.HEADING for block in blocks)
    for block in _by_question(blocks):
        if not block.kind.is_prose:
            stray.append(block)
        elif block.kind is BlockKind.HEADING:
            found.append(PageTopic(block.line))
            _add(found[-1], block, is_title=True)
        elif not by_heading and _begins(block):
            found.append(PageTopic(block.line))
            _add(found[-1], block)
        elif found:
            _add(found[-1], block, is_example=block.kind is BlockKind.ITEM and by_heading)
        else:
            stray.append(block)
    if not found:
        found = [topic for block in stray for topic in _listed(block)]
        stray = [block for block in stray if not _listed(block)]
    whole = [topic for topic in found if topic.examples or topic.title]
    for topic in whole:
        topic.examples = topic.examples or [topic.title]
    return whole, stray


def topic_terms(topic: PageTopic, known: Counter[str]) -> tuple[str, ...]:
    """The words by which a question is heard to be on the topic; from its first example, else its title."""
    for text in (topic.examples[0], topic.title):
        if words := content(text):
            return terms(words, known, frozenset(), TOPIC_WORDS)
    return ()


def topic_title(topic: PageTopic) -> str:
    """A few words for the screen, from the page."""
    return shortened(topic.title or topic.examples[0].rstrip(" ?.!"), LONGEST_TITLE)


def _by_question(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a paragraph of several lines that each ask is a block for each line."""
    found: list[Block] = []
    for block in blocks:
        lines = block.text.split("\n")
        if block.kind is BlockKind.PARAGRAPH and len(lines) > 1 and all(map(ends_as_question, lines)):
            found += [Block(block.kind, line, block.line + index) for index, line in enumerate(lines)]
        else:
            found.append(block)
    return found


def _listed(block: Block) -> list[PageTopic]:
    """The topics that a paragraph lists between semicolons, each perhaps with a remark in brackets."""
    parts = [part.strip(" .") for part in block.flat[:LONGEST_TEXT].split(";")]
    if not block.kind.is_prose or len(parts) < FEWEST_LISTED or not all(parts):
        return []
    return [PageTopic(block.line, part.partition(" (")[0], [part]) for part in parts]


def _begins(block: Block) -> bool:
    marked = without_mark(block.flat)
    if block.kind is BlockKind.ITEM:
        return block.level <= 1
    return block.kind is BlockKind.TERM or marked.number is not None or marked.explicit or ends_as_question(block.flat)


def _add(topic: PageTopic, block: Block, is_title: bool = False, is_example: bool = False) -> None:
    text = without_mark(block.flat).text
    bold = without_mark(block.strong).text.rstrip(" :.")
    if is_title and not asks(text):
        topic.title = text.rstrip(" :.")
        return
    if bold and not ends_as_question(bold) and text.startswith(bold) and text.rstrip(" :.") != bold:
        topic.title = topic.title or bold
        text = text.removeprefix(bold).lstrip(" :.\N{EN DASH}\N{EM DASH}-")
    sentences = whole_sentences(text[:LONGEST_TEXT])
    questions = [each for each in sentences if ends_as_question(each)]
    if not questions and (is_example or not (topic.examples or topic.title)):
        topic.examples.append(text[:LONGEST_TEXT])
        return
    topic.examples += [_unquoted(each) for each in questions]
    topic.reveals += [each for each in sentences if not ends_as_question(each)]


def _unquoted(text: str) -> str:
    return text.strip("\"'\u201c\u201d\u2018\u2019 ")
