"""What habits, the parts of a story and self-repairs are called in front of a person."""

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
