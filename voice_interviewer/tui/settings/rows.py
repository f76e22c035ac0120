"""The settings as they are shown: one row each, its value in words, and the value after it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from voice_interviewer.core.delivery.wishes import WATCHED
from voice_interviewer.tui.assembled import assembled

if TYPE_CHECKING:
    from voice_interviewer.settings import Settings

SYSTEM_DEFAULT = "the system's own"
SPEED_STEP = 0.05
PACE_STEP_WPM = 5
WPM = "words a minute"
NAME_CELLS = 18
TITLES = {
    "follow_ups": "Follow-ups",
    "sound_checked": "Sound check done",
    "slowest_wpm": "Slowest pace",
    "fastest_wpm": "Fastest pace",
}
"""Where the name in the file reads badly."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting as it is shown."""

    name: str
    title: str
    meaning: str
    kind: str
    """`choice`, `device`, `boolean`, `number`, `integer` or `string`."""
    choices: tuple[str, ...]
    value: object
    default: object

    @property
    def shown(self) -> str:
        """The value in words."""
        return in_words(self.kind, self.value, self.unit)

    @property
    def unit(self) -> str:
        """What a number counts; empty where it needs no word."""
        return WPM if self.name.endswith("_wpm") else ""

    @property
    def is_list(self) -> bool:
        """Whether it is several texts with commas between."""
        return self.name == "discourse_fillers"


def rows_of(settings: "Settings") -> tuple[Row, ...]:
    """Every setting, in the order of the class."""
    from voice_interviewer.settings import Settings, choices, kind, meaning

    defaults = Settings().model_dump()
    return tuple(
        Row(
            name=name,
            title=TITLES.get(name) or name.replace("_", " ").capitalize(),
            meaning=meaning(name),
            kind="device" if name in ("microphone", "speaker") else "choice" if choices(name) else kind(name),
            choices=choices(name),
            value=value,
            default=defaults[name],
        )
        for name, value in settings.model_dump().items()
    )


def stepped(row: Row, step: int) -> object:
    """The value `step` further; None where there is no order among the values."""
    match row.value:
        case bool():
            return not row.value
        case str() if row.choices:
            return row.choices[(row.choices.index(row.value) + step) % len(row.choices)]
        case float():
            return round(row.value + step * SPEED_STEP, 2)
        case int():
            return row.value + step * (PACE_STEP_WPM if row.name.endswith("_wpm") else 1)
    return None


def listed(settings: "Settings", text: str) -> str:
    """What becomes of a list as it is written: which phrases count by their use, and which wherever they stand.

    Raises SettingsError for what cannot be taken.
    """
    phrases = settings.changed("discourse_fillers", text).delivery.watched
    usual = {phrase.casefold() for phrase in WATCHED}
    lines = (
        ("By their use:", [each for each in phrases if each.casefold() in usual]),
        ("Wherever they stand:", [each for each in phrases if each.casefold() not in usual]),
    )
    return "\n".join(f"{head} {' · '.join(found)}" for head, found in lines if found) or "Only um and uh are counted."


def in_words(kind: str, value: object, unit: str = "") -> str:
    """A value as a person says it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value == "":
        return SYSTEM_DEFAULT if kind == "device" else "not set"
    return f"{value} {unit}".rstrip()


def row_line(row: Row) -> Content:
    """A setting in a line, marked where it is not what it is where nobody sets it."""
    changed = ("• ", "$text-accent") if row.value != row.default else "  "
    return assembled(changed, f"{row.title:<{NAME_CELLS}} ", (row.shown, "$text-primary"))
