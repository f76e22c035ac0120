"""A program in the colours of the person's settings, which a key turns from dark to light and back."""

from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.notifications import SeverityLevel

from voice_interviewer.errors import SettingsError
from voice_interviewer.program import SettingsKeeper
from voice_interviewer.tui.messages import Crashed
from voice_interviewer.tui.theme import DARK, THEMES, other


class DressedApp(App[None]):
    """Begins dark, and changes as soon as the settings are read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+t", "toggle_theme", "Light/dark", show=False)]

    class ThemeRead(Message):
        """The theme that the settings name."""

        def __init__(self, theme: str) -> None:
            super().__init__()
            self.theme = theme

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__()
        self._keeper = keeper

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something, letter by letter: no markup is read in what may name files, devices and sessions."""
        del markup  # on by default where a screen tells something
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def dress(self) -> None:
        """Put on the colours."""
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = DARK.name
        self._read_theme()

    @work(thread=True, group="theme", exit_on_error=False)
    def _read_theme(self) -> None:
        with suppress(SettingsError):  # told by home, and by an interview that cannot be prepared
            self.post_message(self.ThemeRead(self._keeper.load().theme))

    @on(ThemeRead)
    def _put_on_theme(self, message: ThemeRead) -> None:
        self.theme = THEMES[message.theme].name

    def action_toggle_theme(self) -> None:
        """From dark to light or back, now and from now on."""
        theme = other(next(name for name, each in THEMES.items() if each.name == self.theme))
        self.theme = THEMES[theme].name
        self._keep_theme(theme)

    @work(thread=True, exclusive=True, group="theme", exit_on_error=False)
    def _keep_theme(self, theme: str) -> None:
        try:
            self._keeper.save(self._keeper.load().changed("theme", theme))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))
