"""How long the answer is, against how long an interviewer expects it."""

from textual.reactive import reactive
from textual.widgets import Static

FAR_TOO_LONG = 1.5
"""Times the longest expected length, from where the clock is red."""


def minutes(seconds: float) -> str:
    """Seconds as m:ss."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


class AnswerClock(Static):
    """Elapsed and expected time with a word beside the colour."""

    seconds: reactive[float] = reactive(0.0)
    expected: reactive[tuple[float, float]] = reactive((0.0, 0.0), layout=True)

    _word = ""
    """The word that there is room for."""

    def pace(self) -> tuple[str, str]:
        """Style class and word for the elapsed time."""
        shortest, longest = self.expected
        if not longest or self.seconds < shortest:
            return "-early", ""
        if self.seconds <= longest:
            return "-good", "good length"
        if self.seconds <= longest * FAR_TOO_LONG:
            return "-long", "getting long"
        return "-far", "wrap up"

    def render(self) -> str:
        """The line as markup."""
        _, word = self.pace()
        shortest, longest = self.expected
        expected = f" of {minutes(shortest)}-{minutes(longest)}" if longest else ""
        return f"{word}  [b]{minutes(self.seconds)}[/b][$text-muted]{expected}[/]"

    def watch_seconds(self, former: float, current: float) -> None:
        """Colour by the stage of the answer; make room when the line grows by a word or a digit."""
        style_class, word = self.pace()
        for each in ("-early", "-good", "-long", "-far"):
            self.set_class(each == style_class, each)
        if word != self._word or len(minutes(former)) != len(minutes(current)):
            self._word = word
            self.refresh(layout=True)
