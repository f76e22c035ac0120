"""The screen on which an interview is held: the question, whose turn it is, the level, the clock, the words."""

import queue
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
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
    Draft,
    Event,
    Following,
    FollowUpStarted,
    InterviewEnded,
    Listening,
    ListeningStarted,
    Paused,
    Problem,
    QuestionStarted,
    Rating,
    Resumed,
    RoundStarted,
    SpeakingAt,
    TypingStarted,
)
from voice_interviewer.core.follow_ups import FOLLOW_UP_SECONDS
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.interview.prepared import Prepare
from voice_interviewer.tui.interview_thread import InterviewThread
from voice_interviewer.tui.messages import Crashed, Happened
from voice_interviewer.tui.screens.interview_keys import KEYS, READING, offered
from voice_interviewer.tui.screens.offer import OfferScreen
from voice_interviewer.tui.widgets.answer_desk import HINT, AnswerDesk
from voice_interviewer.tui.widgets.assessment_view import AssessmentView
from voice_interviewer.tui.widgets.floor_badge import FloorBadge, Stage
from voice_interviewer.tui.widgets.question_card import QuestionCard
from voice_interviewer.tui.widgets.self_rating import SelfRating
from voice_interviewer.tui.widgets.steps import steps
from voice_interviewer.tui.widgets.typing_desk import TypingDesk

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

ON_A_NEW_PAGE = (EndReason.REPEATED,)
"""Where a typed answer ended like this, what was typed is still wanted."""


