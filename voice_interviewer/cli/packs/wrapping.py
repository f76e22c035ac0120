"""Text as wide as the terminal, and never wider than is good to read."""

import shutil
import textwrap

LONGEST_LINE = 100


def line_width() -> int:
    """Columns for text: those of the terminal, at most LONGEST_LINE."""
    return min(LONGEST_LINE, shutil.get_terminal_size((LONGEST_LINE, 24)).columns)


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """One paragraph, every line indented; the first otherwise where `first` says how."""
    return textwrap.fill(
        text,
        max(line_width(), len(indent) + 20),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def underlined(text: str, sign: str) -> list[str]:
    """A heading, and the line under it."""
    return [text, sign * len(text)]
