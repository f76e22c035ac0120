"""On which days a person practised, and how many in a row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

WEEKS: Final = 12
"""How far back the calendar shows."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day."""

    day: date
    answers: int
    """Given on it."""


@dataclass(frozen=True, slots=True)
class PracticeCalendar:
    """The last weeks, and the streaks of all time."""

    today: date
    weeks: tuple[tuple[CalendarDay, ...], ...]
    """Oldest first, Monday to Sunday; the week of today ends with today."""
    days: int
    """Days practised in these weeks."""
    streak: int
    """Days in a row up to today, or up to yesterday where today is still to come."""
    longest_streak: int
    """Days in a row, ever."""


def local_day(moment: datetime, zone: tzinfo | None = None) -> date:
    """The person's date at a moment; without a zone that of the system."""
    return moment.astimezone(zone).date()


def local_moment(kept: str) -> datetime:
    """A moment as sessions keep it (ISO 8601 with its offset), as the clock here shows it."""
    return datetime.fromisoformat(kept).astimezone()


def practice_calendar(answered_at: Iterable[str], now: datetime, zone: tzinfo | None = None) -> PracticeCalendar:
    """The calendar of answers, each given by its moment (ISO 8601 with its offset)."""
    moments = Counter(answered_at)
    counts: Counter[date] = Counter()
    for text, answers in moments.items():
        counts[local_day(datetime.fromisoformat(text), zone)] += answers
    today = local_day(now, zone)
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    days = [monday + timedelta(days=number) for number in range((today - monday).days + 1)]
    weeks = tuple(
        tuple(CalendarDay(day, counts[day]) for day in days[start : start + 7]) for start in range(0, len(days), 7)
    )
    return PracticeCalendar(
        today=today,
        weeks=weeks,
        days=sum(counts[day] > 0 for day in days),
        streak=_run_up_to(today, counts) or _run_up_to(today - timedelta(days=1), counts),
        longest_streak=max(
            (_run_up_to(day, counts) for day in counts if not counts[day + timedelta(days=1)]), default=0
        ),
    )


def _run_up_to(day: date, counts: Counter[date]) -> int:
    length = 0
    while counts[day - timedelta(days=length)]:
        length += 1
    return length
