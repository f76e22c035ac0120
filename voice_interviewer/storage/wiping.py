"""Removing what the program ever wrote: first told file by file, then done."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.errors import StorageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.disk import storage_error, unfinished
from voice_interviewer.storage.index import index_files
from voice_interviewer.storage.session_deletion import files_below, remove

_STAYS = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR)
"""Why a home stays that need not go: something is in it, it never was, or it is a link."""


@dataclass(frozen=True, slots=True)
class Wiping:
    """What is to be removed from a home: whatever holds, or was made of, something said; the rest by choice."""

    home: Home
    models: bool = False
    """Also the models that were fetched."""
    settings: bool = False
    """Also the person's settings."""
    packs: bool = False
    """Also the person's own question packs."""

    @property
    def places(self) -> tuple[Path, ...]:
        """Files and folders of the home that go, those that are there."""
        home = self.home
        logs = (home.log, home.former_log)
        wanted = [home.sessions, home.reports, *index_files(home.index), home.voice_cache.parent, *logs]
        wanted += [home.models] * self.models + [home.packs] * self.packs
        wanted += [home.settings, *unfinished(home.settings)] * self.settings
        return tuple(each for each in wanted if os.path.lexists(each))

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
        """What else lies in the home and stays. Raises StorageError where that cannot be listed."""
        going = set(self.places)
        try:
            return tuple(sorted(each for each in self.home.root.iterdir() if each not in going))
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
