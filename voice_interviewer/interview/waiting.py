"""Waiting for the person: while a result is read, and in the break between two rounds."""

import threading
from collections.abc import Generator

from voice_interviewer.core.events import BetweenQuestions, BreakStarted, Command, Event
from voice_interviewer.interview.commands import Commands

LOOK_SECONDS = 0.05
"""How often a wish is looked for."""


def wait_for_wish(
    event: BetweenQuestions | BreakStarted, commands: Commands, cancelled: threading.Event
) -> Generator[Event, None, Command]:
    """Tell that the person is waited for, and wait: DONE, REPEAT (while a result is read) or QUIT is returned."""
    if commands.clear():
        return Command.QUIT
    yield event
    while not cancelled.wait(LOOK_SECONDS):
        wish = commands.take()
        if wish is Command.QUIT or (wish is Command.REPEAT and isinstance(event, BetweenQuestions)):
            return wish
        if wish in (Command.DONE, Command.SKIP):
            return Command.DONE
    return Command.QUIT
