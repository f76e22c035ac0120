"""The lines of a summary's list and heading, and which answer a follow-up belongs to."""

from collections.abc import Sequence

from textual.content import Content

from voice_interviewer.core.assessed import PointResult
from voice_interviewer.core.habits.session import HabitTally
from voice_interviewer.core.session import Answer

LISTED_CHARACTERS = 60
"""Of a question's text in the list."""


def answer_line(answer: Answer, *, with_score: bool) -> Content:
    """One answer in the list: its score, its number, its take, and what was asked."""
    text = answer.question_text
    short = text if len(text) <= LISTED_CHARACTERS else f"{text[: LISTED_CHARACTERS - 1].rstrip()}…"
    if answer.follow_up is not None:
        return Content(f"     ↳ {short}")
    overall = answer.assessment.score.overall if answer.assessment is not None else None
    score = "  ?" if overall is None else f"{overall:3.0f}"
    take = "" if answer.take == 1 else f"(take {answer.take}) "
    return Content(f"{score if with_score else '  …'}  {answer.number}. {take}{short}")


def heading_line(answers: Sequence[Answer], *, with_average: bool) -> str:
    """How many answers to questions there are, and what they score on average."""
    mains = [answer for answer in answers if answer.follow_up is None]
    scores = [answer.assessment.score.overall for answer in mains if answer.assessment is not None]
    known = [score for score in scores if score is not None]
    label = "on average " if len(mains) > 1 else ""
    average = f" · {label}{sum(known) / len(known):.0f} of 100" if known and with_average else ""
    return f"{len(mains)} {'answer' if len(mains) == 1 else 'answers'}{average}"


def main_answer(answers: Sequence[Answer], further: Answer) -> Answer | None:
    """The one among these that a follow-up followed, or the answer itself; None where it is not there."""
    wanted = (further.number, further.take, None)
    return next((each for each in answers if (each.number, each.take, each.follow_up) == wanted), None)


def counted(main: Answer | None, further: Answer) -> PointResult | None:
    """What became of the point that a follow-up probed, in the answer that it followed; None where it probed none."""
    if main is None or main.assessment is None or main.assessment.coverage is None:
        return None
    return next((point for point in main.assessment.coverage.points if point.id == further.probed), None)


def whole_line(habits: Sequence[HabitTally]) -> Content:
    """The line that stands for the whole interview, with its habits counted where there are any."""
    shown = sum(bool(tally.shown) for tally in habits)
    missed = sum(bool(tally.mistaken) for tally in habits)
    counts = f": habits {shown} shown, {missed} missed" if habits else ""
    return Content(f"  ◆  The whole interview{counts}")
