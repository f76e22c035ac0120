"""What is done with kept sessions on a person's order: each asks what it has to, then has it done."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.message import Message
from textual.screen import Screen

from voice_interviewer.core.session_list import DamagedSession
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.program import Program
from voice_interviewer.tui.confirm import ConfirmScreen
from voice_interviewer.tui.messages import DoWork, Hold
from voice_interviewer.tui.recordings import work as jobs
from voice_interviewer.tui.recordings.export import ExportScreen, Wanted
from voice_interviewer.tui.recordings.rows import Entry, loss, reports, sessions

READING_SECONDS = 20
"""How long it stands where the reports lie."""


class Orders:
    """The orders of one screen."""

    def __init__(
        self, screen: Screen[None], program: Program, do: Callable[[str, Callable[[], Message | None]], None]
    ) -> None:
        """`do` has a job of that group done off the screen's thread."""
        self._screen = screen
        self._program = program
        self._do = do

    def fetch(self) -> None:
        """Have the list fetched."""
        self._do("list", partial(jobs.listed, self._program.library))

    def are_sound(self, entries: Sequence[Entry]) -> list[str]:
        """Ids of those that can be read; where none can, it is told why."""
        ids = [each.id for each in entries if not isinstance(each, DamagedSession)]
        damaged = next((each for each in entries if isinstance(each, DamagedSession)), None)
        if not ids and damaged is not None:
            self._screen.notify(f"{damaged.problem}\n{damaged.remedy}", severity="warning")
        return ids

    def go_on(self, entry: Entry | None) -> None:
        """Have an interview held to its end."""
        if entry is not None:
            self._screen.post_message(Hold(Wishes(resume=entry.id)))

    def export(self, entries: Sequence[Entry]) -> None:
        """Ask how and where, and have reports written."""
        ids = self.are_sound(entries)

        def write(wanted: Wanted | None) -> None:
            if wanted is not None:
                work = self._program.export(ids, wanted.format, wanted.folder, wanted.with_sound)
                done = partial(self._tell_where, len(ids), str(wanted.folder))
                self._screen.post_message(DoWork(f"Writing {reports(len(ids))}", work, done))

        if ids:
            asking = ExportScreen(f"Export {sessions(len(ids))} as", self._program.reports_folder())
            self._screen.app.push_screen(asking, write)

    def _tell_where(self, count: int, folder: str, whole: bool) -> None:
        if whole:
            lie = "lies" if count == 1 else "lie"
            text = f"{reports(count)} {lie} in\n{folder}"
            self._screen.notify(text, title="Exported", timeout=READING_SECONDS)

    def rescore(self, entries: Sequence[Entry]) -> None:
        """Have them assessed anew."""
        ids = self.are_sound(entries)
        if ids:
            work = self._program.rescore(ids)
            self._screen.post_message(DoWork(f"Rescoring {sessions(len(ids))}", work, lambda _: self.fetch()))

    def delete(self, entries: Sequence[Entry], every: int) -> None:
        """Ask, saying what is lost, and have them deleted; `every` is how many there are."""
        ids = [each.id for each in entries]

        def answered(yes: bool | None) -> None:
            if yes:
                self._do("delete", partial(jobs.deleted, self._program.library, ids))

        if ids:
            which = f"{'all ' if len(ids) == every > 1 else ''}{sessions(len(ids))}"
            self._screen.app.push_screen(ConfirmScreen(f"Delete {which}?", loss(entries)), answered)
