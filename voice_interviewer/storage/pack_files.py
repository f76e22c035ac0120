"""One file of a pack: read, held to its format, and its ids to being unique."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from voice_interviewer.storage.pack_errors import faults_of
from voice_interviewer.storage.pack_faults import Fault, Place, UnreadableError
from voice_interviewer.storage.yaml_tree import Tree, read_yaml

_Model = TypeVar("_Model", bound=BaseModel)


def read_part(file: Path, model: type[_Model], whole: str, faults: list[Fault]) -> tuple[_Model | None, Tree | None]:
    """What a file says, with its lines; None for what cannot be had, and then a fault says why.

    `whole` is what the file is called in a sentence (`the pack`, `the round`).
    """
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


def entries(tree: Tree, key: str) -> list[Tree]:
    """The entries of the list under this key; none where there is no list."""
    found = tree.at((key,))
    return list(found.children.values()) if found and isinstance(found.value, list) else []


def check_unique(
    kind: str, file: Path, parts: list[Tree], seen: dict[str | int, Place], faults: list[Fault], key: str = "id"
) -> None:
    """Add a fault for each part whose id (or other key) is in `seen` already, and the others to `seen`."""
    for part in parts:
        named = part.at((key,))
        if named is None or not isinstance(named.value, str | int):
            continue
        if named.value in seen:
            first = seen[named.value]
            problem = f'{kind} "{named.value}" is there already ({first.file.name}:{first.line})'
            faults.append(
                Fault(file, named.line, problem, f"give it {'an id' if key == 'id' else f'a {key}'} of its own")
            )
        else:
            seen[named.value] = Place(file, named.line)
