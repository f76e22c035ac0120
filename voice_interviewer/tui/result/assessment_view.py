"""One assessment as a person reads it: the one thing to do, the score and its parts, the evidence, how it was said."""

from collections.abc import Iterable, Iterator, Mapping

from textual import on
from textual.content import Content

from voice_interviewer.core.advice.advice import one_thing
from voice_interviewer.core.advice.advised import Advice
from voice_interviewer.core.assessed import Assessment, PointResult, PointStatus
from voice_interviewer.core.evidence import part_moments, point_moments, spoken_sentences
from voice_interviewer.core.habits.session import HabitTally
from voice_interviewer.core.moments import Moment, MomentKind
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.wording import PROBABILITY, how_sure
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.interview.answer_clock import minutes
from voice_interviewer.tui.messages import Replay
from voice_interviewer.tui.result.content_view import asked_rows, habit_rows, session_habit_rows, story_rows
from voice_interviewer.tui.result.delivery_view import delivery_rows, transcript_rows, unknown_rows
from voice_interviewer.tui.result.result_rows import LEAD_CELLS, MUTED, advice_rows, heading, label, lead, lines, said
from voice_interviewer.tui.result.rows_view import Row, RowsView

BAR_CELLS = 8

SURE_CELLS = 3
"""Columns that a probability needs beside the word for a key point."""

SIGNS = {
    PointStatus.COVERED: ("✓", "covered", "$text-success"),
    PointStatus.PARTIAL: ("◐", "in part", "$text-warning"),
    PointStatus.MISSED: ("✗", "missed", "$text-error"),
    PointStatus.CONTRADICTED: ("!", "wrong", "$text-secondary"),
}


class AssessmentView(RowsView):
    """Everything said about one answer; rows that have times are played from the recording that was named."""

    _source: tuple[Session, Answer] | None = None

    def show(
        self,
        assessment: Assessment,
        question: Question | None,
        session: Session | None = None,
        answer: Answer | None = None,
    ) -> None:
        """Replace what is shown; with the session and the answer, rows can be heard.

        Without the question (a pack that is gone) points go by their ids.
        """
        asked = asked_rows(assessment.structure.questions, question)
        only_asked = assessment.structure.questions is not None and assessment.score.overall is None
        rating = answer.self_rating if answer is not None else None
        head = (
            (asked, _unscored(assessment))
            if only_asked
            else (_score(assessment, question, rating), _points(assessment, question))
        )
        rows: list[Row] = [*advice_rows(one_thing(assessment, question))]
        for section in (
            *head,
            story_rows(assessment.structure.story),
            () if only_asked else asked,
            habit_rows(assessment.habits),
            delivery_rows(assessment),
            transcript_rows(assessment),
            unknown_rows(assessment),
        ):
            rows.extend(section)
        self._show(rows, session, answer)

    def show_follow_up(
        self,
        answer: Answer,
        counted: PointResult | None,
        question: Question | None,
        session: Session | None = None,
        main: Answer | None = None,
    ) -> None:
        """Show what was asked on and said instead, and what became of the point that it probed (`counted`)."""
        self._show([*_follow_up(answer, counted, question)], session, main)

    def show_session(
        self,
        advice: Advice | None,
        tallies: tuple[HabitTally, ...],
        answers: Iterable[Answer] = (),
        questions: Mapping[str, Question] | None = None,
    ) -> None:
        """Show what the whole interview came to instead: what to do next time, answer by answer, and its habits."""
        rows = [*(advice_rows(advice) if advice is not None else ())]
        rows += _answer_by_answer(answers, questions or {})
        self._show([*rows, *session_habit_rows(tallies)], None, None)

    def show_words(self, text: Content) -> None:
        """Show some words instead."""
        self._show([Row(text)], None, None)

    @on(RowsView.Picked)
    def _play(self, message: RowsView.Picked) -> None:
        message.stop()
        if self._source is not None:
            session, answer = self._source
            self.post_message(Replay(session, answer, message.moments))

    def _show(self, rows: list[Row], session: Session | None, answer: Answer | None) -> None:
        if session is not None and answer is not None and answer.recording:
            self._source = (session, answer)
        else:
            self._source = None
            rows = [Row(row.text, row.lead, gap=row.gap) for row in rows]
        self.set_rows(rows)


