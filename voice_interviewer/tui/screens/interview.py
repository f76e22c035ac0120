"""The screen on which an interview is held: the question, whose turn it is, the level, the clock, the words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    ChunkFailed,
    ChunkTranscribed,
    Command,
    Event,
    Listening,
    ListeningStarted,
    Problem,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.tui.widgets.answer_clock import AnswerClock
from voice_interviewer.tui.widgets.assessment_view import AssessmentView
from voice_interviewer.tui.widgets.floor_badge import STAGE_OF_FLOOR, FloorBadge, Stage
from voice_interviewer.tui.widgets.level_meter import LevelMeter
from voice_interviewer.tui.widgets.transcript_view import TranscriptView

ANSWERING = (Stage.YOUR_TURN, Stage.LISTENING, Stage.THINKING, Stage.ENDING)
"""While the floor is the candidate's."""


class InterviewScreen(Screen[None]):
    """Shows the events of one interview and sends the person's commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "done", "Done", priority=True),
        Binding("enter", "next", "Next question", priority=True),
        Binding("w", "command('wait')", "Wait, I am thinking"),
        Binding("r", "repeat", "Repeat"),
        Binding("r", "again", "Try again"),
        Binding("s", "skip", "Skip"),
        Binding("q", "command('quit')", "Stop and keep"),
    ]

    class Wanted(Message):
        """The person wants something of the interview."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__()
        self.show_results = True
        """Whether each result is shown as its answer ends."""
        self._question: Question | None = None
        self._round_title = ""

    def compose(self) -> ComposeResult:
        """Top to bottom in the order in which it is needed."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("", id="where")
        with Container(id="desk"), Vertical(id="page"):
            with VerticalScroll(id="question-card", can_focus=False):
                yield Static("", id="question")
            with Horizontal(id="state"):
                yield FloorBadge(id="floor")
                yield AnswerClock(id="clock")
            yield LevelMeter(id="level")
            yield Static("", id="problem")
            yield TranscriptView(id="transcript")
            with VerticalScroll(id="result"):
                yield AssessmentView(id="assessment")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start with the words, not with a result."""
        self.query_one("#question-card").border_title = "The interviewer asks"
        self.query_one("#transcript").border_title = "What you said"
        self.query_one("#result").border_title = "Result"
        self._show_result(False)

    @property
    def stage(self) -> Stage:
        """What the interview is doing."""
        return self.query_one(FloorBadge).stage

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something now."""
        if action in ("next", "again"):
            return self.stage is Stage.RESULT
        if action in ("done", "repeat", "skip"):
            return self.stage is Stage.ASKING or self.stage in ANSWERING
        if action == "command" and parameters == ("wait",):
            return self.stage in ANSWERING
        return True

    def action_command(self, name: str) -> None:
        """Ask the interview for what the key stands for."""
        self.post_message(self.Wanted(Command(name)))

    def action_done(self) -> None:
        """My answer is over, or I have understood the question."""
        self.action_command(Command.DONE)

    def action_next(self) -> None:
        """I have read the result."""
        self.action_command(Command.DONE)

    def action_repeat(self) -> None:
        """Read the question once more."""
        self.action_command(Command.REPEAT)

    def action_again(self) -> None:
        """Let me answer this question once more."""
        self.action_command(Command.REPEAT)

    def action_skip(self) -> None:
        """On to the next question without this one."""
        self.action_command(Command.SKIP)

    def show(self, event: Event) -> None:
        """Bring one event onto the screen."""
        match event:
            case RoundStarted(title, introduction):
                self._round_title = title
                self._tell(introduction)
            case QuestionStarted(question, number, of):
                self._start_question(question, number, of)
            case ListeningStarted():
                self._tell("")
                self._stage(Stage.YOUR_TURN)
                self.query_one(LevelMeter).active = True
            case Listening():
                self._hear(event)
            case ChunkTranscribed() | ChunkFailed():
                self.query_one(TranscriptView).take(event)
            case AnswerEnded():
                self.query_one(LevelMeter).active = False
                self._stage(Stage.TRANSCRIBING)
            case AnswerKept(answer):
                self._kept(answer)
            case BetweenQuestions():
                self._stage(Stage.RESULT)
            case Problem(what, remedy):
                self._tell(f"{what}\n{remedy}", problem=True)

    def _start_question(self, question: Question, number: int, of: int) -> None:
        self._question = question
        self._show_result(False)
        self._stage(Stage.ASKING)
        self.query_one("#where", Static).update(Content(f"{self._round_title} · question {number} of {of}"))
        self.query_one("#question", Static).update(Content(question.text))
        self.query_one(TranscriptView).clear()
        clock = self.query_one(AnswerClock)
        clock.seconds, clock.expected = 0.0, question.expected_seconds

    def _hear(self, event: Listening) -> None:
        badge = self.query_one(FloorBadge)
        left = event.ending_in_seconds
        badge.ending_in_seconds = None if left is None else max(1, round(left))
        self._stage(STAGE_OF_FLOOR[event.floor])
        meter = self.query_one(LevelMeter)
        meter.level_dbfs, meter.is_speech = event.level_dbfs, event.is_speech
        self.query_one(AnswerClock).seconds = event.seconds

    def _kept(self, answer: Answer) -> None:
        if answer.assessment is None or self._question is None or not self.show_results:
            return
        self.query_one(AssessmentView).show(answer.assessment, self._question)
        self._show_result(True)

    def _stage(self, stage: Stage) -> None:
        badge = self.query_one(FloorBadge)
        if badge.stage is not stage:
            badge.stage = stage
            self.refresh_bindings()

    def _show_result(self, shown: bool) -> None:
        result = self.query_one("#result", VerticalScroll)
        result.display = shown
        self.query_one("#level").display = not shown
        self.query_one(TranscriptView).display = not shown
        if shown:
            result.scroll_home(animate=False)
            result.focus()

    def _tell(self, text: str, *, problem: bool = False) -> None:
        line = self.query_one("#problem", Static)
        line.update(Content(f"! {text}" if problem and text else text))
        line.set_class(problem, "-problem")
        line.display = bool(text)
