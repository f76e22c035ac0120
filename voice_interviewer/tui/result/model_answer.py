"""How a question could be answered, to be read or heard, with its key points marked; the weak answer beside it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from voice_interviewer.core.model_answer import PlacedPoint, placed_points
from voice_interviewer.core.questions import Question
from voice_interviewer.program import Player
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.replay.deck import Deck

TITLES = {False: "It may sound like this", True: "A weak answer, for contrast"}

NOT_MARKED = "said there in other words"
"""Of a key point whose words are not found in the text."""


class ModelAnswerScreen(Screen[None]):
    """One question's model answer."""

    CSS_PATH = "model_answer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "hear", "Hear it", priority=True),
        Binding("space", "hush", "Stop", priority=True),
        Binding("w", "swap", "Weak answer"),
        Binding("w", "swap_back", "Model answer"),
        Binding("escape,q", "dismiss", "Back"),
    ]

    def __init__(self, question: Question, player: Player) -> None:
        super().__init__()
        self._question = question
        self._deck = Deck(player)
        self._is_weak = False

    def compose(self) -> ComposeResult:
        """The question, and below it the answer with its key points."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("model answer", id="where")
        with Container(id="desk"), Vertical(id="page"):
            with VerticalScroll(id="question-card", can_focus=False):
                yield Static(Content(self._question.text), id="question")
            with Horizontal(id="state"):
                yield Static(id="floor")
                yield Button("Hear it", id="hear", compact=True)
                yield Button("Weak answer", id="which", compact=True)
            with VerticalScroll(id="text"):
                yield Static(id="answer")
                yield Static(id="points")
        yield self._deck
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the model answer."""
        self.query_one("#question-card").border_title = "The question"
        for button in self.query(Button):
            button.can_focus = False
        self._show()
        self.query_one("#text").focus()

    def stop_work(self) -> None:
        """Fall silent."""
        self._deck.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        offered = {
            "hear": not self._deck.playing and bool(self._text),
            "hush": self._deck.playing,
            "swap": not self._is_weak and bool(self._question.weak_answer),
            "swap_back": self._is_weak,
        }
        return offered.get(action, super().check_action(action, parameters))

    def action_hear(self) -> None:
        """Read it aloud in the interviewer's voice."""
        self._deck.say(self._text)
        self._tell()

    def action_hush(self) -> None:
        """Stop reading aloud."""
        self._deck.stop()
        self._tell()

    def action_swap(self) -> None:
        """Between the model answer and the weak one."""
        self.action_hush()
        self._is_weak = not self._is_weak
        self._show()

    def action_swap_back(self) -> None:
        """Back to the model answer."""
        self.action_swap()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "which":
            self.action_swap()
        elif self._deck.playing:
            self.action_hush()
        else:
            self.action_hear()

    @on(Deck.Over)
    def _silent(self) -> None:
        self._tell()

    @property
    def _text(self) -> str:
        return self._question.weak_answer if self._is_weak else self._question.model_answer

    def _show(self) -> None:
        placed = () if self._is_weak else placed_points(self._question, self._text)
        self.query_one("#text").border_title = TITLES[self._is_weak]
        self.query_one("#answer", Static).update(_marked(self._text, placed))
        points = self.query_one("#points", Static)
        points.display = bool(placed)
        points.update(_legend(placed))
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)
        self.query_one("#which", Button).label = "Model answer" if self._is_weak else "Weak answer"
        self._tell()

    def _tell(self) -> None:
        is_reading = self._deck.playing
        floor = self.query_one("#floor", Static)
        floor.update("♪ Reading aloud" if is_reading else "Read it, or press space to hear it.")
        floor.set_class(is_reading, "-reading")
        self.query_one("#hear", Button).label = "Stop" if is_reading else "Hear it"
        self.refresh_bindings()


def _marked(text: str, placed: tuple[PlacedPoint, ...]) -> Content:
    """The text with each point's words underlined, and its number in brackets behind the last of them."""
    content = Content(text)
    for point in placed:
        for start, end in point.words:
            content = content.stylize("underline", start, end)
    numbers: dict[int, list[int]] = {}
    for point in placed:
        if point.words:
            numbers.setdefault(point.words[-1][1], []).append(point.number)
    pieces: list[Content] = []
    former = 0
    for end in sorted(numbers):
        marks = "".join(f"[{number}]" for number in numbers[end])
        pieces += [content[former:end], Content.styled(marks, "bold $text-accent")]
        former = end
    return Content("").join([*pieces, content[former:]])


def _legend(placed: tuple[PlacedPoint, ...]) -> Content:
    """The key points by their numbers."""
    lines = [Content.styled("What it says", "bold $text-accent")]
    for point in placed:
        apart = "" if point.words else f"  ({NOT_MARKED})"
        mark = (f"[{point.number}] ", "bold $text-accent")
        lines.append(assembled(mark, point.statement, (apart, "$text-muted")))
    return Content("\n").join(lines)
