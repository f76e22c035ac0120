"""When each question is due, by the person's settings and today's date."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.core.practice.due import Due
    from voice_interviewer.core.practice.history import AnswerRecord
    from voice_interviewer.core.questions import Question


def utc_now() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


class HomePlanner:
    """Spaced repetition, up to the interview of the settings."""

    def due(
        self, history: "Sequence[AnswerRecord]", questions: "Sequence[Question]", now: datetime
    ) -> "tuple[Due, ...]":
        """One a question, the most urgent first. Raises SettingsError."""
        from voice_interviewer.adapters.schedule import FsrsPlanner
        from voice_interviewer.bootstrap.parts import settings
        from voice_interviewer.core.practice.countdown import interview_day

        return FsrsPlanner(lambda: interview_day(settings().interview_date)).due(history, questions, now)
