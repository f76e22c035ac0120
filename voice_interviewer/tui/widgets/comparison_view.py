"""What changed between two takes, to be read: points won and lost first, then each figure with a sign and a word."""

from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.comparison import Change, Comparison, PointChange, Row

SIGNS = {
    Change.BETTER: ("▲", "$text-success"),
    Change.WORSE: ("▼", "$text-error"),
    Change.SAME: ("=", "$text-muted"),
    Change.NOT_COMPARABLE: ("?", "$text-muted"),
}
POINT_SIGNS = {"won": "+", "lost": "-", "kept": "✓", "still open": "·", "not comparable": "?"}


def figure(value: float | None, unit: str) -> str:
    """A figure of a take: `64 of 100`, `3.5 a minute`, `1:30`, or `unknown`."""
    if value is None:
        return "unknown"
    if unit == "s":
        return f"{int(value) // 60}:{int(value) % 60:02}"
    number = f"{value:.1f}" if unit == "a minute" else f"{value:.0f}"
    return f"{number} {unit}".rstrip()


class ComparisonView(Static):
    """The comparison as lines."""

    def show(self, compared: Comparison) -> None:
        """Show these figures and points."""
        lines = [*self._reason(compared), *(_row(row) for row in compared.rows), Content("")]
        if compared.points:
            tally = [f"{sum(point.word == word for point in compared.points)} {word}" for word in ("won", "lost")]
            lines.append(Content.assemble(("Key points", "bold"), f"  {', '.join(tally)}"))
            ordered = sorted(compared.points, key=lambda point: list(POINT_SIGNS).index(point.word))
            lines += [_point(point) for point in ordered]
        self.update(Content("\n").join(lines))

    def _reason(self, compared: Comparison) -> list[Content]:
        if compared.not_comparable_because is None:
            return []
        return [Content.styled(f"! {compared.not_comparable_because}", "$text-warning"), Content("")]


def _row(row: Row) -> Content:
    sign, style = SIGNS[row.change]
    why = f" ({row.why})" if row.why else ""
    older, newer = figure(row.older, row.unit), figure(row.newer, row.unit)
    return Content.assemble(
        (f"{row.name:<12}", "bold"), f"{older:<19}→ {newer:<19}", (f"{sign} {row.change.value}{why}", style)
    )


def _point(point: PointChange) -> Content:
    _, style = SIGNS[point.change]
    word = f"{POINT_SIGNS[point.word]} {point.word}"
    return Content.assemble((f"{word:<14}", style), point.statement)
