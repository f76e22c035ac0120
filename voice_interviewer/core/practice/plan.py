"""What a practice plan tells a person, and how it bends towards the day of the interview."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from voice_interviewer.core.practice.calendar import local_day
from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.words import count

REHEARSAL_DAYS: Final = 7
"""In so many days before the interview everything that was practised comes once more."""


def before_interview(
    plan: Mapping[str, tuple[datetime, datetime]], interview: date, zone: tzinfo | None = None
) -> dict[str, datetime]:
    """When each question is due, given its last answer and when it would be due if there were no interview.

    What would be due on the day of the interview or later is dealt out evenly over the REHEARSAL_DAYS before it, the
    best remembered first, so that no day is crowded and the weakest are the freshest. What was answered within these
    days is fresh, and stays as it is; nothing comes again sooner than a day after its last answer.
    """
    begin = _midnight(interview - timedelta(days=REHEARSAL_DAYS), zone)
    end = _midnight(interview, zone)
    late = [name for name, (answered, due) in plan.items() if due >= end and answered < begin]
    late.sort(key=lambda name: (plan[name][1], name), reverse=True)
    dealt = {name: begin + timedelta(days=REHEARSAL_DAYS * place // len(late)) for place, name in enumerate(late)}
    return {
        name: max(dealt[name], answered + timedelta(days=1)) if name in dealt else due
        for name, (answered, due) in plan.items()
    }


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """The beginning of the person's day."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def due_today(plan: Sequence[Due], now: datetime, zone: tzinfo | None = None) -> tuple[Due, ...]:
    """What was answered before and is due by the end of the person's day."""
    today = local_day(now, zone)
    return tuple(each for each in plan if each.due is not None and local_day(each.due, zone) <= today)


def today_words(plan: Sequence[Due], now: datetime, zone: tzinfo | None = None) -> str:
    """What the plan asks for today, in a sentence; what was never answered is new, not due."""
    due = len(due_today(plan, now, zone))
    if due:
        return f"{count(due, 'question')} due today."
    has_new = any(each.due is None for each in plan)
    return f"Nothing is due today; {'something new is welcome' if has_new else 'all is fresh'}."


def due_words(due: Due, now: datetime, zone: tzinfo | None = None) -> str:
    """When one question comes again: new, today, tomorrow, in 5 days."""
    if due.due is None:
        return "new"
    days = (local_day(due.due, zone) - local_day(now, zone)).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"
