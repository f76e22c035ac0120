"""What a piece of advice is, and the words in which it is given."""

from dataclasses import dataclass
from enum import StrEnum

from voice_interviewer.core.moments import Moment
from voice_interviewer.core.questions import Habit


class About(StrEnum):
    """What the advice is about, in the order in which a coach would bring it up."""

    SOUND = "sound"
    """The recording cannot be judged, or holds too little."""
    ASKING = "asking"
    """The candidate's own questions."""
    CONTRADICTED = "contradicted"
    """Something said is wrong."""
    MISSED = "missed"
    """Something that matters was not said."""
    STORY = "story"
    """A part of the story is missing, or the result has no figure."""
    HABIT = "habit"
    """One of the habits that interviewers miss most."""
    SHORT = "short"
    LONG = "long"
    FILLERS = "fillers"
    FAST = "fast"
    SLOW = "slow"
    PAUSES = "pauses"
    REPAIRS = "repairs"
    """Words said again or taken back, far more than people usually do."""
    PARTIAL = "partial"
    """A point was begun and not finished."""
    PROMPTED = "prompted"
    """A point came only when it was asked for."""
    KEEP = "keep"
    """Nothing stands out: what went well."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One concrete thing to do next time, and what it rests on."""

    text: str
    """One sentence to act on."""
    why: str
    """One sentence on what was found."""
    about: About
    moments: tuple[Moment, ...] = ()
    """Where it can be heard; empty where there is nothing to hear."""


HABIT_ADVICE = {
    Habit.BASELINE: "Name something simple to beat before anything complicated.",
    Habit.BUSINESS_RESULT: "Say what the metric changed for the business: money, time or people.",
    Habit.PRODUCTION: "Spend two sentences on what happens once it runs: latency, monitoring, retraining, failure.",
    Habit.SIMPLICITY: "Begin with the simplest design that could work, and add a part only with a reason.",
    Habit.CLARIFYING: "Ask one question back, or state one assumption, before you answer.",
    Habit.DATA_FIRST: "Talk about the data before the model: where it comes from, labels, leaks, how much there is.",
    Habit.HONESTY: "Say plainly what you do not know, and go on with what you do know about it.",
}
"""What to do where the mistake was seen."""

OVERALL = {
    About.SOUND: "Mend the sound first: a minute in the sound check saves the next interview.",
    About.ASKING: "Prepare your own questions: two that show what you care about.",
    About.CONTRADICTED: "Read the model answers where something was wrong, and say the right version aloud once.",
    About.MISSED: "Before you begin, take a breath and list the two or three things that must be in the answer.",
    About.STORY: "Prepare the ending of each story: how it ended, and one figure.",
    About.HABIT: "Work on one habit.",
    About.SHORT: "Say more: after your first point give a reason and an example.",
    About.LONG: "Stop sooner: your point, one example, and the end.",
    About.FILLERS: "Let a short silence stand where a filler would come.",
    About.FAST: "Slow down: take a breath after each sentence.",
    About.SLOW: "Speak a little more briskly, as if to a colleague.",
    About.PAUSES: "When you need time, say what you are weighing instead of falling silent.",
    About.REPAIRS: "Begin a sentence when you know how it ends: a short silence before it costs nothing.",
    About.PARTIAL: "Finish each thought: say what follows from it before you go on.",
    About.PROMPTED: "Say the important things before you are asked for them.",
    About.KEEP: "Keep answering like this, and try harder questions.",
}
"""The same over several answers."""
