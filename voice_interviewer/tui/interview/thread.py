"""An interview on a thread of its own: it reports to a screen, takes its commands, and remembers how it ended."""

import threading
from collections.abc import Callable

from textual.message import Message

from voice_interviewer.core.events import Event, InterviewEnded, Listening, Problem, SpeakingAt
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.prepared import AcceptDemo, Prepare, Prepared, Tell
from voice_interviewer.told import told
from voice_interviewer.tui.messages import Crashed

GO_ON = "Go on with it: `voice-interviewer interview --resume last`."
"""What can be done after an interview that was left in its middle."""


class Happened(Message):
    """One event of the running interview."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event

    def can_replace(self, message: Message) -> bool:
        """Only the newest state of ear and voice matters; every other event is kept."""
        return (
            isinstance(message, Happened)
            and isinstance(self.event, Listening | SpeakingAt)
            and type(message.event) is type(self.event)
        )


class InterviewThread:
    """One interview, from its preparation to its end; everything but `run` may be used from the screen's thread."""

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = prepare
        self.commands = Commands()
        self.cancelled = threading.Event()
        """Ends the interview soon, keeping what was said."""
        self.prepared: Prepared | None = None
        self.problem: Problem | None = None
        """The newest."""
        self.ended: InterviewEnded | None = None
        self.error: BaseException | None = None
        """What ended it without an InterviewEnded."""

    def run(self, accept_demo: AcceptDemo, tell: Tell, post: Callable[[Message], object]) -> None:
        """Prepare the interview and hold it; blocks. What happens is posted; nothing is raised."""
        try:
            self.prepared = self._prepare(accept_demo, tell)
            if self.cancelled.is_set():
                return
            for event in self.prepared.interview.run(self.commands, self.cancelled):
                self._note(event)
                post(Happened(event))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.error = error
            post(Crashed(error))

    def _note(self, event: Event) -> None:
        """Remember how it ended: the screen may be gone by then."""
        if isinstance(event, Problem):
            self.problem = event
        elif isinstance(event, InterviewEnded):
            self.ended = event

    @property
    def folder(self) -> str:
        """Where the session lies; empty when nothing is kept."""
        if self.ended is None or self.prepared is None or not self.ended.session.answers:
            return ""
        return str(self.prepared.sessions_folder / self.ended.session.id)

    @property
    def _open(self) -> bool:
        """Whether something is kept and questions of it are still to be answered."""
        return self.ended is not None and bool(self.folder) and bool(open_question_ids(self.ended.session))

    @property
    def failed(self) -> bool:
        """Whether a problem, not the person, ended it."""
        return self.error is not None or (self.ended is not None and self.ended.failed)

    @property
    def closing_words(self) -> str:
        """What to say once the screen is gone: what went wrong, what to do, and where what was said is kept."""
        if self.error is not None:
            return told(self.error)
        if self.cancelled.is_set() and self.ended is not None and not self.ended.failed:
            return f"What was said is kept in {self.folder}\n{GO_ON}" if self._open else ""
        if self.ended is None or not self.ended.failed or self.problem is None:
            return ""
        kept = f"\nWhat was said is kept in {self.folder}" if self.folder else ""
        return f"{self.problem.what}\n{self.problem.remedy}{kept}"
