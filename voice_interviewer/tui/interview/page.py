"""The page of an interview: what each event looks like."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    BreakStarted,
    ChunkFailed,
    ChunkTranscribed,
    Event,
    Following,
    FollowUpStarted,
    Interrupted,
    InterviewStarted,
    Listening,
    ListeningStarted,
    Paused,
    Problem,
    QuestionStarted,
    Resumed,
    RoundStarted,
    SpeakingAt,
    TypingStarted,
)
from voice_interviewer.core.follow_ups import FOLLOW_UP_SECONDS
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.interview.prepared import Prepared
from voice_interviewer.tui.interview.advice import ASKS, FOLLOWS_UP, GO_ON, INVITES, WHILE_TYPING
from voice_interviewer.tui.interview.answer_desk import HINT, AnswerDesk
from voice_interviewer.tui.interview.floor_badge import FloorBadge, Stage
from voice_interviewer.tui.interview.question_card import QuestionCard
from voice_interviewer.tui.interview.steps import steps
from voice_interviewer.tui.interview.typing_desk import TypingDesk
from voice_interviewer.tui.result.assessment_view import AssessmentView
from voice_interviewer.tui.result.self_rating import SelfRating


class InterviewPage(Vertical):
    """The question above, the answer or its result below; the screen's `#where` says where one is."""

    def __init__(self, *, typed: bool, id: str | None = None) -> None:
        """`typed`: whether the answers are to be typed, as far as is known before it is prepared."""
        super().__init__(id=id)
        self._typed = typed
        self.prepared: Prepared | None = None
        """What is held; None until it is prepared."""
        self.hint = ""
        """What would nudge the person now; empty where nothing does, and in live mode."""
        self.following = Following.QUESTION
        """What comes when the result is read."""
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._session: Session | None = None
        self._stage_before_pause = Stage.ASKING
        self._round_title = ""
        self._where = ""
        self._offered: dict[str, tuple[Binding, bool]] = {}

    def compose(self) -> ComposeResult:
        """Top to bottom in the order in which it is needed."""
        yield QuestionCard(id="question-card")
        yield AnswerDesk(typed=self._typed, id="answer-desk")
        yield SelfRating(id="rating")
        with VerticalScroll(id="result"):
            yield AssessmentView(id="assessment")

    def on_mount(self) -> None:
        """Start with the words, not with a result."""
        self._card.ask(ASKS, "")
        self.query_one("#result").border_title = "Result"
        self._show_result(False)

    @property
    def stage(self) -> Stage:
        """What the interview is doing; it is being prepared while the page is not drawn yet."""
        badges = self.query(FloorBadge)
        return badges.first().stage if badges else Stage.PREPARING

    @property
    def _card(self) -> QuestionCard:
        return self.query_one(QuestionCard)

    @property
    def _desk(self) -> AnswerDesk:
        return self.query_one(AnswerDesk)

    @property
    def _practises(self) -> bool:
        return self.prepared is None or self.prepared.show_results

    def nudge(self) -> None:
        """Show the hint, or take it away again."""
        self._desk.tell("" if self._desk.hints else f"{HINT}{self.hint}")

    def reveal(self, stars: int | None) -> None:
        """Show the result, beside what the candidate thinks of the answer."""
        self._show_assessed(stars)
        self._stage(Stage.RESULT, GO_ON[self.following])

    def when_typed(self, tell: Callable[[str], object]) -> None:
        """Tell the whole typed answer, once every key pressed before now is in it."""
        self._desk.when_typed(tell)

    def show(self, event: Event) -> None:
        """Bring one event onto the screen."""
        match event:
            case InterviewStarted(session):
                self._session = session
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
            case Interrupted(following):
                self._interrupt(following)

    def _start_question(self, question: Question, number: int, of: int) -> None:
        self._question = question
        self.hint = question.hint if self._practises else ""
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
        self._desk.typed = self.prepared is not None and self.prepared.typed
        self._desk.show_clock(True)
        self._show_result(False)
        self._stage(Stage.ASKING, WHILE_TYPING if self._desk.typed else "")
        self._say_where(where)
        self._desk.begin(expected)
        self._desk.expect_hint(self.hint)
        self._desk.type(self._desk.typed)

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
            self.post_message(TypingDesk.Typed(self._desk.draft))

    def _take_floor(self, reason: EndReason) -> None:
        self._desk.listen(False)
        self._desk.type(False)
        self._desk.is_draft_over = reason is not EndReason.REPEATED  # else what was typed is still wanted
        if not self._desk.typed:
            self._stage(Stage.TRANSCRIBING)

    def _pause(self) -> None:
        self._stage_before_pause = self.stage
        self._desk.listen(False)
        self._desk.type(False)
        self._stage(Stage.PAUSED)

    def _resume(self) -> None:
        before = self._stage_before_pause
        writes = self._desk.typed and before in (Stage.ASKING, Stage.TYPING)
        self._stage(before, WHILE_TYPING if writes and before is Stage.ASKING else "")
        self._desk.listen(before not in (Stage.ASKING, Stage.TYPING))
        self._desk.type(writes)

    def _kept(self, answer: Answer) -> None:
        """The result is there; the candidate may say first what they think of the answer."""
        if self._session is not None:
            those = (each for each in self._session.answers if each.number == answer.number)  # replay asks for no more
            others = (each for each in those if _place(each) != _place(answer))
            self._session = replace(self._session, answers=(*others, answer))
        if answer.follow_up is not None or answer.assessment is None or not self._practises:
            return
        self._answer = answer
        if self.prepared is None or not self.prepared.asks_rating:
            self._show_assessed(None)

    def _wait_between(self, following: Following) -> None:
        self.following = following
        asks = self.prepared is not None and self.prepared.asks_rating
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
        self._say_where(self._where)
        self._show_question(question)
        rated = replace(answer, self_rating=stars)
        self.query_one(AssessmentView).show(answer.assessment, question, self._session, rated)
        self._show_result(True)

    def _rest(self, finished: str, following: str) -> None:
        """Between two rounds nothing runs, and nothing but the two of them is on the screen."""
        self._show_result(False)
        self._desk.show_clock(False)
        self._desk.show_words(False)
        self._say_where(f"{finished} · done")
        self._card.ask("A break", f"The round {finished} is over. Take your time.\nNext: {following}.")
        self._stage(Stage.BREAK, f"Enter: begin {following}")
        self._desk.tell("")

    def _interrupt(self, following: Following | None) -> None:
        """Nothing runs until what the note tells of is mended; what was understood so far stays to be read."""
        self._show_result(False)
        self._desk.listen(False)
        self._desk.type(False)
        self._stage(Stage.INTERRUPTED, GO_ON[following])

    def _say_where(self, text: str) -> None:
        self.screen.query_one("#where", Static).update(Content(text))

    def _stage(self, stage: Stage, advice: str = "") -> None:
        badge = self.query_one(FloorBadge)
        if (badge.stage, badge.advice) != (stage, advice):
            badge.stage, badge.advice = stage, advice
            self._offer_keys()

    def _offer_keys(self) -> None:
        """Have the footer drawn anew, which lays out the whole screen, only where other keys mean something now."""
        offered = {key: (each.binding, each.enabled) for key, each in self.screen.active_bindings.items()}
        if offered != self._offered:
            self._offered = offered
            self.screen.refresh_bindings()

    def _show_result(self, shown: bool) -> None:
        self.query_one("#rating").display = False
        result = self.query_one("#result", VerticalScroll)
        result.display = shown
        self._desk.show_words(not shown)
        self._desk.set_class(shown, "-small")
        if shown:
            view = self.query_one(AssessmentView)
            result.border_subtitle = "▸ can be heard: l" if any(row.moments for row in view.rows) else ""
            result.scroll_home(animate=False)
            view.focus(scroll_visible=False)
        elif self.query_one(AssessmentView).has_focus:
            self.screen.set_focus(None)  # its keys are those of an answer now


def _place(answer: Answer) -> tuple[int, int, int | None]:
    return answer.number, answer.take, answer.follow_up
