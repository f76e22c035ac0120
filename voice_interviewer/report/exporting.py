"""Writes sessions as reports, one whole file each, beside whatever is there already."""

import errno
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.core.assessment_json import json_ready, readable_json
from voice_interviewer.core.file_names import names_device
from voice_interviewer.core.questions import Question
from voice_interviewer.core.recordings import recording_in
from voice_interviewer.core.session import Session
from voice_interviewer.core.work import Step, Work
from voice_interviewer.errors import AudioFileError, StorageError
from voice_interviewer.paths import make_private_folders
from voice_interviewer.program import ExportFormat
from voice_interviewer.report.facts import Told

SUFFIXES = {
    ExportFormat.HTML: ".html",
    ExportFormat.MARKDOWN: ".md",
    ExportFormat.JSON: ".json",
    ExportFormat.CSV: ".csv",
}

LONGEST_NAME = 100
"""Characters of a report's name: a session folder may have been given a longer one by hand."""

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


def _nothing(path: Path) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """Makes reports of kept sessions."""

    load: Callable[[str], Session]
    """Raises UsageError, StorageError."""
    folder_of: Callable[[str], Path]
    """Where a session's recordings lie."""
    pack: Callable[[str], tuple[str, Mapping[str, Question]]]
    """A pack's title and its questions by id; its id and none where the pack is gone."""
    write: Callable[[Path, bytes], None]
    """Writes a file whole or not at all, for its owner alone. Raises OSError."""

    def work(
        self,
        session_ids: Sequence[str],
        as_format: ExportFormat,
        to: Path,
        with_sound: bool = False,
        written: Callable[[Path], None] = _nothing,
    ) -> Work:
        """One report a session in the folder `to`, with a step before each; `written` is told of each that is done.

        With sound, a page has the recordings in it. Raises UsageError, StorageError.
        """

        def work(cancelled: threading.Event) -> Iterator[Step]:
            _make_folder(to)
            for done, session_id in enumerate(session_ids):
                if cancelled.is_set():
                    return
                yield Step(done, len(session_ids), session_id)
                content = self._content(session_id, as_format, with_sound)
                if cancelled.is_set():
                    return
                path = free_path(to, session_id, SUFFIXES[as_format])
                try:
                    self.write(path, content)
                except OSError as error:
                    raise refused(path, error) from error
                written(path)
            yield Step(len(session_ids), len(session_ids), f"reports lie in {to}")

        return work

    def _content(self, session_id: str, as_format: ExportFormat, with_sound: bool) -> bytes:
        session = self.load(session_id)
        title, questions = self.pack(session.pack_id)
        told = Told(session, questions, title)
        match as_format:
            case ExportFormat.HTML:
                from voice_interviewer.report.html import page

                text = page(told, self._sounds(session) if with_sound else {})
            case ExportFormat.MARKDOWN:
                from voice_interviewer.report.markdown import document

                text = document(told)
            case ExportFormat.JSON:
                text = readable_json(json_ready(session)) + "\n"
            case ExportFormat.CSV:
                from voice_interviewer.report.csv import table

                text = table(session)
        return text.encode("utf-8", errors="replace")

    def _sounds(self, session: Session) -> dict[str, bytes]:
        """The recordings that are there, by file name; one that is gone, or lies outside its folder, is left out.

        The page tells of it.
        """
        folder = self.folder_of(session.id)
        sounds = {}
        for answer in session.answers:
            try:
                path = recording_in(folder, answer)
            except AudioFileError:
                continue
            if path.is_file() and not path.is_symlink():
                try:
                    sounds[answer.recording] = path.read_bytes()
                except OSError as error:
                    raise StorageError(
                        f"{path} cannot be read: {error.strerror}.", "Export without sound, or see who may read it."
                    ) from error
        return sounds


def free_path(folder: Path, session_id: str, suffix: str) -> Path:
    """A file name made of the session's id that nothing in the folder has yet."""
    name = _NOT_IN_NAMES.sub("-", session_id).strip(".-")[:LONGEST_NAME] or "session"
    if names_device(name):
        name = f"session-{name}"
    path = folder / f"{name}{suffix}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{name}-{number}{suffix}"
        number += 1
    return path


def _make_folder(folder: Path) -> None:
    try:
        make_private_folders(folder)
    except OSError as error:
        raise refused(folder, error) from error


def refused(path: Path, error: OSError) -> StorageError:
    """Say that a report cannot be written there, and what to do about it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(f"{path} cannot be written: no space is left.", "Free some space, or name another folder.")
    reason = (error.strerror or type(error).__name__).lower()
    return StorageError(f"{path} cannot be written: {reason}.", "Name a folder that you may write to.")
