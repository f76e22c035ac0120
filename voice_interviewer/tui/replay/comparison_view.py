"""What changed between two takes, to be read: each figure and each key point with a sign and a word."""

from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.comparison import Change, Comparison, PointChange, Row, told
from voice_interviewer.tui.assembled import assembled

SIGNS = {
    Change.BETTER: ("▲", "$text-success"),
    Change.WORSE: ("▼", "$text-error"),
    Change.SAME: ("=", "$text-muted"),
    Change.NOT_COMPARABLE: ("?", "$text-muted"),
}
POINT_SIGNS = {"won": "+", "lost": "-", "kept": "✓", "still open": "·", "not comparable": "?"}


class ComparisonView(Static):
    """The comparison as lines."""

    def show(self, compared: Comparison) -> None:
        """Show these figures and points."""
        lines = [*_heading(compared), *(_row(row) for row in compared.rows)]
        if compared.points:
            ordered = sorted(compared.points, key=lambda point: list(POINT_SIGNS).index(point.word))
            lines += [Content(""), *(_point(point) for point in ordered)]
        self.update(Content("\n").join(lines))


def _heading(compared: Comparison) -> list[Content]:
    if compared.not_comparable_because is not None:
        return [Content.styled(f"! {compared.not_comparable_because}", "$text-warning"), Content("")]
    if not compared.points:
        return []
    won, lost = (sum(point.word == word for point in compared.points) for word in ("won", "lost"))
    return [assembled(("Key points  ", "bold"), f"{won} won, {lost} lost (listed below)"), Content("")]


def _row(row: Row) -> Content:
    sign, style = SIGNS[row.change]
    older, newer = told(row.older, row.unit), told(row.newer, row.unit)
    return assembled(
        (f"{row.name:<12}", "bold"), f"{older:<19}→ {newer:<19}", (f"{sign} {row.why or row.change.value}", style)
    )


def _point(point: PointChange) -> Content:
    _, style = SIGNS[point.change]
    word = f"{POINT_SIGNS[point.word]} {point.word}"
    return assembled((f"{word:<14}", style), point.statement)
