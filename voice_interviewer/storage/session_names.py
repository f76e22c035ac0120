"""What session folders are called, and which of them a person means."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from voice_interviewer.errors import UsageError

LAST = "last"
"""Stands for the newest session where a person names one, unless a folder is called so."""

_TIME = "%Y%m%dT%H%M%SZ"
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 in ASCII order without the letters that look like another (Crockford's alphabet)."""
_OURS = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{4,6}")


def name_of(began: datetime, microsecond: int) -> str:
    """UTC time and a short id of four digits (more above a second): later in the same second sorts later."""
    digits = ""
    while microsecond or len(digits) < 4:
        microsecond, digit = divmod(microsecond, 32)
        digits = _DIGITS[digit] + digits
    return f"{began:{_TIME}}-{digits}"


def newest_first(names: Iterable[str]) -> tuple[str, ...]:
    """The names in this order; those that a person gave come last, by name."""
    found = sorted(names)
    ours = [each for each in found if _OURS.fullmatch(each)]
    return (*reversed(ours), *(each for each in found if not _OURS.fullmatch(each)))


def meant_of(named: str, names: Sequence[str]) -> str:
    """Which of these names, newest first, a person means: by a whole name, its beginning, a short id, or `last`.

    A whole name as it is given to a new session means that session alone, and no copy whose name begins so.
    Raises UsageError when none or more than one is meant.
    """
    if named in names:
        return named
    if named == LAST:
        return names[0]
    meant = [each for each in names if named and (each.startswith(named) or each.rpartition("-")[2] == named)]
    if not meant or _OURS.fullmatch(named):
        raise no_session(named)
    if len(meant) > 1:
        raise UsageError(
            f"{len(meant)} sessions begin with “{named}”: {', '.join(meant[:3])}" + (", …" if len(meant) > 3 else "."),
            "Write more of the id; `voice-interviewer sessions list` shows them all.",
        )
    return meant[0]


def no_session(named: str) -> UsageError:
    """The error for a name that is no session's."""
    return UsageError(
        f"There is no session “{named}”.",
        f"See what is kept: `voice-interviewer sessions list` (`{LAST}` stands for the newest).",
    )
