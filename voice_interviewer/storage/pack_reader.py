"""A pack's folder to a pack, or to every fault that keeps it from being used."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.core.file_names import names_device
from voice_interviewer.core.guide import Guide
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.storage.guide_reader import GUIDE_FILE, read_guide
from voice_interviewer.storage.pack_errors import kebab_case, near_match
from voice_interviewer.storage.pack_faults import Fault, Place
from voice_interviewer.storage.pack_files import check_unique, entries, read_part
from voice_interviewer.storage.pack_format import FORMAT, LONGEST_ID, MOST_ROUNDS, PackPart, RoundPart
from voice_interviewer.storage.yaml_tree import Tree

PACK_FILE = "pack.yaml"


@dataclass(frozen=True, slots=True)
class PackReading:
    """What a pack's folder holds."""

    pack: Pack | None
    """None when there is a fault."""
    rounds: Mapping[str, Tree]
    """Each round that could be read, by its id, with the lines of its file."""
    faults: tuple[Fault, ...]
    """All that keeps the pack from being used, in the order of its files and lines."""


def read_pack(folder: Path) -> PackReading:
    """Read the pack in this folder and everything that is wrong with it."""
    reader = _PackReader(folder)
    pack = reader.read()
    files = list(dict.fromkeys(fault.file for fault in reader.faults))
    faults = sorted(reader.faults, key=lambda fault: (files.index(fault.file), fault.line))
    return PackReading(pack, reader.trees, tuple(faults))


def _is_newer(head: Tree) -> bool:
    """Whether this pack.yaml is from the future."""
    number = head.at(("format",))
    return number is not None and isinstance(number.value, int) and number.value > FORMAT


class _PackReader:
    """One pass over the files of one pack, in the order in which it names them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._question_ids: dict[str | int, Place] = {}
        self.faults: list[Fault] = []
        self.trees: dict[str, Tree] = {}

    def read(self) -> Pack | None:
        file = self._folder / PACK_FILE
        if not _is_there(file):
            mend = "write it with format, id, title, description and rounds: voice-interviewer packs schema pack"
            self.faults.append(Fault(file, 1, "there is no pack.yaml", mend))
            return None
        if not self._may_open(file, Place(file, 1)):
            return None
        head, tree = read_part(file, PackPart, "the pack", self.faults)
        if tree is not None and _is_newer(tree):
            problem = "the pack is of a newer format than this voice-interviewer reads"
            line = tree.line_of(("format",))
            self.faults[:] = [Fault(file, line, problem, "update voice-interviewer; the pack is left as it is")]
            return None
        rounds: list[Round] = []
        if tree is not None:
            self._check_id(file, tree)
            for index, named in enumerate(entries(tree, "rounds")[:MOST_ROUNDS]):
                if isinstance(named.value, str):
                    where = Place(file, tree.line_of(("rounds", index)))
                    rounds += self._round(named.value, where)
        guide = self._guide()
        if self.faults or head is None:
            return None
        return Pack(head.id, head.title, head.description, tuple(rounds), guide)

    def _round(self, round_id: str, where: Place) -> list[Round]:
        """The round of this name, which stands at `where`; none when it cannot be had."""
        if round_id in self.trees:
            self._fault(where, f"the round {round_id} is named twice", "keep one of the two")
            return []
        if re.search(r"[/\\]|^\.", round_id):
            self._leaves(round_id, where)
            return []
        if round_id != kebab_case(round_id) or len(round_id) > LONGEST_ID or names_device(round_id):
            return []
        file = self._folder / f"{round_id}.yaml"
        if file.name in (PACK_FILE, GUIDE_FILE):
            self._fault(where, f"{file.name} is no round", "give the round's file another name")
            return []
        if not _is_there(file):
            near = near_match(round_id, self._round_files())
            mend = f"write {near} instead" if near else f"write the file {file.name}, or remove the name"
            self._fault(where, f"the round {round_id} has no file {file.name}", mend)
            return []
        if not self._may_open(file, where):
            return []
        part, tree = read_part(file, RoundPart, "the round", self.faults)
        if tree is None:
            return []
        self.trees[round_id] = tree
        self._check_ids(file, tree)
        return [part.to_core(round_id)] if part is not None else []

    def _guide(self) -> Guide | None:
        file = self._folder / GUIDE_FILE
        if not _is_there(file) or not self._may_open(file, Place(file, 1)):
            return None
        return read_guide(file, self.faults)

    def _round_files(self) -> list[str]:
        names = {path.stem for path in self._folder.glob("*.yaml")} - {Path(PACK_FILE).stem, Path(GUIDE_FILE).stem}
        return sorted(names)

    def _may_open(self, file: Path, where: Place) -> bool:
        """Whether the file lies in the pack's folder, wherever links lead; a fault at `where` when it does not."""
        try:
            inside = file.resolve().is_relative_to(self._folder.resolve())
        except RuntimeError:  # Python before 3.13: a link that leads to itself
            self._fault(where, f"{file.name} is a link that leads to itself", "put the file itself in its place")
            return False
        if not inside:
            self._leaves(file.stem, where)
        return inside

    def _leaves(self, name: str, where: Place) -> None:
        mend = "keep the file in the pack's folder and name it without a path"
        kind = "the file" if f"{name}.yaml" in (PACK_FILE, GUIDE_FILE) else "the round"
        self._fault(where, f"{kind} {name} lies outside the pack", mend)

    def _check_id(self, file: Path, tree: Tree) -> None:
        named, name = tree.at(("id",)), self._folder.resolve().name
        if named and isinstance(named.value, str) and named.value != name:
            problem = f"the id {named.value} is not the name of the folder, {name}"
            self._fault(Place(file, named.line), problem, f"write: id: {name}, or rename the folder")

    def _check_ids(self, file: Path, tree: Tree) -> None:
        """Question ids are unique in the pack, those of key points and topics in their question."""
        questions = entries(tree, "questions")
        check_unique("question", file, questions, self._question_ids, self.faults)
        for question in questions:
            check_unique("key point", file, entries(question, "key_points"), {}, self.faults)
            check_unique("topic", file, entries(question, "topics"), {}, self.faults)

    def _fault(self, where: Place, problem: str, mend: str) -> None:
        self.faults.append(Fault(*where, problem, mend))


def _is_there(file: Path) -> bool:
    """Whether anything has this name, be it a broken link or something that is no file."""
    return os.path.lexists(file)
