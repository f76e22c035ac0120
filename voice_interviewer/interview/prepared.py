"""An interview that can begin, and how a front end comes by one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from voice_interviewer.core.guide import Guide
    from voice_interviewer.core.questions import Question
    from voice_interviewer.interview.loop import Interview


@dataclass(frozen=True, slots=True)
class Prepared:
    """An interview that can begin, and what a front end tells about it."""

    interview: "Interview"
    questions: "tuple[Question, ...]"
    sessions_folder: Path
    show_results: bool
    """Whether each result is shown as its answer ends (practice) or all at the end (live)."""
    guide: "Guide | None" = None
    """What the pack gives to read; None where it has no guide."""


AcceptDemo: TypeAlias = Callable[[str], bool]
"""Given why there is no microphone: may the built-in candidate answer instead?"""

Tell: TypeAlias = Callable[[str], None]
"""Takes what the person should know."""

Prepare: TypeAlias = Callable[[AcceptDemo, Tell], Prepared]
"""Takes about a second, reading what the interview needs. Raises VoiceInterviewerError for what is missing."""
