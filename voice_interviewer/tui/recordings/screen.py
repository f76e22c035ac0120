"""Everything kept: to open, to hear, to search, to export, to rescore, to delete."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from voice_interviewer.core.going_on import can_go_on
from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.program import Library, Program
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Crashed
from voice_interviewer.tui.recordings import work as jobs
from voice_interviewer.tui.recordings.keys import KEYS, ON_ALL, ON_SESSIONS, ON_UNFINISHED, is_offered
from voice_interviewer.tui.recordings.line_list import LineList
from voice_interviewer.tui.recordings.nothing import nothing_words
from voice_interviewer.tui.recordings.orders import Orders
from voice_interviewer.tui.recordings.rows import (
    Entry,
    found_lines,
    header,
    places,
    session_detail,
    session_line,
    sessions,
    size,
)
from voice_interviewer.tui.replay.seek_bar import SeekBar


class RecordingsScreen(Screen[None]):
    """A list of all sessions, a search over all words, and what can be done with them."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._entries: tuple[Entry, ...] | None = None
        self._found: tuple[Found, ...] | None = None
        """What the search found; None while nothing is searched for."""
        self._titles: Mapping[str, str] = {}
        self._records: Mapping[str, Sequence[AnswerRecord]] | None = None
        """By session; None until they are read."""
        self._marked: set[str] = set()
        self._sought = ""
        """What the newest search is for."""
        self._searching = Lock()
        """One search at a time: those that are no longer wanted when their turn comes are left out."""
        self._orders = Orders(self, program, self._do)

    def compose(self) -> ComposeResult:
        """The search above, the list below it, and the chosen session at the bottom."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("", id="where")
        with Container(id="desk"), Vertical(id="page"):
            yield SeekBar("search everything you ever said", id="seek")
            yield Static("", id="heads")
            yield LineList(id="sessions")
            yield Static("", id="nothing")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static("", id="detail-text")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin with the list."""
        self.query_one("#sessions").border_title = "Recordings"
        self.query_one(LineList).focus()

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        """Fetch the list, which may have changed elsewhere."""
        self._orders.fetch()

    def _do(self, group: str, job: Callable[[], Message | None]) -> None:
        """Have a job done off this thread; its message, or what went wrong, is posted."""

        def run() -> None:
            worker = get_current_worker()
            try:
                message = job()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                message = Crashed(error)
            if message is not None and not worker.is_cancelled:  # something else is wanted by now
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
        if message.text == self.query_one(SeekBar).text:
            self._found = message.found
            self._fill(0)

    @on(jobs.Deleted)
    def _deleted(self, message: jobs.Deleted) -> None:
        self._marked.clear()
        self.notify(f"Deleted: {sessions(message.count)}.")
        self._orders.fetch()

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
        rows.border_title = f"Found in {places(rows.count)}" if searching else "Recordings"
        marked = [each for each in self._entries or () if each.id in self._marked]
        told = f"{len(marked)} marked, {size(sum(each.bytes for each in marked))}" if marked else ""
        rows.border_subtitle = "" if searching else told
        kept = self._entries or ()
        total = f"{sessions(len(kept))}, {size(sum(each.bytes for each in kept))}" if kept else ""
        self.query_one("#where", Static).update(total)
        is_empty = not rows.count and (searching or self._entries is not None)
        nothing.update(Content(nothing_words(self.query_one(SeekBar).text if searching else None)))
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
            detail = session_detail(here, None if self._records is None else self._records.get(here.id, ()))
            self.query_one("#detail-text", Static).update(detail)
            title = f"{here.id}, damaged" if isinstance(here, DamagedSession) else f"{here.id}, {here.pack_id}"
            self.query_one("#detail").border_title = Content(title)
            self.query_one("#detail").border_subtitle = (ON_UNFINISHED if can_go_on(here) else "") + ON_ALL

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done: of places found only to hear them, of an empty list nothing."""
        if action == "search" and self.is_mounted:
            return not self.query_one(SeekBar).is_typed_in
        if not self.is_mounted or action not in ON_SESSIONS:
            return super().check_action(action, parameters)
        return is_offered(action, self._here, self._found)

    def action_search(self) -> None:
        """To the search."""
        if self._entries or self._found is not None:
            self.query_one(SeekBar).type()

    @on(Input.Submitted)
    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.query_one(LineList).focus()

    @on(SeekBar.Wanted)
    def _search(self, message: SeekBar.Wanted) -> None:
        self._sought = message.text
        if message.text:
            self._do("search", partial(self._find, message.text))
        elif self._found is not None:
            self._found = None
            self._fill(0)

    def _find(self, text: str) -> Message | None:
        with self._searching:
            return jobs.searched(self._program.library, text) if text == self._sought else None

    def action_leave(self) -> None:
        """Out of the search first, then back."""
        seek = self.query_one(SeekBar)
        if seek.text:
            seek.clear()
        elif not seek.is_typed_in:
            self.dismiss()
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Look at a session; hear what was found."""
        if self._found is not None:
            found = self._found[self.query_one(LineList).here]
            self._do("open", partial(jobs.heard, self._program.library, found))
        else:
            self._open(jobs.opened)

    def action_play(self) -> None:
        """Hear its first answer."""
        self._open(jobs.played)

    def _open(self, job: Callable[[Library, str], Message]) -> None:
        here = self._here
        if here is not None and self._orders.are_sound([here]):
            self._do("open", partial(job, self._program.library, here.id))

    def action_go_on(self) -> None:
        """Hold the interview to its end."""
        self._orders.go_on(self._here)

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
        self._orders.export(self._chosen)

    def action_rescore(self) -> None:
        """Assess anew by today's measures."""
        self._orders.rescore(self._chosen)

    def action_rescore_all(self) -> None:
        """Assess everything anew."""
        self._orders.rescore(self._entries or ())

    def action_delete(self) -> None:
        """Delete what is marked, or the session under the cursor, after asking."""
        self._orders.delete(self._chosen, len(self._entries or ()))

    def action_delete_all(self) -> None:
        """Delete everything, after asking."""
        self._orders.delete(self._entries or (), len(self._entries or ()))

    def action_folder(self) -> None:
        """Show the session's folder in the file manager."""
        library, show, here = self._program.library, self._program.open_folder, self._here
        if here is not None:
            self._do("folder", lambda: show(library.find(here.id)))
