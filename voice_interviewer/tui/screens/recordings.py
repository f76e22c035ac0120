"""Everything kept: to open, to hear, to search, to export, to rescore, to delete."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Input, Static

from voice_interviewer.core.history import AnswerRecord, Found
from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.program import Program
from voice_interviewer.tui import recordings_work as jobs
from voice_interviewer.tui.messages import Crashed, DoWork
from voice_interviewer.tui.screens.confirm import ConfirmScreen
from voice_interviewer.tui.screens.export import ExportScreen, Wanted
from voice_interviewer.tui.widgets.answer_clock import minutes
from voice_interviewer.tui.widgets.line_list import LineList
from voice_interviewer.tui.widgets.recordings_rows import (
    Entry,
    found_lines,
    header,
    session_detail,
    session_line,
    size,
)

SEARCH_AFTER_SECONDS = 0.12
"""After the last letter: while one types on, nothing is searched for."""
EMPTY = (
    "Nothing is recorded yet.\n\n"
    "Every interview you hold is kept here: your voice, your words, and what was made of them.\n"
    "Go back with q and hold a first one; three questions take about six minutes."
)


class RecordingsScreen(Screen[None]):
    """A list of all sessions, a search over all words, and what can be done with them."""

    CSS_PATH = "recordings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open"),
        Binding("p", "play", "Play"),
        Binding("slash", "search", "Search", key_display="/"),
        Binding("space", "mark", "Mark"),
        Binding("e", "export", "Export"),
        Binding("r", "rescore", "Rescore"),
        Binding("d", "delete", "Delete"),
        Binding("o", "folder", "Folder"),
        Binding("escape", "leave", "Back"),
        Binding("q", "leave", "Back", show=False),
        Binding("a", "mark_all", "Mark all"),
        Binding("R", "rescore_all", "Rescore all", key_display="R"),
        Binding("D", "delete_all", "Delete all", key_display="D"),
        Binding("down", "to_list", show=False),
    ]

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._entries: tuple[Entry, ...] | None = None
        self._found: tuple[Found, ...] | None = None
        """What the search found; None while nothing is searched for."""
        self._titles: Mapping[str, str] = {}
        self._records: Mapping[str, Sequence[AnswerRecord]] = {}
        self._marked: set[str] = set()
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """The search above, the list below it, and the chosen session at the bottom."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("", id="where")
        with Container(id="desk"), Vertical(id="page"):
            with Horizontal(id="seek"):
                yield Static("/", id="seek-sign")
                yield Input(placeholder="search everything you ever said", id="words", compact=True)
            yield Static("", id="heads")
            yield LineList(id="sessions")
            yield Static("", id="nothing")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static("", id="detail-text")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Fetch the list."""
        self.query_one("#sessions").border_title = "Recordings"
        self.query_one(LineList).focus()
        self._do("list", partial(jobs.listed, self._program.library))

    def _do(self, group: str, job: Callable[[], Message | None]) -> None:
        """Have a job done off this thread; its message, or what went wrong, is posted."""

        def run() -> None:
            try:
                message = job()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                message = Crashed(error)
            if message is not None:
                self.post_message(message)

        self.run_worker(run, group=group, thread=True, exclusive=True, exit_on_error=False)

    @on(jobs.Listed)
    def _listed(self, message: jobs.Listed) -> None:
        here = self._here
        self._entries = message.entries
        ids = [each.id for each in message.entries]
        self._marked &= set(ids)
        self._fill(ids.index(here.id) if here is not None and here.id in ids else self.query_one(LineList).here)
        self._do("list", partial(jobs.titled, self._program.library, self._program.packs))

    @on(jobs.Titled)
    def _titled(self, message: jobs.Titled) -> None:
        self._titles, self._records = message.titles, message.records
        self.query_one(LineList).refresh()
        self._show_detail()

    @on(jobs.Searched)
    def _searched(self, message: jobs.Searched) -> None:
        if message.text == self._words:
            self._found = message.found
            self._fill(0)

    @on(jobs.Deleted)
    def _deleted(self, message: jobs.Deleted) -> None:
        self._marked.clear()
        self.notify(f"Deleted: {_count(message.count)}.")
        self._do("list", partial(jobs.listed, self._program.library))

    def _fill(self, here: int) -> None:
        """Show what is to be chosen from: sessions, or what was found."""
        rows = self.query_one(LineList)
        if self._found is not None:
            rows.fill(len(self._found), self._paint_found, lines_each=2, here=here)
        else:
            rows.fill(len(self._entries or ()), self._paint_session, here=here)
        self._tell()
        self._show_detail()

    def _paint_session(self, index: int, width: int) -> Sequence[Content]:
        entry = (self._entries or ())[index]
        return (session_line(entry, self._titles.get(entry.id, ""), entry.id in self._marked, width),)

    def _paint_found(self, index: int, width: int) -> Sequence[Content]:
        return found_lines((self._found or ())[index], width)

    def _tell(self) -> None:
        """How much there is, what is marked, and what to do where there is nothing."""
        rows, nothing = self.query_one(LineList), self.query_one("#nothing", Static)
        searching = self._found is not None
        places = f"{rows.count} place" + ("" if rows.count == 1 else "s")
        rows.border_title = f"Found in {places}" if searching else "Recordings"
        marked = [each for each in self._entries or () if each.id in self._marked]
        told = f"{len(marked)} marked, {size(sum(each.bytes for each in marked))}" if marked else ""
        rows.border_subtitle = "" if searching else told
        total = sum(each.bytes for each in self._entries or ())
        self.query_one("#where", Static).update(f"{_count(len(self._entries))}, {size(total)}" if self._entries else "")
        is_empty = not rows.count and (searching or self._entries is not None)
        text = f"“{self._words}” was not found in anything you said.\nTry fewer words, or only their beginning."
        nothing.update(Content(text if searching else EMPTY))
        nothing.display = is_empty
        rows.display = not is_empty
        self.query_one("#heads", Static).display = not is_empty and not searching
        self.query_one("#detail").display = not is_empty and not searching
        self.query_one("#seek").display = bool(self._entries) or searching
        self.refresh_bindings()

    @on(LineList.Moved)
    def _show_detail(self) -> None:
        here = self._here
        if here is not None and self._found is None:
            detail = session_detail(here, self._records.get(here.id, ()))
            self.query_one("#detail-text", Static).update(detail)
            title = f"{here.id}, damaged" if isinstance(here, DamagedSession) else f"{here.id}, {here.pack_id}"
            self.query_one("#detail").border_title = Content(title)

    def on_resize(self) -> None:
        """Head the columns as wide as they are."""
        self.call_after_refresh(self._head)

    def _head(self) -> None:
        width = self.query_one(LineList).scrollable_content_region.width
        if width:
            self.query_one("#heads", Static).update(header(width))

    @property
    def _here(self) -> Entry | None:
        """The session under the cursor."""
        if self._found is not None or not self._entries:
            return None
        return self._entries[min(self.query_one(LineList).here, len(self._entries) - 1)]

    @property
    def _chosen(self) -> tuple[Entry, ...]:
        """What is marked; where nothing is, what is under the cursor."""
        marked = tuple(each for each in self._entries or () if each.id in self._marked)
        return marked or ((self._here,) if self._here is not None else ())

    @property
    def _words(self) -> str:
        return self.query_one("#words", Input).value.strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done: of places found only to hear them, of an empty list nothing."""
        if not self.is_mounted or action not in _ON_SESSIONS:
            return super().check_action(action, parameters)
        if self._found is not None:
            return action == "open" and bool(self._found)
        return bool(self._entries)

    def action_search(self) -> None:
        """To the search."""
        if self._entries or self._found is not None:
            self.query_one("#words", Input).focus()

    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.query_one(LineList).focus()

    @on(Input.Submitted)
    def _to_found(self) -> None:
        self.action_to_list()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._typing is not None:
            self._typing.stop()
        if self._words:
            self._typing = self.set_timer(SEARCH_AFTER_SECONDS, self._search)
        else:
            self._found = None
            self._fill(0)

    def _search(self) -> None:
        self._do("search", partial(jobs.searched, self._program.library, self._words))

    def action_leave(self) -> None:
        """Out of the search first, then back."""
        words = self.query_one("#words", Input)
        if words.value:
            words.value = ""
        elif not words.has_focus:
            self.dismiss()
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Look at a session; hear what was found."""
        if self._found is not None:
            found = self._found[self.query_one(LineList).here]
            self._do("open", partial(jobs.heard, self._program.library, found))
        elif self._is_sound(self._here):
            self._do("open", partial(jobs.opened, self._program.library, self._chosen_id))

    def action_play(self) -> None:
        """Hear its first answer."""
        if self._is_sound(self._here):
            self._do("open", partial(jobs.played, self._program.library, self._chosen_id))

    @property
    def _chosen_id(self) -> str:
        return self._here.id if self._here is not None else ""

    def _is_sound(self, entry: Entry | None) -> bool:
        if isinstance(entry, DamagedSession):
            self.notify(Content(f"{entry.problem}\n{entry.remedy}").plain, severity="warning", markup=False)
        return entry is not None and not isinstance(entry, DamagedSession)

    def action_mark(self) -> None:
        """Mark the session, or take the mark away, and go on to the next."""
        if self._here is not None:
            self._marked ^= {self._here.id}
            self.query_one(LineList).here += 1
            self.query_one(LineList).refresh()
            self._tell()

    def action_mark_all(self) -> None:
        """Mark all, or none."""
        ids = {each.id for each in self._entries or ()}
        self._marked = set() if self._marked == ids else ids
        self.query_one(LineList).refresh()
        self._tell()

    def action_export(self) -> None:
        """Write reports."""
        ids = [each.id for each in self._chosen if not isinstance(each, DamagedSession)]
        if not ids:
            self._is_sound(self._here)
            return

        def write(wanted: Wanted | None) -> None:
            if wanted is not None:
                job = self._program.export(ids, wanted.format, wanted.folder, wanted.with_sound)
                done = partial(self._told_where, len(ids), str(wanted.folder))
                self.post_message(DoWork(f"Writing {_reports(len(ids))}", job, done))

        screen = ExportScreen(f"Export {_count(len(ids))} as", self._program.reports_folder())
        self.app.push_screen(screen, write)

    def _told_where(self, count: int, folder: str, whole: bool) -> None:
        if whole:
            self.notify(f"{_reports(count).capitalize()} written into\n{folder}", timeout=20, markup=False)

    def action_rescore(self) -> None:
        """Assess anew by today's measures."""
        self._rescore(self._chosen)

    def action_rescore_all(self) -> None:
        """Assess everything anew."""
        self._rescore(self._entries or ())

    def _rescore(self, entries: Sequence[Entry]) -> None:
        ids = [each.id for each in entries if not isinstance(each, DamagedSession)]
        if ids:
            again = partial(self._do, "list", partial(jobs.listed, self._program.library))
            self.post_message(DoWork(f"Rescoring {_count(len(ids))}", self._program.rescore(ids), lambda _: again()))
        else:
            self._is_sound(self._here)

    def action_delete(self) -> None:
        """Delete what is marked, or the session under the cursor, after asking."""
        self._delete(self._chosen)

    def action_delete_all(self) -> None:
        """Delete everything, after asking."""
        self._delete(self._entries or ())

    def _delete(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        ids = [each.id for each in entries]
        seconds = sum(each.seconds for each in entries if not isinstance(each, DamagedSession))
        which = f"all {_count(len(ids))}" if len(ids) == len(self._entries or ()) > 1 else _count(len(ids))
        held = size(sum(each.bytes for each in entries))
        consequence = (
            f"Gone for good: {_spoken(seconds)} with every word and every score, {held} in all. "
            "Nothing can bring that back. Reports that you exported stay."
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._do("delete", partial(jobs.deleted, self._program.library, ids))

        self.app.push_screen(ConfirmScreen(f"Delete {which}?", consequence), answered)

    def action_folder(self) -> None:
        """Show the session's folder in the file manager."""
        library, show, session_id = self._program.library, self._program.open_folder, self._chosen_id
        self._do("folder", lambda: show(library.find(session_id)))


_ON_SESSIONS = frozenset(
    (
        *("open", "play", "mark", "mark_all", "export", "rescore", "rescore_all"),
        *("delete", "delete_all", "folder"),
    )
)
"""Actions that need a session."""


def _count(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number} reports"


def _spoken(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} seconds of recordings"
    return f"{minutes(seconds)} minutes of recordings"
