"""Asking before something is gone for good."""

import sys

from voice_interviewer.errors import UsageError


def confirm(question: str, nothing_done: str, *, yes: bool) -> bool:
    """Whether the person says yes to the question, asked on stderr; `yes`: they said so on the command line.

    Raises UsageError, beginning with `nothing_done`, where there is nobody to ask.
    """
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"{nothing_done} Here is no terminal to ask on.", "Say beforehand that it is meant: --yes.")
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    print(nothing_done, file=sys.stderr)
    return False
