"""The Textual program: which screen is open, and what each is handed."""

import asyncio
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import App
from textual.screen import Screen

from voice_interviewer.program import Program
from voice_interviewer.tui.interview_thread import told
from voice_interviewer.tui.messages import Crashed, Go, Hold, Place
from voice_interviewer.tui.screens.interview import InterviewScreen
from voice_interviewer.tui.theme import DARK

if TYPE_CHECKING:
    from voice_interviewer.core.guide import Guide
    from voice_interviewer.interview.prepared import Wishes

READING_SECONDS = 20
"""How long a problem stands on the screen."""

SIGNALS = ("SIGTERM", "SIGHUP")
"""A polite kill and a closed terminal: the interview is stopped and kept."""


class VoiceInterviewerApp(App[None]):
    """Home and all that is reached from it; or, given wishes, one interview and then the end."""

    CSS_PATH = "app.tcss"
    TITLE = "Voice Interviewer"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, program: Program, wishes: "Wishes | None" = None) -> None:
        super().__init__()
        self._program = program
        self._wishes = wishes
        self.closing_words = ""
        """What to say on the terminal once the screen is gone."""

    async def on_mount(self) -> None:
        """Open the first screen."""
        for name in SIGNALS:
            if hasattr(signal, name):
                with suppress(NotImplementedError, ValueError):  # not on Windows, nor off the main thread
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._stop_at_once)
        self.register_theme(DARK)
        self.theme = DARK.name
        await self.push_screen(self._home() if self._wishes is None else self._interview(self._wishes))

    def _stop_at_once(self) -> None:
        self.call_later(self.action_quit)

    def _home(self) -> Screen[None]:
        from voice_interviewer.tui.screens.home import HomeScreen

        return HomeScreen(self._program)

    def _interview(self, wishes: "Wishes") -> InterviewScreen:
        return InterviewScreen(partial(self._program.prepare, wishes))

    @on(Hold)
    def _hold(self, message: Hold) -> None:
        self.push_screen(self._interview(message.wishes))

    @on(InterviewScreen.Over)
    def _over(self, message: InterviewScreen.Over) -> None:
        """Show the result where there is one; an interview that never began has only words to leave behind."""
        thread = message.thread
        if thread.ended is None or thread.prepared is None:
            self._left_interview()
            return
        from voice_interviewer.tui.screens.summary import SummaryScreen

        questions = {question.id: question for question in thread.prepared.questions}
        problem = thread.problem if thread.ended.failed else None
        folder = str(thread.prepared.sessions_folder / thread.ended.session.id)
        summary = SummaryScreen(thread.ended.session, questions, folder, problem)
        self.push_screen(summary, lambda _: self._left_interview())

    def _left_interview(self) -> None:
        """Back home from an interview that is over; where there is no home, out."""
        screen = self.screen
        if self._wishes is not None or not isinstance(screen, InterviewScreen):
            self.call_later(self.action_quit)
            return
        self.pop_screen()
        if screen.thread.error is not None:
            self._crashed(Crashed(screen.thread.error))

    @on(Go)
    def _go(self, message: Go) -> None:
        """Open one of the places that need no telling."""
        match message.place:
            case Place.GUIDE:
                self.action_guide()

    def action_go(self, place: str) -> None:
        """Go there, by key."""
        self.post_message(Go(Place(place)))

    @on(Crashed)
    def _crashed(self, message: Crashed) -> None:
        """Say what went wrong; the screen that asked for it stays."""
        self.notify(told(message.error), severity="error", timeout=READING_SECONDS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the guide where there is one, and only while the program waits for the person to read."""
        if action != "guide":
            return super().check_action(action, parameters)
        if self._guide() is None:
            return False
        return self.screen.reading if isinstance(self.screen, InterviewScreen) else True

    def action_guide(self) -> None:
        """Open the guide over what is there."""
        from voice_interviewer.tui.screens.guide import GuideScreen

        guide = self._guide()
        if guide is not None:
            self.push_screen(GuideScreen(guide))

    def _guide(self) -> "Guide | None":
        """What the pack of the interview that is held, or was just held, gives to read."""
        prepared = [each.thread.prepared for each in self._interviews]
        return next((each.guide for each in prepared if each is not None), None)

    @property
    def _interviews(self) -> list[InterviewScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, InterviewScreen)]

    async def action_quit(self) -> None:
        """Leave: an interview that still runs is stopped first, and what was said is kept."""
        interviews = self._interviews
        for screen in interviews:
            screen.thread.cancelled.set()
        await self.workers.wait_for_complete()
        self.closing_words = "\n".join(filter(None, (screen.thread.closing_words for screen in interviews)))
        self.exit(return_code=1 if any(screen.thread.failed for screen in interviews) else 0)