def _score(assessment: Assessment, question: Question | None, rating: int | None) -> Iterator[Row]:
    score, statements = assessment.score, _statements(question)
    yours = f"   you said {rating} of 5" if rating is not None else ""
    if score.overall is None:
        yield Row(assembled(("Not scored", "bold"), (yours, MUTED)), gap=True)
        yield Row(Content.styled(score.not_scored_because or "", "italic"))
    else:
        yield Row(assembled((f"{score.overall:.0f}", "bold"), " of 100", (yours, MUTED)), gap=True)
    cells = max((len(part.name) for part in score.parts), default=0) + 2
    for part in score.parts:
        if part.value is None and part.reason == score.not_scored_because:
            continue
        known = part.value is not None
        value = f"{part.value:3.0f}" if known else "  ?"
        filled = round((part.value or 0.0) / 100 * BAR_CELLS)
        bar = Content.styled("█" * filled + "░" * (BAR_CELLS - filled), "$primary" if known else MUTED)
        figure = assembled(label(part.name, cells), f"{value}  ", bar, "  ")
        yield Row(Content(part.reason), figure, part_moments(part.name, assessment, statements))


def _statements(question: Question | None) -> dict[str, str]:
    return {point.id: point.statement for point in question.key_points} if question is not None else {}


def _unscored(assessment: Assessment) -> Iterator[Row]:
    yield Row(Content.styled(assessment.score.not_scored_because or "", "italic"), gap=True)


def _points(assessment: Assessment, question: Question | None) -> Iterator[Row]:
    if assessment.coverage is None:
        return
    told = any(point.probability is not None for point in assessment.coverage.points)
    yield heading("Key points")
    if told:
        yield Row(Content.styled(PROBABILITY, MUTED))
    statements = _statements(question)
    for point in assessment.coverage.points:
        statement = statements.get(point.id, point.id)
        sign, word, style = SIGNS[point.status]
        cells = LEAD_CELLS + SURE_CELLS if told else LEAD_CELLS
        status = lead(sign, f"{word}{how_sure(point.probability)}", style, cells)
        yield Row(_made(point, statement), status, point_moments(point, statement))


def _made(point: PointResult, statement: str) -> Content:
    place, quote = "", None
    text = Content(statement)
    if point.follow_up is not None:
        text = assembled(text, ("  when asked", "bold"))
        place = f" in follow-up {point.follow_up}"
    if point.quote:
        quote = said(point.quote, point.start, place)
    return lines(text, quote)


def _answer_by_answer(answers: Iterable[Answer], questions: Mapping[str, Question]) -> Iterator[Row]:
    """What would help each answer most, with its score."""
    told = [each for each in answers if each.follow_up is None and each.assessment is not None]
    if len(told) > 1:
        yield heading("Answer by answer")
    for each in told if len(told) > 1 else ():
        if each.assessment is None:
            continue
        overall = each.assessment.score.overall
        score = "not scored" if overall is None else f"{overall:.0f} of 100"
        yours = f", you said {each.self_rating} of 5" if each.self_rating is not None else ""
        take = f", take {each.take}" if each.take > 1 else ""
        text = one_thing(each.assessment, questions.get(each.question_id)).text
        yield Row(
            lines(Content(text), Content.styled(f"{score}{yours}{take}", MUTED)),
            Content.styled(f"{each.number:>2}. ", MUTED),
        )


def _follow_up(answer: Answer, counted: PointResult | None, question: Question | None) -> Iterator[Row]:
    kind = "Follow-up" if answer.probed is not None else "Asked once more"
    yield Row(assembled((f"{kind} {answer.follow_up}  ", "bold"), answer.question_text))
    number = answer.follow_up
    if counted is not None:
        sign, word, style = SIGNS[counted.status]
        statement = _statements(question).get(counted.id, counted.id)
        made = f"{' when asked' if counted.follow_up == number else ''}{how_sure(counted.probability)}"
        moments = point_moments(counted, statement)
        yield Row(Content(statement), Content.styled(f"{sign} {word}{made}  ", style), moments, gap=True)
    yield heading("What was understood")
    if not answer.words:
        yield Row(Content(answer.typed or "nothing"))
    for each in spoken_sentences(answer.words):
        moment = Moment(MomentKind.SENTENCE, each.start, each.end, each.text, number)
        yield Row(Content(each.text), label(minutes(each.start), 6), (moment,))
