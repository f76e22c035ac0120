"""What the recordings say where there is nothing to list."""

EMPTY = (
    "Nothing is recorded yet.\n\n"
    "Every interview you hold is kept here: your voice, your words, and what was made of them.\n"
    "Go back with q and hold a first one; three questions take about ten minutes."
)


def nothing_words(sought: str | None) -> str:
    """What to do about it; `sought` is what was searched for, None where nothing was."""
    if sought is None:
        return EMPTY
    return f"“{sought}” was not found in anything you said.\nTry fewer words, or only their beginning."
