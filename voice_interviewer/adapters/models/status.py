"""What of a model is on this machine, by the sizes or by the hashes of its files."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from voice_interviewer.adapters.models.catalog import Model, ModelFile
from voice_interviewer.adapters.models.sources import sha256_of

VERIFIED_FILE = "verified.json"
"""Inside a model's folder: size and time of each file when its hash was last found right."""

Check = Callable[[Path, ModelFile], str | None]
"""Says in one line what is wrong with a file that is there, or None."""


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One model on this machine."""

    model: Model
    state: Literal["present", "missing", "damaged"]
    """`present` by the sizes of its files, or by their hashes where those were asked for."""
    folder: Path | None
    """Where it lies or would lie; None where the package that carries it is not installed."""
    problems: tuple[str, ...] = ()
    """A line a file that is missing or wrong."""

    @property
    def remedy(self) -> str:
        """One line: what to do where the model is not present."""
        if self.model.installed_package is not None:
            return f"Install the package {self.model.installed_package} again: it carries this model."
        if self.model.is_shipped:
            return "Install the program again: this model travels with it."
        return f"Run `voice-interviewer models pull {self.model.name}`."


def examine(model: Model, models_folder: Path, check: Check) -> ModelStatus:
    """Check each file of a model. Raises OSError where one is there and cannot be read."""
    folder = model_folder(model, models_folder)
    if folder is None:
        return ModelStatus(model, "missing", None, (f"the package {model.installed_package} is not installed",))
    problems: list[str] = []
    missing = 0
    for file in model.files:
        path = folder / file.path
        if not path.is_file():
            missing += 1
            problems.append(f"{file.path} is missing")
        elif problem := check(path, file):
            problems.append(problem)
    if not problems:
        return ModelStatus(model, "present", folder)
    return ModelStatus(model, "missing" if missing == len(model.files) else "damaged", folder, tuple(problems))


def model_folder(model: Model, models_folder: Path) -> Path | None:
    """Where a model's files lie or would lie; None where the package that carries it is not installed."""
    if model.installed_package is None:
        return models_folder / model.name
    spec = find_spec(model.installed_package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])


def size_problem(path: Path, file: ModelFile) -> str | None:
    """Compare the size only: microseconds."""
    size = path.stat().st_size
    return None if size == file.size else f"{file.path} has {size} bytes instead of {file.size}"


def hash_problem(path: Path, file: ModelFile, cancelled: threading.Event | None = None) -> str | None:
    """Compare size and hash: seconds for a large file. Raises Stopped once `cancelled` is set."""
    problem = size_problem(path, file)
    if problem is None and sha256_of(path, cancelled) != file.sha256:
        problem = f"{file.path} has the wrong hash"
    return problem


def remember_verified(model: Model, folder: Path) -> None:
    """Note that the hashes of all files in the folder were just found right. Raises OSError."""
    text = json.dumps({file.path: _fingerprint(folder / file.path, file) for file in model.files}, indent=1)
    (folder / VERIFIED_FILE).write_text(text + "\n", encoding="utf-8")


def is_remembered(model: Model, folder: Path) -> bool:
    """True if no file in the folder has changed since the hashes were found right."""
    try:
        remembered = json.loads((folder / VERIFIED_FILE).read_text(encoding="utf-8"))
        return bool(remembered == {file.path: _fingerprint(folder / file.path, file) for file in model.files})
    except (OSError, ValueError):
        return False


def _fingerprint(path: Path, file: ModelFile) -> list[int | str]:
    known = path.stat()
    return [known.st_size, known.st_mtime_ns, file.sha256]
