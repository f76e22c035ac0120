"""Answer records for tests of progress."""

from datetime import UTC, datetime, timedelta

from voice_interviewer.core.practice.history import AnswerRecord

BEGIN = datetime(2026, 11, 1, 18, 0, tzinfo=UTC)


def record(
    day: float,
    score: float | None,
    question: str = "bias",
    *,
    candidate: str = "microphone",
    method: str = "2+m",
    take: int = 1,
    pack: str = "mle",
    session: str = "",
    pace: float | None = 150.0,
    fillers: float | None = 3.0,
) -> AnswerRecord:
    """An answer so many days after BEGIN."""
    started_at = (BEGIN + timedelta(days=day)).isoformat()
    return AnswerRecord(
        session_id=session or f"session-{day:g}",
        started_at=started_at,
        answered_at=started_at,
        pack_id=pack,
        candidate=candidate,
        question_id=question,
        question_text=f"What is {question}?",
        number=1,
        take=take,
        typed=candidate == "keyboard",
        recording="answer-01.flac",
        seconds=60.0,
        method=method,
        overall=score,
        coverage=score,
        fillers_per_minute=fillers,
        words_per_minute=pace,
        articulation_wpm=None if pace is None else pace + 30,
        long_pauses=1,
        self_rating=None,
    )
