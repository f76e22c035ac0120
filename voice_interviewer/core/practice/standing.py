"""How a person stands with questions: what each answer came to, last and best."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.practice.today import BY_THEMSELVES


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one question."""

    answers: int
    """How often it was answered."""
    last: float | None
    """0 to 100, of its newest scored answer; None where none was scored."""
    best: float | None
    """The same of its best."""


@dataclass(frozen=True, slots=True)
class RoundStanding:
    """Of the questions of a round."""

    questions: int
    answered: int
    """How many of them were answered at least once."""
    last: float | None
    """0 to 100, mean of the newest scores of those that were scored; None where none was."""
    best: float | None
    """The same of the best scores."""


NEVER = Standing(0, None, None)


def standings(history: Sequence[AnswerRecord], pack_id: str) -> dict[str, Standing]:
    """Given records oldest first: by question id, what the person's own answers to a pack's questions came to."""
    scores: dict[str, list[float | None]] = {}
    for record in history:
        if record.pack_id == pack_id and record.candidate in BY_THEMSELVES:
            scores.setdefault(record.question_id, []).append(record.overall)
    return {question_id: _standing(all_scores) for question_id, all_scores in scores.items()}


def round_standing(question_ids: Sequence[str], each: dict[str, Standing]) -> RoundStanding:
    """Of several questions together."""
    known = [each[question_id] for question_id in question_ids if question_id in each]
    return RoundStanding(
        questions=len(question_ids),
        answered=len(known),
        last=_mean(one.last for one in known),
        best=_mean(one.best for one in known),
    )


def _standing(scores: list[float | None]) -> Standing:
    known = [score for score in scores if score is not None]
    return Standing(len(scores), known[-1] if known else None, max(known, default=None))


def _mean(scores: Iterable[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None
