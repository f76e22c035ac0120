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
class Wishes:
    """What the person asked for; None means as the settings say."""

    pack: str | None = None
    rounds: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    full: bool = False
    """Every round in turn, with breaks; `count` is then of each round, and no round or question is named."""
    count: int | None = None
    follow_ups: int | None = None
    mode: str | None = None
    voice: str | None = None
    microphone: str | None = None
    speaker: str | None = None
    candidate: str | None = None
    """None for the microphone, `demo`, or the path of a recording or a folder of them."""
    fast: bool = False
    """Let a stand-in answer as fast as the machine can listen."""
    reader: bool = True
    """Whether somebody is there to read a result and ask for the next question."""
    typed: bool = False
    """The answers are typed instead of said."""
    drill: bool = False
    """The questions that are due today, at most `count`; no round or question is named then."""
    resume: str | None = None
    """Id of a session to go on with, or `last`; its open questions are asked, and its folder takes the answers."""


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
    asks_rating: bool = False
    """Whether the candidate is asked what they think of an answer before its result is shown."""
    speaks: bool = True
    """Whether there is a voice, which can be slowed down."""
    typed: bool = False
    """Whether the answers are typed."""


AcceptDemo: TypeAlias = Callable[[str], bool]
"""Given why there is no microphone: may the built-in candidate answer instead?"""

Tell: TypeAlias = Callable[[str], None]
"""Takes what the person should know."""

Prepare: TypeAlias = Callable[[AcceptDemo, Tell], Prepared]
"""Takes about a second, reading what the interview needs. Raises VoiceInterviewerError for what is missing."""
