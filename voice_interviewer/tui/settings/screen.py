"""Every setting with what it means; a change is checked as in the file, and kept at once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.errors import DeviceError, SettingsError, VoiceInterviewerError
from voice_interviewer.program import PackShelf, SettingsKeeper
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Crashed
from voice_interviewer.tui.settings.choosing import ChooseScreen, WriteScreen
from voice_interviewer.tui.settings.rows import SYSTEM_DEFAULT, Row, in_words, listed, row_line, rows_of, stepped
from voice_interviewer.tui.theme import THEMES

if TYPE_CHECKING:
    from voice_interviewer.settings import Settings

WIDE_CELLS = 110


class SettingsScreen(Screen[None]):
    """A list of all settings, and what the chosen one means."""

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_CELLS, "-wide")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "Change", priority=True),
        Binding("right,plus,equals_sign", "step(1)", "Next value", key_display="→"),
        Binding("left,minus", "step(-1)", "Previous", key_display="←"),
        Binding("d", "default", "Default"),
        Binding("q,escape", "dismiss", "Back"),
    ]

    class SettingsRead(Message):
        """The settings as they stand in the file."""

        def __init__(self, settings: "Settings", rows: tuple[Row, ...], saved: bool) -> None:
            super().__init__()
            self.settings = settings
            self.rows = rows
            self.saved = saved

    class Refused(Message):
        """The file cannot be used, or a change cannot be kept."""

        def __init__(self, error: VoiceInterviewerError) -> None:
            super().__init__()
            self.error = error

    class DevicesRead(Message):
        """The names of the devices that a setting can name."""

        def __init__(self, row: Row, names: Sequence[str]) -> None:
            super().__init__()
            self.row = row
            self.names = names

    def __init__(
        self, keeper: SettingsKeeper, packs: PackShelf, devices: Callable[[], tuple[DeviceDescription, ...]]
    ) -> None:
        super().__init__()
        self._keeper = keeper
        self._packs = packs
        self._devices = devices
        self._settings: Settings | None = None
        self._rows: tuple[Row, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and the chosen setting beside or under it."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("Settings", id="where")
        with Container(id="desk"), Container(id="settings"):
            yield Static("", id="notice")
            yield OptionList(id="list")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static("One moment…", id="about")
        yield Footer()

    def on_mount(self) -> None:
        """Be there at once."""
        self.query_one("#list").border_title = "Settings"
        self.query_one("#detail").border_title = "What it means"
        self.query_one("#list").focus()
        self.call_after_refresh(self.read)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Read the file."""
        self._guarded(lambda: self._tell(self._keeper.load(), saved=False))

    @work(thread=True, exclusive=True, exit_on_error=False)
    def save(self, name: str, value: object) -> None:
        """Change one setting in the file, and read it anew."""
        self._guarded(lambda: self._change(name, value))

    def _change(self, name: str, value: object) -> None:
        settings = self._keeper.load().changed(name, value)
        if name == "pack":
            self._packs.pack(settings.pack)
        self._keeper.save(settings)
        self._tell(settings, saved=True)

    def _tell(self, settings: "Settings", *, saved: bool) -> None:
        self.post_message(self.SettingsRead(settings, rows_of(settings), saved))

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except VoiceInterviewerError as error:
            self.post_message(self.Refused(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))

    @on(SettingsRead)
    def _show(self, message: SettingsRead) -> None:
        self._settings, self._rows = message.settings, message.rows
        self.app.theme = THEMES[message.settings.theme].name
        self.query_one("#notice").display = False
        settings = self.query_one("#list", OptionList)
        chosen = settings.highlighted or 0
        settings.clear_options()
        settings.add_options(Option(row_line(row), id=row.name) for row in message.rows)
        settings.highlighted = chosen
        self.query_one("#where", Static).update("Settings · kept" if message.saved else "Settings")

    @on(Refused)
    def _refuse(self, message: Refused) -> None:
        notice = self.query_one("#notice", Static)
        notice.display = True
        notice.update(Content(f"! {message.error}"))
        if self._settings is None:
            self.query_one("#about", Static).update("Once the file is mended, all settings stand here.")

    @property
    def _row(self) -> Row | None:
        chosen = self.query_one("#list", OptionList).highlighted
        return self._rows[chosen] if chosen is not None and chosen < len(self._rows) else None

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        row = self._row
        if row is None:
            return
        lines = [(row.meaning, ""), ("\n\n", ""), ("Now  ", "$text-muted"), (row.shown, "bold $text-success")]
        if row.value != row.default:
            lines += [("   Default  ", "$text-muted"), (in_words(row.kind, row.default, row.unit), "")]
        lines += [("\nIn the file  ", "$text-muted"), (row.name, "")]
        self.query_one("#about", Static).update(assembled(*lines))

    @on(OptionList.OptionSelected)
    def action_change(self) -> None:
        """Choose or write a new value; what is only yes or no is turned round at once."""
        row = self._row
        if row is None:
            return
        match row.kind:
            case "boolean":
                self.save(row.name, not row.value)
            case "choice":
                choices = [(each, each) for each in row.choices]
                self._ask(row, ChooseScreen(row.title, row.meaning, choices, str(row.value)))
            case "device":
                self.read_devices(row)
            case _:
                self._write(row)

    def _write(self, row: Row) -> None:
        settings = self._settings
        if settings is not None:
            preview = partial(listed, settings) if row.is_list else None
            check = partial(settings.changed, row.name)
            self._ask(row, WriteScreen(row.title, row.meaning, str(row.value), check, preview))

    def _ask(self, row: Row, screen: ChooseScreen | WriteScreen) -> None:
        def take(value: str | None) -> None:
            if value is not None:
                self.save(row.name, value)

        self.app.push_screen(screen, take)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read_devices(self, row: Row) -> None:
        """Ask the system for its devices; where it has none to tell of, the name is written."""
        try:
            found = self._devices()
        except DeviceError:
            found = ()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))
            return
        fits = [each for each in found if (each.input_channels if row.name == "microphone" else each.output_channels)]
        self.post_message(self.DevicesRead(row, [each.name for each in fits]))

    @on(DevicesRead)
    def _choose_device(self, message: DevicesRead) -> None:
        if not message.names:
            self._write(message.row)
            return
        current = str(message.row.value)
        names = dict.fromkeys(["", *message.names, current])
        choices = [(name, name or SYSTEM_DEFAULT) for name in names]
        self._ask(message.row, ChooseScreen(message.row.title, message.row.meaning, choices, current))

    def action_step(self, step: int) -> None:
        """The next value of a choice or a number, or the one before."""
        row = self._row
        if row is None or self._settings is None:
            return
        value = stepped(row, step)
        if value is None:
            return
        try:
            self._settings.changed(row.name, value)
        except SettingsError:
            return  # the end of what it can be
        self.save(row.name, value)

    def action_default(self) -> None:
        """Back to what it is where nobody sets it."""
        row = self._row
        if row is not None:
            self.save(row.name, row.default)
