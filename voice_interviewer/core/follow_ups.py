"""What is asked on after an answer: the missed point that is worth most, and the question that probes it."""

from collections.abc import Collection
from dataclasses import replace

from voice_interviewer.core.assessed import Coverage, PointStatus
from voice_interviewer.core.questions import Habit, KeyPoint, Question
from voice_interviewer.core.scoring import STATUS_WORTH
from voice_interviewer.core.tokens import PhraseFinder, stems

FOLLOW_UP_SECONDS = (5.0, 45.0)
"""How long an answer to a follow-up is expected to be: one point needs a sentence or a few (a judgement)."""


def points_to_probe(question: Question, coverage: Coverage, probed: Collection[str] = ()) -> tuple[KeyPoint, ...]:
    """The points that were not fully made and not yet probed, the most valuable first.

    Valuable is what is still to be earned, weight x (1 - worth of the status); among equals what was contradicted comes
    first, then the question's own order decides.
    """
    points = {point.id: point for point in question.key_points}
    left = [each for each in coverage.points if STATUS_WORTH[each.status] < 1.0 and each.id not in probed]
    left.sort(
        key=lambda each: (
            -points[each.id].weight * (1.0 - STATUS_WORTH[each.status]),
            each.status is not PointStatus.CONTRADICTED,
        )
    )
    return tuple(points[each.id] for each in left)


def probing_question(question: Question, point: KeyPoint) -> Question:
    """The follow-up as a question of its own: the probed point alone, answered by its paraphrases.

    Of the question's habits only honesty is left: what one has not used can be asked about at any point, while the
    other habits need room for a whole answer.
    """
    *_, probed = questions_as_probed(question, point)
    said = " ".join(point.paraphrases[:2]) or point.statement
    return replace(
        question,
        text=point.follow_up,
        expected_seconds=FOLLOW_UP_SECONDS,
        key_points=tuple(each for each in probed.key_points if each.id == point.id),
        model_answer=said,
        weak_answer=said,
        habits=tuple(habit for habit in question.habits if habit is Habit.HONESTY),
        star=None,
    )


def questions_as_probed(question: Question, point: KeyPoint) -> tuple[Question, Question]:
    """The whole question for judging what was said to the follow-up: neither text may prove a point by its echo.

    What was asked need not be said again: in the second one, of the probed point's term groups, those that no question
    says are enough. The first keeps them all, for an answer that says them shows more of itself. Where a follow-up says
    the whole of a point, it stands alone, for the judge hears an echo only of a whole text.
    """
    text = f"{question.text} {point.follow_up}"
    if any(each.terms and not _left(each, point.follow_up) for each in question.key_points):
        text = point.follow_up
    left = _left(point, text) or point.terms
    points = tuple(replace(each, terms=left) if each.id == point.id else each for each in question.key_points)
    return replace(question, text=text), replace(question, text=text, key_points=points)


def _left(point: KeyPoint, asked: str) -> tuple[tuple[str, ...], ...]:
    """The term groups of the point of which the text says no variant."""
    words = stems(asked)
    return tuple(group for group in point.terms if not PhraseFinder(group).find(words))


def inviting_question(question: Question, invitation: str) -> Question:
    """The question with the words in which the candidate is invited to ask once more."""
    return replace(question, text=invitation)
