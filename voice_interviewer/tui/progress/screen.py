"""The screen to look back on: figures over time, days of practice, and what to do next."""

from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from voice_interviewer.core.practice.baseline import KINDS, MINIMUM_EARLIER, Change, Measure
from voice_interviewer.core.practice.calendar import local_moment
from voice_interviewer.core.practice.plan import due_words, today_words
from voice_interviewer.core.practice.progress import QuestionProgress, Trend
from voice_interviewer.core.practice.words import LEVELLED, count, drifted, figures, left_out, verdict
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.looking_back import LookingBack, look_back
from voice_interviewer.program import Program
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.footer import Footer
from voice_interviewer.tui.messages import Crashed, Hold
from voice_interviewer.tui.progress.calendar import Calendar
from voice_interviewer.tui.progress.chart import Chart, Series, sparkline

DRILL: Final = Wishes(drill=True, count=3, follow_ups=0)
TALL_ROWS: Final = 34
"""From this height on the list of questions gets more than the calendar's."""
SPARKS: Final = 5
"""Takes in a question's small line."""
SIGNS: Final = {
    Change.BETTER: ("▲", "$text-success"),
    Change.WORSE: ("▼", "$text-warning"),
    Change.MORE: ("△", "$text-accent"),
    Change.LESS: ("▽", "$text-accent"),
    Change.USUAL: ("=", "$text-muted"),
    Change.EARLY: ("…", "$text-muted"),
}
"""Before the verdict, which says the same in words."""
EMPTY: Final = f"""Nothing to show yet, and that is the best moment to begin.

After your first interview you see here its score, coverage, fillers and pace, and the day in your calendar.
After {MINIMUM_EARLIER + 1} you see what is usual for you, so that a good day and a bad day are not taken for a change.

Press d for a drill of three questions. It takes about ten minutes."""


