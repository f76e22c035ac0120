"""The Textual program: which screen is open, and what each is handed."""

import asyncio
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import SystemCommand
from textual.message import Message
from textual.screen import ModalScreen, Screen

from voice_interviewer.errors import PackError, UsageError
from voice_interviewer.program import Program
from voice_interviewer.told import told
from voice_interviewer.tui import palette
from voice_interviewer.tui.busy import Busy
from voice_interviewer.tui.dressed import DressedApp
from voice_interviewer.tui.home.how import How
from voice_interviewer.tui.interview.preparing import ModelsMissingError, prepare_with_models
from voice_interviewer.tui.messages import (
    Compare,
    Crashed,
    DoWork,
    Go,
    Hold,
    InterviewOver,
    Place,
    Replay,
    ShowModelAnswer,
    ShowSession,
)
from voice_interviewer.tui.places import screen_at, screen_for

if TYPE_CHECKING:
    from voice_interviewer.core.guide import Guide
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.session import Session
    from voice_interviewer.interview.prepared import Wishes
    from voice_interviewer.tui.interview.screen import InterviewScreen

READING_SECONDS = 20
"""How long a problem stands on the screen."""

SIGNALS = ("SIGTERM", "SIGHUP")
"""A polite kill and a closed terminal: the interview is stopped and kept."""