class InterviewScreen(Screen[None]):
    """Shows the events of one interview and sends the person's wishes."""

    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    class Over(Message):
        """The interview has ended, or could not begin."""

        def __init__(self, thread: InterviewThread) -> None:
            super().__init__()
            self.thread = thread

    def __init__(self, prepare: Prepare) -> None:
        super().__init__()
        self.thread = InterviewThread(prepare)
        self.hint = ""
        """What would nudge the person now; empty where nothing does, and in live mode."""
        self.following = Following.QUESTION
        """What comes when the result is read."""
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._stage_before_pause = Stage.ASKING
        self._round_title = ""
        self._where = ""

    def compose(self) -> ComposeResult:
        """Top to bottom in the order in which it is needed."""
        with Horizontal(id="top"):
            yield Static("[b]Voice Interviewer[/b]", id="brand")
            yield Static("", id="where")
        with Container(id="desk"), Vertical(id="page"):
            yield QuestionCard(id="question-card")
            yield AnswerDesk(id="answer-desk")
            yield SelfRating(id="rating")
            with VerticalScroll(id="result"):
                yield AssessmentView(id="assessment")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start with the words, not with a result."""
        self._card.ask(ASKS, "")
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
    def speaks(self) -> bool:
        """Whether there is a voice, which can be slowed down."""
        return self.thread.prepared is not None and self.thread.prepared.speaks

    @property
    def reading(self) -> bool:
        """Whether nothing is spoken or recorded until the person presses a key."""
        return self.stage in READING

    @property
    def stage(self) -> Stage:
        """What the interview is doing."""
        return self.query_one(FloorBadge).stage

    @property
    def _card(self) -> QuestionCard:
        return self.query_one(QuestionCard)

    @property
    def _desk(self) -> AnswerDesk:
        return self.query_one(AnswerDesk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something now."""
        return offered(self, action, parameters)

    def action_command(self, name: str) -> None:
        """Ask the interview for what the key stands for."""
        self.thread.commands.send(Command(name))

    def action_typing(self, name: str) -> None:
        """The same, while the letters are needed for the answer."""
        if name == "hint":
            self.action_hint()
        else:
            self.action_command(name)

    def action_go_on(self, following: str) -> None:
        """I have read the result, or my break or pause is over."""
        self.action_command(Command.DONE)

    def action_again(self) -> None:
        """Let me answer this question once more."""
        self.action_command(Command.REPEAT)

    def action_hint(self) -> None:
        """Nudge me."""
        self._desk.tell(f"{HINT}{self.hint}")

    def action_rate(self, stars: int) -> None:
        """This is what I think of my answer; 0: I would rather not say. Shows the result."""
        if stars and self._answer is not None:
            self.thread.commands.send(Rating(stars))
        self._show_assessed(stars or None)
        self._stage(Stage.RESULT, GO_ON[self.following])

    @on(SelfRating.Rated)
    def _rated(self, message: SelfRating.Rated) -> None:
        message.stop()
        if self.stage is Stage.RATING:
            self.action_rate(message.stars)

    @on(TypingDesk.Typed)
    def _typed(self, message: TypingDesk.Typed) -> None:
        message.stop()
        self.thread.commands.send(Draft(message.text))

    def show(self, event: Event) -> None:
        """Bring one event onto the screen."""
        match event:
            case RoundStarted(title, introduction):
                self._round_title = title
                self._desk.tell(introduction)
            case QuestionStarted(question, number, of):
                self._start_question(question, number, of)
            case FollowUpStarted():
                self._start_follow_up(event)
            case SpeakingAt(_, characters):
                self._card.spoken(characters)
            case ListeningStarted() | TypingStarted():
                self._give_floor(typed=isinstance(event, TypingStarted))
            case Listening():
                self._stage(self._desk.hear(event))
            case ChunkTranscribed() | ChunkFailed():
                self._desk.take(event)
            case Paused():
                self._pause()
            case Resumed():
                self._resume()
            case AnswerEnded(reason):
                self._take_floor(reason)
            case AnswerKept(answer):
                self._kept(answer)
            case BetweenQuestions(following):
                self._wait_between(following)
            case BreakStarted(finished, following):
                self._rest(finished, following)
            case Problem(what, remedy):
                self._desk.tell(f"{what}\n{remedy}", problem=True)

    def _start_question(self, question: Question, number: int, of: int) -> None:
        self._question = question
        self.hint = question.hint if self.show_results else ""
        self._where = f"{self._round_title} · question {number} of {of}{steps(number, of)}"
        self._begin_turn(self._where, (0.0, 0.0) if question.topics else question.expected_seconds)
        self._show_question(question)

    def _start_follow_up(self, event: FollowUpStarted) -> None:
        self.hint = ""
        self._desk.tell("")
        which = f" {event.number} of {event.of}" if event.of > 1 else ""
        once_more = event.point_id is None
        self._begin_turn(
            f"{self._where} · {'once more' if once_more else 'follow-up'}{which}",
            (0.0, 0.0) if once_more else FOLLOW_UP_SECONDS,
        )
        self._card.ask(INVITES if once_more else FOLLOWS_UP, event.text)

    def _begin_turn(self, where: str, expected: tuple[float, float]) -> None:
        self._answer = None
        self._desk.typed = self.thread.prepared is not None and self.thread.prepared.typed
        self._desk.show_clock(True)
        self._show_result(False)
        self._stage(Stage.ASKING)
        self.query_one("#where", Static).update(Content(where))
        self._desk.begin(expected)

    def _show_question(self, question: Question) -> None:
        self._card.ask(INVITES if question.topics else ASKS, question.text)

    def _give_floor(self, *, typed: bool) -> None:
        """The candidate begins; what the interviewer said first is gone, a hint that was asked for stays."""
        self._card.whole()
        if not self._desk.hints:
            self._desk.tell("")
        self._stage(Stage.TYPING if typed else Stage.YOUR_TURN)
        self._desk.listen(not typed)
        if typed:
            self._desk.type(True)
            self.thread.commands.send(Draft(self._desk.draft))

    def _take_floor(self, reason: EndReason) -> None:
        self._desk.listen(False)
        self._desk.type(False)
        if reason not in ON_A_NEW_PAGE:
            self._desk.forget_draft()
        if self.stage is not Stage.TYPING:
            self._stage(Stage.TRANSCRIBING)

    def _pause(self) -> None:
        self._stage_before_pause = self.stage
        self._desk.listen(False)
        self._desk.type(False)
        self._stage(Stage.PAUSED)

    def _resume(self) -> None:
        before = self._stage_before_pause
        self._stage(before)
        self._desk.listen(before not in (Stage.ASKING, Stage.TYPING))
        self._desk.type(before is Stage.TYPING)

    def _kept(self, answer: Answer) -> None:
        """The result is there; the candidate may say first what they think of the answer."""
        if answer.follow_up is not None or answer.assessment is None or not self.show_results:
            return
        self._answer = answer
        if self.thread.prepared is None or not self.thread.prepared.asks_rating:
            self._show_assessed(None)

    def _wait_between(self, following: Following) -> None:
        self.following = following
        asks = self.thread.prepared is not None and self.thread.prepared.asks_rating
        if asks and self._answer is not None:
            self._desk.tell("")
            self.query_one("#rating").display = True
            self._stage(Stage.RATING)
        else:
            self._stage(Stage.RESULT, GO_ON[following])

    def _show_assessed(self, stars: int | None) -> None:
        answer, question = self._answer, self._question
        if answer is None or answer.assessment is None or question is None:
            return
        self._desk.tell("")
        self.query_one("#where", Static).update(Content(self._where))
        self._show_question(question)
        rated = replace(answer, self_rating=stars)
        self.query_one(AssessmentView).show(answer.assessment, question, answer=rated)
        self._show_result(True)

    def _rest(self, finished: str, following: str) -> None:
        """Between two rounds nothing runs, and nothing but the two of them is on the screen."""
        self._show_result(False)
        self._desk.show_clock(False)
        self._desk.show_words(False)
        self.query_one("#where", Static).update(Content(f"{finished} · done"))
        self._card.ask("A break", f"The round {finished} is over. Take your time.\nNext: {following}.")
        self._stage(Stage.BREAK, f"Enter: begin {following}")
        self._desk.tell("")

    def _stage(self, stage: Stage, advice: str = "") -> None:
        badge = self.query_one(FloorBadge)
        if (badge.stage, badge.advice) != (stage, advice):
            badge.stage, badge.advice = stage, advice
            self.refresh_bindings()

    def _show_result(self, shown: bool) -> None:
        self.query_one("#rating").display = False
        result = self.query_one("#result", VerticalScroll)
        result.display = shown
        self._desk.show_words(not shown)
        self._desk.set_class(shown, "-small")
        if shown:
            result.scroll_home(animate=False)
            result.focus()
