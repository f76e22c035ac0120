"""Waiting for the person: while a result is read, between two rounds, in a pause, and while something is mended."""

import threading
from collections.abc import Callable, Generator

from voice_interviewer.core.events import (
    BetweenQuestions,
    BreakStarted,
    Command,
    Event,
    Interrupted,
    Paused,
    Rating,
    Resumed,
)
from voice_interviewer.interview.commands import Commands

LOOK_SECONDS = 0.05
"""How often a wish is looked for."""

GOES_ON = (Command.PAUSE, Command.DONE)
"""What ends a pause."""


def wait_for_wish(
    event: BetweenQuestions | BreakStarted | Interrupted,
    commands: Commands,
    cancelled: threading.Event,
    rate: Callable[[int], None] = lambda stars: None,
) -> Generator[Event, None, Command]:
    """Tell that the person is waited for, and wait: DONE, REPEAT (while a result is read) or QUIT is returned.

    `rate` is given the stars of each rating on the way.
    """
    if commands.clear():
        return Command.QUIT
    yield event
    while not cancelled.wait(LOOK_SECONDS):
        wish = commands.take()
        if isinstance(wish, Rating):
            rate(wish.stars)
        elif wish is Command.QUIT or (wish is Command.REPEAT and isinstance(event, BetweenQuestions)):
            return wish
        elif wish in (Command.DONE, Command.SKIP):
            return Command.DONE
    return Command.QUIT


def pause(
    commands: Commands,
    cancelled: threading.Event,
    meanwhile: Callable[[], None] | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> Generator[Event, None, bool]:
    """Tell that everything stands still, and wait until it goes on; returns False when it ends with QUIT instead.

    `meanwhile` is called over and over, and blocks for at most 100 ms; `go_on` before it is told that it goes on.
    """
    yield Paused()
    while not cancelled.is_set():
        wish = commands.take()
        if wish is Command.QUIT:
            return False
        if wish in GOES_ON:
            go_on()
            yield Resumed()
            return True
        if meanwhile is None:
            cancelled.wait(LOOK_SECONDS)
        else:
            meanwhile()
    return False
