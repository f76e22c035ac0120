"""README.md and CONTRIBUTING.md as the tests read them: code blocks, each with the note that says how it is tested."""

import re
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
README = CHECKOUT / "README.md"

_BLOCK = re.compile(
    r"^(?:<!-- (?P<note>[^\n]*) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block."""

    line: int
    """The line before its first, from 1."""
    language: str
    text: str
    note: str
    """What the comment right above it says; empty without one.

    `tested with: ARGUMENTS` adds them to each interview of the block, `tested by its arguments alone: REASON` holds
    them against the program without running it, `tested for exit code 0 or 1: REASON` lets a problem that a person
    could mend pass, `output of: COMMAND` is what that command prints.
    """

    def after(self, kind: str) -> str | None:
        """What the note says after `kind:`; None for a note of another kind."""
        return self.note.removeprefix(f"{kind}: ") if self.note.startswith(f"{kind}: ") else None


def readme_text() -> str:
    return README.read_text(encoding="utf-8")


def blocks(paper: str = "README.md") -> tuple[Block, ...]:
    """All blocks of a paper in their order."""
    text = (CHECKOUT / paper).read_text(encoding="utf-8")
    return tuple(
        Block(text.count("\n", 0, each.start("text")), each["language"], each["text"], each["note"] or "")
        for each in _BLOCK.finditer(text)
    )
