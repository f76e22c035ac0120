"""Where a shown interview lies, and what of it was cut off."""

from collections.abc import Sequence

from textual.content import Content

from voice_interviewer.core.session import Answer

ASSESS_IT = "To assess one: voice-interviewer score FILE"


def kept_line(folder: str, answers: Sequence[Answer], cut_short: Sequence[str]) -> Content:
    """Where it all lies, and the first recording that was being made when the program was cut off (a file name).

    Such have no answer to be heard or looked at here: a command assesses them, any player plays them. The others lie
    beside it, named alike: a list of them would take the room of the result.
    """
    if not answers and not cut_short:
        return Content("Nothing was said, so nothing is kept.")
    lines = [f"Kept in {folder}"]
    if cut_short:
        others = f" and {len(cut_short) - 1} more beside it" if len(cut_short) > 1 else ""
        lines += [f"Cut off, not assessed: {cut_short[0]}{others}", ASSESS_IT]
    return Content("\n".join(lines))
