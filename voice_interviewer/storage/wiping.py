"""Removing what the program ever wrote: first told file by file, then done."""

import errno
import os
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.disk import storage_error, unfinished
from voice_interviewer.storage.index import index_files
from voice_interviewer.storage.pack_import.folder import is_draft
from voice_interviewer.storage.session_deletion import files_below, remove

_STAYS = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR)
"""Why a home stays that need not go: something is in it, it never was, or it is a link."""


class Kept(StrEnum):
    """What can be kept."""

    MODELS = "models"
    PACKS = "packs"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Wiping:
    """What is to be removed from a home: all that the program ever wrote, but for what is to be kept."""

    home: Home
    keep: Collection[Kept] = ()

    @property
    def places(self) -> tuple[Path, ...]:
        """Files and folders of the home that go, those that are there. Raises StorageError."""
        home = self.home
        logs = (home.log, home.former_log)
        wanted = [home.sessions, home.reports, *index_files(home.index), home.voice_cache.parent, *logs]
        if Kept.MODELS not in self.keep:
            wanted.append(home.models)
        if Kept.PACKS not in self.keep:
            wanted += self._packs()
        if Kept.SETTINGS not in self.keep:
            wanted += [home.settings, *unfinished(home.settings)]
        return tuple(each for each in wanted if os.path.lexists(each))

    def _packs(self) -> list[Path]:
        """The packs that were made from pages: their folder, where no pack that the person wrote lies beside them."""
        packs = self.home.packs
        if packs.is_symlink() or not packs.is_dir():
            return []
        try:
            inside = sorted(packs.iterdir())
            drafts = [each for each in inside if is_draft(each)]
        except OSError as error:
            raise storage_error(error, "read", Path(error.filename or packs), self.home) from error
        return drafts if len(drafts) < len(inside) else [packs]

    @property
    def files(self) -> tuple[Path, ...]:
        """Every single file that goes; of a link, the link. Raises StorageError where not all can be listed."""
        found: list[Path] = []
        for place in self.places:
            try:
                found += files_below(place)
            except OSError as error:
                raise storage_error(error, "read", Path(error.filename or place), self.home) from error
        return tuple(found)

    @property
    def staying(self) -> tuple[Path, ...]:
        """What else lies in the home, and in its folder of packs, and stays. Raises StorageError."""
        going, packs = set(self.places), self.home.packs
        try:
            inside = set(self.home.root.iterdir())
            if going & set(packs.glob("*")):
                inside = inside - {packs} | set(packs.iterdir())
            return tuple(sorted(inside - going))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise storage_error(error, "read", self.home.root, self.home) from error

    def wipe(self) -> None:
        """Remove it, as much as can be; an empty home goes too.

        Raises StorageError where not all can be listed, then nothing was removed, and else for the first that stayed.
        """
        refused = None
        places, _, _ = self.places, self.files, self.staying
        for place in places:
            try:
                remove(place)
            except OSError as error:
                refused = refused or storage_error(error, "deleted", place, self.home)
        if refused is not None:
            raise StorageError(refused.what, "The rest is gone; run the same command again once that is mended.")
        try:
            self.home.root.rmdir()  # which only an empty folder lets happen
        except OSError as error:
            if error.errno not in _STAYS:
                raise storage_error(error, "deleted", self.home.root, self.home) from error
