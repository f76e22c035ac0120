"""How an answer was said, as rows: every figure with its moments, the words sentence by sentence, what is unknown."""

from collections.abc import Callable, Iterator

from textual.content import Content

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.figures import Figure, delivery_figures
from voice_interviewer.core.evidence import spoken_sentences
from voice_interviewer.core.unknown_names import by_reason, is_delivery
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.interview.answer_clock import minutes
from voice_interviewer.tui.result.result_rows import MUTED, heading, label
from voice_interviewer.tui.result.rows_view import Row

TOLD_BY_ABSENCE = ("habits.", "structure.")
"""Where these have no figure, what is shown says why."""

TIMES_SHOWN = 8
"""Times of one figure that are listed; all are played."""


def delivery_rows(assessment: Assessment) -> Iterator[Row]:
    """Every figure on the way it was said, each with its moments; at the end what is unknown of it."""
    yield heading("How you said it")
    for figure in delivery_figures(assessment):
        yield Row(assembled(figure.text, (_times(figure), MUTED)), label(figure.name), figure.moments)
    yield from _unknown(assessment, is_delivery, "Unknown")


def transcript_rows(assessment: Assessment) -> Iterator[Row]:
    """What was understood: by sentences with their times where there are any."""
    yield heading("What was understood")
    if not assessment.words:
        yield Row(Content(assessment.transcript or "nothing"))
    for sentence in spoken_sentences(assessment.words):
        yield Row(Content(sentence.text), label(minutes(sentence.start), 6), sentence.moments)


def unknown_rows(assessment: Assessment) -> Iterator[Row]:
    """What is not known of what was said, and why."""
    beside = TOLD_BY_ABSENCE if assessment.structure.questions is None else (*TOLD_BY_ABSENCE, "coverage", "score.")
    rows = [*_unknown(assessment, lambda name: not is_delivery(name) and not name.startswith(beside), "")]
    if rows:
        yield heading("Not known")
        yield from rows


def _unknown(assessment: Assessment, wanted: Callable[[str], bool], name: str) -> Iterator[Row]:
    """Each reason once, with all that it holds for."""
    for reason, names in by_reason(assessment.unknown, wanted).items():
        text = f"{', '.join(names)}: {reason}"
        yield Row(Content.styled(text, MUTED), label(name) if name else Content(""))
        name = name and " "


def _times(figure: Figure) -> str:
    if not figure.is_listed or not figure.moments:
        return ""
    starts = [minutes(each.start) for each in figure.moments]
    more = f" and {len(starts) - TIMES_SHOWN} more" if len(starts) > TIMES_SHOWN else ""
    return f"  {', '.join(starts[:TIMES_SHOWN])}{more}"
