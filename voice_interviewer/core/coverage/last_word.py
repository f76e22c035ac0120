"""What a speaker says of a point in the end, where they say it and the opposite of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.coverage.windows import Window


@dataclass(frozen=True, slots=True)
class Claim:
    """A window that surely says a point, or surely the opposite."""

    window: Window
    makes: bool
    """Whether it makes the point; else it contradicts it."""
    sure: float
    """The model's probability for that."""
    corrects: bool = False
    """Whether it takes back what was said before it."""


@dataclass(frozen=True, slots=True)
class LastWord:
    """What stands at the end."""

    claim: Claim
    """The surest of those that say it."""
    since: int
    """One past the last token of the opposite, where that was said and taken back; 0 where it was not."""


def last_word(claims: Sequence[Claim]) -> LastWord | None:
    """What stands at the end; None without any claim.

    A claim inside a longer window that says otherwise is out of its context ("some think that ..., but no"), and does
    not count. Of the others the last one stands, for who corrects themselves says it right in the end; but a
    contradiction that is no self-correction stands against what was made before it only when it is at least as sure.
    """
    standing = sorted(
        (each for each in claims if not _is_out_of_context(each, claims)),
        key=lambda each: (each.window.end, each.window.words, each.sure),
    )
    final: LastWord | None = None
    for each in standing:
        if final is None:
            final = LastWord(each, 0)
        elif each.makes == final.claim.makes:
            final = LastWord(max(final.claim, each, key=lambda claim: claim.sure), final.since)
        elif each.makes or each.corrects or each.sure >= final.claim.sure:
            final = LastWord(each, final.claim.window.end)
    return final


def _is_out_of_context(claim: Claim, claims: Sequence[Claim]) -> bool:
    return any(other.makes != claim.makes and other.window.holds(claim.window) for other in claims)
