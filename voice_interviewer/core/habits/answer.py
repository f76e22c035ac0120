"""An answer as the rules on habits look at it, and what they find in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.assessed import HabitState
from voice_interviewer.core.cues import Cue, SpokenWords, Standing, densest
from voice_interviewer.core.questions import Habit
from voice_interviewer.core.tokens import stems

_DENSE_TOKENS = 14
"""Tokens in which most cues are looked for; the rest of the quote is for the beginning of their clause."""


@dataclass(frozen=True, slots=True)
class HabitFinding:
    """What the words show of one habit."""

    habit: Habit
    state: HabitState
    tokens: tuple[int, int] | None
    """First token and one past the last of the words that show it; None where nothing can be told."""
    reason: str
    """One sentence for the candidate."""


@dataclass(frozen=True, slots=True)
class HabitAnswer:
    """The words of one answer, with what the question gave away."""

    spoken: SpokenWords
    words: int
    echo: int
    """Tokens at the beginning that only repeat the question."""
    given_away: frozenset[tuple[str, ...]]
    """Stemmed runs of words that stand in the question itself."""
    contradicted: tuple[tuple[int, int], ...]

    def said(self, phrases: Sequence[str], *, own: bool = False) -> tuple[Cue, ...]:
        """Phrases that the speaker stands by; with `own` only those that the question does not give away."""
        return tuple(cue for cue in self.mentioned(phrases, own=own) if cue.standing is Standing.SAID)

    def mentioned(self, phrases: Sequence[str], *, own: bool = False) -> tuple[Cue, ...]:
        """Phrases in whatever standing, the repeated question left out."""
        found = (cue for cue in self.spoken.find(phrases) if cue.first >= self.echo)
        return tuple(cue for cue in found if not own or stems(cue.phrase) not in self.given_away)

    def shown(self, habit: Habit, cue: Cue, reason: str) -> HabitFinding:
        """The habit, shown by a cue."""
        return HabitFinding(habit, HabitState.SHOWN, self.spoken.quote(cue.first, cue.end), reason)

    def densest(self, cues: Sequence[Cue]) -> tuple[int, int]:
        """A quote with as many of the cues as fit."""
        return self.spoken.quote(*densest((cue.first for cue in cues), _DENSE_TOKENS))

    def mistake(self, habit: Habit, tokens: tuple[int, int], reason: str) -> HabitFinding:
        """The mistake instead of the habit, in a range of tokens."""
        return HabitFinding(habit, HabitState.MISTAKE, tokens, reason)


def cannot_tell(habit: Habit, reason: str) -> HabitFinding:
    """The finding where neither the habit nor its opposite was heard."""
    return HabitFinding(habit, HabitState.CANNOT_TELL, None, reason)
