"""Where a shown interview lies, and what of it was cut off."""

from collections.abc import Sequence

from textual.content import Content

from voice_interviewer.core.session import Answer

ASSESS_IT = "To assess one: voice-interviewer score FILE"


def kept_line(folder: str, answers: Sequence[Answer], cut_short: Sequence[str]) -> Content:
    """Where it all lies, and the recordings that were being made when the program was cut off (file names).

    They have no answer to be heard or looked at here: a command assesses them, any player plays them.
    """
    if not answers and not cut_short:
        return Content("Nothing was said, so nothing is kept.")
    cut = [f"Cut off, not assessed: {', '.join(cut_short)}", ASSESS_IT] if cut_short else []
    return Content("\n".join([f"Kept in {folder}", *cut]))
