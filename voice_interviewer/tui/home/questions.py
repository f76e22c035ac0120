"""All questions of the pack: search them by typing, take one or several."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.practice.standing import NEVER
from voice_interviewer.core.questions import Pack, Question
from voice_interviewer.core.selection import matches
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.program import Program
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.home.pack_screen import PackRead, PackScreen
from voice_interviewer.tui.home.today_view import count
from voice_interviewer.tui.interview.answer_clock import minutes
from voice_interviewer.tui.messages import Hold

WIDE_CELLS = 110
DAY_SECONDS = 86_400


class QuestionsScreen(PackScreen):
    """Enter holds the marked questions, or the chosen one where none is marked."""

    CSS_PATH = "questions.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_CELLS, "-wide")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hold", "Begin", priority=True),
        Binding("space", "mark", "Mark"),
        Binding("slash", "search", "Search (or type)"),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("escape", "back", "Back", priority=True),
    ]

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._due: dict[str, Due] = {}
        self._marked: set[str] = set()
        self._hold_when_read = False
        """Whether Enter was pressed before there was a list."""

    def compose(self) -> ComposeResult:
        """The search above the list, and the chosen question beside or under it."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("Pick a question", id="where")
        with Container(id="desk"), Container(id="questions"):
            with Vertical(id="found"):
                yield Input(placeholder="Type to search", id="search", compact=True, select_on_focus=False)
                yield OptionList(id="list")
            with Vertical(id="detail"):
                with VerticalScroll(id="about", can_focus=False):
                    yield Static("One moment…", id="about-text")
                with Horizontal(id="buttons"):
                    yield Button("Mark", id="mark", compact=True)
                    yield Button("Begin", id="begin", variant="success", compact=True)
        yield Footer()

    def on_mount(self) -> None:
        """Head the boxes."""
        self.query_one("#found").border_title = "Questions"
        self.query_one("#detail").border_title = "The question"

    def due(self, history: Sequence[AnswerRecord], pack: Pack) -> Mapping[str, Due]:
        """Of every question."""
        due = self._program.planner.due(history, pack.questions, self._program.now())
        return {each.question_id: each for each in due}

    @on(PackRead)
    def _read(self, message: PackRead) -> None:
        self._pack = message.pack
        self._standings, self._due = dict(message.standings), dict(message.due)
        self._fill()
        if self._hold_when_read:
            self._hold_when_read = False
            self.action_hold()

    @on(Input.Changed)
    def _fill(self) -> None:
        """List what the search finds, the chosen question staying the chosen one where it is found."""
        questions = self.query_one("#list", OptionList)
        chosen = self._chosen
        words = self.query_one("#search", Input).value.lower().split()
        questions.clear_options()
        for each in self._pack.rounds if self._pack is not None else ():
            found = [question for question in each.questions if matches(question, each, words)]
            if found:
                questions.add_option(Option(Content.styled(each.title, "bold $text-accent"), disabled=True))
            questions.add_options(Option(self._line(question), id=question.id) for question in found)
        ids = [option.id for option in questions.options]
        if chosen is not None and chosen.id in ids:
            questions.highlighted = ids.index(chosen.id)
        elif ids:
            questions.highlighted = 1
        else:
            self.query_one("#about-text", Static).update("No question has these words. Esc clears the search.")
        self._show_marked()

    def _line(self, question: Question) -> Content:
        standing = self._standings.get(question.id, NEVER)
        score = "-" if standing.last is None else f"{standing.last:.0f}"
        mark = ("✓ ", "$text-success") if question.id in self._marked else "  "
        return assembled(
            mark,
            (f"{question.difficulty:<8}{score:>3}  {self._when(question):<7} ", "$text-muted"),
            question.text,
        )

    def _when(self, question: Question) -> str:
        due = self._due.get(question.id)
        return "" if due is None else when_due(due.due, self._program.now())

    @property
    def _chosen(self) -> Question | None:
        option = self.query_one("#list", OptionList).highlighted_option
        if option is None or self._pack is None:
            return None
        return next((each for each in self._pack.questions if each.id == option.id), None)

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        question = self._chosen
        if question is None:
            return
        standing = self._standings.get(question.id, NEVER)
        shortest, longest = question.expected_seconds
        facts = [question.difficulty.value, f"{minutes(shortest)} to {minutes(longest)} minutes"]
        facts.append(f"answered {count(standing.answers, 'time')}" if standing.answers else "not yet answered")
        if standing.last is not None and standing.best is not None:
            facts.append(f"last {standing.last:.0f}, best {standing.best:.0f} of 100")
        text = assembled((question.text, "bold"), "\n\n", (" · ".join(facts), "$text-muted"))
        self.query_one("#about-text", Static).update(text)
        self.query_one("#about").scroll_home(animate=False)

    def _show_marked(self) -> None:
        number = len(self._marked)
        self.query_one("#where", Static).update(f"{count(number, 'question')} marked" if number else "Pick a question")
        self.query_one("#begin", Button).label = f"Begin with {number}" if number else "Begin"

    def on_key(self, event: events.Key) -> None:
        """A letter typed on the list goes to the search."""
        search = self.query_one("#search", Input)
        if event.is_printable and event.character not in (None, " ", "/") and self.focused is not search:
            search.focus()
            search.insert_text_at_cursor(event.character or "")
            event.stop()

    def action_search(self) -> None:
        """To the search."""
        self.query_one("#search").focus()

    def action_move(self, step: int) -> None:
        """Through the list, from the search as well."""
        questions = self.query_one("#list", OptionList)
        if step > 0:
            questions.action_cursor_down()
        else:
            questions.action_cursor_up()

    def action_back(self) -> None:
        """Out of the search, then out of the screen."""
        search = self.query_one("#search", Input)
        if search.value or self.focused is search:
            search.value = ""
            self.query_one("#list").focus()
        else:
            self.dismiss()

    def action_mark(self) -> None:
        """Take the chosen question along, or leave it."""
        question = self._chosen
        if question is not None:
            self._marked ^= {question.id}
            questions = self.query_one("#list", OptionList)
            questions.replace_option_prompt(question.id, self._line(question))
            self._show_marked()

    def action_hold(self) -> None:
        """Begin."""
        chosen = self._chosen
        if self._pack is None:
            self._hold_when_read = True
            return
        ids = tuple(each.id for each in self._pack.questions if each.id in self._marked)
        if ids or chosen is not None:
            self.post_message(Hold(Wishes(questions=ids or (chosen.id,) if chosen is not None else ids)))

    @on(Button.Pressed, "#mark")
    def _pressed_mark(self) -> None:
        self.action_mark()

    @on(Button.Pressed, "#begin")
    def _pressed_begin(self) -> None:
        self.action_hold()


def when_due(due: datetime | None, now: datetime) -> str:
    """`new`, `due`, or the days until then."""
    if due is None:
        return "new"
    seconds = (due - now).total_seconds()
    return "due" if seconds <= 0 else f"in {max(1, round(seconds / DAY_SECONDS))} d"
