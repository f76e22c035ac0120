"""The Textual program: runs an interview on a thread of its own and shows what it reports."""

import threading
from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import App

from voice_interviewer.core.events import Command, InterviewEnded, Problem
from voice_interviewer.core.questions import Question
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview
from voice_interviewer.tui.messages import Crashed, Happened
from voice_interviewer.tui.screens.interview import InterviewScreen
from voice_interviewer.tui.screens.summary import SummaryScreen
from voice_interviewer.tui.theme import DARK


class InterviewApp(App[None]):
    """One interview from the first question to the summary."""

    CSS_PATH = "app.tcss"
    TITLE = "Voice Interviewer"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, *, interview: Interview, questions: Sequence[Question], sessions_folder: Path, show_results: bool
    ) -> None:
        super().__init__()
        self._interview = interview
        self._questions = {question.id: question for question in questions}
        self._sessions_folder = sessions_folder
        self._interview_screen = InterviewScreen(show_results=show_results)
        self._commands = Commands()
        self._cancelled = threading.Event()
        self._problem: Problem | None = None
        self.closing_words = ""
        """What to say on the terminal once the screen is gone."""

    def on_mount(self) -> None:
        """Begin."""
        self.register_theme(DARK)
        self.theme = DARK.name
        self.push_screen(self._interview_screen)
        self.hold_interview()

    def on_unmount(self) -> None:
        """Let the interview's thread end, however the program ended."""
        self._cancelled.set()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def hold_interview(self) -> None:
        """Run the interview; ends soon after the cancel event is set."""
        try:
            for event in self._interview.run(self._commands, self._cancelled):
                self.post_message(Happened(event))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and ends the program
            self.post_message(Crashed(error))

    @on(InterviewScreen.Wanted)
    def _send(self, message: InterviewScreen.Wanted) -> None:
        self._commands.send(message.command)

    @on(Happened)
    def _show(self, message: Happened) -> None:
        event = message.event
        if isinstance(event, Problem):
            self._problem = event
        if not isinstance(event, InterviewEnded):
            self._interview_screen.show(event)
            return
        problem = self._problem if event.failed else None
        folder = self._sessions_folder / event.session.id
        if problem is not None:
            self.closing_words = f"{problem.what}\n{problem.remedy}\nWhat was said is kept in {folder}"
        self.exit_code_on_leaving = 1 if event.failed else 0
        if self._cancelled.is_set():
            return  # the person has left already
        self.push_screen(SummaryScreen(event.session, self._questions, str(folder), problem))

    exit_code_on_leaving = 0

    @on(Crashed)
    def _crashed(self, message: Crashed) -> None:
        error = message.error
        if not isinstance(error, VoiceInterviewerError):
            raise error
        self.closing_words = str(error)
        self.exit(return_code=1)

    async def action_quit(self) -> None:
        """Leave: an interview that still runs is stopped first, and what was said is kept."""
        self._cancelled.set()
        self._commands.send(Command.QUIT)
        await self.workers.wait_for_complete()
        self.exit(return_code=self.exit_code_on_leaving)
