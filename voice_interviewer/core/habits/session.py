"""Which habits a whole interview showed, and in which answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from voice_interviewer.core.assessed import HabitState
from voice_interviewer.core.questions import Habit
from voice_interviewer.core.session import Answer


@dataclass(frozen=True, slots=True)
class HabitTally:
    """One habit over a session; the numbers are those of the answers, in order."""

    habit: Habit
    shown: tuple[int, ...]
    mistaken: tuple[int, ...]
    cannot_tell: tuple[int, ...]


def session_habits(answers: Iterable[Answer]) -> tuple[HabitTally, ...]:
    """One tally for each habit that had an occasion, in the order of `Habit`.

    Of each question the last assessed take counts, as it does in the summary; answers to follow-ups do not count, for
    a habit that is asked for is none.
    """
    last = {
        answer.number: answer.assessment.habits
        for answer in sorted(answers, key=lambda each: (each.number, each.take))
        if answer.assessment is not None and answer.follow_up is None
    }
    found: dict[Habit, dict[HabitState, list[int]]] = {}
    for number, habits in last.items():
        for each in habits:
            found.setdefault(each.id, {state: [] for state in HabitState})[each.state].append(number)
    return tuple(
        HabitTally(
            habit,
            tuple(found[habit][HabitState.SHOWN]),
            tuple(found[habit][HabitState.MISTAKE]),
            tuple(found[habit][HabitState.CANNOT_TELL]),
        )
        for habit in Habit
        if habit in found
    )
