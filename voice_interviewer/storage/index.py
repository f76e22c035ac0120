"""The index over all sessions: a cache that can be lost at any time, and is never wrong.

Each use begins with a look at every session folder (two calls of the system each) and reads those that changed since,
so a session that was deleted, copied or edited by hand is noticed. What is missing, damaged, from another version of
the program, locked for long or not to be written costs time and nothing else: it is made anew, or made in memory.

The journal is SQLite's own rollback journal, not WAL: WAL shares memory between programs, which a home on a network
cannot, and leaves two more files beside. Where the network's locks do not work, SQLite reports an error, and the
session files are read into memory. Each program writes some sessions at a time in a transaction that replaces whatever
another wrote of them, so it does not matter which of two comes last. Free pages are overwritten and the full text is
packed anew when a session goes, so that no word of it stays behind.
"""

import contextlib
import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.searching import Wanted
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.storage import index_rows, index_tables
from voice_interviewer.storage.disk import PRIVATE_FILE
from voice_interviewer.storage.sessions import SESSION_FILE

INDEX_VERSION = 2
"""Goes up whenever the same session files would give other rows; an index of another version is made anew."""

CHUNK_SESSIONS = 50
"""Written together: another program waits no longer than that takes, and a build that is cut short keeps the rest."""

BUSY_SECONDS = 2.0
"""Another program that writes is waited for so long, then the sessions are read into memory."""

SETTLED_NS = 2_000_000_000
"""A file younger than this may change again without another time or size (FAT counts in 2 s): it is read once more."""

_OUT_OF_REACH = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL),
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOLFS),
}
"""Errors that are not the file's own: making it anew would not help."""

_PRIMARY = 0xFF
"""The part of SQLite's error codes that names the kind of error."""

Result = TypeVar("Result")


