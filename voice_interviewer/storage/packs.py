"""Question packs: found in folders, checked down to the line, and loaded as the core's questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from voice_interviewer.core.questions import Pack
from voice_interviewer.errors import PackError, UsageError
from voice_interviewer.storage.pack_errors import faults_of, kebab_case, near_match
from voice_interviewer.storage.pack_faults import Fault, Place, UnreadableError
from voice_interviewer.storage.pack_format import PackPart, RoundPart
from voice_interviewer.storage.yaml_tree import Tree, read_yaml

__all__ = ["Fault", "PackLibrary", "check_pack", "check_packs", "load_pack"]

PACK_FILE = "pack.yaml"

_Part = TypeVar("_Part", bound=BaseModel)


def load_pack(folder: Path) -> Pack:
    """Load the pack in this folder; raises PackError with the first of its faults."""
    pack, faults = _read_pack(folder)
    if pack is None:
        first = faults[0]
        others = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise PackError(
            f"The pack {folder.name} cannot be used: {first.file.name}:{first.line}: {first.problem}{others}.",
            f"{first.mend[:1].upper()}{first.mend[1:]}; `voice-interviewer packs check {folder}` shows every fault.",
        )
    return pack


def check_pack(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the pack in this folder, in the order of its files and lines."""
    return tuple(_read_pack(folder)[1])


def check_packs(paths: Sequence[Path]) -> tuple[Fault, ...]:
    """Every fault of the packs at these paths: a pack's folder, a file in it, or a folder of packs.

    Raises UsageError for a path where there is nothing.
    """
    faults: list[Fault] = []
    for folder in dict.fromkeys(folder for path in paths for folder in _pack_folders(path)):
        faults.extend(check_pack(folder))
    return tuple(faults)


@dataclass(frozen=True, slots=True)
class PackLibrary:
    """The packs in several folders; a pack in a later folder takes the place of one with the same id before it.

    So a person who copies one of our packs to their home and edits it is asked their own questions.
    """

    folders: tuple[Path, ...]

    def pack_folders(self) -> dict[str, Path]:
        """Where the pack of each id lies; nothing is read but names."""
        return {pack.name: pack for folder in self.folders for pack in _packs_in(folder)}

    def pack(self, pack_id: str) -> Pack:
        """Load one pack; raises UsageError for an unknown id, PackError for a pack with faults."""
        known = self.pack_folders()
        if pack_id not in known:
            near = near_match(pack_id, tuple(known))
            names = ", ".join(known) or "none"
            raise UsageError(
                f"There is no pack “{pack_id}”.",
                f"Did you mean {near}?"
                if near
                else f"The packs here: {names}; `voice-interviewer packs list` shows them.",
            )
        return load_pack(known[pack_id])


def _packs_in(folder: Path) -> list[Path]:
    """The pack folders in a folder of packs: those that hold any YAML file, by name."""
    if not folder.is_dir():
        return []
    inside = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    return [path for path in inside if any(path.glob("*.y*ml"))]


def _pack_folders(path: Path) -> list[Path]:
    if path.is_file():
        return [path.absolute().parent]
    if (path / PACK_FILE).exists():
        return [path]
    packs = _packs_in(path)
    if packs:
        return packs
    if any(path.glob("*.y*ml")):
        return [path]
    raise UsageError(f"There is no pack at {path}.", "Name a pack's folder, a file in it, or a folder of packs.")


