"""The keys of the recordings, and what each is offered for."""

from collections.abc import Sequence

from textual.binding import Binding

from voice_interviewer.core.going_on import can_go_on
from voice_interviewer.core.practice.history import Found
from voice_interviewer.tui.recordings.rows import Entry

KEYS: tuple[Binding, ...] = (
    Binding("enter", "open", "Open"),
    Binding("p", "play", "Play"),
    Binding("slash", "search", "Search", key_display="/", priority=True),
    Binding("space", "mark", "Mark"),
    Binding("e", "export", "Export"),
    Binding("r", "rescore", "Rescore"),
    Binding("d", "delete", "Delete"),
    Binding("o", "folder", "Folder"),
    Binding("escape", "leave", "Back"),
    Binding("q", "leave", "Back", show=False),
    Binding("c", "go_on", "Continue", show=False),
    Binding("a", "mark_all", "Mark all", show=False),
    Binding("R", "rescore_all", "Rescore all", show=False),
    Binding("D", "delete_all", "Delete all", show=False),
    Binding("down", "to_list", show=False),
)

ON_UNFINISHED = "[b $footer-key-foreground]c[/] [@click=screen.go_on]Continue[/]  "
ON_ALL = (
    "[b $footer-key-foreground]a[/] [@click=screen.mark_all]Mark all[/]  "
    "[b $footer-key-foreground]R[/] [@click=screen.rescore_all]Rescore all[/]  "
    "[b $footer-key-foreground]D[/] [@click=screen.delete_all]Delete all[/]"
)
"""Keys for which the footer has no room, before them the one for an unfinished session; a click does the same."""
ON_SESSIONS = frozenset(
    (
        *("open", "play", "go_on", "mark", "mark_all", "export", "rescore", "rescore_all"),
        *("delete", "delete_all", "folder"),
    )
)
"""Actions that need a session."""


def is_offered(action: str, here: Entry | None, found: Sequence[Found] | None) -> bool:
    """Whether one of these can be done: what was searched for (None: nothing was) can be opened alone."""
    if found is not None:
        return action == "open" and bool(found)
    return here is not None and (action != "go_on" or can_go_on(here))
