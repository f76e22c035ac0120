"""What every report says of a session, whatever its form: order, dates, times, names that outlive the pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voice_interviewer.core.assessed import Assessment, PointStatus
from voice_interviewer.core.delivery.figures import Figure, delivery_figures
from voice_interviewer.core.practice.calendar import local_moment
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.unknown_names import by_reason

POINT_WORDS = {
    PointStatus.COVERED: "covered",
    PointStatus.PARTIAL: "in part",
    PointStatus.MISSED: "missed",
    PointStatus.CONTRADICTED: "said wrongly",
}

EARLY_ENDINGS = {
    EndReason.NO_SPEECH: "nothing was said",
    EndReason.DEVICE_LOST: "the microphone went away",
    EndReason.QUIT: "the interview was stopped here",
    EndReason.DISK: "the disk was full",
    EndReason.FAILED: "the program could not go on",
    EndReason.REPEATED: "set aside: the question was asked again",
    EndReason.SKIPPED: "skipped",
}
"""Why an answer ended before its time; every other ending needs no word."""

TOLD_BY_ABSENCE = ("habits.", "structure.", "coverage.points")
"""Where these have no figure, what is shown says why."""


@dataclass(frozen=True, slots=True)
class Told:
    """One session, and what is known today of its questions."""

    session: Session
    questions: Mapping[str, Question]
    """By id; those of a pack that is gone are lacking."""
    pack_title: str
    """Its id where the pack is gone."""

    @property
    def turns(self) -> "tuple[Turn, ...]":
        """Every answer with the answers to its follow-ups, in the order of the interview."""
        ordered = sorted(self.session.answers, key=lambda each: (each.number, each.take, each.follow_up or 0))
        return tuple(
            Turn(
                answer,
                tuple(
                    each
                    for each in ordered
                    if (each.number, each.take) == (answer.number, answer.take) and each.follow_up is not None
                ),
                self.questions.get(answer.question_id),
            )
            for answer in ordered
            if answer.follow_up is None
        )

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was to be asked and was not answered: the questions, or their names where the pack is gone."""
        answered = {answer.question_id for answer in self.session.answers}
        left = (each for each in self.session.question_ids if each not in answered)
        return tuple(self.questions[each].text if each in self.questions else named(each) for each in left)

    @property
    def seconds(self) -> float:
        """Length of all recordings."""
        return sum(answer.seconds for answer in self.session.answers)

    @property
    def average(self) -> float | None:
        """Mean score of each question's last take; None where none was scored."""
        last = {turn.answer.number: turn.answer for turn in self.turns}
        scores = [each.assessment.score.overall for each in last.values() if each.assessment is not None]
        known = [score for score in scores if score is not None]
        return sum(known) / len(known) if known else None

    @property
    def methods(self) -> tuple[str, ...]:
        """Versions of the measures used."""
        return tuple(dict.fromkeys(each.assessment.method for each in self.session.answers if each.assessment))


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer to a question, and what was asked on about it."""

    answer: Answer
    follow_ups: tuple[Answer, ...]
    question: Question | None

    @property
    def said(self) -> str:
        """The words, spoken or typed."""
        return said_in(self.answer)

    def statement(self, point_id: str) -> str:
        """A key point in a sentence; its name in words where the pack is gone."""
        known = self.question.key_points if self.question else ()
        return next((each.statement for each in known if each.id == point_id), named(point_id))

    def topic(self, topic_id: str) -> str:
        """A topic's title; its name in words where the pack is gone."""
        known = self.question.topics if self.question else ()
        return next((each.title for each in known if each.id == topic_id), named(topic_id))


def said_in(answer: Answer) -> str:
    """The words of an answer, spoken or typed."""
    return answer.typed if answer.typed is not None else " ".join(word.text for word in answer.words)


def named(identifier: str) -> str:
    """An id in words: `bias-underfits` as “Bias underfits”."""
    words = identifier.replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def clock(seconds: float) -> str:
    """Minutes and seconds to a tenth: 0:03.2."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02}.{tenths % 10}"


def minutes(seconds: float) -> str:
    """Minutes and seconds: 3:02; above an hour 1:03:02."""
    whole = round(seconds)
    hours = f"{whole // 3600}:{whole % 3600 // 60:02}" if whole >= 3600 else f"{whole // 60}"
    return f"{hours}:{whole % 60:02}"


def local_time(started_at: str) -> str:
    """A UTC time as the clock on the wall showed it here: Sunday 22 November 2026, 07:15."""
    local = local_moment(started_at)
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"


def counted(number: int, noun: str) -> str:
    """A number and what it counts: 1 answer, 2 answers."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def delivery(assessment: Assessment) -> Sequence[tuple[str, Sequence[Figure]]]:
    """How it was said: what each figure is called, and its lines."""
    told: list[tuple[str, list[Figure]]] = []
    for figure in delivery_figures(assessment):
        if figure.name or not told:
            told.append((figure.name, []))
        told[-1][1].append(figure)
    return told


def why_no_probability(assessment: Assessment | None) -> Sequence[str]:
    """Why key points have no probability, as a sentence, where that is told."""
    why = assessment.unknown.get("coverage.points.probability") if assessment is not None else None
    return () if why is None else (f"No probabilities: {why.rstrip('.')}.",)


def unknown(assessment: Assessment) -> Sequence[tuple[str, str]]:
    """What is not known, and why: each reason once, with all that it holds for."""
    reasons = by_reason(assessment.unknown, lambda name: not name.startswith(TOLD_BY_ABSENCE))
    return [(", ".join(names), reason) for reason, names in reasons.items()]
