"""The Textual program: runs an interview on a thread of its own and shows what it reports."""

import asyncio
import logging
import queue
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App

from voice_interviewer.core.events import Event, InterviewEnded, Problem
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.tui.messages import Crashed, Happened
from voice_interviewer.tui.screens.interview import InterviewScreen
from voice_interviewer.tui.theme import DARK
from voice_interviewer.tui.widgets.floor_badge import Stage

if TYPE_CHECKING:
    from voice_interviewer.interview.prepared import Prepare, Prepared

ANSWER_CHECK_SECONDS = 0.1
"""How often the interview's thread, waiting for the person to answer, looks whether the program is being left."""

READING = (Stage.RESULT, Stage.BREAK)
"""While nothing is spoken or recorded until the person presses a key."""

log = logging.getLogger(__name__)


class InterviewApp(App[None]):
    """One interview from the first question to the summary."""

    CSS_PATH = "app.tcss"
    TITLE = "Voice Interviewer"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, prepare: "Prepare") -> None:
        super().__init__()
        self._prepare = prepare
        self._prepared: Prepared | None = None
        self._interview_screen = InterviewScreen()
        self._commands = Commands()
        self._cancelled = threading.Event()
        self._problem: Problem | None = None
        self._ended: InterviewEnded | None = None
        self.closing_words = ""
        """What to say on the terminal once the screen is gone."""

    async def on_mount(self) -> None:
        """Begin; a closed terminal and a polite kill stop the interview and keep it."""
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                with suppress(NotImplementedError, ValueError):  # not on Windows, nor off the main thread
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._stop_at_once)
        self.register_theme(DARK)
        self.theme = DARK.name
        await self.push_screen(self._interview_screen)
        self.call_after_refresh(self.hold_interview)

    def _stop_at_once(self) -> None:
        self.call_later(self.action_quit)

    def on_unmount(self) -> None:
        """Let the interview's thread end, however the program ended."""
        self._cancelled.set()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def hold_interview(self) -> None:
        """Prepare the interview, now that there is something to look at, and run it.

        Ends soon after the cancel event is set.
        """
        try:
            self._prepared = prepared = self._prepare(self._accept_demo, self._tell)
            self._interview_screen.show_results = prepared.show_results
            if self._cancelled.is_set():
                return
            for event in prepared.interview.run(self._commands, self._cancelled):
                self._note(event)
                self.post_message(Happened(event))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and ends the program
            self.post_message(Crashed(error))

    def _accept_demo(self, problem: str) -> bool:
        """Ask the person, on the interview's own thread; leaving the program is a no."""
        said: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self.call_from_thread(self._offer, problem, said)
        while not self._cancelled.is_set():
            with suppress(queue.Empty):
                return bool(said.get(timeout=ANSWER_CHECK_SECONDS))
        return False

    def _offer(self, problem: str, said: "queue.SimpleQueue[bool | None]") -> None:
        from voice_interviewer.tui.screens.offer import OfferScreen

        self.push_screen(OfferScreen(problem), said.put)

    def _tell(self, what: str) -> None:
        self.notify(what)

    @on(InterviewScreen.Wanted)
    def _send(self, message: InterviewScreen.Wanted) -> None:
        self._commands.send(message.command)

    def _note(self, event: Event) -> None:
        """Remember how it ended, on the interview's own thread: the screen may be gone by then."""
        if isinstance(event, Problem):
            self._problem = event
        elif isinstance(event, InterviewEnded):
            self._ended = event

    @on(Happened)
    def _show(self, message: Happened) -> None:
        event = message.event
        if not isinstance(event, InterviewEnded):
            self._interview_screen.show(event)
        elif not self._cancelled.is_set():
            self._sum_up(event)

    def _sum_up(self, ended: InterviewEnded) -> None:
        from voice_interviewer.tui.screens.summary import SummaryScreen

        assert self._prepared is not None
        questions = {question.id: question for question in self._prepared.questions}
        folder = self._prepared.sessions_folder / ended.session.id
        self.push_screen(SummaryScreen(ended.session, questions, str(folder), self._problem if ended.failed else None))

    @on(Crashed)
    def _crashed(self, message: Crashed) -> None:
        error = message.error
        self.closing_words = str(error)
        if not isinstance(error, VoiceInterviewerError):
            log.error("the interview failed", exc_info=error)
            self.closing_words = (
                f"The program failed unexpectedly ({type(error).__name__}).\n"
                "What was said is kept; the log in the home folder says where it failed."
            )
        self.exit(return_code=1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the guide where there is one, and only while the program waits for the person to read."""
        if action != "guide":
            return super().check_action(action, parameters)
        if self._prepared is None or self._prepared.guide is None:
            return False
        screen = self.screen
        return screen.stage in READING if isinstance(screen, InterviewScreen) else True

    def action_guide(self) -> None:
        """Open the guide over what is there."""
        from voice_interviewer.tui.screens.guide import GuideScreen

        if self._prepared is not None and self._prepared.guide is not None:
            self.push_screen(GuideScreen(self._prepared.guide))

    async def action_quit(self) -> None:
        """Leave: an interview that still runs is stopped first, and what was said is kept."""
        self._cancelled.set()
        await self.workers.wait_for_complete()
        ended = self._ended if self._ended is not None and self._ended.failed else None
        if ended is not None and self._problem is not None and self._prepared is not None:
            self.closing_words = f"{self._problem.what}\n{self._problem.remedy}"
            if ended.session.answers:
                folder = self._prepared.sessions_folder / ended.session.id
                self.closing_words += f"\nWhat was said is kept in {folder}"
        self.exit(return_code=0 if ended is None else 1)
