"""One assessment as a person reads it: the score and its parts, the key points with their evidence, how it was said."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from voice_interviewer.core.assessed import Assessment, PointResult, PointStatus
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.core.session_habits import HabitTally
from voice_interviewer.tui.theme import BLUE, GREEN, RED, VIOLET, YELLOW
from voice_interviewer.tui.widgets.answer_clock import minutes
from voice_interviewer.tui.widgets.content_view import (
    asked_shown,
    habits_shown,
    heading,
    said,
    session_habits_shown,
    story_shown,
)

BAR_CELLS = 10

SIGNS = {
    PointStatus.COVERED: ("✓", "covered", GREEN),
    PointStatus.PARTIAL: ("◐", "in part", YELLOW),
    PointStatus.MISSED: ("✗", "missed", RED),
    PointStatus.CONTRADICTED: ("!", "wrong", VIOLET),
}

TOLD_BY_ABSENCE = ("habits.", "structure.")
"""Where these have no figure, what is shown says why."""


class AssessmentView(Static):
    """Everything said about one answer."""

    def show(self, assessment: Assessment, question: Question) -> None:
        """Replace what is shown."""
        parts: list[RenderableType] = []
        asked = asked_shown(assessment.structure.questions, question)
        only_asked = assessment.structure.questions is not None and assessment.score.overall is None
        head = (asked, _unscored(assessment)) if only_asked else (_score(assessment), _points(assessment, question))
        for section in (
            *head,
            story_shown(assessment.structure.story),
            () if only_asked else asked,
            habits_shown(assessment.habits),
            _delivery(assessment),
            _transcript(assessment),
            _unknown(assessment),
        ):
            parts.extend(section)
        self.update(Group(*parts))

    def show_follow_up(self, answer: Answer, counted: PointResult | None, question: Question) -> None:
        """Show what was asked on and said instead, and what became of the point that it probed (`counted`)."""
        self.update(Group(*_follow_up(answer, counted, question)))

    def show_session_habits(self, tallies: tuple[HabitTally, ...]) -> None:
        """Show the habits of the whole interview instead."""
        self.update(Group(*session_habits_shown(tallies)))


def _score(assessment: Assessment) -> Iterator[RenderableType]:
    score = assessment.score
    if score.overall is None:
        yield Text("Not scored", style="bold")
        yield Text(score.not_scored_because or "", style="italic")
    else:
        yield Text.assemble((f"{score.overall:.0f}", "bold"), (" of 100", "dim"))
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for part in score.parts:
        if part.value is None and part.reason == score.not_scored_because:
            continue
        known = part.value is not None
        value = f"{part.value:.0f}" if known else "?"
        filled = round((part.value or 0.0) / 100 * BAR_CELLS)
        bar = Text("█" * filled + "░" * (BAR_CELLS - filled), style=BLUE if known else "dim")
        table.add_row(part.name, value, bar, part.reason)
    yield table


def _unscored(assessment: Assessment) -> Iterator[RenderableType]:
    yield Text(f"\n{assessment.score.not_scored_because or ''}", style="italic")


def _points(assessment: Assessment, question: Question) -> Iterator[RenderableType]:
    if assessment.coverage is None:
        return
    yield heading("Key points")
    statements = {point.id: point.statement for point in question.key_points}
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for point in assessment.coverage.points:
        sign, word, colour = SIGNS[point.status]
        table.add_row(Text(sign, style=colour), Text(word, style=colour), _made(point, statements))
    yield table


def _made(point: PointResult, statements: dict[str, str]) -> Text:
    text = Text(statements.get(point.id, point.id))
    place = ""
    if point.follow_up is not None:
        text.append("  when asked", style="bold")
        place = f" in follow-up {point.follow_up}"
    if point.quote:
        text.append("\n").append_text(said(point.quote, point.start, place))
    return text


def _follow_up(answer: Answer, counted: PointResult | None, question: Question) -> Iterator[RenderableType]:
    kind = "Follow-up" if answer.probed is not None else "Asked once more"
    yield Text.assemble((f"{kind} {answer.follow_up}  ", "bold"), answer.question_text)
    if counted is not None:
        sign, word, colour = SIGNS[counted.status]
        statement = next((each.statement for each in question.key_points if each.id == counted.id), counted.id)
        made = " when asked" if counted.follow_up == answer.follow_up else ""
        yield Text.assemble("\n", (f"{sign} {word}{made}  ", colour), statement)
    yield heading("What was understood")
    yield Text(" ".join(word.text for word in answer.words) or "nothing")


def _delivery(assessment: Assessment) -> Iterator[RenderableType]:
    yield heading("How you said it")
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1)
    table.add_row("Fillers", _fillers(assessment))
    pacing = assessment.pacing
    if pacing.words_per_minute is None:
        table.add_row("Pace", f"unknown: {assessment.unknown.get('pacing.words_per_minute', 'too little speech')}")
    else:
        articulation = pacing.articulation_wpm
        fluent = "" if articulation is None else f", {articulation:.0f} while speaking"
        table.add_row("Pace", f"{pacing.words_per_minute:.0f} words a minute{fluent}")
    table.add_row("Pauses", _pauses(assessment))
    if pacing.think_seconds is not None:
        table.add_row("Think time", f"{pacing.think_seconds:.1f} s before the first word")
    if assessment.audio is not None:
        audio = assessment.audio
        lost = f", {audio.dropped_seconds:.1f} s lost" if audio.dropped_seconds else ""
        table.add_row("Recording", f"{minutes(audio.seconds)} long, {minutes(audio.speech_seconds)} of speech{lost}")
    yield table


def _fillers(assessment: Assessment) -> str:
    heard = assessment.fillers.heard
    if not heard:
        return "none heard"
    rate = assessment.fillers.per_minute
    often = "" if rate is None else f" ({rate:.1f} a minute)"
    times = (f"{each.text}" + ("" if each.start is None else f" {minutes(each.start)}") for each in heard)
    return f"{len(heard)} heard{often}: {', '.join(times)}"


def _pauses(assessment: Assessment) -> str:
    pauses = assessment.pacing.pauses
    if assessment.audio is None:
        return "unknown: a typed answer has none"
    if not pauses:
        return "none of a quarter second or more"
    longest = max(pauses, key=lambda pause: pause.end - pause.start)
    total = sum(pause.end - pause.start for pause in pauses)
    length = longest.end - longest.start
    return f"{len(pauses)}, together {total:.1f} s; the longest {length:.1f} s at {minutes(longest.start)}"


def _transcript(assessment: Assessment) -> Iterator[RenderableType]:
    yield heading("What was understood")
    yield Text(assessment.transcript or "nothing")


def _unknown(assessment: Assessment) -> Iterator[RenderableType]:
    beside = TOLD_BY_ABSENCE if assessment.structure.questions is None else (*TOLD_BY_ABSENCE, "coverage", "score.")
    told = {name: why for name, why in assessment.unknown.items() if not name.startswith(beside)}
    if told:
        yield heading("Not known")
        for name, reason in told.items():
            yield Text(f"{name.replace('.', ' ').replace('_', ' ')}: {reason}", style="dim")
