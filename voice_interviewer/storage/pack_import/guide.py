"""The page's advice, mistakes, frequent questions, market facts and sources, as a guide."""

import re
from collections.abc import Sequence
from typing import Any

from voice_interviewer.storage.pack_import.headings import SectionKind
from voice_interviewer.storage.pack_import.marks import without_mark
from voice_interviewer.storage.pack_import.outline import PageSection, Unplaced, outline
from voice_interviewer.storage.pack_import.page import Block, BlockKind, shortened
from voice_interviewer.storage.pack_import.wording import Names, slug

LONGEST_TEXT = 4000
LONGEST_HEADING = 200
MOST_PARAGRAPHS = 100
MOST_SECTIONS = 40
MOST_SOURCES = 100
"""Limits of the format."""

_CITED = re.compile(r"\[(\d{1,3})\]")


def guide(title: str, sections: Sequence[PageSection], unplaced: list[Unplaced]) -> dict[str, Any] | None:
    """The guide as it is written to its file; None where the page has nothing for one.

    What exceeds the format's limits goes to `unplaced`.
    """
    told = [each for each in sections if each.kind not in (SectionKind.REVERSE, SectionKind.SOURCES)]
    sources = _sources([each for each in sections if each.kind is SectionKind.SOURCES], unplaced)
    numbers = {source["number"] for source in sources}
    taken = Names()
    written: list[dict[str, Any]] = []
    for section in told:
        paragraphs = _faq(section, unplaced) if section.kind is SectionKind.FAQ else _paragraphs(section, unplaced)
        if len(written) >= MOST_SECTIONS:
            unplaced += [Unplaced(line, text, "the guide is full") for line, _, text in paragraphs]
            continue
        unplaced += [Unplaced(line, text, "the section is full") for line, _, text in paragraphs[MOST_PARAGRAPHS:]]
        if paragraphs:
            inside = [_paragraph(heading, text, numbers) for _, heading, text in paragraphs[:MOST_PARAGRAPHS]]
            name = shortened(section.title, LONGEST_HEADING)
            written.append({"id": slug(name, taken, section.kind), "title": name, "paragraphs": inside})
    if not written:
        unplaced += [Unplaced(1, source["text"], "sources without a guide") for source in sources]
        return None
    return {"title": title, "sections": written} | ({"sources": sources} if sources else {})


def _paragraph(heading: str, text: str, numbers: set[int]) -> dict[str, Any]:
    written: dict[str, Any] = {"heading": shortened(heading, LONGEST_HEADING)} if heading else {}
    written["text"] = text
    cited = [number for each in dict.fromkeys(_CITED.findall(text)) if (number := int(each)) in numbers]
    return written | ({"cites": cited[:20]} if cited else {})


def _paragraphs(section: PageSection, unplaced: list[Unplaced]) -> list[tuple[int, str, str]]:
    """The line, heading and text of each paragraph of a section."""
    found: list[tuple[int, str, str]] = []
    heading: Block | None = None
    for block in section.blocks:
        if not block.kind.is_prose:
            unplaced.append(Unplaced(block.line, block.flat, "code and tables cannot be read here"))
            continue
        if block.kind in (BlockKind.HEADING, BlockKind.TERM):
            if heading is not None:
                found.append((heading.line, "", without_mark(heading.flat).text))
            heading = block
            continue
        text, above = without_mark(block.flat).text, ""
        if heading is not None:
            above, heading = without_mark(heading.flat).text, None
        elif block.strong and block.strong != block.flat and text.startswith(block.strong):
            above, text = (
                block.strong.rstrip(" :."),
                text.removeprefix(block.strong).lstrip(" :.\N{EM DASH}\N{EN DASH}-"),
            )
        found.append((block.line, above if text else "", _cut(text or above, block, unplaced)))
    if heading is not None:
        found.append((heading.line, "", without_mark(heading.flat).text))
    return [each for each in found if each[2]]


def _faq(section: PageSection, unplaced: list[Unplaced]) -> list[tuple[int, str, str]]:
    """The same of a section of frequent questions: each question is a heading, its answer the text."""
    inside = outline(section.blocks)
    found: list[tuple[int, str, str]] = []
    for question in inside.questions:
        answer = "\n".join(block.flat for blocks in question.parts.values() for block in blocks)
        if answer:
            block = Block(BlockKind.PARAGRAPH, answer, question.line)
            found.append((question.line, question.text, _cut(answer, block, unplaced)))
        else:
            unplaced.append(Unplaced(question.line, question.text, "no answer follows it"))
    if not found:
        return _paragraphs(section, unplaced)
    unplaced += inside.unplaced
    for nested in inside.sections:
        found += _paragraphs(nested, unplaced)
    return found


def _cut(text: str, block: Block, unplaced: list[Unplaced]) -> str:
    kept = shortened(text, LONGEST_TEXT)
    if len(kept) < len(text.strip()):
        unplaced.append(Unplaced(block.line, text.strip()[len(kept) :].strip(), "the paragraph is too long"))
    return kept


def _sources(sections: Sequence[PageSection], unplaced: list[Unplaced]) -> list[dict[str, Any]]:
    """The sources with their numbers on the page, or counted where it has none."""
    found: dict[int, str] = {}
    for section in sections:
        for block in section.blocks:
            marked = without_mark(block.flat)
            number = marked.number or block.ordinal or len(found) + 1
            text = marked.text.strip()
            if block.kind is BlockKind.HEADING or not block.kind.is_prose or len(found) >= MOST_SOURCES or not text:
                unplaced.append(Unplaced(block.line, block.flat, "it is no source"))
                continue
            while number in found or number > 1000:
                number = len(found) + 1 if number > 1000 else number + 1
            found[number] = _cut(text, block, unplaced)
    return [{"number": number, "text": text} for number, text in found.items()]
