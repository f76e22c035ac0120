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
_OURS = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{4,}")


def name_after(names: Iterable[str], now: datetime) -> str:
    """What a session that begins now is called: UTC time and a short id, its microsecond in four digits.

    Later sorts later, whatever the clock says: where it was set back, the name is the one that follows the newest.
    """
    digits, left = "", now.microsecond
    for _ in range(4):
        left, digit = divmod(left, 32)
        digits = _DIGITS[digit] + digits
    name = f"{now:{_TIME}}-{digits}"
    newest = max(filter(_OURS.fullmatch, names), default="")
    return name if name > newest else _following(newest)


def _following(name: str) -> str:
    """A name that sorts right after it."""
    time, _, digits = name.rpartition("-")
    kept = digits.rstrip(_DIGITS[-1])
    if not kept:
        return f"{name}{_DIGITS[0]}"
    raised = next(each for each in _DIGITS if each > kept[-1])
    return f"{time}-{kept[:-1]}{raised}{_DIGITS[0] * (len(digits) - len(kept))}"


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
