"""The moments of one kind, to be played by themselves; and the line on which a kind is chosen."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.moments import Moment, MomentKind, of_kind
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.interview.answer_clock import minutes

KINDS = {
    MomentKind.FILLER: ("f", "fillers", "No filler was heard."),
    MomentKind.REPAIR: ("r", "repairs", "Nothing was said again or taken back."),
    MomentKind.PAUSE: ("p", "pauses", "No pause that is long, or inside a clause."),
    MomentKind.POINT: ("k", "points", "No key point was heard in it."),
    MomentKind.SENTENCE: ("s", "sentences", "No sentence was understood."),
    MomentKind.HABIT: ("h", "habits", "No habit was seen in it, good or bad."),
    MomentKind.STORY: ("t", "story", "No story is told in it."),
    MomentKind.WORDING: ("w", "wording", "No hedge, and no phrase again and again."),
    MomentKind.RUSH: ("u", "rushed", "Nothing was too fast for long."),
}
"""Each kind's key, its name where there are several, and what to say where there is none."""


ALWAYS_OFFERED = (MomentKind.FILLER, MomentKind.PAUSE, MomentKind.POINT, MomentKind.SENTENCE)
"""Offered even where there is none; the others where there are some, or by their keys."""


class KindBar(Static):
    """Each kind with its key and how many there are; the chosen one reversed. Clicking chooses."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._counts: dict[MomentKind, int] = {}
        self._chosen: MomentKind | None = None

    def show(self, moments: Sequence[Moment], chosen: MomentKind) -> None:
        """Count these moments."""
        self._counts = {kind: len(of_kind(moments, kind)) for kind in KINDS}
        self._chosen = chosen
        self._draw()

    def on_resize(self) -> None:
        """Break the line elsewhere."""
        self._draw()

    def _draw(self) -> None:
        """As many kinds to a line as there is room for, none cut in two."""
        text, cells = "", 0
        for kind, (key, name, _) in KINDS.items():
            number = self._counts.get(kind, 0)
            if not (number or kind is self._chosen or kind in ALWAYS_OFFERED):
                continue
            shown = f" {key} {name} {number} "
            if cells and cells + len(shown) > self.content_size.width:
                text, cells = f"{text}\n", 0
            linked = f"[@click=screen.kind('{kind.name}')]{shown.strip()}[/]"
            text += f"[reverse] {linked} [/]" if kind is self._chosen else f" {linked} "
            cells += len(shown)
        self.update(Content.from_markup(text))


class MomentList(OptionList):
    """The moments of the chosen kind with their times, from all recordings of the take."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.moments: tuple[Moment, ...] = ()
        """What is listed, in order."""

    def show(self, moments: Sequence[Moment], kind: MomentKind) -> None:
        """List those of this kind, or say that there are none."""
        _, name, nothing = KINDS[kind]
        self.moments = of_kind(moments, kind)
        self.clear_options()
        self.border_title = f"{len(self.moments) or 'No'} {name}"
        if not self.moments:
            self.add_option(Option(Content.styled(nothing, "dim"), disabled=True))
            return
        self.add_options([Option(_line(moment)) for moment in self.moments])
        self.highlighted = 0

    def point_at(self, moment: Moment) -> None:
        """Highlight this one, where it is listed."""
        if moment in self.moments:
            self.highlighted = self.moments.index(moment)


def _line(moment: Moment) -> Content:
    place = f" (follow-up {moment.follow_up})" if moment.follow_up is not None else ""
    return assembled((f"{minutes(moment.start):>5}  ", "bold"), moment.label, (place, "dim"))
