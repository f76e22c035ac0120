"""The pieces that the rows of a result are put together from."""

from collections.abc import Sequence

from textual.content import Content

from voice_interviewer.core.advice.advised import About, Advice
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.interview.answer_clock import minutes
from voice_interviewer.tui.result.rows_view import Row

LEAD_CELLS = 14
"""Columns of a sign and its word, for all sections alike."""

MUTED = "$text-muted"


def heading(text: str) -> Row:
    """The title of a section."""
    return Row(Content.styled(text, "bold $text-accent"), gap=True)


def lead(sign: str, word: str, style: str, cells: int = LEAD_CELLS) -> Content:
    """A sign with its word, in columns."""
    return Content.styled(f"{sign} {word}".strip().ljust(cells - 1) + " ", style)


def label(word: str, cells: int = LEAD_CELLS) -> Content:
    """What a figure is called, in columns."""
    return Content.styled(word.ljust(cells - 1) + " ", MUTED)


def said(quote: str, start: float | None, place: str = "", limit: int = 160) -> Content:
    """Words that were said, cut in the middle where they are long, and when they were."""
    short = quote if len(quote) <= limit else f"{quote[: limit // 2].rstrip()} … {quote[-limit // 2 :].lstrip()}"
    when = "" if start is None else f" at {minutes(start)}"
    return assembled((f"“{short}”", "italic"), (f"{place}{when}", MUTED))


def lines(*parts: Content | None) -> Content:
    """The parts below one another, those left out that are None."""
    return Content("\n").join(part for part in parts if part is not None)


def advice_rows(advice: Advice, title: str = "Next time") -> Sequence[Row]:
    """The one thing to do, and under it what was found."""
    sign, style = ("✓", "bold $text-success") if advice.about is About.KEEP else ("→", "bold $text-warning")
    text = lines(Content.styled(advice.text, "bold"), Content.styled(advice.why, MUTED))
    return (Row(text, lead(sign, title, style), advice.moments),)
