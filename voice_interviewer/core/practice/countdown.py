"""How long it is until the interview, in days and in words."""

from datetime import date


def interview_day(text: str) -> date | None:
    """The day that the setting `interview_date` names; None where it names none, or one the calendar has not."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def countdown(text: str, today: date) -> str:
    """The same setting in words, given the person's own date; empty where none is set."""
    day = interview_day(text)
    if day is None:
        return f"Your interview date {text} is not in the calendar; settings change it." if text else ""
    days = (day - today).days
    if days == 0:
        return "Your interview is today. You are ready: breathe, and take your time."
    if days == 1:
        return "Your interview is tomorrow. A little practice and a good night's sleep."
    if days > 1:
        return f"{days} days until your interview."
    return "Your interview is behind you. Well done; set the next date whenever there is one."
