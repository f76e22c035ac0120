"""What a screen of the pack's questions begins with: the pack at once, then how the person stands with it."""

from collections.abc import Mapping, Sequence

from textual import events, on, work
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button

from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.practice.standing import Standing, standings
from voice_interviewer.core.questions import Pack
from voice_interviewer.program import Program
from voice_interviewer.tui.messages import Crashed


class PackRead(Message):
    """The pack, how the person stands with its questions, and when each is due."""

    def __init__(self, pack: Pack, standings: Mapping[str, Standing], due: Mapping[str, Due]) -> None:
        super().__init__()
        self.pack = pack
        self.standings = standings
        self.due = due


class PackScreen(Screen[None]):
    """Has a `#list`, and reads anew whenever one comes to it."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._pack: Pack | None = None
        self._standings: dict[str, Standing] = {}

    def on_mount(self) -> None:
        """Keep the keys on the list."""
        self.query_one("#list").focus()
        for button in self.query(Button):
            button.can_focus = False

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        self.call_after_refresh(self.read)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Read the pack, and what was answered of it."""
        try:
            pack = self._program.packs.pack(self._program.settings.load().pack)
            if self._pack is None:
                self.post_message(PackRead(pack, {}, {}))
            history = self._program.library.history()
            self.post_message(PackRead(pack, standings(history, pack.id), self.due(history, pack)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))

    def due(self, history: Sequence[AnswerRecord], pack: Pack) -> Mapping[str, Due]:
        """When each question is due, where the screen shows it; off the screen's thread."""
        return {}
