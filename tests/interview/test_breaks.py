"""Between the rounds of a full loop the person takes a break."""

import threading

import pytest

from tests.interview.test_loop import GOOD, ended, hold, kinds
from tests.scripted import MemoryStore, ScriptedSource, interview, question
from voice_interviewer.core.events import (
    BetweenQuestions,
    BreakStarted,
    Command,
    Event,
    Following,
    QuestionStarted,
    RoundStarted,
)
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

EGG, RICE, CAKE = question("egg"), question("rice"), question("cake")
PACK = Pack(
    "cook",
    "Cook",
    "For tests.",
    (Round("basics", "Basics", "Salt.", (EGG, RICE)), Round("sweet", "Sweet", "", (CAKE,))),
)


def full_loop(store: MemoryStore | None = None, *, wait_between: bool = False, breaks: bool = True) -> Interview:
    return interview(
        ScriptedSource(GOOD, GOOD, GOOD),
        store=store,
        pack=PACK,
        questions=PACK.questions,
        wait_between=wait_between,
        breaks=breaks,
    )


def wishing(*wishes: Command) -> "tuple[list[Event], list[str]]":
    """A full loop whose person sends these commands in the break, one after the other; its events and questions."""

    def rest(event: Event, commands: Commands) -> None:
        if isinstance(event, BreakStarted):
            for wish in wishes:
                commands.send(wish)

    events = hold(full_loop(), rest)
    return events, [event.question.id for event in events if isinstance(event, QuestionStarted)]


@pytest.mark.parametrize("wishes", [(Command.DONE,), (Command.SKIP,), (Command.REPEAT, Command.WAIT, Command.DONE)])
def test_a_break_names_both_rounds_and_waits_for_the_person(wishes: tuple[Command, ...]) -> None:
    events, asked = wishing(*wishes)
    assert [event for event in events if isinstance(event, BreakStarted)] == [BreakStarted("Basics", "Sweet")]
    assert kinds(events, RoundStarted, QuestionStarted, BreakStarted) == [
        RoundStarted,
        QuestionStarted,
        QuestionStarted,
        BreakStarted,
        RoundStarted,
        QuestionStarted,
    ]
    assert asked == ["egg", "rice", "cake"]


def test_who_stops_in_the_break_keeps_the_rounds_before() -> None:
    events, asked = wishing(Command.QUIT)
    assert asked == ["egg", "rice"]
    assert ended(events).session.ended
    assert len(ended(events).session.answers) == 2


def test_a_terminal_closed_in_the_break_ends_the_interview() -> None:
    cancelled, store = threading.Event(), MemoryStore()
    for event in full_loop(store).run(Commands(), cancelled):
        if isinstance(event, BreakStarted):
            cancelled.set()
    assert store.saved[-1].ended
    assert len(store.saved[-1].answers) == 2


def test_a_stand_in_goes_straight_on() -> None:
    events = hold(full_loop(breaks=False))
    assert kinds(events, BreakStarted) == []
    assert len(ended(events).session.answers) == 3


def test_each_result_says_what_comes_after_it() -> None:
    def read(event: Event, commands: Commands) -> None:
        if isinstance(event, BetweenQuestions | BreakStarted):
            commands.send(Command.DONE)

    events = hold(full_loop(wait_between=True), read)
    following = [event.following for event in events if isinstance(event, BetweenQuestions)]
    assert following == [Following.QUESTION, Following.BREAK, Following.SUMMARY]
    events = hold(full_loop(wait_between=True, breaks=False), read)
    following = [event.following for event in events if isinstance(event, BetweenQuestions)]
    assert following == [Following.QUESTION, Following.QUESTION, Following.SUMMARY]
