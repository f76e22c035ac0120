"""`sessions list`: every session in a line."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.core.session_list import DamagedSession, SessionSummary

EPILOG = """example:
  voice-interviewer sessions list --json"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions list`."""
    parser = commands.add_parser(
        "list",
        help="every session, newest first",
        description="List every session, newest first, damaged ones included.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print a JSON array instead of a table")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line a session; what is wrong with damaged ones, and how to finish one, goes to stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.assessment_json import json_ready
    from voice_interviewer.core.going_on import can_go_on
    from voice_interviewer.core.session_list import DamagedSession
    from voice_interviewer.core.steering import on_one_line

    kept = bootstrap.library().list()
    if arguments.json:
        entries = [{"damaged": isinstance(each, DamagedSession)} | json_ready(each) for each in kept]
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return 0
    if not kept:
        print("No session is kept yet. Hold one: `voice-interviewer interview`.", file=sys.stderr)
        return 0
    names = max(len(each.id) for each in kept)
    print(f"{'ID':{names}}  {'STARTED (UTC)':16}  ANSWERED   LENGTH    SIZE  SCORES, BY QUESTION")
    for each in kept:
        print(_row(each, names))
    for each in kept:
        if isinstance(each, DamagedSession):
            print(f"{on_one_line(each.problem)}\n{on_one_line(each.remedy)}", file=sys.stderr)
    if any(map(can_go_on, kept)):
        print("Finish one: `voice-interviewer interview --resume ID` (last: your newest).", file=sys.stderr)
    return 0


def _row(kept: "SessionSummary | DamagedSession", names: int) -> str:
    from voice_interviewer.core.going_on import can_go_on
    from voice_interviewer.core.session_list import DamagedSession
    from voice_interviewer.core.steering import on_one_line

    name = on_one_line(kept.id)
    size = f"{kept.bytes / 1e6:.1f} MB" if kept.bytes >= 1_000_000 else f"{-(-kept.bytes // 1000)} kB"
    if isinstance(kept, DamagedSession):
        return f"{name:{names}}  {'damaged':16}  {'-':>8}  {'-':>7}  {size:>6}"
    answered = f"{kept.finished} of {kept.questions}"
    scores = " ".join("-" if score is None else f"{score:.0f}" for score in kept.scores)
    notes = "(cut short) " if not kept.ended else "(unfinished) " if can_go_on(kept) else ""
    started = kept.started_at[:16].replace("T", " ")
    length = f"{int(kept.seconds) // 60}:{int(kept.seconds) % 60:02}"
    return f"{name:{names}}  {started:16}  {answered:>8}  {length:>7}  {size:>6}  {notes}{scores}".rstrip()
