"""When each question is due again: spaced repetition by the `fsrs` library, replayed from the answers that are kept.

Nothing is kept but the answers themselves: the cards are made anew from them each time, the same each time.
"""

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from voice_interviewer.core.practice.calendar import local_day
from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.practice.plan import before_interview
from voice_interviewer.core.practice.progress import own_answers
from voice_interviewer.core.questions import Question

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

DESIRED_RETENTION: Final = 0.9
"""A question comes again when the chance of a good answer has fallen to this: the default of fsrs, for which its
parameters were fitted; higher costs many more answers for little."""

RATINGS: Final = ((40.0, "Again"), (60.0, "Hard"), (80.0, "Good"))
"""Scores below which an answer counts as forgotten, as remembered with great effort, and as remembered after some
thought; from the last one up it came easily. These are what fsrs means by its four ratings; the limits are a judgement:
with coverage at 70 % of the score, less than 40 is less than half of the key points, 80 nearly all of them."""

MOST_KEPT: Final = 1_000
"""Questions whose card is kept: thousands of answers take half a second to replay."""

NEW_EVERY: Final = 3
"""Every third question of the plan is a new one while there are any, so that a drill of three has something new."""


CLOCK_SLACK: Final = timedelta(days=1)
"""An answer from further in the future was dated by a clock that was wrong: when it was given is not known, so that the
plan leaves it out, rather than wait for years until the question comes again."""


class FsrsPlanner:
    """The practice plan.

    Only scored answers of the person count, by whichever method they were scored: a plan needs to know that a question
    was practised, and four ratings are coarse. Of a session the first take counts, since a second comes after the
    result was read. Steps of minutes are left out: a question comes again on another day.
    """

    def __init__(
        self, interview_day: Callable[[], date | None] = lambda: None, zone: Callable[[], tzinfo | None] = lambda: None
    ) -> None:
        """`interview_day` gives the day of the interview, if one is known; `zone` None stands for the system's."""
        self._interview_day = interview_day
        self._zone = zone

    def due(self, history: Sequence[AnswerRecord], questions: Sequence[Question], now: datetime) -> tuple[Due, ...]:
        """One a question, the most urgent first; the history is of the pack that the questions are of.

        First all that is due by the end of the person's day, the least likely to be remembered first, with every third
        place for a new question in the pack's order; then the other new ones, then what is due later, soonest first;
        at the end what cannot be scored and so never becomes due. Towards an interview that is to come the plan bends
        as `before_interview` says.
        """
        scheduler = _scheduler()
        zone, interview = self._zone(), self._interview_day()
        today = local_day(now, zone)
        scored = _scored(history, now)
        answers = {question.id: scored[question.id] for question in questions if question.id in scored}
        cards = {name: _replayed(tuple(each.reviews)) for name, each in answers.items()}
        dues = {name: card.due for name, card in cards.items()}
        if interview is not None and interview >= today:
            last = {name: datetime.fromisoformat(each.reviews[-1][0]) for name, each in answers.items()}
            dues = before_interview({name: (last[name], due) for name, due in dues.items()}, interview, zone)
        plan = [
            Due(question.id, None, None, None, 0)
            if question.id not in cards
            else Due(
                question.id,
                dues[question.id],
                scheduler.get_card_retrievability(cards[question.id], now),
                answers[question.id].last_score,
                answers[question.id].count,
            )
            for question in questions
        ]
        return _in_order(plan, {question.id for question in questions if question.key_points}, today, zone)


@dataclass(slots=True)
class _Answers:
    """What one question's history comes to."""

    reviews: list[tuple[str, float]]
    """When and with what score, once a session, oldest first."""
    sessions: set[str]
    last_score: float
    count: int


def _scored(history: Sequence[AnswerRecord], now: datetime) -> dict[str, _Answers]:
    found: dict[str, _Answers] = defaultdict(lambda: _Answers([], set(), 0.0, 0))
    latest = now + CLOCK_SLACK
    for record in own_answers(history):
        if record.overall is None or datetime.fromisoformat(record.answered_at) > latest:
            continue
        answers = found[record.question_id]
        if record.session_id not in answers.sessions:
            answers.sessions.add(record.session_id)
            answers.reviews.append((record.answered_at, record.overall))
        answers.last_score = record.overall
        answers.count += 1
    return dict(found)


@functools.cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(desired_retention=DESIRED_RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@functools.lru_cache(MOST_KEPT)
def _replayed(reviews: tuple[tuple[str, float], ...]) -> "Card":
    """The card of a question after these reviews; not to be changed, for it is given again."""
    scheduler, ratings = _scheduler(), _ratings()
    limits = [limit for limit, _ in RATINGS]
    card = _new_card()
    for answered_at, score in reviews:
        rating = ratings[bisect_right(limits, score)]
        card, _ = scheduler.review_card(card, rating, datetime.fromisoformat(answered_at).astimezone(UTC))
    return card


@functools.cache
def _ratings() -> "tuple[Rating, ...]":
    """One for each of RATINGS, and one for what came easily."""
    from fsrs import Rating

    return tuple(Rating[name] for name in (*(name for _, name in RATINGS), "Easy"))


def _new_card() -> "Card":
    """One that was never reviewed. Each review copies the card, which takes a fifth of the time in this way."""
    from fsrs import Card

    class QuickCard(Card):
        def __copy__(self) -> "QuickCard":
            copied = object.__new__(QuickCard)
            copied.__dict__.update(self.__dict__)
            return copied

    return QuickCard(card_id=0, due=datetime.min.replace(tzinfo=UTC))  # without an id it would wait for the clock


def _in_order(plan: Sequence[Due], scorable: Set[str], today: date, zone: tzinfo | None) -> tuple[Due, ...]:
    known = [(each.due, each.recall or 0.0, each) for each in plan if each.due is not None]
    now_due = [item for item in known if local_day(item[0], zone) <= today]
    later = [item for item in known if local_day(item[0], zone) > today]
    due = [each for _, _, each in sorted(now_due, key=lambda item: (item[1], item[0]))]
    new = [each for each in plan if each.due is None and each.question_id in scorable]
    never = [each for each in plan if each.due is None and each.question_id not in scorable]
    ordered: list[Due] = []
    while due:
        ordered += due[: NEW_EVERY - 1]
        ordered += new[:1]
        due, new = due[NEW_EVERY - 1 :], new[1:]
    return (*ordered, *new, *(each for _, _, each in sorted(later, key=lambda item: item[:2])), *never)
