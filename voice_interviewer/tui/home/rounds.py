"""The rounds of the pack: choose one, and how many of its questions."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.practice.standing import round_standing
from voice_interviewer.core.questions import Question, Round
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.program import Program
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.home.pack_screen import PackRead, PackScreen
from voice_interviewer.tui.home.today_view import count
from voice_interviewer.tui.messages import Hold

USUAL_COUNT = 3
"""Questions, until the person says otherwise."""

WIDE_CELLS = 110


class RoundsScreen(PackScreen):
    """Enter holds the chosen round."""

    CSS_PATH = "rounds.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_CELLS, "-wide")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hold", "Begin", priority=True),
        Binding("plus,equals_sign,right", "count(1)", "More", key_display="+"),
        Binding("minus,left", "count(-1)", "Fewer", key_display="-"),
        Binding("a", "all", "All questions"),
        Binding("q,escape", "dismiss", "Back"),
    ]

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._wanted: int | None = USUAL_COUNT
        """None is all of them."""

    def compose(self) -> ComposeResult:
        """The list, and what the chosen round is about."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("One round", id="where")
        with Container(id="desk"), Container(id="rounds"):
            yield OptionList(id="list")
            with Vertical(id="detail"):
                with VerticalScroll(id="about", can_focus=False):
                    yield Static("One moment…", id="about-text")
                with Horizontal(id="wanted"):
                    yield Button("-", id="fewer", compact=True)
                    yield Static("", id="wanted-text")
                    yield Button("+", id="more", compact=True)
                    yield Button("All", id="all", compact=True)
                    yield Button("Begin", id="begin", variant="success", compact=True)
        yield Footer()

    def on_mount(self) -> None:
        """Head the boxes."""
        self.query_one("#list").border_title = "Rounds"
        self.query_one("#detail").border_title = "What it is about"

    @on(PackRead)
    def _show(self, message: PackRead) -> None:
        self._pack = message.pack
        self._standings = dict(message.standings)
        rounds = self.query_one("#list", OptionList)
        chosen = rounds.highlighted or 0
        rounds.clear_options()
        rounds.add_options(Option(self._line(each), id=each.id) for each in message.pack.rounds)
        rounds.highlighted = min(chosen, len(message.pack.rounds) - 1)

    def _line(self, each: Round) -> Content:
        standing = round_standing([question.id for question in each.questions], self._standings)
        scores = "not yet tried"
        if standing.answered:
            scores = f"{standing.answered} tried"
        if standing.last is not None and standing.best is not None:
            scores = f"last {standing.last:.0f} · best {standing.best:.0f}"
        return assembled(
            f"{each.title:<24.24} ", (f"{count(standing.questions, 'question'):>13}   {scores}", "$text-muted")
        )

    @property
    def _round(self) -> Round | None:
        chosen = self.query_one("#list", OptionList).highlighted
        return self._pack.rounds[chosen] if self._pack is not None and chosen is not None else None

    @on(OptionList.OptionHighlighted)
    def _chosen(self) -> None:
        each = self._round
        if each is None:
            return
        questions = Content("\n\n").join(self._question(question) for question in each.questions)
        text = assembled(each.introduction, "\n\n", ("Its questions", "bold $text-accent"), "\n", questions)
        self.query_one("#about-text", Static).update(text)
        self.query_one("#about").scroll_home(animate=False)
        self._show_wanted()

    def _question(self, question: Question) -> Content:
        standing = self._standings.get(question.id)
        last = "" if standing is None or standing.last is None else f"  last {standing.last:.0f}"
        return assembled(question.text, (last, "$text-muted"))

    def _count(self, each: Round) -> int:
        return min(self._wanted or len(each.questions), len(each.questions))

    def _show_wanted(self) -> None:
        each = self._round
        if each is None:
            return
        number, of = self._count(each), len(each.questions)
        words = f"all {of} questions" if number == of else f"the first {number} of {count(of, 'question')}"
        self.query_one("#wanted-text", Static).update(words)

    def action_count(self, step: int) -> None:
        """More questions, or fewer; at least one, at most all."""
        each = self._round
        if each is not None:
            self._wanted = min(max(self._count(each) + step, 1), len(each.questions))
            self._show_wanted()

    def action_all(self) -> None:
        """Every question of the round; once more: three again."""
        self._wanted = USUAL_COUNT if self._wanted is None else None
        self._show_wanted()

    def action_hold(self) -> None:
        """Begin."""
        each = self._round
        if each is not None:
            self.post_message(Hold(Wishes(rounds=(each.id,), count=self._count(each))))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "fewer":
                self.action_count(-1)
            case "more":
                self.action_count(1)
            case "all":
                self.action_all()
            case "begin":
                self.action_hold()
