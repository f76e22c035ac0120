"""`sessions rescore`: kept answers assessed by today's measures."""

import argparse
import json
import sys
import threading
from typing import TYPE_CHECKING

from voice_interviewer.cli.sessions import ID_HELP

if TYPE_CHECKING:
    from voice_interviewer.interview.rescoring import Rescored

EPILOG = """examples:
  voice-interviewer sessions rescore last
  voice-interviewer sessions rescore --all --json

Recordings and words stay as they are, but where words could not be had at the time, that sound is heard again. Figures
and scores are made anew from them, by the measures of this version and the questions as the packs have them now. What a
pack no longer has keeps its assessment. Stopping it (Ctrl+C) leaves each session either rescored or as it was."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions rescore`."""
    parser = commands.add_parser(
        "rescore",
        help="assess kept answers by today's measures",
        description="Assess kept answers anew, by the measures of this version.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("ids", metavar="ID", nargs="*", default=[], help=ID_HELP)
    which.add_argument("--all", action="store_true", help="every session")
    parser.add_argument("--json", action="store_true", help="print a JSON array, an object a session")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line a session; 1 where one could not be assessed at all. How far it is goes to stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.assessment_json import json_ready
    from voice_interviewer.core.steering import on_one_line

    library = bootstrap.library()
    found = [each.id for each in library.list()] if arguments.all else [library.meant(each) for each in arguments.ids]
    rescoring = bootstrap.rescoring(tuple(dict.fromkeys(found)))
    told = 0
    for step in rescoring.work(threading.Event()):
        if not arguments.json:
            for done in rescoring.done[told:]:
                print("\n".join(map(on_one_line, _lines(done))), flush=True)
            told = len(rescoring.done)
        if step.done < step.of:
            print(f"Rescoring {on_one_line(step.what)} ({step.done + 1} of {step.of})", file=sys.stderr, flush=True)
    if arguments.json:
        print(json.dumps(json_ready(rescoring.done), ensure_ascii=False, indent=2))
    if not found:
        print("No session is kept yet. Hold one: `voice-interviewer interview`.", file=sys.stderr)
    return 1 if any(each.notes and not each.assessed for each in rescoring.done) else 0


def _lines(done: "Rescored") -> list[str]:
    answers = "1 answer" if done.assessed == 1 else f"{done.assessed} answers"
    changed = f"{done.changed} changed" if done.changed else "none changed"
    return [f"{done.session_id}  {answers} assessed, {changed}", *(f"  {note}" for note in done.notes)]
