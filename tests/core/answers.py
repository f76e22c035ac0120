"""Questions, words and speech for tests of the measures."""

from collections.abc import Sequence
from dataclasses import replace

from voice_interviewer.core.questions import Difficulty, Habit, KeyPoint, Question, Star, Topic
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word


def point(
    name: str,
    *terms: Sequence[str],
    statement: str = "A plain statement of the point.",
    contradictions: Sequence[str] = (),
    weight: float = 1.0,
) -> KeyPoint:
    return KeyPoint(
        id=name,
        statement=statement,
        paraphrases=(),
        terms=tuple(tuple(group) for group in terms),
        contradictions=tuple(contradictions),
        weight=weight,
        follow_up="And then?",
    )


def question(
    *points: KeyPoint,
    text: str = "How do L1 and L2 regularization differ, and when would you choose each of them?",
    expected_seconds: tuple[float, float] = (60.0, 120.0),
) -> Question:
    return Question(
        id="l1-l2",
        text=text,
        difficulty=Difficulty.CORE,
        expected_seconds=expected_seconds,
        key_points=points,
        hint="Think of the weights.",
        model_answer="",
        weak_answer="",
    )


REGULARIZATION = question(
    point(
        "sparsity",
        ["L1", "lasso"],
        ["zero", "sparse", "sparsity"],
        statement="L1 drives weights exactly to zero.",
        contradictions=["L2 drives weights exactly to zero", "L1 never sets weights to zero"],
    ),
    point("shrinkage", ["L2", "ridge", "weight decay"], ["shrink", "small", "smaller"]),
    point("correlated", ["correlated", "collinear"], ["elastic net", "spread", "share"], ["features", "variables"]),
)

STORY = replace(
    REGULARIZATION,
    star=Star("A setting.", "A task.", "An act.", "An end."),
    habits=(Habit.BASELINE, Habit.BUSINESS_RESULT, Habit.HONESTY),
)
INVITATION = replace(
    question(),
    topics=(
        Topic("drift", "Drift", (), (("drift",), ("model", "monitor")), "Experience."),
        Topic("on-call", "On call", (), (("on call", "night"),), "Load."),
    ),
)
TOLD = (
    "At my last company we had a churn model, and I had to improve it. So I built a logistic regression as a baseline, "
    "and then I trained trees on the same features. In the end churn fell by two percent, and the team still uses it."
)


def spoken(text: str, *, start: float = 1.0, words_per_minute: float = 150.0) -> tuple[Word, ...]:
    """The words of a text at an even pace."""
    step = 60.0 / words_per_minute
    return tuple(
        Word(token, start + number * step, start + (number + 0.9) * step, 0.9)
        for number, token in enumerate(text.split())
    )


def speech_of(words: Sequence[Word]) -> tuple[Span, ...]:
    """One stretch of voice activity over all the words."""
    return (Span(words[0].start, words[-1].end),) if words else ()
