"""`sessions search`: where something was said, in whichever session."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from voice_interviewer.cli.lines import clock

if TYPE_CHECKING:
    from voice_interviewer.core.practice.history import Found

EPILOG = """examples:
  voice-interviewer sessions search cross validation
  voice-interviewer sessions search '"data leakage"' --json

Finds answers, spoken and typed, and questions in which all the words stand; the last word may be a beginning. Words in
double quotes must follow each other (the shell needs quotes around those). Capitals, accents and apostrophes do not
matter. Each place is shown with [the match] in square brackets, the newest session first."""

MOST = 200


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions search`."""
    parser = commands.add_parser(
        "search",
        help="where something was said, in any session",
        description="Search in everything ever said, and in the questions.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what was said")
    parser.add_argument("--limit", metavar="N", type=_number, default=MOST, help=f"at most so many (default: {MOST})")
    parser.add_argument("--json", action="store_true", help="print a JSON array, with times in seconds")
    parser.set_defaults(run=run)


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print two lines a place; how many there were goes to stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.assessment_json import json_ready

    text = " ".join(arguments.words)
    found = bootstrap.library().search(text, arguments.limit)
    if arguments.json:
        print(json.dumps(json_ready(found), ensure_ascii=False, indent=2))
        return 0
    for each in found:
        print(f"{_place(each)}\n  {_printable(_line(each))}")
    if not found:
        print(f"“{_printable(text)}” was not found. Fewer words, or the beginning of one, find more.", file=sys.stderr)
    elif len(found) == arguments.limit:
        print(f"These are the newest {len(found)}; --limit shows more.", file=sys.stderr)
    return 0


def _place(found: "Found") -> str:
    if found.asked:
        where = f"question {found.number}"
    else:
        take = f", take {found.take}" if found.take > 1 else ""
        follow_up = f", follow-up {found.follow_up}" if found.follow_up is not None else ""
        at = f" at {clock(found.start)}" if found.start is not None else ""
        where = f"answer {found.number}{take}{follow_up}{at}"
    return _printable(f"{found.session_id}  {found.started_at[:16].replace('T', ' ')}  {where} ({found.question_id})")


def _line(found: "Found") -> str:
    return " ".join(part for part in (found.before, f"[{found.match}]", found.after) if part)


def _printable(text: str) -> str:
    """The text without what a terminal might take for a command."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
