"""The models on this machine: which are there, fetching them, checking them, and where they lie."""

import errno
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.adapters.child_process import Stopped
from voice_interviewer.adapters.models.catalog import Catalog, Model
from voice_interviewer.adapters.models.fetching import Fetcher, PullProgress
from voice_interviewer.adapters.models.status import (
    VERIFIED_FILE,
    ModelStatus,
    examine,
    hash_problem,
    is_remembered,
    remember_verified,
    size_problem,
)
from voice_interviewer.errors import ModelError, StorageError
from voice_interviewer.paths import make_private_folders, shipped

PARTIAL_FOLDER = ".partial"
"""Inside the models folder: what is being fetched, one folder a model."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull did."""

    status: ModelStatus
    source: str | None
    """Where the model came from; None where it was there already."""
    refused: tuple[str, ...] = ()
    """A line for each source that failed before."""


class ModelFiles:
    """Fetches, checks and finds models; nothing else in the program opens a socket."""

    def __init__(self, catalog: Catalog, models_folder: Path, shipped_folder: Path | None = None) -> None:
        """`shipped_folder` holds the models that travel with the program; None for where they do."""
        self._shipped_folder = shipped_folder or shipped("models")
        self.catalog = catalog
        """Which models there are."""
        self.models_folder = models_folder
        """Holds one folder for each model that was fetched."""
        self._fetcher = Fetcher()

    def status(self, name: str) -> ModelStatus:
        """Look at the sizes of a model's files. Raises ModelError for an unknown name."""
        with _storage_errors(self.models_folder):
            model = self.catalog.model(name)
            return examine(model, self._around(model), size_problem)

    def folder(self, name: str) -> Path:
        """Where the model's files lie. Raises ModelError where one is missing, or is not what the catalog says.

        Hashes of what was fetched are read only where a file has changed since they were last found right (half a
        second a model); what is installed or travels with the program is small, and read each time.
        """
        status = self.status(name)
        _require_present(status)
        if not (status.model.is_fetched and self._is_known_right(status.model)):
            status = self.verify(name)
            _require_present(status)
        return status.folder or self.models_folder

    def verify(self, name: str, cancelled: threading.Event | None = None) -> ModelStatus:
        """Read a model's files again and compare their hashes; what is wrong is said, not removed.

        Raises ModelError for an unknown name or once `cancelled` is set, StorageError where a file cannot be read.
        """
        model = self.catalog.model(name)
        try:
            with _storage_errors(self.models_folder):
                status = examine(model, self._around(model), lambda path, file: hash_problem(path, file, cancelled))
        except Stopped as stopped:
            raise _stopped("checking", name) from stopped
        if model.is_fetched and status.folder is not None:
            # Remembering only spares the next pull some reading, so a read-only folder is no reason to fail.
            with suppress(OSError):
                if status.state == "present":
                    remember_verified(model, status.folder)
                else:
                    (status.folder / VERIFIED_FILE).unlink(missing_ok=True)
        return status

    def pull(self, name: str, progress: Callable[[PullProgress], None], cancelled: threading.Event) -> Pulled:
        """Make sure that a model is here with the right hashes, fetching what is not.

        Files that have not changed since their hashes were right are not read again. Sources are tried in the catalog's
        order. What had arrived before an interruption is used by the next pull. Raises ModelError (unknown, no source
        gave it, stopped) and StorageError (unwritable or full).
        """
        model = self.catalog.model(name)
        if not model.is_fetched:
            status = self.verify(name, cancelled) if model.is_shipped else self.status(name)
            _require_present(status)
            return Pulled(status, None)
        if self._is_known_right(model):
            return Pulled(self.status(name), None)
        status = self.verify(name, cancelled)
        if status.state == "present":
            return Pulled(status, None)
        partial = self.models_folder / PARTIAL_FOLDER / name
        with _storage_errors(self.models_folder):
            make_private_folders(partial)
            with _alone(self.models_folder / PARTIAL_FOLDER / f"{name}.lock", name):
                if self._is_known_right(model):
                    return Pulled(self.status(name), None)
                self._adopt_right_files(model, partial)
                try:
                    source, refused = self._fetcher.fetch(model, partial, progress, cancelled)
                except Stopped as stopped:
                    raise _stopped("fetching", name) from stopped
                self._put_in_place(model, partial)
        return Pulled(self.status(name), source, refused)

    def _around(self, model: Model) -> Path:
        """The folder that holds the model's."""
        return self._shipped_folder if model.is_shipped else self.models_folder

    def _is_known_right(self, model: Model) -> bool:
        return is_remembered(model, self.models_folder / model.name)

    def _adopt_right_files(self, model: Model, partial: Path) -> None:
        """Take what is left of a damaged model into the download, so that only what is wrong is fetched again."""
        damaged = self.models_folder / model.name
        if damaged.is_symlink() or damaged.is_file():
            damaged.unlink()
        if not damaged.is_dir():
            return
        for file in model.files:
            if (damaged / file.path).is_file() and not (partial / file.path).exists():
                (partial / file.path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(damaged / file.path, partial / file.path)
        shutil.rmtree(damaged)

    def _put_in_place(self, model: Model, partial: Path) -> None:
        """Make the download the model, in one rename."""
        belonging = {partial / file.path for file in model.files}
        belonging |= {parent for path in belonging for parent in path.parents}
        for entry in sorted(partial.rglob("*"), reverse=True):
            if entry not in belonging:
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
        remember_verified(model, partial)
        os.rename(partial, self.models_folder / model.name)


def _require_present(status: ModelStatus) -> None:
    if status.state != "present":
        raise ModelError(
            f"The model {status.model.name} is {status.state}: {'; '.join(status.problems)}.", status.remedy
        )


def _stopped(doing: str, name: str) -> ModelError:
    return ModelError(f"Stopped while {doing} {name}.", f"To go on, run `voice-interviewer models pull {name}`.")


@contextmanager
def _storage_errors(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a StorageError."""
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageError(
                f"The disk that holds {folder} is full.",
                "Free some space, or choose another disk with VOICE_INTERVIEWER_HOME.",
            ) from error
        raise StorageError(
            f"The models folder cannot be used: {error.strerror or error} ({where}).",
            "Make it readable and writable, or choose another home with VOICE_INTERVIEWER_HOME.",
        ) from error


@contextmanager
def _alone(lock: Path, name: str) -> Iterator[None]:
    """Hold the lock of a download; the system lets go of it even where the program is killed."""
    with lock.open("w") as opened:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ModelError(
                    f"Another program is fetching {name} already.", "Wait until it is done, then try again."
                ) from error
        yield
