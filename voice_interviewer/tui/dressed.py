"""A program in the colours of the person's settings, which a key turns from dark to light and back."""

import sys
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment, Segments
from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.theme import Theme

from voice_interviewer.core.steering import without_steering
from voice_interviewer.program import SettingsKeeper
from voice_interviewer.told import told
from voice_interviewer.tui.messages import Crashed
from voice_interviewer.tui.theme import THEMES, other


class _Harmless(LineFilter):
    """Takes out of every line what could steer the terminal, whoever named the file, device or session in it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(without_steering(text), style, control) for text, style, control in segments]


_HARMLESS = _Harmless()


class DressedApp(App[None]):
    """Wears the colours of the settings from its first picture on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+t", "toggle_theme", "Light/dark", show=False)]

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        for theme in THEMES.values():
            self.register_theme(theme)
        self._dress(THEMES[keeper.theme()])

    def _dress(self, theme: Theme) -> None:
        """Put on the first colours, without the second reading of all style sheets that a change of them costs."""
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal."""
        return [*super().get_line_filters(), _HARMLESS]

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

    def _fatal_error(self) -> None:
        """Say in two lines what ended the program: Textual's own picture of it shows the values of variables.

        Textual calls this while it handles an error that no screen caught, in its `_handle_exception`.
        """
        error = sys.exception() or self._exception
        if error is not None:
            self._exit_renderables.append(Segments([Segment(f"{told(error)}\n")]))
        self._close_messages_no_wait()

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
