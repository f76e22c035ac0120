"""What habits, the parts of a story, self-repairs and probabilities are called in front of a person."""

from voice_interviewer.core.assessed import HabitState, StarPart
from voice_interviewer.core.questions import Habit

HABITS = {
    Habit.BASELINE: "A baseline first",
    Habit.BUSINESS_RESULT: "Metrics tied to the business",
    Habit.PRODUCTION: "Thinking of production",
    Habit.SIMPLICITY: "No more complicated than needed",
    Habit.CLARIFYING: "Asking what is unclear",
    Habit.DATA_FIRST: "Data beside architecture",
    Habit.HONESTY: "Saying what you do not know",
}
"""The habit that avoids each mistake."""

STATES = {
    HabitState.SHOWN: "shown",
    HabitState.MISTAKE: "missed",
    HabitState.CANNOT_TELL: "cannot tell",
}

PARTS = {
    StarPart.SITUATION: "situation",
    StarPart.TASK: "task",
    StarPart.ACTION: "action",
    StarPart.RESULT: "result",
}

REPAIRS = {"repeat": "said again", "restart": "begun anew", "correction": "corrected"}
"""Kinds of Disfluency."""

PROBABILITY = "The number is the probability that you made the point."
"""What stands over probabilities beside key points."""

CERTAIN = 0.99
"""No point is shown as surer than this: two digits would round to a certainty that nobody has."""


def how_sure(probability: float | None) -> str:
    """The probability that a point was made, to follow the word for its status: `, 0.93`; nothing where there is none.

    It lies between 0.01 and CERTAIN.
    """
    return "" if probability is None else f", {min(CERTAIN, max(1.0 - CERTAIN, probability)):.2f}"
