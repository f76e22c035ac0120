"""Where a shown interview lies, and what of it was cut off."""

from collections.abc import Sequence

from textual.content import Content

from voice_interviewer.core.session import Answer


def kept_line(folder: str, answers: Sequence[Answer], cut_short: Sequence[str]) -> Content:
    """Where it all lies, and the recordings that were being made when the program was cut off (file names)."""
    if not answers and not cut_short:
        return Content("Nothing was said, so nothing is kept.")
    cut = f"\nCut off, not assessed: {', '.join(cut_short)}" if cut_short else ""
    return Content(f"Kept in {folder}{cut}")
