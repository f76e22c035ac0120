"""What the checks of a usable pack report, before it has a file and a line."""

from typing import NamedTuple


class Remark(NamedTuple):
    """One thing that makes a question serve less well."""

    path: tuple[str | int, ...]
    """Where it stands, from the question (or the round) on."""
    problem: str
    mend: str
    word: str = ""
    """A word of the text that is meant; its line is told where it can be found."""
