"""The keys of the summary; the first of several with one key is the one that is offered now."""

from textual.binding import Binding

KEYS: tuple[Binding, ...] = (
    Binding("enter", "look", "Result", priority=True),
    Binding("enter", "hear", "Hear it", priority=True),
    Binding("1", "rate(1)", "Rate it", key_display="1-5"),
    *(Binding(str(stars), f"rate({stars})", "Rate it", show=False) for stars in range(2, 6)),
    Binding("p", "play", "Play"),
    Binding("m", "model", "Model answer"),
    Binding("c", "compare", "Compare"),
    Binding("g", "app.guide", "Guide"),
    Binding("k", "choose(-1)", "Previous answer", show=False),
    Binding("j", "choose(1)", "Next answer", show=False),
    Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    Binding("pagedown,space", "page(1)", "Page down", show=False, priority=True),
    Binding("escape", "back", "Back"),
    Binding("left", "back", "Back", show=False),
    Binding("q", "dismiss", "Leave", show=False),
)
