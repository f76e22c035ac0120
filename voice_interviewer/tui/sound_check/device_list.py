"""A list of microphones or of speakers, the chosen one marked."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.tui.assembled import assembled


class DeviceList(OptionList):
    """Names of devices; the first line, with an empty name, follows the system's default."""

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = title
        self.names: tuple[str, ...] = ("",)
        """The names in the order of the lines."""
        self.chosen = ""

    @property
    def at_another(self) -> bool:
        """Whether the cursor is on a device that is not the chosen one."""
        return self.highlighted is not None and self.names[self.highlighted] != self.chosen

    def show(self, devices: Sequence[DeviceDescription], default: str | None, chosen: str) -> None:
        """List these; `default` is the name of the system's default device, None where it names none.

        A chosen device that is not there stays in the list, marked as missing.
        """
        names = list(dict.fromkeys(device.name for device in devices))
        self.names = ("", *names) if not chosen or chosen in names else ("", *names, chosen)
        self.chosen = chosen
        self._here = frozenset(names)
        self._default = default
        self._fill()
        self.highlighted = self.names.index(chosen)

    def mark(self, line: int) -> str:
        """Choose this line; gives the device's name, empty for the default."""
        self.chosen = self.names[line]
        self._fill()
        self.highlighted = line
        return self.chosen

    def _fill(self) -> None:
        self.clear_options()
        self.add_options([Option(self._line(name)) for name in self.names])

    def _line(self, name: str) -> Content:
        sign = ("● ", "bold $text-success") if name == self.chosen else ("○ ", "$text-muted")
        if not name:
            which = f" ({self._default})" if self._default is not None else " (none is named)"
            return assembled(sign, "System default", (which, "$text-muted"))
        return assembled(sign, name, ("" if name in self._here else "  not there now", "$text-warning"))
