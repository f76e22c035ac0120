"""What a practice plan tells a person: how many questions are due, and when each comes again, in words."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from voice_interviewer.core.due import Due
from voice_interviewer.core.practice_calendar import local_day


def due_today(plan: Sequence[Due], now: datetime, zone: tzinfo | None = None) -> tuple[Due, ...]:
    """What was answered before and is due by the end of the person's day."""
    today = local_day(now, zone)
    return tuple(each for each in plan if each.due is not None and local_day(each.due, zone) <= today)


def due_words(due: Due, now: datetime, zone: tzinfo | None = None) -> str:
    """When one question comes again: new, today, tomorrow, in 5 days."""
    if due.due is None:
        return "new"
    days = (local_day(due.due, zone) - local_day(now, zone)).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"
