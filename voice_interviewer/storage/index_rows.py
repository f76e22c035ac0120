"""What the index keeps of a session: its line in a list, its answers in figures, and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.session import Session
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.storage import session_file
from voice_interviewer.storage.disk import bytes_in
from voice_interviewer.storage.sessions import SESSION_FILE, summary_of


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
class Heard:
    """A text of a session: what was said or typed, or a question."""

    place: dict[str, Any]
    """Where it belongs: fields of Found."""
    words: list[str]
    times: list[float]
    """Start and end of each word in seconds, one after the other; empty where there was no sound."""


@dataclass(frozen=True, slots=True)
class SessionRows:
    """A session as the index keeps it."""

    name: str
    started_at: str
    summary: SessionSummary
    records: tuple[AnswerRecord, ...]
    heard: tuple[Heard, ...]


def read_rows(folder: Path) -> SessionRows | None:
    """A session's rows, read from its file; None where it is damaged, gone or from the future.

    Such a one is never kept, but looked at whenever it is asked for.
    """
    try:
        size = bytes_in(folder)
        session = session_file.read_as(_Session, session_file.session_content(folder / SESSION_FILE))
    except (OSError, session_file.DamagedFileError, session_file.FutureFormatError):
        return None
    return SessionRows(
        folder.name,
        session.started_at,
        summary_of(folder.name, session, size),
        tuple(records_of(folder.name, session)),
        tuple(_heard(session)),
    )


def records_of(name: str, session: Session | _Session) -> Iterator[AnswerRecord]:
    """A line for each assessed answer to a question, in the order of the answers; `name` is the session's folder."""
    for answer in session.answers:
        made = answer.assessment
        if made is None or answer.follow_up is not None:
            continue
        yield AnswerRecord(
            session_id=name,
            started_at=session.started_at,
            answered_at=answer.answered_at or session.started_at,
            pack_id=session.pack_id,
            candidate=session.candidate,
            question_id=answer.question_id,
            question_text=answer.question_text,
            number=answer.number,
            take=answer.take,
            typed=answer.typed is not None,
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


def _heard(session: _Session) -> Iterator[Heard]:
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
            yield Heard(place, answer.typed.split(), [])
        else:
            words = [each.text for each in answer.words]
            yield Heard(place, words, [time for each in answer.words for time in (each.start, each.end)])
    for (_, text), place in asked.items():
        yield Heard(place, text.split(), [])
