"""The keys of the recordings, and what each is offered for."""

from textual.binding import Binding

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
    Binding("a", "mark_all", "Mark all", show=False),
    Binding("R", "rescore_all", "Rescore all", show=False),
    Binding("D", "delete_all", "Delete all", show=False),
    Binding("down", "to_list", show=False),
)

ON_ALL = (
    "[b $footer-key-foreground]a[/] [@click=screen.mark_all]Mark all[/]  "
    "[b $footer-key-foreground]R[/] [@click=screen.rescore_all]Rescore all[/]  "
    "[b $footer-key-foreground]D[/] [@click=screen.delete_all]Delete all[/]"
)
"""Keys for which the footer has no room; a click does the same."""
ON_SESSIONS = frozenset(
    (
        *("open", "play", "mark", "mark_all", "export", "rescore", "rescore_all"),
        *("delete", "delete_all", "folder"),
    )
)
"""Actions that need a session."""
