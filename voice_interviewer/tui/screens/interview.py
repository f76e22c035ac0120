"""The screen on which an interview is held: the question, whose turn it is, the level, the clock, the words."""

import queue
from contextlib import suppress
from typing import ClassVar

from textual import on, work
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
    BreakStarted,
    ChunkFailed,
    ChunkTranscribed,
    Command,
    Event,
    Following,
    FollowUpStarted,
    InterviewEnded,
    Listening,
    ListeningStarted,
    Problem,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.follow_ups import FOLLOW_UP_SECONDS
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.interview.prepared import Prepare
from voice_interviewer.tui.interview_thread import InterviewThread
from voice_interviewer.tui.messages import Crashed, Happened
from voice_interviewer.tui.screens.offer import OfferScreen
from voice_interviewer.tui.widgets.answer_clock import AnswerClock
from voice_interviewer.tui.widgets.assessment_view import AssessmentView
from voice_interviewer.tui.widgets.floor_badge import STAGE_OF_FLOOR, FloorBadge, Stage
from voice_interviewer.tui.widgets.level_meter import LevelMeter
from voice_interviewer.tui.widgets.transcript_view import TranscriptView

ANSWERING = (Stage.YOUR_TURN, Stage.LISTENING, Stage.THINKING, Stage.ENDING)
"""While the floor is the candidate's."""

READING = (Stage.RESULT, Stage.BREAK)
"""While nothing is spoken or recorded until the person presses a key."""

ANSWER_CHECK_SECONDS = 0.1
"""How often the interview's thread, waiting for the person to answer, looks whether the program is being left."""

ASKS, FOLLOWS_UP, INVITES = "The interviewer asks", "The interviewer follows up", "Your turn to ask"
"""What stands on the card above what the interviewer says."""

GO_ON = {
    Following.QUESTION: "Enter: next question",
    Following.BREAK: "Enter: take a break",
    Following.SUMMARY: "Enter: see the summary",
}
"""What to do once a result is read."""


