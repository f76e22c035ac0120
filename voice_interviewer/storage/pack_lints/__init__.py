"""Checks of a pack that can be used: what makes it serve less well than it could."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.tokens import stems
from voice_interviewer.storage.guide_reader import GUIDE_FILE
from voice_interviewer.storage.pack_faults import Fault, Place
from voice_interviewer.storage.pack_lints.answers import question_answers
from voice_interviewer.storage.pack_lints.remarks import Remark
from voice_interviewer.storage.pack_lints.sizes import question_sizes
from voice_interviewer.storage.pack_lints.wording import question_wording, round_wording
from voice_interviewer.storage.yaml_tree import Tree

_PACK_FILE = "pack.yaml"


def lint_pack(folder: Path, pack: Pack, trees: Mapping[str, Tree]) -> tuple[Fault, ...]:
    """Every fault that does not keep the pack from being used, round by round in the order of the lines.

    `trees` holds the lines of each round's file by the round's id.
    """
    asked: dict[tuple[str, ...], Place] = {}
    faults = [fault for each in pack.rounds for fault in _lint_round(folder, each, trees[each.id], asked)]
    return (*_unnamed_files(folder, pack), *faults)


def _lint_round(folder: Path, each: Round, tree: Tree, asked: dict[tuple[str, ...], Place]) -> list[Fault]:
    file = folder / f"{each.id}.yaml"
    lines = file.read_text("utf-8-sig").splitlines()
    faults = list(_faults(file, tree, (), round_wording(each), lines))
    for index, question in enumerate(each.questions):
        path = ("questions", index)
        for check in (question_sizes, question_wording, question_answers):
            faults += _faults(file, tree, path, check(question), lines)
        place = Place(file, tree.line_of((*path, "text")))
        first = asked.setdefault(stems(question.text), place)
        if first != place:
            problem = f'question "{question.id}" asks what {first.file.name}:{first.line} asks'
            faults.append(Fault(*place, problem, "ask something else, or remove one of the two", blocks=False))
    return sorted(faults, key=lambda fault: fault.line)


def _faults(
    file: Path, tree: Tree, base: tuple[str | int, ...], remarks: Iterable[Remark], lines: list[str]
) -> Iterator[Fault]:
    for remark in remarks:
        line = tree.line_of((*base, *remark.path))
        if remark.word:
            line = next((at for at, text in enumerate(lines[line - 1 :], line) if remark.word in text), line)
        yield Fault(file, line, remark.problem, remark.mend, blocks=False)


def _unnamed_files(folder: Path, pack: Pack) -> Iterator[Fault]:
    """YAML files in the folder that the pack does not read, which is most often a misspelt name."""
    read = {_PACK_FILE, GUIDE_FILE, *(f"{each.id}.yaml" for each in pack.rounds)}
    for file in sorted(folder.glob("*.y*ml")):
        if file.name not in read:
            problem = f"{_PACK_FILE} does not name {file.name}"
            mend = f"add {file.stem} to rounds, or remove the file; a guide is called {GUIDE_FILE}"
            yield Fault(file, 1, problem, mend, blocks=False)
