"""What the threads tell the screens, and what the screens ask of the program."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from voice_interviewer.core.moments import Moment
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.session import Answer, Session
    from voice_interviewer.core.work import Work
    from voice_interviewer.interview.prepared import Wishes
    from voice_interviewer.tui.interview.thread import InterviewThread


class Crashed(Message):
    """Work off the screen's thread ended by an error: of ours, or one that nobody foresaw."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


class Place(StrEnum):
    """A screen that opens without being told anything."""

    SOUND_CHECK = "sound-check"
    ROUNDS = "rounds"
    QUESTIONS = "questions"
    GUIDE = "guide"
    PROGRESS = "progress"
    RECORDINGS = "recordings"
    SETTINGS = "settings"


class Go(Message):
    """The person wants to be elsewhere."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Hold(Message):
    """The person wants an interview."""

    def __init__(self, wishes: "Wishes") -> None:
        super().__init__()
        self.wishes = wishes


class InterviewOver(Message):
    """An interview has ended, or could not begin."""

    def __init__(self, thread: "InterviewThread") -> None:
        super().__init__()
        self.thread = thread


class ShowSession(Message):
    """The person wants to see one kept session."""

    def __init__(self, session: "Session") -> None:
        super().__init__()
        self.session = session


class Replay(Message):
    """The person wants to hear an answer; with moments, exactly these first."""

    def __init__(self, session: "Session", answer: "Answer", moments: "tuple[Moment, ...]" = ()) -> None:
        super().__init__()
        self.session = session
        self.answer = answer
        self.moments = moments


class Compare(Message):
    """The person wants two takes of one question side by side, the older first."""

    def __init__(self, older: "tuple[Session, Answer]", newer: "tuple[Session, Answer]") -> None:
        super().__init__()
        self.older = older
        self.newer = newer


class ShowModelAnswer(Message):
    """The person wants to read or hear how this question could be answered."""

    def __init__(self, question: "Question") -> None:
        super().__init__()
        self.question = question


class DoWork(Message):
    """Something long is to be done, with its progress shown and a key to cancel it."""

    def __init__(self, title: str, work: "Work", done: Callable[[bool], None] | None = None) -> None:
        """`done` is called on the screen's thread when it is over: True when all of it was done."""
        super().__init__()
        self.title = title
        self.work = work
        self.done = done
