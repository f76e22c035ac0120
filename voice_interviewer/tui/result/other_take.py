"""Which take of a question an answer is compared with: one of this interview, else the latest before it."""

from voice_interviewer.core.session import Answer, Session
from voice_interviewer.program import Library


def other_take(
    session: Session, answer: Answer, library: Library
) -> tuple[tuple[Session, Answer], tuple[Session, Answer]] | None:
    """The two takes to put side by side, the older first; None where the question was answered only once.

    Raises StorageError.
    """
    here = [each for each in session.answers if _is_take(each, answer.question_id) and each.take != answer.take]
    before = [each for each in here if each.take < answer.take]
    if here:
        other = max(before, key=lambda each: each.take) if before else min(here, key=lambda each: each.take)
        return _ordered((session, other), (session, answer))
    records = [
        record
        for record in library.history()
        if (record.pack_id, record.question_id) == (session.pack_id, answer.question_id)
        and record.session_id != session.id
    ]
    earlier = [record for record in records if record.started_at <= session.started_at]
    if not records:
        return None
    record = earlier[-1] if earlier else records[0]
    kept = library.load(record.session_id)
    found = next(
        each for each in kept.answers if (each.number, each.take, each.follow_up) == (record.number, record.take, None)
    )
    return _ordered((kept, found), (session, answer))


def _is_take(answer: Answer, question_id: str) -> bool:
    return answer.question_id == question_id and answer.follow_up is None and answer.assessment is not None


def _ordered(
    one: tuple[Session, Answer], other: tuple[Session, Answer]
) -> tuple[tuple[Session, Answer], tuple[Session, Answer]]:
    first, second = sorted((one, other), key=lambda each: (each[0].started_at, each[1].number, each[1].take))
    return first, second
