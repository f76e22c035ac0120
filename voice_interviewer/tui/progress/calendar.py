"""The days of practice of the last weeks, a column a week."""

from typing import Final

from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.practice.calendar import CalendarDay, PracticeCalendar

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MANY: Final = 3
"""Answers from which a day is drawn full."""

REST, SOME, FULL, TODAY = "·", "▪", "■", "○"


def sign(day: CalendarDay, calendar: PracticeCalendar) -> str:
    """One character: rest, some answers, many; today is open until there is one."""
    if not day.answers:
        return TODAY if day.day == calendar.today else REST
    return FULL if day.answers >= MANY else SOME


class Calendar(Static):
    """Seven lines, the newest week at the right."""

    def show(self, calendar: PracticeCalendar) -> None:
        """Draw these weeks."""
        lines = []
        for weekday, name in enumerate(DAYS):
            parts: list[Content] = [Content.styled(f"{name} ", "$text-muted")]
            for week in calendar.weeks:
                mark = sign(week[weekday], calendar) if weekday < len(week) else " "
                parts.append(Content.styled(f" {mark}", "$text-success" if mark in SOME + FULL else "$text-muted"))
            lines.append(Content("").join(parts))
        self.update(Content("\n").join(lines))