class InterviewScreen(Screen[None]):
    """Shows the events of one interview and sends the person's commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "done", "Done", priority=True),
        Binding("enter", "go_on('question')", "Next question", priority=True),
        Binding("enter", "go_on('break')", "Take a break", priority=True),
        Binding("enter", "go_on('summary')", "See the summary", priority=True),
        Binding("enter", "begin", "Begin the next round", priority=True),
        Binding("w", "command('wait')", "Wait, I am thinking"),
        Binding("r", "repeat", "Repeat"),
        Binding("r", "again", "Try again"),
        Binding("s", "skip", "Skip"),
        Binding("h", "hint", "Hint"),
        Binding("g", "app.guide", "Guide"),
        Binding("q", "command('quit')", "Stop and keep"),
    ]

    class Over(Message):
        """The interview has ended, or could not begin."""

        def __init__(self, thread: InterviewThread) -> None:
            super().__init__()
            self.thread = thread

    def __init__(self, prepare: Prepare) -> None:
        super().__init__()
        self.thread = InterviewThread(prepare)
        self._hint = ""
        self._question: Question | None = None
        self._round_title = ""
        self._where = ""
        self._following = Following.QUESTION

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
        self._card(ASKS, "")
        self.query_one("#transcript").border_title = "What you said"
        self.query_one("#result").border_title = "Result"
        self._show_result(False)
        self.call_after_refresh(self.hold_interview)

    def on_unmount(self) -> None:
        """Let the interview's thread end, however the screen was left."""
        self.thread.cancelled.set()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def hold_interview(self) -> None:
        """Prepare the interview, now that there is something to look at, and hold it."""
        self.thread.run(self._accept_demo, self.app.notify, self.post_message)

    def _accept_demo(self, problem: str) -> bool:
        """Ask the person, on the interview's own thread; leaving the program is a no."""
        said: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self.app.call_from_thread(self.app.push_screen, OfferScreen(problem), said.put)
        while not self.thread.cancelled.is_set():
            with suppress(queue.Empty):
                return bool(said.get(timeout=ANSWER_CHECK_SECONDS))
        return False

    @on(Happened)
    def _happened(self, message: Happened) -> None:
        if not isinstance(message.event, InterviewEnded):
            self.show(message.event)
        elif not self.thread.cancelled.is_set():
            self.post_message(self.Over(self.thread))

    @on(Crashed)
    def _crashed(self, message: Crashed) -> None:
        message.stop()
        self.post_message(self.Over(self.thread))

    @property
    def show_results(self) -> bool:
        """Whether this is practice: each result is shown as its answer ends, and there are hints."""
        return self.thread.prepared is None or self.thread.prepared.show_results

    @property
    def reading(self) -> bool:
        """Whether nothing is spoken or recorded until the person presses a key."""
        return self.stage in READING

    @property
    def stage(self) -> Stage:
        """What the interview is doing."""
        return self.query_one(FloorBadge).stage

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something now."""
        if action == "go_on":
            return self.stage is Stage.RESULT and parameters == (self._following.value,)
        if action == "again":
            return self.stage is Stage.RESULT
        if action == "begin":
            return self.stage is Stage.BREAK
        if action in ("done", "repeat", "skip"):
            return self.stage is Stage.ASKING or self.stage in ANSWERING
        if action == "hint":
            return self.show_results and bool(self._hint) and (self.stage is Stage.ASKING or self.stage in ANSWERING)
        if action == "command" and parameters == ("wait",):
            return self.stage in ANSWERING
        return True

    def action_command(self, name: str) -> None:
        """Ask the interview for what the key stands for."""
        self.thread.commands.send(Command(name))

    def action_done(self) -> None:
        """My answer is over, or I have understood the question."""
        self.action_command(Command.DONE)

    def action_go_on(self, following: str) -> None:
        """I have read the result."""
        self.action_command(Command.DONE)

    def action_begin(self) -> None:
        """My break is over."""
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

    def action_hint(self) -> None:
        """Nudge me."""
        self._tell(f"Hint: {self._hint}")

    def show(self, event: Event) -> None:
        """Bring one event onto the screen."""
        match event:
            case RoundStarted(title, introduction):
                self._round_title = title
                self._tell(introduction)
            case QuestionStarted(question, number, of):
                self._start_question(question, number, of)
            case FollowUpStarted():
                self._start_follow_up(event)
            case ListeningStarted():
                self._forget_introduction()
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
            case BetweenQuestions(following):
                self._following = following
                self._stage(Stage.RESULT, GO_ON[following])
            case BreakStarted(finished, following):
                self._rest(finished, following)
            case Problem(what, remedy):
                self._tell(f"{what}\n{remedy}", problem=True)

    def _start_question(self, question: Question, number: int, of: int) -> None:
        self._question = question
        self._hint = question.hint
        self._where = f"{self._round_title} · question {number} of {of}"
        self._begin_turn(self._where, (0.0, 0.0) if question.topics else question.expected_seconds)
        self._show_question(question)

    def _start_follow_up(self, event: FollowUpStarted) -> None:
        self._hint = ""
        self._tell("")
        which = f" {event.number} of {event.of}" if event.of > 1 else ""
        if event.point_id is None:
            self._begin_turn(f"{self._where} · once more{which}", (0.0, 0.0))
            self._card(INVITES, event.text)
        else:
            self._begin_turn(f"{self._where} · follow-up{which}", FOLLOW_UP_SECONDS)
            self._card(FOLLOWS_UP, event.text)

    def _begin_turn(self, where: str, expected: tuple[float, float]) -> None:
        """The interviewer speaks, and the candidate has said nothing yet."""
        self._show_desk(True)
        self._show_result(False)
        self._stage(Stage.ASKING)
        self.query_one(LevelMeter).active = False
        self.query_one("#where", Static).update(Content(where))
        self.query_one(TranscriptView).clear()
        clock = self.query_one(AnswerClock)
        clock.seconds, clock.expected = 0.0, expected

    def _show_question(self, question: Question) -> None:
        self._card(INVITES if question.topics else ASKS, question.text)

    def _card(self, title: str, text: str) -> None:
        self.query_one("#question-card").border_title = title
        self.query_one("#question", Static).update(Content(text))

    def _rest(self, finished: str, following: str) -> None:
        """Between two rounds nothing runs, and nothing but the two of them is on the screen."""
        self._show_result(False)
        self._show_desk(False)
        self.query_one("#where", Static).update(Content(f"{finished} · done"))
        self._card("A break", f"The round {finished} is over. Take your time.\nNext: {following}.")
        self._stage(Stage.BREAK, f"Enter: begin {following}")
        self._tell("")

    def _hear(self, event: Listening) -> None:
        badge = self.query_one(FloorBadge)
        left = event.ending_in_seconds
        badge.ending_in_seconds = None if left is None else max(1, round(left))
        self._stage(STAGE_OF_FLOOR[event.floor])
        meter = self.query_one(LevelMeter)
        meter.level_dbfs, meter.is_speech = event.level_dbfs, event.is_speech
        self.query_one(AnswerClock).seconds = event.seconds

    def _forget_introduction(self) -> None:
        """What the interviewer said first has been said; a hint that was asked for stays."""
        if not str(self.query_one("#problem", Static).render()).startswith("Hint: "):
            self._tell("")

    def _kept(self, answer: Answer) -> None:
        if answer.follow_up is not None or answer.assessment is None or self._question is None:
            return
        if not self.show_results:
            return
        self._tell("")
        self.query_one("#where", Static).update(Content(self._where))
        self._show_question(self._question)
        self.query_one(AssessmentView).show(answer.assessment, self._question)
        self._show_result(True)

    def _stage(self, stage: Stage, advice: str = "") -> None:
        badge = self.query_one(FloorBadge)
        if (badge.stage, badge.advice) != (stage, advice):
            badge.stage, badge.advice = stage, advice
            self.refresh_bindings()

    def _show_result(self, shown: bool) -> None:
        result = self.query_one("#result", VerticalScroll)
        result.display = shown
        self.query_one("#level").display = not shown
        self.query_one(TranscriptView).display = not shown
        if shown:
            result.scroll_home(animate=False)
            result.focus()

    def _show_desk(self, shown: bool) -> None:
        """Show or hide what is there for an answer."""
        for name in ("#clock", "#level", "#transcript"):
            self.query_one(name).display = shown

    def _tell(self, text: str, *, problem: bool = False) -> None:
        line = self.query_one("#problem", Static)
        line.update(Content(f"! {text}" if problem and text else text))
        line.set_class(problem, "-problem")
        line.display = bool(text)
