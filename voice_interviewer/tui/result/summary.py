"""One interview, just held or kept: every answer with its score and its result, each to be heard again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.advice.advice import session_advice
from voice_interviewer.core.events import Problem
from voice_interviewer.core.habits.session import session_habits
from voice_interviewer.core.practice.today import BY_THEMSELVES
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.program import Library
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Compare, Crashed, Replay, ShowModelAnswer
from voice_interviewer.tui.result.assessment_view import AssessmentView
from voice_interviewer.tui.result.kept import kept_line
from voice_interviewer.tui.result.other_take import other_take
from voice_interviewer.tui.result.ratings import Ratings
from voice_interviewer.tui.result.self_rating import SelfRating
from voice_interviewer.tui.result.summary_keys import KEYS
from voice_interviewer.tui.result.summary_lines import answer_line, counted, heading_line, main_answer, whole_line

WIDE_COLUMNS = 110
"""From here the list stands beside the result."""

BEFORE = "Before you look: how was that?\nPress 1 (poor) to 5 (very good), or Enter to go straight to the result."


class SummaryScreen(Screen[None]):
    """What the interview came to, and where it lies."""

    CSS_PATH = "summary.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_COLUMNS, "-wide")]  # noqa: RUF012  # declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(
        self,
        session: Session,
        questions: Mapping[str, Question],
        folder: str,
        problem: Problem | None = None,
        *,
        library: Library | None = None,
        cut_short: Sequence[str] = (),
        ask_first: bool = False,
    ) -> None:
        """`cut_short` names recordings that were cut off; `ask_first` covers each result until its answer is rated."""
        super().__init__()
        assessed = (answer for answer in session.answers if answer.assessment is not None)
        self._answers = sorted(assessed, key=lambda each: (each.number, each.take, each.follow_up or 0))
        self._habits = session_habits(session.answers)
        self._session = session
        self._questions = questions
        self._kept = kept_line(folder, session.answers, cut_short)
        self._problem = problem
        self._library = library
        by_themselves = session.candidate in BY_THEMSELVES
        self._ratings = Ratings(library, session.id) if by_themselves and library is not None else None
        asks = ask_first and self._ratings is not None
        self._unseen = {_key(each) for each in self._answers if each.self_rating is None and asks}
        self._advice = session_advice(session.answers, questions)
        self._shown_line: int | None = None

    def compose(self) -> ComposeResult:
        """The list, and the chosen answer below or beside it."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static(heading_line(self._answers, with_average=not self._unseen), id="where")
        with Container(id="desk"), Vertical(id="page"):
            if self._problem is not None:
                text = f"! {self._problem.what}\n{self._problem.remedy}"
                yield Static(Content(text), id="problem", classes="-problem")
            yield Static(id="overall")
            with Container(id="both"):
                yield OptionList(*self._options(), id="answers")
                yield Static(id="chosen")
                with Vertical(id="right"):
                    yield SelfRating(id="rating")
                    with VerticalScroll(id="result", can_focus=False):
                        yield AssessmentView(id="assessment")
            yield Static(self._kept, id="kept")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first answer."""
        if not self.is_attached or not self.query("#result AssessmentView"):
            return  # the program is being left already, and nothing was composed any more
        answers = self.query_one(OptionList)
        answers.border_title = "Your answers"
        result = self.query_one("#result", VerticalScroll)
        result.border_title = "Result"
        if self._answers:
            answers.highlighted = 0
            answers.focus()
        else:
            answers.display = False
            words = "Nothing was answered, so there is no result. Press q to go back."
            self.query_one(AssessmentView).show_words(Content(words))
        self._show_overall()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._shown_line = event.option_index
        self._show()

    def _show(self) -> None:
        """Show what is highlighted in the list, from its beginning."""
        if not self.is_attached or not self.query("#result"):
            return  # the screen is being left already
        view = self.query_one(AssessmentView)
        answer = self._chosen
        if answer is None:
            seen = [each for each in self._answers if self._is_shown(each)]
            view.show_session(None if self._unseen else self._advice, self._habits, seen, self._questions)
        elif _key(answer) in self._unseen:
            view.show_words(assembled((answer.question_text, "bold"), f"\n\n{BEFORE}"))
        else:
            self._show_answer(view, answer)
        self.query_one(SelfRating).display = answer is not None and _key(answer) in self._unseen
        result = self.query_one("#result", VerticalScroll)
        result.border_subtitle = "▸ can be heard" if any(row.moments for row in view.rows) else ""
        result.scroll_home(animate=False)
        self.query_one("#chosen", Static).update(self._chosen_line())
        self.refresh_bindings()

    def _show_answer(self, view: AssessmentView, answer: Answer) -> None:
        question = self._questions.get(answer.question_id)
        if answer.follow_up is not None:
            main = main_answer(self._answers, answer)
            view.show_follow_up(answer, counted(main, answer), question, self._session, main or answer)
        elif answer.assessment is not None:
            view.show(answer.assessment, question, self._session, answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen answer."""
        answer = self._chosen
        match action:
            case "rate":
                return answer is not None and answer.follow_up is None and self._ratings is not None
            case "play":
                return answer is not None and bool(answer.recording)
            case "model":
                return answer is not None and answer.question_id in self._questions
            case "compare":
                return answer is not None and self._library is not None and self._is_shown(answer)
            case "look":
                return bool(self._answers) and not isinstance(self.focused, AssessmentView)
            case "hear":
                return isinstance(self.focused, AssessmentView) and self.focused.picked is not None
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        """From the list into the result."""
        answer = self._chosen
        if answer is not None and _key(answer) in self._unseen:
            self._reveal(answer)
            return
        self.add_class("-reading")
        self.query_one(AssessmentView).focus()

    def action_hear(self) -> None:
        """Hear the row of the result under the cursor."""
        self.query_one(AssessmentView).action_hear()

    def action_back(self) -> None:
        """From the result to the list; from there, away."""
        if self.query_one(AssessmentView).has_focus and self._answers:
            self.remove_class("-reading")
            self.query_one(OptionList).focus()
        else:
            self.dismiss()

    @on(Click, "#chosen")
    def _list_again(self) -> None:
        self.action_back()

    def action_rate(self, stars: int) -> None:
        """Keep what the candidate thought of the answer, and show the result."""
        answer = self._chosen
        if answer is None or answer.follow_up is not None or self._ratings is None:
            return
        rated = replace(answer, self_rating=stars)
        self._answers[self._answers.index(answer)] = rated
        everything = tuple(rated if each is answer else each for each in self._session.answers)
        self._session = replace(self._session, answers=everything)
        self._ratings.give(rated.number, rated.take, stars)
        self._keep(self._ratings)
        self._reveal(rated)

    @on(SelfRating.Rated)
    def _rated(self, message: SelfRating.Rated) -> None:
        self.action_rate(message.stars)

    @work(thread=True, group="rate", exit_on_error=False)
    def _keep(self, ratings: Ratings) -> None:
        try:
            ratings.keep()
        except (VoiceInterviewerError, OSError) as error:
            self.post_message(Crashed(error))

    def _reveal(self, answer: Answer) -> None:
        self._unseen.discard(_key(answer))
        if self._shown_line is not None:
            self.query_one(OptionList).replace_option_prompt_at_index(self._shown_line, self._line(answer))
        self.query_one("#where", Static).update(heading_line(self._answers, with_average=not self._unseen))
        self._show_overall()
        self._show()

    def action_play(self) -> None:
        """Hear the whole answer."""
        answer = self._chosen
        if answer is not None:
            self.post_message(Replay(self._session, answer))

    def action_model(self) -> None:
        """Read or hear how the question could be answered."""
        answer = self._chosen
        if answer is not None:
            self.post_message(ShowModelAnswer(self._questions[answer.question_id]))

    def action_compare(self) -> None:
        """Put this take beside another one of the same question."""
        answer = self._chosen
        if answer is not None:
            self._compare(main_answer(self._answers, answer) or answer)

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, answer: Answer) -> None:
        try:
            pair = other_take(self._session, answer, self._library) if self._library is not None else None
        except (VoiceInterviewerError, OSError) as error:
            self.post_message(Crashed(error))
            return
        if pair is not None:
            self.post_message(Compare(*pair))
        else:
            self.call_later(self._nothing_to_compare)

    def _nothing_to_compare(self) -> None:
        self.notify("You have answered this question once so far. Answer it again, and the two can be compared.")

    def action_choose(self, step: int) -> None:
        """Move through the answers."""
        answers = self.query_one(OptionList)
        (answers.action_cursor_down if step > 0 else answers.action_cursor_up)()

    def action_page(self, step: int) -> None:
        """Read on in the chosen answer."""
        result = self.query_one("#result", VerticalScroll)
        (result.scroll_page_down if step > 0 else result.scroll_page_up)(animate=False)

    @property
    def _chosen(self) -> Answer | None:
        """The answer highlighted in the list; None on the line for the whole interview."""
        line = self._shown_line
        return self._answers[line] if line is not None and line < len(self._answers) else None

    def _is_shown(self, answer: Answer) -> bool:
        return _key(answer) not in self._unseen

    def _show_overall(self) -> None:
        """What to do next time over the whole interview, once nothing is covered any more."""
        overall = self.query_one("#overall", Static)
        is_of_several = len({each.number for each in self._answers}) > 1
        if self._advice is not None and is_of_several and not self._unseen:
            overall.update(assembled(("→ Over all: ", "bold $text-warning"), (self._advice.text, "bold")))
            overall.add_class("-there")

    def _options(self) -> list[Option]:
        options = [Option(self._line(answer)) for answer in self._answers]
        if self._habits or len({each.number for each in self._answers}) > 1:
            options.append(Option(whole_line(self._habits)))
        return options

    def _chosen_line(self) -> Content:
        answer = self._chosen
        line = self._line(answer) if answer is not None else whole_line(())
        return assembled(("Esc ◂ all answers  ", "$text-muted"), line)

    def _line(self, answer: Answer) -> Content:
        return answer_line(answer, with_score=self._is_shown(answer))


def _key(answer: Answer) -> tuple[int, int]:
    return answer.number, answer.take
