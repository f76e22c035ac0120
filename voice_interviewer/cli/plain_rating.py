"""What the person thinks of answers whose results come all at the end, asked before each is shown."""

from collections.abc import Callable

from voice_interviewer.cli.keyboard import STARS
from voice_interviewer.cli.plain_menu import EndOfInput, ask, say
from voice_interviewer.core.session import Answer
from voice_interviewer.errors import VoiceInterviewerError

RATING = "How was that? 1 poor … 5 very good, Enter: show me"
"""What is asked before a result is shown."""

Keep = Callable[[int, int, int], None]
"""Given number and take of an answer and its stars. Raises VoiceInterviewerError."""


class LateRatings:
    """Asks until the person would rather see the rest at once (`q`, Ctrl+C, or no more input)."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._asks = True

    def of(self, answer: Answer) -> int | None:
        """The stars that the person gives, kept; None for none. A rating that cannot be kept is told."""
        if not self._asks or answer.assessment is None:
            return None
        stars = self._asked()
        if stars is not None:
            try:
                self._keep(answer.number, answer.take, stars)
            except VoiceInterviewerError as error:
                say(str(error))
        return stars

    def _asked(self) -> int | None:
        try:
            while (typed := ask(f"{RATING}, q: show all.").lower()) not in ("", "q", *STARS):
                say("Type a number from 1 to 5, or Enter alone to see the result.")
        except (EndOfInput, KeyboardInterrupt):
            typed = "q"
            say("")
        self._asks = typed != "q"
        return STARS.get(typed)
