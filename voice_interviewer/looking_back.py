"""All that the progress screen and the progress command tell, read and worked out at once."""

from dataclasses import dataclass
from datetime import datetime

from voice_interviewer.core.practice.calendar import PracticeCalendar, practice_calendar
from voice_interviewer.core.practice.countdown import countdown
from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.progress import Progress, own_answers, progress
from voice_interviewer.program import Program


@dataclass(frozen=True, slots=True)
class LookingBack:
    """How it went, and what comes next."""

    now: datetime
    """UTC."""
    progress: Progress
    calendar: PracticeCalendar
    countdown: str
    """Empty where no interview date is set."""
    pack_id: str
    """The pack of the settings, which the plan is for."""
    plan: tuple[Due, ...]
    """The most urgent first."""
    texts: dict[str, str]
    """Of the questions of the plan, by id."""
    pace_band_wpm: tuple[float, float]
    """Of the settings: slowest and fastest speaking rate about which nothing is said."""


def look_back(program: Program) -> LookingBack:
    """Read the history, the settings and their pack; takes some tenths of a second after thousands of interviews.

    Raises VoiceInterviewerError.
    """
    now, settings = program.now(), program.settings.load()
    history = program.library.history()
    pack = program.packs.pack(settings.pack)
    calendar = practice_calendar((each.answered_at for each in own_answers(history)), now)
    in_pack = [each for each in history if each.pack_id == pack.id]
    return LookingBack(
        now=now,
        progress=progress(history),
        calendar=calendar,
        countdown=countdown(settings.interview_date, calendar.today),
        pack_id=pack.id,
        plan=program.planner.due(in_pack, pack.questions, now),
        texts={question.id: question.text for question in pack.questions},
        pace_band_wpm=settings.delivery.pace_band_wpm,
    )
