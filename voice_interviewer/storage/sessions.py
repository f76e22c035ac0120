"""Sessions on disk: a folder each, readable, copyable and deletable by hand."""

import contextlib
import dataclasses
import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.errors import StorageError, UsageError
from voice_interviewer.paths import Home, make_private_folders
from voice_interviewer.ports import RecordingWriter
from voice_interviewer.storage import session_file
from voice_interviewer.storage.disk import (
    PRIVATE_FILE,
    bytes_in,
    make_private_folder,
    storage_error,
    unfinished,
    write_atomically,
)
from voice_interviewer.storage.session_lock import in_turn, locked
from voice_interviewer.storage.session_names import meant_of, name_after, newest_first, no_session
from voice_interviewer.storage.unlisted import set_aside_unlisted, unlisted

SESSION_FILE = "session.json"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class FolderSessionStore:
    """Keeps each session in `<home>/sessions/<UTC time>-<short id>/`; folders 0700, files 0600."""

    def __init__(
        self,
        home: Home,
        recording_factory: Callable[[Path, int], RecordingWriter],
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        """`recording_factory` begins a recording; the second is how many bytes the session's file takes by now."""
        self._home = home
        self._recording_factory = recording_factory
        self._clock = clock

    def create(self, pack_id: str, question_ids: Sequence[str], candidate: str) -> Session:
        """Begin a new session folder, its session.json already in it. Raises StorageError."""
        now = self._clock()
        self._prepare_home()
        names = list(self.names())
        while True:
            folder = self._home.sessions / name_after(names, now)
            try:
                make_private_folder(folder)
                break
            except FileExistsError:  # another program was quicker
                names.append(folder.name)
            except OSError as error:
                raise storage_error(error, "created", folder, self._home) from error
        session = Session(
            id=folder.name,
            started_at=now.isoformat(timespec="milliseconds"),
            pack_id=pack_id,
            question_ids=tuple(question_ids),
            candidate=candidate,
        )
        try:
            self.save(session)
        except StorageError:
            with contextlib.suppress(OSError):
                folder.rmdir()
            raise
        return session

    @contextlib.contextmanager
    def hold(self, session: Session) -> Iterator[None]:
        """Keep every other program from holding this session; recordings that it does not know get another name.

        What was left where the program was killed while it saved goes. Raises SessionHeldError where another program
        holds it, and StorageError.
        """
        folder = self.folder(session)
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(locked(folder))
            except OSError as error:
                raise storage_error(error, "opened", folder, self._home) from error
            set_aside_unlisted(folder, session)
            self._remove_unfinished(folder)
            yield

    def _remove_unfinished(self, folder: Path) -> None:
        """Take away what a program that was killed while it saved has left; the session file itself is whole."""
        for path in unfinished(folder / SESSION_FILE):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise storage_error(error, "deleted", path, self._home) from error

    @contextlib.contextmanager
    def changing(self, session_id: str) -> Iterator[Session]:
        """The session as it is now, to be changed and saved inside: no other program changes or holds it meanwhile.

        Raises SessionHeldError where another program holds it, UsageError where it is not there, StorageError.
        """
        folder = self.find(session_id)
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(in_turn(self._home.sessions))
                held.enter_context(locked(folder))
            except OSError as error:
                raise storage_error(error, "opened", folder, self._home) from error
            yield self.load(session_id)

    def save(self, session: Session) -> None:
        """Write session.json: afterwards it is the new one, or on error still the old one. Raises StorageError."""
        path = self.folder(session) / SESSION_FILE
        try:
            write_atomically(path, session_file.session_pieces(session))
        except OSError as error:
            raise storage_error(error, "written", path, self._home) from error

    def read_answer(self, text: bytes) -> Answer:
        """An answer from its JSON as it stands in the session file."""
        return session_file.read_answer(text)

    def open_recording(self, session: Session, file_name: str) -> RecordingWriter:
        """Begin a recording in the session's folder; one that is there is never overwritten. Raises StorageError."""
        if Path(file_name).name != file_name:
            raise ValueError(f"{file_name!r} is not a plain file name")
        path = self.folder(session) / file_name
        if path.exists():
            raise StorageError(
                f"The recording {path} is there already.",
                "Move it elsewhere if this session is to be recorded once more.",
            )
        try:
            recording = self._recording_factory(path, _session_bytes(path.parent))
            path.chmod(PRIVATE_FILE)
        except OSError as error:
            raise storage_error(error, "created", path, self._home) from error
        return recording

    def discard(self, session: Session) -> None:
        """Take away a session's folder where it holds nothing but a session file without an answer."""
        folder = self.folder(session)
        with contextlib.suppress(OSError):  # an empty session that cannot be removed is listed as what it is
            if session.answers or any(entry.name != SESSION_FILE for entry in folder.iterdir()):
                return
            (folder / SESSION_FILE).unlink(missing_ok=True)
            folder.rmdir()

    def folder(self, session: Session) -> Path:
        """Where the session lies."""
        return self._home.sessions / session.id

    def cut_short(self, session: Session) -> tuple[Path, ...]:
        """Recordings of answers in whose middle the program was killed: only their sound is kept."""
        return unlisted(self.folder(session), session)

    def list(self) -> tuple[SessionSummary | DamagedSession, ...]:
        """Every session, newest first, damaged ones included. Raises StorageError when the home cannot be read."""
        return tuple(self.summary(folder) for folder in self.folders())

    def meant(self, named: str) -> str:
        """The id of the session that a person names: by its id, the beginning of one, its short id, or `last`.

        Raises UsageError when none or more than one is meant, StorageError when the home cannot be read.
        """
        names = self.names()
        if not names:
            raise UsageError(
                f"No session is kept in {self._home.sessions} yet.", "Hold one: `voice-interviewer interview`."
            )
        return meant_of(named, names)

    def find(self, session_id: str) -> Path:
        """The folder of the session with exactly this id. Raises UsageError where it is not there, StorageError."""
        if session_id not in self.names():
            raise no_session(session_id)
        return self._home.sessions / session_id

    def load(self, session_id: str) -> Session:
        """The session with exactly this id.

        Raises UsageError when there is no such session, StorageError when its file is damaged or from the future.
        """
        folder = self.find(session_id)
        try:
            session = session_file.read_session(session_file.session_content(folder / SESSION_FILE))
        except FileNotFoundError:
            raise StorageError(*self._missing(folder)) from None
        except OSError as error:
            raise storage_error(error, "read", folder / SESSION_FILE, self._home) from error
        except session_file.FutureFormatError as error:
            raise StorageError(*self._future(folder, error)) from None
        except session_file.DamagedFileError as error:
            raise StorageError(*self._damaged(folder, error)) from None
        return dataclasses.replace(session, id=folder.name)  # a copied folder is a session of its own

    def _prepare_home(self) -> None:
        """Make the folders above a session's, private where they are new."""
        try:
            make_private_folders(self._home.sessions)
        except OSError as error:
            raise storage_error(error, "created", self._home.sessions, self._home) from error

    def folders(self) -> tuple[Path, ...]:
        """Session folders, newest first; folders that a person named come last, by name. Raises StorageError."""
        return tuple(self._home.sessions / name for name in self.names())

    def names(self) -> tuple[str, ...]:
        """The names of the session folders, in the same order. Raises StorageError."""
        try:
            with os.scandir(self._home.sessions) as entries:
                found = [each.name for each in entries if each.is_dir() and not each.name.startswith(".")]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise storage_error(error, "read", self._home.sessions, self._home) from error
        return newest_first(found)

    def summary(self, folder: Path) -> SessionSummary | DamagedSession:
        """One session in a line, read from its file."""
        size = 0
        try:
            size = bytes_in(folder)
            session = session_file.read_listed(session_file.session_content(folder / SESSION_FILE))
        except FileNotFoundError:
            return DamagedSession(folder.name, *self._missing(folder), size)
        except OSError as error:
            refused = storage_error(error, "read", folder / SESSION_FILE, self._home)
            return DamagedSession(folder.name, refused.what, refused.remedy, size)
        except session_file.FutureFormatError as error:
            return DamagedSession(folder.name, *self._future(folder, error), size)
        except session_file.DamagedFileError as error:
            return DamagedSession(folder.name, *self._damaged(folder, error), size)
        return summary_of(folder.name, session, size)

    @staticmethod
    def _missing(folder: Path) -> tuple[str, str]:
        return f"{folder} holds no {SESSION_FILE}.", _rescue(folder)

    @staticmethod
    def _damaged(folder: Path, error: session_file.DamagedFileError) -> tuple[str, str]:
        return f"{folder / SESSION_FILE} is damaged: {error}.", _rescue(folder)

    @staticmethod
    def _future(folder: Path, error: session_file.FutureFormatError) -> tuple[str, str]:
        return (
            f"{folder / SESSION_FILE} was written by a newer voice-interviewer ({error}).",
            "Update voice-interviewer to read it; the file was left as it is.",
        )


def summary_of(name: str, session: Session | session_file.ListedSession, size: int) -> SessionSummary:
    """The line that a session in the folder of this name has in a list; `size` is what the folder holds, in bytes."""
    takes = [each for each in session.answers if each.follow_up is None]
    last_takes = {each.number: each for each in sorted(takes, key=lambda each: (each.number, each.take))}
    return SessionSummary(
        id=name,
        started_at=session.started_at,
        pack_id=session.pack_id,
        candidate=session.candidate,
        ended=session.ended,
        questions=len(session.question_ids),
        answered=len(last_takes),
        open=len(open_question_ids(session)),
        takes=len(takes),
        seconds=round(sum(each.seconds for each in session.answers), 3),
        given=tuple((each.answered_at or session.started_at, each.seconds) for each in session.answers),
        scores=tuple(each.assessment.score.overall if each.assessment else None for each in last_takes.values()),
        bytes=size,
    )


def _session_bytes(folder: Path) -> int:
    """What the session's file takes; nothing where somebody took it away, for it is written anew. Raises OSError."""
    try:
        return (folder / SESSION_FILE).stat().st_size
    except FileNotFoundError:
        return 0


def _rescue(folder: Path) -> str:
    """What to do about a session file that is lost."""
    if any(folder.glob("answer-*.flac")):
        recordings = f"{shlex.quote(str(folder))}/answer-*.flac"
        return f"Its recordings are still there; assess them anew: `voice-interviewer score {recordings}`."
    return f"There is no recording in it; delete the folder by hand: {folder}."
