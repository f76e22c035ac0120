"""What the interview's thread tells the screen."""

from textual.message import Message

from voice_interviewer.core.events import Event, Listening, SpeakingAt


class Happened(Message):
    """One event of the running interview."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event

    def can_replace(self, message: Message) -> bool:
        """Only the newest state of ear and voice matters; every other event is kept."""
        return (
            isinstance(message, Happened)
            and isinstance(self.event, Listening | SpeakingAt)
            and type(message.event) is type(self.event)
        )


class Crashed(Message):
    """The interview ended by an error that nobody foresaw, or before a session began."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error
