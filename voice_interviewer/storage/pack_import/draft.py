"""A page's outline as the files of a pack, which load and can be used as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import indent
from typing import Any

import yaml

from voice_interviewer.core.file_names import DEVICES
from voice_interviewer.storage.pack_format import FORMAT, MOST_ROUNDS
from voice_interviewer.storage.pack_import.guide import guide
from voice_interviewer.storage.pack_import.headings import SectionKind
from voice_interviewer.storage.pack_import.key_points import spoken_answer
from voice_interviewer.storage.pack_import.outline import Outline, Unplaced
from voice_interviewer.storage.pack_import.rounds import (
    Draft,
    Flow,
    RoundDraft,
    question_draft,
    reverse_round,
    round_draft,
)
from voice_interviewer.storage.pack_import.wording import Names, frequencies, slug
from voice_interviewer.storage.yaml_tree import LARGEST_BYTES

MOST_QUESTIONS = 200
"""In one round, the format's limit."""

ROUND_BYTES = LARGEST_BYTES * 9 // 10
"""A round's file grows no larger than this; what follows becomes the next round."""

MADE_FROM = "# A draft, made from the page"
"""How the first line of each file begins."""

_LINE_WIDTH = 110
_DUMPER: Any = type("_Dumper", (getattr(yaml, "CSafeDumper", yaml.SafeDumper),), {})


@dataclass(frozen=True, slots=True)
class PackDraft:
    """The files of a pack by their names, and what of the page is in none of them."""

    files: dict[str, str]
    questions: int
    rounds: int
    unplaced: tuple[Unplaced, ...]


def pack_draft(found: Outline, pack_id: str, title: str, source: str) -> PackDraft:
    """Write a page's outline as a pack; `source` is the page's name, told in comments.

    `questions` is 0, and `files` no pack, where the page answers no question and suggests none to ask.
    """
    unplaced = list(found.unplaced)
    drafts = _rounds(found, unplaced)
    note = f"{MADE_FROM} {source}. Look for TODO, and see what `packs check` says.\n"
    files: dict[str, str] = {}
    taken = Names()
    for reserved in ("pack", "guide", *DEVICES):
        taken.add(reserved)
    questions = 0
    for each in drafts:
        for part in _parts(each):
            if len(files) >= MOST_ROUNDS:
                texts = [question.written["text"] for question in part.questions]
                unplaced += [Unplaced(1, text, f"a pack has at most {MOST_ROUNDS} rounds") for text in texts]
                continue
            part.id = slug(each.title, taken, "round")
            files[f"{part.id}.yaml"] = note + _round_text(part)
            questions += len(part.questions)
    rounds = [name.removesuffix(".yaml") for name in files]
    written = guide(title, found.sections, unplaced)
    if written is not None:
        text = note + _text(written)
        if len(text.encode()) <= LARGEST_BYTES:
            files["guide.yaml"] = text
        else:
            unplaced += [Unplaced(s.line, b.flat, "the guide is too long") for s in found.sections for b in s.blocks]
    description = f"A draft made from the page {source}."
    head = {"format": FORMAT, "id": pack_id, "title": title, "description": description, "rounds": rounds}
    files["pack.yaml"] = note + _text(head)
    return PackDraft(files, questions, len(rounds), tuple(sorted(unplaced, key=lambda each: each.line)))


def _rounds(found: Outline, unplaced: list[Unplaced]) -> list[RoundDraft]:
    known = frequencies(spoken_answer(question.answer()).text for question in found.questions)
    taken = Names()
    drafts: list[RoundDraft] = []
    for each in found.rounds:
        questions = [question_draft(question, known, taken, unplaced) for question in each.questions]
        answered = [question for question in questions if question is not None]
        if answered:
            drafts.append(round_draft(each, answered))
    reverse = [section for section in found.sections if section.kind is SectionKind.REVERSE]
    last = [reverse_round(section, known, taken, unplaced) for section in reverse]
    return [*drafts, *(each for each in last if each is not None)]


def _parts(each: RoundDraft) -> list[RoundDraft]:
    """The round, cut where its file would be too large or hold too many questions."""
    parts = [RoundDraft("", each.title, each.introduction)]
    size = 0
    for question in each.questions:
        length = len(_question_text(question).encode())
        if parts[-1].questions and (len(parts[-1].questions) >= MOST_QUESTIONS or size + length > ROUND_BYTES):
            parts.append(RoundDraft("", each.title, each.introduction))
            size = 0
        parts[-1].questions.append(question)
        size += length
    return parts


def _round_text(each: RoundDraft) -> str:
    questions = "\n".join(_question_text(question) for question in each.questions)
    return f"{_text({'title': each.title, 'introduction': each.introduction})}questions:\n{questions}"


def _question_text(question: Draft) -> str:
    text = indent(_text([question.written]), "  ")
    if question.unused:
        text += "    # The answer also says:\n"
        text += "".join(f"    # - {sentence}\n" for sentence in question.unused)
    return text


def _text(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_LINE_WIDTH, default_flow_style=False
    )
    return text


def _on_one_line(dumper: Any, items: Sequence[Any]) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _as_block(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_DUMPER.ignore_aliases = lambda _dumper, _data: True
_DUMPER.add_representer(Flow, _on_one_line)
_DUMPER.add_representer(str, _as_block)
