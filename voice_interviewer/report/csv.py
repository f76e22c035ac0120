"""A session as a table for a spreadsheet: one line an answer, every figure in a column of its own."""

import csv
import io
from collections.abc import Mapping, Sequence

from voice_interviewer.core.assessed import Assessment, HabitState, PointStatus
from voice_interviewer.core.assessment_json import json_ready
from voice_interviewer.core.scoring import WEIGHTS
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.wording import REPAIRS
from voice_interviewer.report.facts import said_in
from voice_interviewer.report.markup import clean

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the table is UTF-8."""

FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001 - full-width signs begin formulas too
"""A text that begins with one of these is taken for a formula by a spreadsheet (OWASP, CSV Injection)."""

Cell = str | int | float | None

ANSWER = (
    *("number", "take", "follow_up", "probed", "question_id", "question_text", "recording", "ended_by"),
    *("seconds", "dropped_seconds", "self_rating"),
)
"""Fields of an answer that stand as they are."""

FIGURES = (
    *("fillers.per_minute", "fillers.per_100_words", "pacing.words_per_minute", "pacing.articulation_wpm"),
    *("pacing.think_seconds", "pacing.phonation_ratio", "pacing.run_words"),
    *("voice.pitch_hz", "voice.pitch_spread_semitones", "voice.level_spread_db"),
    *("wording.variety", "wording.sentence_words", "wording.length_ratio"),
    *("audio.speech_seconds", "audio.level_dbfs", "audio.noise_dbfs", "audio.clipped_fraction"),
    *("timing.transcribe_seconds", "timing.assess_seconds"),
)
"""Figures of an assessment that stand as they are, by their places in the JSON."""


def table(session: Session) -> str:
    """A line of names (places in the session's JSON) and one an answer, in the order of the interview."""
    rows = [_row(session, answer) for answer in sorted(session.answers, key=_order)]
    names = list(_row(session, None))
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(names)
    writer.writerows([guarded(row.get(name)) for name in names] for row in rows)
    return BYTE_ORDER_MARK + lines.getvalue()


def guarded(cell: Cell) -> Cell:
    """The cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) else text


def _order(answer: Answer) -> tuple[int, int, int]:
    return answer.number, answer.take, answer.follow_up or 0


def _row(session: Session, answer: Answer | None) -> dict[str, Cell]:
    """One answer by column; of no answer the columns alone."""
    row: dict[str, Cell] = {
        "id": session.id,
        "started_at": session.started_at,
        "pack_id": session.pack_id,
        "candidate": session.candidate,
        "ended": str(session.ended).lower(),
    }
    facts: Mapping[str, Cell] = {} if answer is None else {name: json_ready(getattr(answer, name)) for name in ANSWER}
    row |= {name: facts.get(name) for name in ANSWER}
    row["words"] = None if answer is None else len(said_in(answer).split())
    row |= _judged(answer.assessment if answer is not None else None)
    row["transcript"] = None if answer is None else said_in(answer)
    return row


def _judged(assessment: Assessment | None) -> dict[str, Cell]:
    parts = {part.name: part.value for part in assessment.score.parts} if assessment else {}
    coverage = assessment.coverage if assessment else None
    points = (
        {status: [each.id for each in coverage.points if each.status is status] for status in PointStatus}
        if (coverage)
        else {}
    )
    found = assessment.habits if assessment else ()
    habits = {state: [each.id.value for each in found if each.state is state] for state in HabitState}
    written = json_ready(assessment) if assessment else {}
    unheard = assessment.fillers.unheard if assessment else None
    pauses = assessment.pacing.pauses if assessment and assessment.audio else None
    wording = assessment.wording if assessment else None
    repairs = assessment.fillers.disfluencies if assessment and wording else None
    runs = assessment.pacing.fast_runs if assessment and wording and assessment.audio else None
    return {
        "method": assessment.method if assessment else None,
        "score.overall": json_ready(assessment.score.overall) if assessment else None,
        "score.not_scored_because": assessment.score.not_scored_because if assessment else None,
        **{f"score.parts.{name}": json_ready(parts.get(name)) for name in WEIGHTS},
        "coverage.score": json_ready(coverage.score) if coverage else None,
        **{f"coverage.points.{status.value}": " ".join(points.get(status, ())) for status in PointStatus},
        **{f"habits.{state.value}": " ".join(habits[state]) for state in HabitState},
        "fillers.heard": len(assessment.fillers.heard) if assessment else None,
        "fillers.heard.hesitation": _count(assessment.fillers.heard if assessment else None, "kind", "hesitation"),
        "fillers.heard.discourse": _count(assessment.fillers.heard if assessment else None, "kind", "discourse"),
        "fillers.unheard": None if unheard is None else len(unheard),
        **{f"fillers.disfluencies.{kind}": _count(repairs, "kind", kind) for kind in REPAIRS},
        **{name: _figure(written, name) for name in FIGURES},
        "pacing.fast_runs": None if runs is None else len(runs),
        "wording.hedges": None if wording is None else len(wording.hedges),
        "wording.repeated": None if wording is None else len(wording.repeated),
        "pacing.pauses": None if pauses is None else len(pauses),
        "pacing.pauses.long": _count(pauses, "kind", "long"),
        "pacing.pauses.planned": _count(pauses, "place", "planned"),
        "pacing.pauses.hesitant": _count(pauses, "place", "hesitant"),
        "pacing.pauses.seconds": None if pauses is None else round(sum(each.end - each.start for each in pauses), 3),
    }


def _count(each: Sequence[object] | None, name: str, value: str) -> int | None:
    """How many have this value; None where nothing was looked for."""
    return None if each is None else sum(getattr(one, name) == value for one in each)


def _figure(written: Mapping[str, Mapping[str, Cell] | None], place: str) -> Cell:
    """The figure at a place of the assessment's JSON; None where it, or what holds it, is unknown."""
    whole, _, name = place.partition(".")
    return (written.get(whole) or {}).get(name)
