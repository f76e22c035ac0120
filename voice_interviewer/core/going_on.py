"""Which questions of a kept session have no finished answer yet, and whether it can go on with them."""

from collections.abc import Sequence
from typing import Protocol

from voice_interviewer.core.session import EndReason
from voice_interviewer.core.session_list import DamagedSession, SessionSummary

UNFINISHED = (
    EndReason.REPEATED,
    EndReason.SKIPPED,
    EndReason.QUIT,
    EndReason.NO_SPEECH,
    EndReason.DEVICE_LOST,
    EndReason.DISK,
    EndReason.FAILED,
)
"""A question all of whose answers ended like this is still open."""

WHO_GOES_ON = {"microphone": None, "keyboard": None, "demo": "demo"}
"""Candidates whose sessions can go on, and how each is wished for; None is the person."""


class _Answer(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def follow_up(self) -> int | None: ...
    @property
    def ended_by(self) -> EndReason: ...
    @property
    def assessment(self) -> object | None: ...


class _Session(Protocol):
    """A session, or as much of it as this rule asks for."""

    @property
    def question_ids(self) -> tuple[str, ...]: ...
    @property
    def answers(self) -> Sequence[_Answer]: ...


def can_go_on(kept: SessionSummary | DamagedSession) -> bool:
    """Whether a kept session has an open question, and a candidate who can be asked it."""
    return isinstance(kept, SessionSummary) and kept.open > 0 and kept.candidate in WHO_GOES_ON


def open_question_ids(session: _Session) -> tuple[str, ...]:
    """Ids of the questions to which the session holds no finished answer, in order."""
    answered = {
        answer.number
        for answer in session.answers
        if answer.follow_up is None and answer.assessment is not None and answer.ended_by not in UNFINISHED
    }
    return tuple(each for number, each in enumerate(session.question_ids, 1) if number not in answered)