class SessionIndex:
    """Knows what all sessions hold; may be used from several threads."""

    def __init__(
        self, path: Path, sessions: Path, names: Callable[[], Sequence[str]], *, full_text: bool | None = None
    ) -> None:
        """`names` gives the name of every session's folder in `sessions`.

        Without `full_text` every text is read for a search; whether SQLite has it is found out unless it is said.
        """
        self._path = path
        self._sessions = sessions
        self._names = names
        self._full_text = has_full_text() if full_text is None else full_text
        self._lock = threading.Lock()
        self._out_of_reach = False
        self._memory: sqlite3.Connection | None = None

    def summaries(self) -> dict[str, SessionSummary | None]:
        """The line of every session by its folder's name, in the order of the names; None where it cannot be read.

        Raises StorageError.
        """

        def ask(there: sqlite3.Connection, names: Sequence[str]) -> dict[str, SessionSummary | None]:
            known = index_tables.summaries(there)
            return {name: known.get(name) for name in names}

        return self._use(ask)

    def records(self) -> tuple[AnswerRecord, ...]:
        """Every assessed answer to a question, oldest first. Raises StorageError."""
        return self._use(lambda there, _: index_tables.records(there))

    def search(self, wants: Sequence[Wanted], limit: int) -> tuple[Found, ...]:
        """The first `limit` places where all that is wanted stands in one text, newest first. Raises StorageError."""
        return self._use(lambda there, _: index_tables.search(there, wants, limit, full_text=self._full_text))

    def refresh(self) -> None:
        """Take in what changed. Raises StorageError."""
        self._use(lambda there, _: None)

    def _use(self, ask: Callable[[sqlite3.Connection, Sequence[str]], Result]) -> Result:
        """Ask an index that is up to date: the one in the file, the file made anew, or one in memory."""
        with self._lock:
            names = self._names()
            if not self._out_of_reach and (names or self._path.exists()):
                for _ in range(2):
                    try:
                        with contextlib.closing(self._open_file()) as there:
                            return self._ask(there, names, ask)
                    except (sqlite3.Error, ValueError, TypeError) as error:
                        if _is_out_of_reach(error) or not self._remove_file():
                            break
                    except OSError:
                        break
                self._out_of_reach = True
            return self._ask(self._in_memory(), names, ask)

    def _ask(
        self,
        there: sqlite3.Connection,
        names: Sequence[str],
        ask: Callable[[sqlite3.Connection, Sequence[str]], Result],
    ) -> Result:
        self._prepare(there)
        self._take_in(there, names)
        with _transaction(there, "BEGIN"):  # all of the answer is of one state, whoever writes meanwhile
            return ask(there, names)

    def _open_file(self) -> sqlite3.Connection:
        """Raises OSError and sqlite3.Error where there can be no such file."""
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
        self._path.chmod(PRIVATE_FILE)
        return sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    def _remove_file(self) -> bool:
        """Take a file away that cannot be used; whether that went well."""
        try:
            for each in index_files(self._path):
                each.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _in_memory(self) -> sqlite3.Connection:
        """Kept while this object is, so that the sessions are read once."""
        if self._memory is None:
            self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            weakref.finalize(self, self._memory.close)
        return self._memory

    def _prepare(self, there: sqlite3.Connection) -> None:
        """Make the tables of an empty index; one of another version, or with other tables, is emptied first."""
        there.execute("PRAGMA secure_delete = ON")
        version = INDEX_VERSION * 2 + self._full_text
        if there.execute("PRAGMA user_version").fetchone()[0] == version:
            return
        with _transaction(there):
            if there.execute("PRAGMA user_version").fetchone()[0] == version:  # another program was quicker
                return
            if there.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise sqlite3.OperationalError("an index of another version")
            tables = index_tables.SCHEMA + (index_tables.FULL_TEXT if self._full_text else "")
            for statement in filter(str.strip, tables.split(";")):
                there.execute(statement)
            there.execute(f"PRAGMA user_version = {version}")

    def _take_in(self, there: sqlite3.Connection, names: Sequence[str]) -> None:
        known = dict(there.execute("SELECT name, stamp FROM session"))
        now = time.time_ns()
        stamps = {name: _stamp(f"{self._sessions}{os.sep}{name}", now) for name in names}
        changed = [name for name, stamp in stamps.items() if not stamp or known.get(name) != stamp]
        for first in range(0, len(changed), CHUNK_SESSIONS):
            chunk = changed[first : first + CHUNK_SESSIONS]
            read = [(name, index_rows.read_rows(self._sessions / name)) for name in chunk]
            read = [(name, rows) for name, rows in read if rows is not None or name in known]
            if not read:
                continue
            with _transaction(there):
                for name, rows in read:
                    if rows is None:
                        index_tables.take_away(there, name, full_text=self._full_text)
                    else:
                        index_tables.put(there, rows, stamps[name], full_text=self._full_text)
        gone = known.keys() - stamps.keys()
        if gone:
            with _transaction(there):
                for name in gone:
                    index_tables.take_away(there, name, full_text=self._full_text)
                if self._full_text:
                    there.execute("INSERT INTO said (said) VALUES ('optimize')")


def has_full_text() -> bool:
    """Whether this Python's SQLite was built with FTS5; without it every text is read for a search."""
    with contextlib.closing(sqlite3.connect(":memory:")) as there:
        return bool(there.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])


def index_files(path: Path) -> tuple[Path, ...]:
    """The index and what SQLite may leave beside it."""
    return (path, *(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm")))


@contextlib.contextmanager
def _transaction(there: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    there.execute(begin)
    try:
        yield
    except BaseException:
        there.rollback()
        raise
    there.commit()


def _is_out_of_reach(error: Exception) -> bool:
    """Whether the file cannot be used just now, be it sound or not."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY in _OUT_OF_REACH


def _stamp(folder: str, now_ns: int) -> str:
    """Tells one state of a session's files from the next; empty where it may change without being told apart."""
    try:
        inside, file = os.stat(folder).st_mtime_ns, os.stat(f"{folder}{os.sep}{SESSION_FILE}")
    except OSError:
        return ""
    if max(inside, file.st_mtime_ns) > now_ns - SETTLED_NS:
        return ""
    return f"{inside} {file.st_mtime_ns} {file.st_size}"
