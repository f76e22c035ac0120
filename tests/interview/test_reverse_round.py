"""The candidate is the one who asks: a few questions, each after an invitation, all of them in one result."""

import threading
from dataclasses import replace

import pytest

from tests.interview.test_loop import ended, hold, kinds
from tests.scripted import FIRST, CountingVoice, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.core.events import AnswerKept, Command, Event, FollowUpStarted, Listening, QuestionStarted
from voice_interviewer.core.questions import Pack, Round, Topic
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview


def topic(name: str, *terms: tuple[str, ...]) -> Topic:
    return Topic(name, name.title(), (f"What about the {name}?",), terms, f"How the {name} is.")


INVITATION = replace(
    FIRST,
    id="your-questions",
    text="What would you like to ask me?",
    key_points=(),
    topics=(topic("team", ("team", "colleagues")), topic("stack", ("deploy", "stack")), topic("growth", ("learn",))),
    again=("What else?", "One more?"),
)
PACK = Pack("test", "Test", "For tests.", (Round("you", "Your turn", "Now you ask.", (INVITATION, FIRST)),))
TEXTS = {330: "how big is the team that i would join here", 440: "how do you deploy your models to production here"}


def asks(hertz: int) -> Samples:
    """One question of the candidate's, and then silence."""
    return said(hush(0.5), tone(3, hertz), hush(12))


ON_TEAM, ON_STACK, SILENCE = asks(330), asks(440), hush(30)


def reverse(*turns: Samples, voice: CountingVoice | None = None, **wishes: object) -> Interview:
    usual = {"questions": (INVITATION,), "pack": PACK, "texts": TEXTS, "store": MemoryStore()}
    return interview(ScriptedSource(*turns), voice=voice, **{**usual, **wishes})  # type: ignore[arg-type]


def test_after_each_question_one_more_is_invited_until_the_invitations_are_over() -> None:
    voice = CountingVoice()
    events = hold(reverse(ON_TEAM, ON_STACK, ON_TEAM, voice=voice))
    assert voice.texts == ["Now you ask.", "What would you like to ask me?", "What else?", "One more?"]
    invited = [event for event in events if isinstance(event, FollowUpStarted)]
    assert [(each.text, each.point_id, each.number, each.of) for each in invited] == [
        ("What else?", None, 1, 2),
        ("One more?", None, 2, 2),
    ]
    main, second, third = ended(events).session.answers
    assert [each.follow_up for each in (main, second, third)] == [None, 1, 2]
    assert {each.probed for each in (main, second, third)} == {None}
    assert [each.question_text for each in (main, second, third)] == [INVITATION.text, *INVITATION.again]
    assert third.recording == "answer-01-follow-up-2.flac"
    assert [event.answer.follow_up for event in events if isinstance(event, AnswerKept)] == [1, 2, None]


def test_the_result_covers_what_was_asked_in_all_turns() -> None:
    main = ended(hold(reverse(ON_TEAM, ON_STACK, SILENCE))).session.answers[0]
    assert main.assessment is not None
    assert main.assessment.coverage is None
    questions = main.assessment.structure.questions
    assert questions is not None
    assert [(each.topic, each.follow_up) for each in questions.asked] == [("team", None), ("stack", 1)]
    assert questions.untouched == ("growth",)


def test_it_does_not_depend_on_how_many_points_are_probed_elsewhere() -> None:
    assert len(kinds(hold(reverse(ON_TEAM, ON_STACK, ON_TEAM, follow_ups=0)), FollowUpStarted)) == 2


@pytest.mark.parametrize(("turns", "invitations"), [((SILENCE,), 0), ((ON_TEAM, SILENCE), 1)])
def test_silence_ends_the_round_gently(turns: tuple[Samples, ...], invitations: int) -> None:
    events = hold(reverse(*turns))
    assert len(kinds(events, FollowUpStarted)) == invitations
    assert not ended(events).failed
    assert ended(events).session.answers[-1].ended_by is EndReason.NO_SPEECH


def test_a_turn_in_which_nothing_is_asked_ends_the_round() -> None:
    thanks = {**TEXTS, 550: "no that is all from my side thank you"}
    events = hold(reverse(ON_TEAM, asks(550), ON_STACK, texts=thanks))
    assert len(kinds(events, FollowUpStarted)) == 1


def test_who_asks_nothing_at_first_is_invited_once_more() -> None:
    thanks = {**TEXTS, 550: "let me think about that for a moment"}
    events = hold(reverse(asks(550), ON_STACK, SILENCE, texts=thanks))
    assert len(kinds(events, FollowUpStarted)) == 2


def test_skip_ends_the_round_and_the_interview_goes_on() -> None:
    invited = threading.Event()

    def press(event: Event, commands: Commands) -> None:
        if isinstance(event, FollowUpStarted):
            invited.set()
        if isinstance(event, Listening) and event.seconds > 1 and invited.is_set():
            invited.clear()
            commands.send(Command.SKIP)

    events = hold(reverse(ON_TEAM, ON_STACK, ON_TEAM, questions=(INVITATION, FIRST)), press)
    assert len(kinds(events, FollowUpStarted)) == 1
    assert [event.question.id for event in events if isinstance(event, QuestionStarted)] == ["your-questions", "first"]
    main, aside, _ = ended(events).session.answers
    assert aside.ended_by is EndReason.SKIPPED
    assert main.assessment is not None


def test_a_recording_asks_once() -> None:
    assert kinds(hold(reverse(ON_TEAM, converses=False)), FollowUpStarted) == []
