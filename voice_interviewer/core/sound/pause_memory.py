"""The pauses one person makes, remembered from answer to answer: slow speakers are waited for longer."""

from statistics import median_low

SHORTEST_PAUSE_SECONDS = 0.25
"""Shorter silences belong to articulation (Goldman-Eisler 1968) and say nothing about a person's pauses."""

USUAL_PAUSE_SECONDS = 0.5
"""Counted as the first pause of a session, so that one long pause alone makes nobody a slow speaker."""

TYPICAL_PAUSE_FACTOR = 3.3
"""The end waits at least so many times the person's median pause.

Chosen on one slow recording, without a countdown: with 3.0 it was cut off, from 3.3 on it was not.
"""

CANCELLED_PAUSE_FACTOR = 1.5
"""The end waits at least so many times the longest pause in which speech cancelled a countdown."""

LONGEST_FACTOR = 2.0
"""No wait grows to more than so many times its setting."""


class PauseMemory:
    """What the pauses of a session teach about its speaker; handed from one answer's endpointer to the next."""

    def __init__(self) -> None:
        self._pauses_seconds = [USUAL_PAUSE_SECONDS]
        self._longest_cancelled_seconds = 0.0

    def note(self, pause_seconds: float, *, cancelled_countdown: bool) -> None:
        """Note a pause that speech has ended, and whether a countdown was running."""
        if pause_seconds < SHORTEST_PAUSE_SECONDS:
            return
        self._pauses_seconds.append(pause_seconds)
        if cancelled_countdown:
            self._longest_cancelled_seconds = max(self._longest_cancelled_seconds, pause_seconds)

    def wait_seconds(self, setting_seconds: float) -> float:
        """How long to wait for this person where the setting says so long: never shorter, at most twice as long."""
        learned = max(
            TYPICAL_PAUSE_FACTOR * median_low(self._pauses_seconds),
            CANCELLED_PAUSE_FACTOR * self._longest_cancelled_seconds,
        )
        return min(max(setting_seconds, learned), LONGEST_FACTOR * setting_seconds)
