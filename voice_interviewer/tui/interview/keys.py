"""The keys of an interview, and when each means something."""

from typing import Protocol

from textual.binding import Binding

from voice_interviewer.core.events import Following
from voice_interviewer.tui.interview.floor_badge import Stage

ANSWERING = (Stage.YOUR_TURN, Stage.LISTENING, Stage.THINKING, Stage.ENDING)
"""While the floor is the candidate's, who speaks."""

READING = (Stage.RATING, Stage.RESULT, Stage.BREAK, Stage.INTERRUPTED)
"""While nothing is spoken or recorded until the person presses a key."""

KEYS = (
    Binding("enter,space", "command('done')", "Done", priority=True),
    Binding("enter", "go_on('pause')", "Go on", priority=True),
    Binding("enter", "rate(0)", "Show me", priority=True),
    Binding("1", "rate(1)", "Rate it", key_display="1-5"),
    *(Binding(str(stars), f"rate({stars})", "Rate it", show=False) for stars in range(2, 6)),
    Binding("enter", "go_on('question')", "Next question", priority=True),
    Binding("enter", "go_on('break')", "Take a break", priority=True),
    Binding("enter", "go_on('summary')", "See the summary", priority=True),
    Binding("enter", "go_on('round')", "Begin the next round", priority=True),
    Binding("w", "command('wait')", "Wait"),
    Binding("r", "command('repeat')", "Repeat"),
    Binding("l", "command('slower')", "Slower"),
    Binding("r", "again", "Try again"),
    Binding("s", "command('skip')", "Skip"),
    Binding("h", "hint", "Hint"),
    Binding("p", "command('pause')", "Pause"),
    Binding("p", "go_on('pause')", "Go on", show=False),
    Binding("g", "app.guide", "Guide"),
    Binding("q", "command('quit')", "Stop and keep"),
    Binding("f2,ctrl+d,ctrl+enter", "typing('done')", "Done", key_display="F2", priority=True),
    Binding("f3", "typing('repeat')", "Repeat", key_display="F3", priority=True),
    Binding("f4", "typing('slower')", "Slower", key_display="F4", priority=True),
    Binding("f5", "typing('skip')", "Skip", key_display="F5", priority=True),
    Binding("f8", "typing('hint')", "Hint", key_display="F8", priority=True),
    Binding("f9,escape", "typing('pause')", "Pause", key_display="F9", priority=True),
    Binding("f10", "typing('quit')", "Stop", key_display="F10", priority=True),
)


class Held(Protocol):
    """What of the screen decides over its keys."""

    @property
    def hint(self) -> str:
        """What would nudge the person now; empty where nothing does."""

    @property
    def following(self) -> Following:
        """What comes when the result is read."""

    @property
    def stage(self) -> Stage:
        """What the interview is doing."""

    @property
    def typed(self) -> bool:
        """Whether the answers are typed, so that the letters are no keys while one is open."""

    @property
    def speaks(self) -> bool:
        """Whether there is a voice, which can be slowed down."""


def offered(held: Held, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether this key means something now."""
    stage = held.stage
    asked = parameters[0] if parameters else ""
    match action:
        case "go_on":
            return stage in _GOING_ON and asked == (_GOING_ON[stage] or held.following.value)
        case "rate":
            return stage is Stage.RATING
        case "again":
            return stage is Stage.RESULT
        case "hint":
            return bool(held.hint) and not held.typed and (stage is Stage.ASKING or stage in ANSWERING)
        case "typing":
            return _writes(held) and _means(held, asked)
        case "command":
            if asked == "quit":
                return not _writes(held)
            if held.typed:
                return False
            return ((stage is Stage.ASKING and asked != "wait") or stage in ANSWERING) and _means(held, asked)
        case _:
            return True


_GOING_ON = {Stage.PAUSED: "pause", Stage.INTERRUPTED: "pause", Stage.RESULT: "", Stage.BREAK: "round"}
"""Where Enter goes on, and which of its keys it is; empty: by what follows."""


def _writes(held: Held) -> bool:
    """Whether letters belong to the answer: also while its question is still read, for many begin at once."""
    return held.stage is Stage.TYPING or (held.typed and held.stage is Stage.ASKING)


def _means(held: Held, command: object) -> bool:
    if command == "slower":
        return held.speaks
    if command == "hint":
        return bool(held.hint)
    return True