class ProgressScreen(Screen[None]):
    """A chart of one measure over all interviews or the takes of one question."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "measure(-1)", "Measure", key_display="←→", priority=True),
        Binding("right,l", "measure(1)", "Next measure", show=False, priority=True),
        Binding("up,k", "choose(-1)", "Question", key_display="↑↓", priority=True),
        Binding("down,j", "choose(1)", "Next question", show=False, priority=True),
        Binding("d", "drill", "Drill"),
        Binding("p", "practise", "Practise this"),
        Binding("q,escape", "dismiss", "Back"),
    ]

    class Looked(Message):
        """Everything is read."""

        def __init__(self, seen: LookingBack) -> None:
            super().__init__()
            self.seen = seen

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._seen: LookingBack | None = None
        self._questions: tuple[QuestionProgress, ...] = ()
        self._measure = Measure.SCORE

    def compose(self) -> ComposeResult:
        """The chart above; questions, calendar and what comes next below."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("Progress", id="where")
        with Container(id="desk"), Vertical(id="progress-page"):
            yield Static(Content(EMPTY), id="progress-empty")
            yield Static("", id="progress-measures")
            with Vertical(id="progress-chart-box"):
                yield Chart(id="progress-chart")
                yield Static("One moment…", id="progress-verdict")
            with Horizontal(id="progress-below"):
                yield OptionList(id="progress-questions")
                yield Calendar(id="progress-calendar")
            yield Static("", id="progress-note")
            yield Static("", id="progress-next")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Be there at once."""
        self.query_one(Calendar).border_title = "Practice"
        questions = self.query_one(OptionList)
        questions.border_title = "Questions: last score, takes, due"
        questions.focus()
        self._show_measures()

    @on(events.ScreenResume)
    def _look_again(self) -> None:
        self._look()

    @on(events.Resize)
    def _fit(self, event: events.Resize) -> None:
        self.query_one("#progress-below").set_class(event.size.height >= TALL_ROWS, "-tall")

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _look(self) -> None:
        """Read everything."""
        try:
            self.post_message(self.Looked(look_back(self._program)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.post_message(Crashed(error))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        seen = self._seen = message.seen
        is_empty = not seen.progress.sessions
        self.query_one("#progress-empty").display = is_empty
        for name in ("measures", "chart-box", "below"):
            self.query_one(f"#progress-{name}").display = not is_empty
        self.query_one("#where", Static).update(Content(seen.countdown or "Progress"))
        note = self.query_one("#progress-note", Static)
        note.update(Content(" ".join(left_out(seen.progress))))
        note.display = bool(left_out(seen.progress))
        self.query_one(Calendar).show(seen.calendar)
        self.query_one(Calendar).border_subtitle = _streak(seen)
        self.query_one("#progress-next", Static).update(_next(seen))
        self._list_questions(seen)

    def _list_questions(self, seen: LookingBack) -> None:
        """All interviews first, then the questions in the order of the plan, then those of other packs."""
        place = {each.question_id: number for number, each in enumerate(seen.plan)}
        dues = {each.question_id: due_words(each, seen.now) for each in seen.plan}
        last = len(place)
        self._questions = tuple(
            sorted(
                seen.progress.questions,
                key=lambda each: place.get(each.question_id, last) if each.pack_id == seen.pack_id else last,
            )
        )
        widget = self.query_one(OptionList)
        chosen = widget.highlighted or 0
        widget.clear_options()
        widget.add_option(Option(Content.styled(f"All interviews ({seen.progress.sessions})", "bold")))
        for each in self._questions:
            due = dues.get(each.question_id, "") if each.pack_id == seen.pack_id else each.pack_id
            widget.add_option(Option(_row(each, due)))
        widget.highlighted = min(chosen, len(self._questions))
        self._draw()

    @on(OptionList.OptionHighlighted)
    def _chosen(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """The chosen measure of the chosen question or of all interviews."""
        if self._seen is None:
            return
        question = self._question()
        trend = (self._seen.progress if question is None else question).trends[self._measure]
        noun = "interview" if question is None else "take"
        kind = KINDS[self._measure]
        levelled = f" · {LEVELLED}" if question is None and kind.by_question else ""
        box = self.query_one("#progress-chart-box")
        of = f"all interviews{levelled}" if question is None else question.question_text
        box.border_title = Content(f"{kind.title} · {of}")
        box.border_subtitle = "● newest  ┈ your usual range" if _series(trend).usual else ""
        self.query_one(Chart).show(_series(trend))
        sign, colour = SIGNS[trend.change]
        said = verdict(trend, noun, self._seen.pace_band_wpm)
        words = assembled((f"{sign} ", colour), (said, "bold"), "\n", figures(trend, noun))
        if trend.drift is not None:
            words = assembled(words, "\n", (drifted(trend, noun), "bold $text-accent"))
        self.query_one("#progress-verdict", Static).update(words)
        self._show_measures()

    def _show_measures(self) -> None:
        """One line of all measures; each can be clicked."""
        parts = []
        for measure in Measure:
            title = KINDS[measure].title
            is_chosen = measure is self._measure
            label = f"[b $text-accent]▸{title}[/]" if is_chosen else f" {title}"
            parts.append(f"[@click=screen.show_measure('{measure.value}')]{label}[/]")
        self.query_one("#progress-measures", Static).update("  ".join(parts))

    def _question(self) -> QuestionProgress | None:
        chosen = self.query_one(OptionList).highlighted or 0
        return self._questions[chosen - 1] if 0 < chosen <= len(self._questions) else None

    def action_show_measure(self, name: str) -> None:
        """Show this measure."""
        self._measure = Measure(name)
        self._draw()

    def action_measure(self, step: int) -> None:
        """On to the next measure, or back; around at the end."""
        measures = list(Measure)
        self._measure = measures[(measures.index(self._measure) + step) % len(measures)]
        self._draw()

    def action_choose(self, step: int) -> None:
        """Move through the questions."""
        questions = self.query_one(OptionList)
        if step > 0:
            questions.action_cursor_down()
        else:
            questions.action_cursor_up()

    def action_drill(self) -> None:
        """Three questions that are due."""
        self.post_message(Hold(DRILL))

    def action_practise(self) -> None:
        """The chosen question once more; with none chosen the most urgent ones."""
        question = self._question()
        if question is None:
            self.action_drill()
        else:
            self.post_message(Hold(Wishes(pack=question.pack_id, questions=(question.question_id,))))


def _series(trend: Trend) -> Series:
    if not trend.points:
        return Series()
    first, last = (_day(point.started_at) for point in (trend.points[0], trend.points[-1]))
    return Series(
        values=tuple(point.level for point in trend.points),
        usual=None if trend.band is None or trend.change is Change.EARLY else (trend.band.low, trend.band.high),
        ends=(0.0, KINDS[trend.measure].highest),
        first=first if len(trend.points) > 1 else "",
        last=last,
    )


def _day(started_at: str) -> str:
    day = local_moment(started_at)
    return f"{day.day} {day:%b}"


def _row(question: QuestionProgress, due: str) -> Content:
    trend = question.trends[Measure.SCORE]
    scores = [point.value for point in trend.points]
    last = f"{scores[-1]:3.0f}" if scores else "  ?"
    sign, colour = SIGNS[trend.change]
    return assembled(
        (last, "bold"),
        (sign, colour),
        (f" {sparkline(scores[-SPARKS:]):<{SPARKS}} ", "$text-accent"),
        (f"{due.removeprefix('in '):<8} ", "$text-muted"),
        question.question_text,
    )


def _streak(seen: LookingBack) -> str:
    calendar = seen.calendar
    if not calendar.streak:
        return f"longest streak {count(calendar.longest_streak, 'day')}"
    return f"{count(calendar.streak, 'day')} in a row, longest {calendar.longest_streak}"


def _next(seen: LookingBack) -> Content:
    if not seen.plan:
        return Content("")
    text = seen.texts[seen.plan[0].question_id]
    return assembled(
        ("Next: ", "bold $text-accent"), f"{today_words(seen.plan, seen.now)} ", ("First: ", "$text-muted"), text
    )