class VoiceInterviewerApp(DressedApp):
    """Home and all that is reached from it; or, given wishes, one interview and then the end."""

    CSS_PATH = "app.tcss"
    TITLE = "Voice Interviewer"

    class LookedUp(Message):
        """What the person asked for with this number can be opened."""

        def __init__(self, number: int, show: Callable[[], None]) -> None:
            super().__init__()
            self.number = number
            self.show = show

    def __init__(self, program: Program, wishes: "Wishes | None" = None) -> None:
        super().__init__(program.settings)
        self._program = program
        self._wishes = wishes
        self._how = How()
        self._asked = 0
        """How often the person has asked for something to be opened; only the newest of them still counts."""
        self._opened: list[InterviewScreen] = []
        self.closing_words = ""
        """What to say on the terminal once the screen is gone."""

    async def on_mount(self) -> None:
        """Open the first screen."""
        for name in SIGNALS:
            if hasattr(signal, name):
                with suppress(NotImplementedError, ValueError):  # not on Windows, nor off the main thread
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._stop_at_once)
        await self.push_screen(self._home() if self._wishes is None else self._interview(self._wishes))

    def _stop_at_once(self) -> None:
        if self._driver is not None:
            self._driver.disable_input()  # a closed terminal would be read from again and again, on a whole processor
        self.call_later(self.action_quit)

    def _home(self) -> Screen[None]:
        from voice_interviewer.tui.home.screen import HomeScreen

        return HomeScreen(self._program, self._how)

    def _interview(self, wishes: "Wishes") -> "InterviewScreen":
        """Its screen, which is painted before anything is looked up."""
        from voice_interviewer.tui.interview.screen import InterviewScreen

        instead = partial(self._program.prepare, replace(wishes, typed=True))
        screen = InterviewScreen(partial(prepare_with_models, self._program, wishes), instead, typed=wishes.typed)
        self._opened = [*self._interviews, screen]
        return screen

    @on(Hold)
    def _hold(self, message: Hold) -> None:
        if not self._holds and not isinstance(self.screen, ModalScreen):
            self._open(self._interview(self._how.applied(message.wishes)))

    def _ask_for(self, look_up: Callable[[], Callable[[], None]]) -> None:
        """Open what the person asked for, once what it needs is read; who asks for something else has changed mind."""
        self._asked += 1
        self._look_up(look_up, self._asked)

    @work(thread=True, group="look-up", exit_on_error=False)
    def _look_up(self, look_up: Callable[[], Callable[[], None]], number: int) -> None:
        try:
            self.post_message(self.LookedUp(number, look_up()))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))

    @on(LookedUp)
    def _show_looked_up(self, message: LookedUp) -> None:
        if message.number == self._asked:
            message.show()

    def _open(self, screen: Screen[None]) -> None:
        """Open a screen in place of all that was asked for before; a second one like it is a key pressed twice."""
        self._asked += 1
        if type(screen) is not type(self.screen):
            self.push_screen(screen)

    def _offer_models(self, error: ModelsMissingError) -> None:
        """Offer to fetch what an interview cannot begin without, and begin it then."""
        from voice_interviewer.tui.work import offer_of_models

        def fetched(whole: bool | None) -> None:
            if whole:
                self._open(self._interview(error.wishes))
            elif self._wishes is not None:
                self.call_later(self.action_quit)

        self.push_screen(offer_of_models(error.missing, error.pull), fetched)

    @on(DoWork)
    def _do_work(self, message: DoWork) -> None:
        from voice_interviewer.tui.work import WorkScreen

        def over(whole: bool | None) -> None:
            if message.done is not None:
                message.done(bool(whole))

        self.push_screen(WorkScreen(message.title, message.work), over)

    @on(InterviewOver)
    def _over(self, message: InterviewOver) -> None:
        """Show the result where there is one; an interview that never began has only words to leave behind."""
        thread = message.thread
        if isinstance(thread.error, ModelsMissingError):
            self.pop_screen()
            self._offer_models(thread.error)
            return
        if thread.ended is None or thread.prepared is None:
            self._left_interview()
            return
        from voice_interviewer.tui.result.summary import SummaryScreen

        questions = {question.id: question for question in thread.prepared.questions}
        problem = thread.problem if thread.ended.failed else None
        session, library, live = thread.ended.session, self._program.library, not thread.prepared.show_results
        folder = str(thread.prepared.sessions_folder / session.id)
        cut_short = [each.name for each in library.cut_short(session)]
        summary = SummaryScreen(
            session, questions, folder, problem, library=library, cut_short=cut_short, ask_first=live
        )
        self.push_screen(summary, lambda _: self._left_interview())

    def _left_interview(self) -> None:
        """Back home from an interview that is over; where there is no home, out."""
        left = self._shown
        if self._wishes is not None or left is None:
            self.call_later(self.action_quit)
            return
        self.pop_screen()
        if left.thread.error is not None:
            self._crashed(Crashed(left.thread.error))

    @on(Replay)
    @on(Compare)
    @on(ShowModelAnswer)
    def _show_asked_for(self, message: Replay | Compare | ShowModelAnswer) -> None:
        self._open(screen_for(message, self._program))

    @on(ShowSession)
    def _show_session(self, message: ShowSession) -> None:
        self._ask_for(partial(self._with_questions, message.session))

    def _with_questions(self, session: "Session") -> Callable[[], None]:
        """Look up what a kept session needs besides itself; a pack that is gone is left out. Gives how to show it."""
        folder = str(self._program.library.find(session.id))
        cut_short = [each.name for each in self._program.library.cut_short(session)]
        try:
            questions = {each.id: each for each in self._program.packs.pack(session.pack_id).questions}
        except (PackError, UsageError):
            questions = {}
        return partial(self._open_session, session, questions, folder, cut_short)

    def _open_session(
        self, session: "Session", questions: "dict[str, Question]", folder: str, cut_short: list[str]
    ) -> None:
        from voice_interviewer.tui.result.summary import SummaryScreen

        self._open(SummaryScreen(session, questions, folder, library=self._program.library, cut_short=cut_short))

    @on(Go)
    def _go(self, message: Go) -> None:
        """Open one of the places that need no telling."""
        if message.place is Place.GUIDE:
            self._ask_for(self._with_guide)
        else:
            self._open(screen_at(message.place, self._program))

    def action_go(self, place: str) -> None:
        """Go there, by key."""
        self.post_message(Go(Place(place)))

    @on(Crashed)
    def _crashed(self, message: Crashed) -> None:
        """Say what went wrong, the newest alone; the screen that asked for it stays."""
        self.clear_notifications()
        self.notify(told(message.error), severity="error", timeout=READING_SECONDS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer guide and palette only while the program waits for the person to read; the guide where there is one."""
        if action not in ("guide", "command_palette"):
            return super().check_action(action, parameters)
        if action == "guide" and self._guide() is None:
            return False
        return self._shown.reading if self._shown is not None else True

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers now."""
        return palette.commands(self.post_message, self.action_toggle_theme, self.action_quit, held=self._holds)

    def _with_guide(self) -> Callable[[], None]:
        """Read the guide of the settings' pack; gives how to show it."""
        return partial(self._show_guide, self._program.packs.pack(self._program.settings.load().pack).guide)

    def _show_guide(self, guide: "Guide | None") -> None:
        from voice_interviewer.tui.home.guide import GuideScreen

        if guide is None:
            self.notify("This pack has no guide.\nIts questions have hints and model answers to read instead.")
        else:
            self._open(GuideScreen(guide))

    def action_guide(self) -> None:
        """Open the guide over what is there."""
        guide = self._guide()
        if guide is not None:
            self._show_guide(guide)

    def _guide(self) -> "Guide | None":
        """What the pack of the interview that is held, or was just held, gives to read."""
        prepared = [each.thread.prepared for each in self._interviews]
        return next((each.guide for each in prepared if each is not None), None)

    @property
    def _interviews(self) -> "list[InterviewScreen]":
        """Those whose screens are open, the newest last."""
        return [each for each in self._opened if each in self.screen_stack]

    @property
    def _shown(self) -> "InterviewScreen | None":
        """The interview that is on top; None where something else is."""
        return next((each for each in self._interviews if each is self.screen), None)

    @property
    def _holds(self) -> bool:
        """Whether an interview is being prepared or held."""
        return any(each.thread.ended is None and each.thread.error is None for each in self._interviews)

    def _fatal_error(self) -> None:
        """End an interview, which keeps what was said, with a program whose screen failed."""
        for screen in self._interviews:
            screen.thread.cancelled.set()
        super()._fatal_error()

    async def action_quit(self) -> None:
        """Leave: an interview that still runs is stopped first, and what was said is kept."""
        interviews = self._interviews
        for screen in interviews:
            await screen.hand_in()
            screen.thread.cancelled.set()
        for busy in self.screen_stack:
            if isinstance(busy, Busy):
                busy.stop_work()
        await self.workers.wait_for_complete()
        self.closing_words = "\n".join(filter(None, (screen.thread.closing_words for screen in interviews)))
        self.exit(return_code=1 if any(screen.thread.failed for screen in interviews) else 0)
