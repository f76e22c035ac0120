"""A pair of what was said and a key point, with what the one is to the other."""

from dataclasses import dataclass

NOT_MADE, MADE, CONTRADICTED = range(3)
"""The judge's classes."""
PARTLY_MADE = 0.4
"""How much of a point a text makes that its author marked partial."""


@dataclass(frozen=True, slots=True)
class Example:
    """One pair and its label."""

    said: str
    point: str
    label: int | None
    """A class; None where only `made` is known."""
    made: float = 0.0
    """How surely, or how far, the point is made, 0 to 1; what is left may be either of the other classes."""
