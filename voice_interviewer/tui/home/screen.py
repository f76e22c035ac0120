"""Home: everything a person comes for, one key away."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.practice.countdown import countdown
from voice_interviewer.core.practice.today import (
    DRILL_QUESTIONS,
    day_word,
    greeting,
    last_done,
    own_sessions,
    to_continue,
    unfinished,
    week_of,
)
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.errors import SettingsError, VoiceInterviewerError
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.program import Program
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.home.entries import CONTINUE, ENTRIES, GROUPS_BEGIN, Entry, entries_now
from voice_interviewer.tui.home.how import How
from voice_interviewer.tui.home.today_view import NOT_KNOWN, Practice, TodayView
from voice_interviewer.tui.messages import Crashed, Go, Hold, Place

if TYPE_CHECKING:
    from voice_interviewer.settings import Settings

WIDE_CELLS = 120
"""From here on there is room beside the menu."""

WELCOME = "Start small: one question, and stop whenever you like."
VOICES = {"neural": "neural voice", "system": "system voice", "none": "no voice"}


class HomeScreen(Screen[None]):
    """Where the program opens, and where everything comes back to."""

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_CELLS, "-wide")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(each.key, f"choose('{each.id}')", each.title, show=False) for each in (CONTINUE, *ENTRIES)),
        Binding("m", "mode", "Practice/live"),
        Binding("t", "typed", "Speak/type"),
        Binding("v", "voice", "Voice on/off"),
        Binding("q", "app.quit", "Leave"),
    ]

    class SettingsRead(Message):
        """The settings as they stand; or why they cannot be used, and the defaults."""

        def __init__(self, settings: "Settings", problem: VoiceInterviewerError | None) -> None:
            super().__init__()
            self.settings = settings
            self.problem = problem

    class SessionsRead(Message):
        """Every session, newest first."""

        def __init__(self, kept: tuple[SessionSummary | DamagedSession, ...]) -> None:
            super().__init__()
            self.kept = kept

    class DueRead(Message):
        """The texts of the questions that a drill would ask, and what the plan asks for today."""

        def __init__(self, texts: tuple[str, ...], today: str = "") -> None:
            super().__init__()
            self.texts = texts
            self.today = today

    def __init__(self, program: Program, how: How) -> None:
        super().__init__()
        self._program = program
        self._how = how
        self._settings: Settings | None = None
        self._continue: SessionSummary | None = None
        self._others = 0
        """How many more are unfinished: they are continued from the recordings."""
        self._roomy = False

    def compose(self) -> ComposeResult:
        """A greeting, the menu, what stands beside it, and how interviews are held."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("", id="where")
        with Container(id="desk"), Vertical(id="home"):
            yield Static("", id="greeting")
            yield Static("", id="notice")
            with Container(id="middle"):
                with Vertical(id="left"):
                    yield OptionList(*(self._option(each) for each in ENTRIES), id="menu")
                    yield Static("", id="how")
                with VerticalScroll(id="today", can_focus=False):
                    yield TodayView(id="today-view")
        yield Footer()

    def on_mount(self) -> None:
        """Be there at once."""
        menu = self.query_one("#menu", OptionList)
        menu.border_title = "What would you like to do?"
        self.query_one("#today").border_title = "Your practice"
        menu.highlighted = 0
        menu.focus()
        self._greet("")
        self._show_how()

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        """Read anew what may have changed elsewhere."""
        self.call_after_refresh(self.read)

    def on_resize(self, event: events.Resize) -> None:
        """Show as much as there is room for."""
        self._roomy = event.size.width >= WIDE_CELLS
        self.query_one(TodayView).full = self._roomy
        self._fill_menu()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Read the settings, then the sessions, then what is due; each is shown as it comes."""
        from voice_interviewer.core.practice.plan import today_words

        try:
            settings = self._read_settings()
            self.post_message(self.SessionsRead(self._program.library.list()))
            questions = self._program.packs.pack(settings.pack).questions
            now = self._program.now()
            due = self._program.planner.due(self._program.library.history(), questions, now)
            texts = {question.id: question.text for question in questions}
            asked = tuple(texts[each.question_id] for each in due[:DRILL_QUESTIONS])
            self.post_message(self.DueRead(asked, today_words(due, now) if due else ""))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(self.DueRead((NOT_KNOWN,)))
            if not isinstance(error, SettingsError):  # that one stands above the menu
                self.post_message(Crashed(error))

    def _read_settings(self) -> "Settings":
        from voice_interviewer.settings import Settings

        try:
            settings, problem = self._program.settings.load(), None
        except VoiceInterviewerError as error:
            settings, problem = Settings(), error
        self.post_message(self.SettingsRead(settings, problem))
        return settings

    @on(SettingsRead)
    def _show_settings(self, message: SettingsRead) -> None:
        is_first = self._settings is None
        self._settings = message.settings
        notice = self.query_one("#notice", Static)
        notice.display = message.problem is not None
        if message.problem is not None:
            notice.update(Content(f"! {message.problem}"))
        elif is_first and not message.settings.sound_checked:
            self.post_message(Go(Place.SOUND_CHECK))
        self.query_one("#where", Static).update(Content(countdown(message.settings.interview_date, self._now.date())))
        self._show_how()

    @on(SessionsRead)
    def _show_sessions(self, message: SessionsRead) -> None:
        own, now = own_sessions(message.kept), self._now
        self._greet(day_word(now.date()) if own else WELCOME)
        view = self.query_one(TodayView)
        former = view.practice or Practice(now)
        view.practice = replace(former, now=now, read=True, last=last_done(own), week=week_of(own, now))
        offered = to_continue(own)
        self._others = len(unfinished(own)) - (offered is not None)
        self._offer_to_continue(offered)

    @on(DueRead)
    def _show_due(self, message: DueRead) -> None:
        view = self.query_one(TodayView)
        view.practice = replace(view.practice or Practice(self._now), due=message.texts, today=message.today)

    def _offer_to_continue(self, session: SessionSummary | None) -> None:
        """Put the unfinished session first in the menu, or take it away."""
        comes_up = session is not None and self._continue is None
        self._continue = session
        self._fill_menu()
        if comes_up:
            self.query_one("#menu", OptionList).highlighted = 0

    def _fill_menu(self) -> None:
        """Every entry, in groups where there is room; the chosen line stays the chosen one."""
        menu = self.query_one("#menu", OptionList)
        chosen = menu.highlighted_option
        entries = entries_now(self._continue, self._others, self._now)
        menu.clear_options()
        for entry in entries:
            if self._roomy and entry.id in GROUPS_BEGIN:
                menu.add_option(None)
            menu.add_option(self._option(entry))
        ids = [each.id for each in entries]
        menu.highlighted = ids.index(str(chosen.id)) if chosen is not None and chosen.id in ids else 0

    @staticmethod
    def _option(entry: Entry) -> Option:
        text = ((f" {entry.key} ", "bold $text-primary"), f" {entry.title:<16} ", (entry.about, "$text-muted"))
        return Option(assembled(*text), id=entry.id)

    @property
    def _now(self) -> datetime:
        return self._program.now().astimezone()

    def _greet(self, word: str) -> None:
        self.query_one("#greeting", Static).update(assembled((greeting(self._now), "bold"), f" {word}"))

    def _show_how(self) -> None:
        """The three choices, each with its key, and each a place to click."""
        settings = self._settings
        mode = self._how.mode or (settings.mode if settings is not None else "practice")
        voice = "none" if self._how.silent else (settings.voice if settings is not None else "neural")
        self.query_one("#how", Static).update(
            Content.from_markup(
                "[$text-muted]How[/]  [@click=screen.mode][b $text-primary]m[/] $mode[/]   "
                "[@click=screen.typed][b $text-primary]t[/] $answers[/]   "
                "[@click=screen.voice][b $text-primary]v[/] $voice[/]",
                mode="practice, results at once" if mode == "practice" else "live, results at the end",
                answers="typed answers" if self._how.typed else "spoken answers",
                voice=VOICES[voice],
            )
        )

    def action_mode(self) -> None:
        """Practice or live, for what is held next."""
        usual = self._settings.mode if self._settings is not None else "practice"
        self._how.mode = "live" if (self._how.mode or usual) == "practice" else "practice"
        self._show_how()

    def action_typed(self) -> None:
        """Say the answers, or type them."""
        self._how.typed = not self._how.typed
        self._show_how()

    def action_voice(self) -> None:
        """Hear the questions, or only read them."""
        self._how.silent = not self._how.silent
        self._show_how()

    @on(OptionList.OptionSelected, "#menu")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(str(event.option_id))

    def action_choose(self, entry: str) -> None:
        """Do what a line of the menu says."""
        match entry:
            case "continue":
                if self._continue is not None:
                    self.post_message(Hold(Wishes(resume=self._continue.id)))
            case "drill":
                self.post_message(Hold(Wishes(drill=True, count=DRILL_QUESTIONS, follow_ups=0)))
            case "full":
                self.post_message(Hold(Wishes(full=True)))
            case _:
                self.post_message(Go(Place(entry)))
