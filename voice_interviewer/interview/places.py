"""The order of an interview: where each of its questions stands, and what comes after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.events import Following
from voice_interviewer.core.questions import Pack, Question, Round


@dataclass(frozen=True, slots=True)
class Place:
    """A question of the session that is still to be asked."""

    number: int
    """Position in the session, from 1."""
    question: Question
    round: Round
    opens: bool
    """Whether its round begins here."""
    following: Following


def places_of(pack: Pack, session_ids: Sequence[str], asked: Sequence[Question], *, breaks: bool) -> Iterator[Place]:
    """A place for each question that is asked, in this order; `session_ids` are of all questions of the session.

    `breaks`: between two rounds there is one.
    """
    rounds = [next(each for each in pack.rounds if question in each.questions) for question in asked]
    for index, (question, current) in enumerate(zip(asked, rounds, strict=True)):
        following = Following.QUESTION
        if index + 1 == len(rounds):
            following = Following.SUMMARY
        elif breaks and rounds[index + 1] is not current:
            following = Following.BREAK
        opens = not index or rounds[index - 1] is not current
        yield Place(session_ids.index(question.id) + 1, question, current, opens, following)
