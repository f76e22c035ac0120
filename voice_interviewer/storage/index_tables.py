"""The tables of the index: a session's rows put in and taken out, and what is asked of all of them."""

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.searching import Wanted, folded, places
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.storage.index_rows import Heard, SessionRows

CONTEXT_WORDS = 8
"""So many words stand before and after a match."""

SCHEMA = """
CREATE TABLE session
    (id INTEGER PRIMARY KEY, name TEXT UNIQUE, started_at TEXT, stamp TEXT, summary TEXT, records TEXT);
CREATE TABLE heard (id INTEGER PRIMARY KEY, session INTEGER, place TEXT, folded TEXT, words TEXT, times BLOB);
CREATE INDEX heard_session ON heard (session);
"""
"""A row a session and a row a text. What is not looked for by itself is kept as JSON, as it will be given."""

_SEPARATOR = "\n"
"""Between the words of a text as they are kept."""

FULL_TEXT = """
CREATE VIRTUAL TABLE said USING fts5
    (folded, content='heard', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
"""
"""Finds texts by their words, which are folded by core.searching before they come here, as what is searched for is."""


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
    for each in rows.heard:
        text = f" {' '.join(folded(' '.join(each.words)))} "
        added = connection.execute(
            "INSERT INTO heard (session, place, folded, words, times) VALUES (?, ?, ?, ?, ?)",
            (
                number,
                json.dumps(each.place),
                text,
                _SEPARATOR.join(word.replace(_SEPARATOR, " ") for word in each.words),
                array("d", each.times).tobytes(),
            ),
        )
        if full_text:
            connection.execute("INSERT INTO said (rowid, folded) VALUES (?, ?)", (added.lastrowid, text))


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
        given = tuple((at, seconds) for at, seconds in values["given"])
        found[name] = SessionSummary(**values | {"scores": tuple(values["scores"]), "given": given})
    return found


def records(connection: sqlite3.Connection) -> tuple[AnswerRecord, ...]:
    """Every assessed answer to a question, oldest first."""
    rows = connection.execute("SELECT records FROM session ORDER BY started_at, name")
    made = [AnswerRecord(*values) for (text,) in rows for values in json.loads(text)]
    return tuple(sorted(made, key=lambda each: each.answered_at))


def search(
    connection: sqlite3.Connection, wants: Sequence[Wanted], limit: int, *, full_text: bool
) -> tuple[Found, ...]:
    """The first `limit` places where all that is wanted stands in one text, newest session first."""
    fitting, values = _matching(wants) if full_text else _containing(wants)
    ids = connection.execute(
        "SELECT heard.id, name, started_at FROM heard JOIN session ON session.id = heard.session"
        f" WHERE {fitting} ORDER BY started_at DESC, name DESC, heard.id LIMIT ?",
        (*values, limit),
    ).fetchall()
    found: list[Found] = []
    for number, name, started_at in ids:
        place, words, blob = connection.execute(
            "SELECT place, words, times FROM heard WHERE id = ?", (number,)
        ).fetchone()
        times = array("d")
        times.frombytes(blob)
        found += _found(wants, name, started_at, Heard(json.loads(place), words.split(_SEPARATOR), times.tolist()))
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


def _found(wants: Sequence[Wanted], name: str, started_at: str, heard: Heard) -> Iterator[Found]:
    words, times = heard.words, heard.times
    for first, end in places(wants, words):
        yield Found(
            session_id=name,
            started_at=started_at,
            before=" ".join(words[max(0, first - CONTEXT_WORDS) : first]),
            match=" ".join(words[first:end]),
            after=" ".join(words[end : end + CONTEXT_WORDS]),
            start=times[2 * first] if times else None,
            end=times[2 * end - 1] if times else None,
            **heard.place,
        )


def _values(row: SessionSummary | AnswerRecord) -> list[tuple[str, Any]]:
    return [(each.name, getattr(row, each.name)) for each in fields(row)]
