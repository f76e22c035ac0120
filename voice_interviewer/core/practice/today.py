"""What a person finds when they come back: a greeting, the last session, the unfinished one, the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from voice_interviewer.core.session_list import DamagedSession, SessionSummary

BY_THEMSELVES = ("microphone", "keyboard")
"""Candidates who are the person; every other is a stand-in."""

DRILL_QUESTIONS = 3
DRILL_WORDS = "three due questions, without follow-ups"
"""What a quick drill is."""

WEEK_DAYS = 7

DAY_WORDS = (
    "One answer at a time is enough.",
    "Say it badly first; it gets better every time.",
    "A pause is not a mistake. Take one before you begin.",
    "Three questions are a whole day's practice.",
    "Nobody listens but this computer.",
)
"""One for each day in turn."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was practised since Monday."""

    days: tuple[bool, ...]
    """Whether something was answered, Monday first; seven."""
    today: int
    """Which of the days is today, 0 to 6."""
    sessions: int
    seconds: float
    """Length of all recordings together."""


def own_sessions(kept: Sequence[SessionSummary | DamagedSession]) -> tuple[SessionSummary, ...]:
    """The sound ones that the person held themselves, in their order."""
    return tuple(each for each in kept if isinstance(each, SessionSummary) and each.candidate in BY_THEMSELVES)


def unfinished(own: Sequence[SessionSummary]) -> tuple[SessionSummary, ...]:
    """Those that have open questions, in their order."""
    return tuple(each for each in own if each.open)


def to_continue(own: Sequence[SessionSummary]) -> SessionSummary | None:
    """What home offers to finish: the newest session (they come newest first), or else the newest that was cut off.

    One that the person ended with open questions is offered until they hold another, one that was cut off until it is
    finished or deleted.
    """
    return next((each for each in unfinished(own) if each is own[0] or not each.ended), None)


def unfinished_words(session: SessionSummary, now: datetime) -> str:
    """How far it came, and when it began."""
    when = day_in_words(day_of(session.started_at, now), now.date())
    return f"{session.finished} of {session.questions} questions answered {when}"


def last_done(own: Sequence[SessionSummary]) -> SessionSummary | None:
    """The newest session (they come newest first) in which something was answered."""
    return next((each for each in own if each.answered), None)


def mean_score(session: SessionSummary) -> float | None:
    """Of its scored answers, 0 to 100; None where none was scored."""
    known = [score for score in session.scores if score is not None]
    return sum(known) / len(known) if known else None


def week_of(own: Sequence[SessionSummary], now: datetime) -> Week:
    """The week of `now`, in the time zone of `now`."""
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    given = [(each.id, day_of(moment, now), seconds) for each in own for moment, seconds in each.given]
    within = [each for each in given if monday <= each[1] <= today]
    practised = {day for _, day, _ in within}
    return Week(
        days=tuple(monday + timedelta(days=number) in practised for number in range(WEEK_DAYS)),
        today=today.weekday(),
        sessions=len({session_id for session_id, _, _ in within}),
        seconds=sum(seconds for _, _, seconds in within),
    )


def day_of(moment: str, now: datetime) -> date:
    """On which day an ISO 8601 moment fell in the time zone of `now`; UTC where it names none."""
    then = datetime.fromisoformat(moment)
    return (then if then.tzinfo else then.replace(tzinfo=UTC)).astimezone(now.tzinfo).date()


def day_in_words(day: date, today: date) -> str:
    """`today`, `yesterday`, `on Tuesday` within the week, else `on 3 November` with the year where it is another."""
    ago = (today - day).days
    if ago == 0:
        return "today"
    if ago == 1:
        return "yesterday"
    if 1 < ago < WEEK_DAYS:
        return f"on {day:%A}"
    return f"on {day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def greeting(now: datetime) -> str:
    """By the hour of `now`."""
    if 4 <= now.hour < 12:
        return "Good morning."
    return "Good afternoon." if 12 <= now.hour < 18 else "Good evening."


def day_word(today: date) -> str:
    """Something calm for this day."""
    return DAY_WORDS[today.toordinal() % len(DAY_WORDS)]
