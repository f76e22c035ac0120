"""What all sessions together tell: one line an answer for trends and plans, and what a search finds in the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One assessed answer to a question (not to a follow-up), of whichever session."""

    session_id: str
    started_at: str
    """When its session began: UTC, ISO 8601."""
    answered_at: str
    """When it was given, the same way: a session can go on another day."""
    pack_id: str
    candidate: str
    """`microphone`, `keyboard`, `demo`, or the recording that stood in; only the first two are the person."""
    question_id: str
    question_text: str
    number: int
    """Position of its question in the session, from 1."""
    take: int
    typed: bool
    """Whether it was typed, which a session that was begun by voice allows as well."""
    recording: str
    """File name inside the session folder; empty for a typed answer."""
    seconds: float
    """Length of the recording."""
    method: str
    """Version of the measures; trends never mix two."""
    overall: float | None
    """Score, 0 to 100; null where it was not scored."""
    coverage: float | None
    """0 to 100; null where the question has no key points."""
    fillers_per_minute: float | None
    words_per_minute: float | None
    articulation_wpm: float | None
    long_pauses: int | None
    """Pauses of 2 s or more; null for a typed answer."""
    self_rating: int | None
    """1 to 5; null when unsaid."""


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the words searched for were said."""

    session_id: str
    started_at: str
    """When its session began: UTC, ISO 8601."""
    number: int
    """Position of its question in the session, from 1."""
    take: int
    follow_up: int | None
    question_id: str
    question_text: str
    before: str
    """Some words before, and below some words after."""
    match: str
    after: str
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None
    asked: bool = False
    """True where the words stand in the question, not in the answer."""
