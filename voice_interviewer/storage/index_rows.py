"""What the index keeps of a session, and what it gives of it: its line in a list, its answers in figures, its words."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from voice_interviewer.core.history import AnswerRecord, Found
from voice_interviewer.core.searching import Wanted, folded, places
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.storage import session_file
from voice_interviewer.storage.disk import bytes_in
from voice_interviewer.storage.sessions import SESSION_FILE, summary_of

CONTEXT_WORDS = 8
"""So many words stand before and after a match."""

SCHEMA = """
CREATE TABLE session
    (id INTEGER PRIMARY KEY, name TEXT UNIQUE, started_at TEXT, stamp TEXT, summary TEXT, records TEXT);
CREATE TABLE heard (id INTEGER PRIMARY KEY, session INTEGER, place TEXT, folded TEXT, words TEXT);
CREATE INDEX heard_session ON heard (session);
"""
"""A row a session and a row a text. What is not looked for by itself is kept as JSON, as it will be given."""

FULL_TEXT = """
CREATE VIRTUAL TABLE said USING fts5
    (folded, content='heard', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
"""
"""Finds texts by their words, which are folded by core.searching before they come here, as what is searched for is."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Coverage:
    score: float


@dataclass(frozen=True, slots=True)
class _Fillers:
    per_minute: float | None


@dataclass(frozen=True, slots=True)
class _Pause:
    kind: str


@dataclass(frozen=True, slots=True)
class _Pacing:
    words_per_minute: float | None
    articulation_wpm: float | None
    pauses: tuple[_Pause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assessment(session_file.ListedAssessment):
    method: str
    coverage: _Coverage | None
    fillers: _Fillers
    pacing: _Pacing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer(session_file.ListedAnswer):
    question_id: str
    question_text: str
    recording: str
    words: tuple[_Word, ...]
    assessment: _Assessment | None
    typed: str | None = None
    self_rating: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Session(session_file.ListedSession):
    """The part of a session that the index keeps."""

    answers: tuple[_Answer, ...]


@dataclass(frozen=True, slots=True)
class SessionRows:
    """A session as the index keeps it."""

    name: str
    started_at: str
    summary: SessionSummary
    records: tuple[AnswerRecord, ...]
    heard: tuple[tuple[dict[str, Any], tuple[tuple[str, float | None, float | None], ...]], ...]
    """Each text: where it belongs (fields of Found), and its words with their times in seconds."""


def read_rows(folder: Path) -> SessionRows | None:
    """A session's rows, read from its file; None where it is damaged, gone or from the future.

    Such a one is never kept, but looked at whenever it is asked for.
    """
    try:
        size = bytes_in(folder)
        session = session_file.read_as(_Session, (folder / SESSION_FILE).read_bytes())
    except (OSError, session_file.DamagedFileError, session_file.FutureFormatError):
        return None
    return SessionRows(
        folder.name,
        session.started_at,
        summary_of(folder.name, session, size),
        tuple(_records(folder.name, session)),
        tuple(_heard(session)),
    )


def put(connection: sqlite3.Connection, rows: SessionRows, stamp: str, *, full_text: bool) -> None:
    """Keep a session in the place of what was known of it; `stamp` says from which state of its files it was read."""
    take_away(connection, rows.name, full_text=full_text)
    inserted = connection.execute(
        "INSERT INTO session (name, started_at, stamp, summary, records) VALUES (?, ?, ?, ?, ?)",
        (
            rows.name,
            rows.started_at,
            stamp,
            json.dumps(dict(_values(rows.summary))),
            json.dumps([[value for _, value in _values(each)] for each in rows.records]),
        ),
    )
    number = inserted.lastrowid
    for place, words in rows.heard:
        text = " ".join(folded(" ".join(word[0] for word in words)))
        added = connection.execute(
            "INSERT INTO heard (session, place, folded, words) VALUES (?, ?, ?, ?)",
            (number, json.dumps(place), f" {text} ", json.dumps(words)),
        )
        if full_text:
            connection.execute("INSERT INTO said (rowid, folded) VALUES (?, ?)", (added.lastrowid, f" {text} "))


def take_away(connection: sqlite3.Connection, name: str, *, full_text: bool) -> None:
    """Forget a session, if it is known."""
    known = connection.execute("SELECT id FROM session WHERE name = ?", (name,)).fetchone()
    if known is None:
        return
    if full_text:
        connection.execute(
            "INSERT INTO said (said, rowid, folded) SELECT 'delete', id, folded FROM heard WHERE session = ?", known
        )
    for table, column in (("heard", "session"), ("session", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", known)


def summaries(connection: sqlite3.Connection) -> dict[str, SessionSummary]:
    """Every session kept, by its folder's name."""
    found = {}
    for name, summary in connection.execute("SELECT name, summary FROM session"):
        values = json.loads(summary)
        found[name] = SessionSummary(**values | {"scores": tuple(values["scores"])})
    return found


def records(connection: sqlite3.Connection) -> tuple[AnswerRecord, ...]:
    """Every assessed answer to a question, oldest first."""
    rows = connection.execute("SELECT records FROM session ORDER BY started_at, name")
    return tuple(AnswerRecord(*values) for (made,) in rows for values in json.loads(made))


def search(
    connection: sqlite3.Connection, wants: Sequence[Wanted], limit: int, *, full_text: bool
) -> tuple[Found, ...]:
    """The first `limit` places where all that is wanted stands in one text, newest session first."""
    fitting, values = _matching(wants) if full_text else _containing(wants)
    rows = connection.execute(
        "SELECT name, started_at, place, words FROM heard JOIN session ON session.id = heard.session"
        f" WHERE {fitting} ORDER BY started_at DESC, name DESC, heard.id LIMIT ?",
        (*values, limit),
    )
    found: list[Found] = []
    for name, started_at, place, words in rows:
        found += _found(wants, name, started_at, json.loads(place), json.loads(words))
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def _matching(wants: Sequence[Wanted]) -> tuple[str, list[str]]:
    """A condition for the full-text table. Tokens hold letters and digits only, so nothing in quotes is syntax."""
    phrases = [f'"{" ".join(each.tokens)}"' + ("*" if each.goes_on else "") for each in wants]
    return "heard.id IN (SELECT rowid FROM said WHERE said MATCH ?)", [" ".join(phrases)]


def _containing(wants: Sequence[Wanted]) -> tuple[str, list[str]]:
    """The same by reading every text. Tokens hold neither % nor _, so nothing is a wildcard."""
    patterns = [f"% {' '.join(each.tokens)}{'' if each.goes_on else ' '}%" for each in wants]
    return " AND ".join("folded LIKE ?" for _ in wants), patterns


def _found(
    wants: Sequence[Wanted], name: str, started_at: str, place: dict[str, Any], words: list[list[Any]]
) -> Iterator[Found]:
    texts = [each[0] for each in words]
    for first, end in places(wants, texts):
        yield Found(
            session_id=name,
            started_at=started_at,
            before=" ".join(texts[max(0, first - CONTEXT_WORDS) : first]),
            match=" ".join(texts[first:end]),
            after=" ".join(texts[end : end + CONTEXT_WORDS]),
            start=words[first][1],
            end=words[end - 1][2],
            **place,
        )


def _values(row: SessionSummary | AnswerRecord) -> list[tuple[str, Any]]:
    return [(each.name, getattr(row, each.name)) for each in fields(row)]


def _records(name: str, session: _Session) -> Iterator[AnswerRecord]:
    for answer in session.answers:
        made = answer.assessment
        if made is None or answer.follow_up is not None:
            continue
        yield AnswerRecord(
            session_id=name,
            started_at=session.started_at,
            pack_id=session.pack_id,
            candidate=session.candidate,
            question_id=answer.question_id,
            question_text=answer.question_text,
            number=answer.number,
            take=answer.take,
            recording=answer.recording,
            seconds=answer.seconds,
            method=made.method,
            overall=made.score.overall,
            coverage=made.coverage.score if made.coverage is not None else None,
            fillers_per_minute=made.fillers.per_minute,
            words_per_minute=made.pacing.words_per_minute,
            articulation_wpm=made.pacing.articulation_wpm,
            long_pauses=sum(each.kind == "long" for each in made.pacing.pauses) if answer.typed is None else None,
            self_rating=answer.self_rating,
        )


def _heard(session: _Session) -> Iterator[tuple[dict[str, Any], tuple[tuple[str, float | None, float | None], ...]]]:
    """What was said or typed, and each question once, after what was said."""
    asked: dict[tuple[int, str], dict[str, Any]] = {}
    for answer in session.answers:
        place = {
            "number": answer.number,
            "take": answer.take,
            "follow_up": answer.follow_up,
            "question_id": answer.question_id,
            "question_text": answer.question_text,
            "asked": False,
        }
        asked.setdefault((answer.number, answer.question_text), place | {"asked": True})
        if answer.typed is not None:
            yield place, tuple((each, None, None) for each in answer.typed.split())
        else:
            yield place, tuple((each.text, each.start, each.end) for each in answer.words)
    for (_, text), place in asked.items():
        yield place, tuple((each, None, None) for each in text.split())
