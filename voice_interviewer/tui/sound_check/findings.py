"""What a sound check found: each finding with a sign, its words, and what to do."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.sound.sound_check import Finding, Grade, SoundReport
from voice_interviewer.tui.assembled import assembled

SIGNS = {Grade.GOOD: "✓", Grade.NOTICE: "!", Grade.PROBLEM: "✗"}
COLOURS = {Grade.GOOD: "$text-success", Grade.NOTICE: "$text-warning", Grade.PROBLEM: "$text-error"}
ORDER = (Grade.PROBLEM, Grade.NOTICE, Grade.GOOD)
"""What needs doing stands first."""


class SoundFindings(Vertical):
    """The findings of one report, and what the program understood."""

    def show(self, report: SoundReport) -> None:
        """Show this report."""
        words = f"“{report.transcript}”" if report.transcript else "nothing"
        understood = Static(assembled(("Understood  ", "$text-muted"), words), classes="words")
        ordered = sorted(report.findings, key=lambda each: ORDER.index(each.grade))
        self._fill(*(line for finding in ordered for line in _lines(finding)), understood)

    def show_words(self, words: str) -> None:
        """Show what was understood so far; nothing where it is empty."""
        self._fill(Static(Content(f"“{words}”" if words else "")))

    def _fill(self, *lines: Static) -> None:
        self.remove_children()
        self.mount(*lines)


def _lines(finding: Finding) -> Iterator[Static]:
    sign = (f"{SIGNS[finding.grade]} ", f"bold {COLOURS[finding.grade]}")
    yield Static(assembled(sign, finding.what))
    if finding.remedy:
        yield Static(Content(finding.remedy), classes="remedy")
