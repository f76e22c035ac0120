"""The screen after the last question: every answer with its score, each one keypress from its details."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.assessed import PointResult
from voice_interviewer.core.events import Problem
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.session_habits import session_habits
from voice_interviewer.tui.widgets.assessment_view import AssessmentView

LISTED_CHARACTERS = 60
"""Of a question's text in the list."""


class SummaryScreen(Screen[None]):
    """What the interview came to, and where it lies."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "choose(-1)", "Previous answer", priority=True),
        Binding("down,j", "choose(1)", "Next answer", priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown,space", "page(1)", "Page down", priority=True),
        Binding("g", "app.guide", "Guide", priority=True),
        Binding("q,escape,enter", "dismiss", "Leave", priority=True),
    ]

    def __init__(
        self, session: Session, questions: dict[str, Question], folder: str, problem: Problem | None = None
    ) -> None:
        super().__init__()
        assessed = (answer for answer in session.answers if answer.assessment is not None)
        self._answers = tuple(sorted(assessed, key=lambda each: (each.number, each.take, each.follow_up or 0)))
        self._habits = session_habits(session.answers)
        self._session = session
        self._questions = questions
        self._folder = folder
        self._problem = problem

    def compose(self) -> ComposeResult:
        """The list above, the chosen answer below."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static(self._heading(), id="where")
        with Container(id="desk"), Vertical(id="page"):
            if self._problem is not None:
                text = f"! {self._problem.what}\n{self._problem.remedy}"
                yield Static(Content(text), id="problem", classes="-problem")
            yield OptionList(*self._options(), id="answers")
            with VerticalScroll(id="result", can_focus=False):
                yield AssessmentView("Nothing was answered.", id="assessment")
            kept = f"Kept in {self._folder}" if self._session.answers else "Nothing was said, so nothing is kept."
            yield Static(Content(kept), id="kept")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first answer."""
        answers = self.query_one(OptionList)
        answers.border_title = "Your answers"
        self.query_one("#result").border_title = "Result"
        if self._answers:
            answers.highlighted = 0
            answers.focus()
        else:
            answers.display = False

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        view = self.query_one(AssessmentView)
        if event.option_index >= len(self._answers):
            view.show_session_habits(self._habits)
        else:
            self._show_answer(view, self._answers[event.option_index])
        self.query_one("#result", VerticalScroll).scroll_home(animate=False)

    def _show_answer(self, view: AssessmentView, answer: Answer) -> None:
        question = self._questions[answer.question_id]
        if answer.follow_up is not None:
            view.show_follow_up(answer, self._counted(answer), question)
        elif answer.assessment is not None:
            view.show(answer.assessment, question)

    def _counted(self, further: Answer) -> PointResult | None:
        """What became of the point that a follow-up probed, in the answer that it followed."""
        for answer in self._answers:
            is_main = (answer.number, answer.take, answer.follow_up) == (further.number, further.take, None)
            if is_main and answer.assessment is not None and answer.assessment.coverage is not None:
                points = answer.assessment.coverage.points
                return next((point for point in points if point.id == further.probed), None)
        return None

    def action_choose(self, step: int) -> None:
        """Move through the answers."""
        answers = self.query_one(OptionList)
        if step > 0:
            answers.action_cursor_down()
        else:
            answers.action_cursor_up()

    def action_page(self, step: int) -> None:
        """Read on in the chosen answer."""
        result = self.query_one("#result", VerticalScroll)
        if step > 0:
            result.scroll_page_down(animate=False)
        else:
            result.scroll_page_up(animate=False)

    def _heading(self) -> str:
        answers = [answer for answer in self._answers if answer.follow_up is None]
        scores = [answer.assessment.score.overall for answer in answers if answer.assessment is not None]
        known = [score for score in scores if score is not None]
        average = f" · on average {sum(known) / len(known):.0f} of 100" if known else ""
        return f"{_count(len(answers), 'answer')}{average}"

    def _options(self) -> list[Option]:
        options = [_option(answer) for answer in self._answers]
        if self._habits:
            shown = sum(bool(tally.shown) for tally in self._habits)
            missed = sum(bool(tally.mistaken) for tally in self._habits)
            options.append(Option(Content(f"  ◆  Habits in this interview: {shown} shown, {missed} missed")))
        return options


def _option(answer: Answer) -> Option:
    text = answer.question_text
    short = text if len(text) <= LISTED_CHARACTERS else f"{text[: LISTED_CHARACTERS - 1].rstrip()}…"
    if answer.follow_up is not None:
        return Option(Content(f"     ↳ {short}"))
    overall = answer.assessment.score.overall if answer.assessment is not None else None
    score = "  ?" if overall is None else f"{overall:3.0f}"
    take = "" if answer.take == 1 else f" (take {answer.take})"
    return Option(Content(f"{score}  {answer.number}. {short}{take}"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
