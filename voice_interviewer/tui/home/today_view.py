"""What was last done, what is due, and this week's practice: in full where there is room, else a line each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from voice_interviewer.core.practice.today import Week, day_in_words, day_of, mean_score
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.tui.assembled import assembled

LOOKING = "One moment…"
NOTHING_YET = "Nothing yet: your first session will stand here."
NOT_KNOWN = "Not known: what is wrong has been told."
NOTHING_DUE = "Nothing: all is fresh. Any question is good practice."
DAY_LETTERS = "MTWTFSS"
LABEL_CELLS = 11


@dataclass(frozen=True, slots=True)
class Practice:
    """What the view shows; None is not known yet."""

    now: datetime
    """In the person's time zone."""
    read: bool = False
    """Whether the sessions were read."""
    last: SessionSummary | None = None
    week: Week | None = None
    due: Sequence[str] | None = field(default=None)
    """Texts of the questions that a quick drill asks, most urgent first."""
    today: str = ""
    """What the practice plan asks for today; empty where that is not known."""


class TodayView(Static):
    """Three things at a glance."""

    practice: reactive[Practice | None] = reactive(None, layout=True)
    full: reactive[bool] = reactive(False, layout=True)
    """Whether there is room for more than a line each."""

    def render(self) -> Content:
        """The text."""
        if self.practice is None:
            return Content.styled(LOOKING, "$text-muted")
        parts = _full(self.practice) if self.full else _short(self.practice)
        return Content("\n").join(parts)


def last_words(practice: Practice) -> str:
    """The last session in a line: when, how much, how well."""
    last = practice.last
    if last is None:
        return NOTHING_YET if practice.read else LOOKING
    when = day_in_words(day_of(last.started_at, practice.now), practice.now.date())
    score = mean_score(last)
    how_well = "" if score is None else f" · {score:.0f} of 100"
    return f"{when[:1].upper()}{when[1:]} · {count(last.answered, 'answer')}{how_well}"


def week_words(practice: Practice) -> str:
    """The week in a line."""
    week = practice.week
    if week is None:
        return LOOKING
    if not week.sessions:
        return "Not yet. One answer is a beginning."
    minutes = max(1, round(week.seconds / 60))
    return f"{count(sum(week.days), 'day')} · {count(week.sessions, 'session')} · {count(minutes, 'minute')} of answers"


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _due_lines(practice: Practice) -> list[str]:
    if practice.due is None:
        return [LOOKING]
    return list(practice.due) or [NOTHING_DUE]


def _short(practice: Practice) -> list[Content]:
    rows = [("Last time", last_words(practice))]
    rows += [("" if number else "Next", text) for number, text in enumerate(_due_lines(practice))]
    rows.append(("This week", week_words(practice)))
    return [assembled((label.ljust(LABEL_CELLS), "$text-accent"), text) for label, text in rows]


def _full(practice: Practice) -> list[Content]:
    due = [Content(f"• {text}") for text in practice.due] if practice.due else []
    lines = [
        _heading("Last time"),
        Content(last_words(practice)),
        Content(""),
        _heading("This week"),
        *(_strip(practice.week) if practice.week is not None else ()),
        Content(week_words(practice)),
        Content(""),
        _heading("Next"),
        *([Content.styled(practice.today, "$text-muted")] if practice.today else ()),
    ]
    return [*lines, *(due or [Content(each) for each in _due_lines(practice)])]


def _strip(week: Week) -> list[Content]:
    """A letter a day, and under it whether something was answered."""
    letters = [
        (f" {letter}  ", "bold $text-accent" if number == week.today else "$text-muted")
        for number, letter in enumerate(DAY_LETTERS)
    ]
    signs = [(" ●  ", "$text-success") if done else (" ·  ", "$text-muted") for done in week.days]
    return [assembled(*letters), assembled(*signs)]


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $text-accent")
