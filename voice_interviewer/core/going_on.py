"""Which questions of a kept session have no finished answer yet, so that it can go on with them."""

from voice_interviewer.core.session import EndReason, Session

UNFINISHED = (
    EndReason.REPEATED,
    EndReason.SKIPPED,
    EndReason.QUIT,
    EndReason.DEVICE_LOST,
    EndReason.DISK,
    EndReason.FAILED,
)
"""A question all of whose answers ended like this is still open."""


def open_question_ids(session: Session) -> tuple[str, ...]:
    """Ids of the questions to which the session holds no finished answer, in order."""
    answered = {
        answer.number
        for answer in session.answers
        if answer.follow_up is None and answer.assessment is not None and answer.ended_by not in UNFINISHED
    }
    return tuple(each for number, each in enumerate(session.question_ids, 1) if number not in answered)
