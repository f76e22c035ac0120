"""How far along one is, in as many dots as there are steps."""

MOST_STEPS = 12
"""More dots would be a wall; the numbers beside them say it all."""


def steps(number: int, of: int) -> str:
    """The steps done, the one that is on, and those to come, after two blanks; nothing for one step or too many."""
    if not 1 < of <= MOST_STEPS:
        return ""
    return f"  {'●' * (number - 1)}◉{'○' * (of - number)}"
