"""The moments of one kind, to be played by themselves; and the line on which a kind is chosen."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.moments import Moment, MomentKind, of_kind
from voice_interviewer.tui.interview.answer_clock import minutes

KINDS = {
    MomentKind.FILLER: ("f", "fillers", "No filler was heard."),
    MomentKind.PAUSE: ("p", "pauses", "No pause of two seconds or more."),
    MomentKind.POINT: ("k", "points", "No key point was heard in it."),
    MomentKind.SENTENCE: ("s", "sentences", "No sentence was understood."),
    MomentKind.HABIT: ("h", "habits", "No habit was seen in it, good or bad."),
    MomentKind.STORY: ("t", "story", "No story is told in it."),
}
"""Each kind's key, its name where there are several, and what to say where there is none."""


class KindBar(Static):
    """One line: each kind with its key and how many there are; the chosen one reversed. Clicking chooses."""

    def show(self, moments: Sequence[Moment], chosen: MomentKind) -> None:
        """Count these moments."""
        parts = []
        for kind, (key, name, _) in KINDS.items():
            text = f"[@click=screen.kind('{kind.name}')]{key} {name} {len(of_kind(moments, kind))}[/]"
            parts.append(f"[reverse] {text} [/]" if kind is chosen else f" {text} ")
        self.update(Content.from_markup("".join(parts)))


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
    return Content.assemble((f"{minutes(moment.start):>5}  ", "bold"), moment.label, (place, "dim"))
