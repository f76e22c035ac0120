"""Whose turn it is, in words and a sign that cannot be mistaken, colour or not."""

from enum import StrEnum

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from voice_interviewer.core.events import Command, Floor
from voice_interviewer.tui.assembled import assembled


class Stage(StrEnum):
    """What the interview is doing, as the person needs to know it; also the badge's style class."""

    PREPARING = "preparing"
    ASKING = "asking"
    YOUR_TURN = "your-turn"
    LISTENING = "listening"
    THINKING = "thinking"
    ENDING = "ending"
    TYPING = "typing"
    PAUSED = "paused"
    TRANSCRIBING = "transcribing"
    RATING = "rating"
    RESULT = "result"
    BREAK = "break"
    INTERRUPTED = "interrupted"


STAGE_OF_FLOOR = {
    Floor.YOUR_TURN: Stage.YOUR_TURN,
    Floor.SPEAKING: Stage.LISTENING,
    Floor.THINKING: Stage.THINKING,
    Floor.ENDING: Stage.ENDING,
}

WORDS = {
    Stage.PREPARING: ("◌", "GETTING READY", "one moment"),
    Stage.ASKING: ("◖", "THE INTERVIEWER SPEAKS", "Enter: I have understood"),
    Stage.YOUR_TURN: ("▶", "YOUR TURN", "begin when you are ready"),
    Stage.LISTENING: ("●", "LISTENING", "Enter when you are done"),
    Stage.THINKING: ("…", "THINKING", "take your time"),
    Stage.ENDING: ("◔", "ENDING", "speak or press w to go on"),
    Stage.TYPING: ("▶", "YOUR TURN TO TYPE", "Enter: a new line · F2 when you are done"),
    Stage.PAUSED: ("‖", "PAUSED", "nothing is recorded · Enter: go on"),
    Stage.TRANSCRIBING: ("≈", "TRANSCRIBING", "the last words"),
    Stage.RATING: ("?", "BEFORE YOU LOOK", "1 to 5, or Enter: show me"),
    Stage.RESULT: ("✓", "RESULT", "Enter: next question"),
    Stage.BREAK: ("◇", "BREAK", "Enter: begin the next round"),
    Stage.INTERRUPTED: ("!", "INTERRUPTED", "Enter: go on"),
}

TAKEN = {
    Command.DONE: "one moment…",
    Command.WAIT: "there is time…",
    Command.REPEAT: "asking again…",
    Command.SLOWER: "asking more slowly…",
    Command.SKIP: "skipping…",
    Command.PAUSE: "pausing…",
    Command.QUIT: "stopping…",
}
"""What is said of a key until the interview, which looks for keys between two blocks of sound, has done it."""

TAKEN_SECONDS = 0.5
"""So long it is said: the interview takes a tenth of a second."""


FINISHED = ("FINISHED? ENDING", "speak to go on")
"""Name and advice while the soft end counts down."""

END_NOW = " · Enter: end now"
"""Said as well where there is room; the keys below say it anyway."""

ROOMY_COLUMNS = 60
"""Columns in which all of it stands on one line."""

SHOWN_LOUD_SECONDS = 3
"""The countdown is calm while more is left: who thinks for a moment need not be startled."""


class FloorBadge(Static):
    """One line: sign, state, and what to do about it."""

    stage: reactive[Stage] = reactive(Stage.PREPARING)
    ending_in_seconds: reactive[int | None] = reactive(None)
    sounds_finished: reactive[bool] = reactive(False)
    """Whether it ends because it sounds finished."""
    advice: reactive[str] = reactive("")
    """What to do, where the state alone does not say it; empty: as usual."""
    taken: reactive[str] = reactive("")
    """That a key was pressed, in the place of all advice; empty: none just now, or the interview has done it."""

    def render(self) -> Content:
        """The line."""
        sign, name, usual = WORDS[self.stage]
        if self.stage is Stage.ENDING and self.sounds_finished:
            name, usual = FINISHED
            usual += END_NOW if self.size.width >= ROOMY_COLUMNS else ""
        advice = self.taken or self.advice or usual
        if self.stage is Stage.ENDING and self.ending_in_seconds is not None:
            name = f"{name} IN {self.ending_in_seconds}…"
            if self.ending_in_seconds <= SHOWN_LOUD_SECONDS:
                loud = (f" {sign} {name} ", "reverse bold")
                return assembled(loud, "  ", (advice, "$text-muted not bold"))
        return assembled((f"{sign} {name}", "bold"), "  ", (advice, "$text-muted not bold"))

    def watch_stage(self, former: Stage, current: Stage) -> None:
        """Carry the state as a style class, for the colours; what was pressed before is done or set aside."""
        self.taken = ""
        self.remove_class(f"-{former}")
        self.add_class(f"-{current}")

    def acknowledge(self, command: Command) -> None:
        """Say at once that a key was pressed, until the state changes, or it should have changed."""
        self.taken = TAKEN[command]
        self.set_timer(TAKEN_SECONDS, self._forget)

    def _forget(self) -> None:
        self.taken = ""
