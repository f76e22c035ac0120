"""Everything kept of all interviews: listed, searched, read, rated and deleted, by way of the index."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.searching import wanted
from voice_interviewer.core.session import Session
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.errors import UsageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.index import SessionIndex
from voice_interviewer.storage.session_deletion import delete_folders
from voice_interviewer.storage.sessions import FolderSessionStore

STARS = range(1, 6)


class SessionLibrary:
    """Fulfils program.Library; may be used from several threads."""

    def __init__(self, home: Home, store: FolderSessionStore, index: SessionIndex | None = None) -> None:
        self._home = home
        self._store = store
        self._index = index or SessionIndex(home.index, home.sessions, store.names)

    def list(self) -> tuple[SessionSummary | DamagedSession, ...]:
        """Every session, newest first, damaged ones included. Raises StorageError when the home cannot be read."""
        listed = self._index.summaries().items()
        return tuple(known or self._store.summary(self._home.sessions / name) for name, known in listed)

    def history(self) -> tuple[AnswerRecord, ...]:
        """Every assessed answer to a question, oldest first. Raises StorageError."""
        return self._index.records()

    def search(self, text: str, limit: int = 200) -> tuple[Found, ...]:
        """Where all these words, and phrases in double quotes, stand in one answer or question, newest first.

        The last word may be the beginning of a longer one. Raises StorageError.
        """
        wants = wanted(text)
        return self._index.search(wants, limit) if wants and limit > 0 else ()

    def load(self, session_id: str) -> Session:
        """One session, whole. Raises UsageError, StorageError."""
        return self._store.load(session_id)

    def meant(self, named: str) -> str:
        """The id of the session that a person names, by a part of its id or `last`. Raises UsageError, StorageError."""
        return self._store.meant(named)

    def find(self, session_id: str) -> Path:
        """The folder of a session. Raises UsageError, StorageError."""
        return self._store.find(session_id)

    def cut_short(self, session: Session) -> tuple[Path, ...]:
        """Recordings of answers in whose middle the program was killed: only their sound is kept."""
        return self._store.cut_short(session)

    def rate(self, session_id: str, number: int, take: int, stars: int) -> None:
        """Keep what the candidate thought of an answer, 1 to 5.

        Raises UsageError, also where another program holds the session, and StorageError.
        """
        if stars not in STARS:
            raise UsageError(f"{stars} is no rating.", "Rate an answer from 1 (poor) to 5 (very good).")
        with self._store.changing(session_id) as session:
            turns = [(each.number, each.take, each.follow_up) for each in session.answers]
            if (number, take, None) not in turns:
                raise UsageError(
                    f"Session {session.id} has no answer {number}, take {take}.",
                    f"See what it holds: `voice-interviewer sessions show {session.id}`.",
                )
            answers = list(session.answers)
            place = turns.index((number, take, None))
            answers[place] = dataclasses.replace(answers[place], self_rating=stars)
            self._store.save(dataclasses.replace(session, answers=tuple(answers)))

    def delete(self, session_ids: Sequence[str]) -> None:
        """Take these sessions away for good, recordings included; all of them or none. Raises UsageError, StorageError.

        What a link points to stays.
        """
        folders = dict.fromkeys(self._store.find(each) for each in session_ids)
        try:
            delete_folders(tuple(folders), self._home)
        finally:
            self._index.refresh()