def _read_pack(folder: Path) -> tuple[Pack | None, list[Fault]]:
    """The pack, or None together with at least one fault."""
    faults: list[Fault] = []
    file = folder / PACK_FILE
    if not file.is_file():
        mend = "write it with format, id, title, description and rounds, as in prompts/README.md"
        return None, [Fault(file, 1, "there is no pack.yaml", mend)]
    head, tree = _read_part(file, PackPart, "the pack", faults)
    rounds: list[tuple[str, RoundPart | None]] = []
    seen: dict[str, Place] = {}
    if tree is not None:
        _check_id(folder, tree, faults)
        for index, named in enumerate(_entries(tree, "rounds")):
            where = Place(file, tree.line_of(("rounds", index)))
            if isinstance(named.value, str):
                rounds.append((named.value, _read_round(folder, named.value, where, rounds, seen, faults)))
    if faults or head is None:
        return None, faults
    read = tuple(part.to_core(round_id) for round_id, part in rounds if part is not None)
    return Pack(head.id, head.title, head.description, read), faults


def _read_round(
    folder: Path,
    round_id: str,
    where: Place,
    before: Sequence[tuple[str, RoundPart | None]],
    seen: dict[str, Place],
    faults: list[Fault],
) -> RoundPart | None:
    """One round's file; `where` is the line that names it, `seen` the question ids of the rounds before."""
    file = folder / f"{round_id}.yaml"
    if round_id in (name for name, _ in before):
        faults.append(Fault(*where, f"the round {round_id} is named twice", "keep one of the two"))
        return None
    if not file.resolve().is_relative_to(folder.resolve()):
        mend = "keep the round's file in the pack's folder and name it without a path"
        faults.append(Fault(*where, f"the round {round_id} lies outside the pack", mend))
        return None
    if round_id != kebab_case(round_id):
        return None
    if not file.is_file():
        near = near_match(round_id, sorted(path.stem for path in folder.glob("*.yaml") if path.name != PACK_FILE))
        mend = f"write {near} instead" if near else f"write the file {file.name}, or remove the name"
        faults.append(Fault(*where, f"the round {round_id} has no file {file.name}", mend))
        return None
    part, tree = _read_part(file, RoundPart, "the round", faults)
    if tree is not None:
        _check_unique(file, tree, seen, faults)
    return part


def _read_part(file: Path, model: type[_Part], whole: str, faults: list[Fault]) -> tuple[_Part | None, Tree | None]:
    """What a file says, with its lines; None for what cannot be had, and then a fault says why."""
    try:
        tree = read_yaml(file, faults)
    except UnreadableError as error:
        faults.append(error.fault)
        return None, None
    try:
        return model.model_validate(tree.value), tree
    except ValidationError as error:
        faults.extend(sorted(faults_of(error, model, whole, tree, file), key=lambda fault: fault.line))
        return None, tree


def _check_id(folder: Path, tree: Tree, faults: list[Fault]) -> None:
    named, name = tree.at(("id",)), folder.resolve().name
    if named and isinstance(named.value, str) and named.value != name:
        problem = f"the id {named.value} is not the name of the folder, {name}"
        faults.append(Fault(folder / PACK_FILE, named.line, problem, f"write: id: {name}, or rename the folder"))


def _check_unique(file: Path, tree: Tree, seen: dict[str, Place], faults: list[Fault]) -> None:
    """Question ids are unique in the pack, key point ids in their question."""
    for question in _entries(tree, "questions"):
        _check_new("question", file, question, seen, faults)
        points: dict[str, Place] = {}
        for point in _entries(question, "key_points"):
            _check_new("key point", file, point, points, faults)
        topics: dict[str, Place] = {}
        for topic in _entries(question, "topics"):
            _check_new("topic", file, topic, topics, faults)


def _check_new(kind: str, file: Path, entry: Tree, seen: dict[str, Place], faults: list[Fault]) -> None:
    named = entry.at(("id",))
    if named is None or not isinstance(named.value, str):
        return
    if named.value in seen:
        first = seen[named.value]
        problem = f'{kind} "{named.value}" is there already ({first.file.name}:{first.line})'
        faults.append(Fault(file, named.line, problem, "give it an id of its own"))
    else:
        seen[named.value] = Place(file, named.line)


def _entries(tree: Tree, key: str) -> list[Tree]:
    found = tree.at((key,))
    return list(found.children.values()) if found and isinstance(found.value, list) else []
