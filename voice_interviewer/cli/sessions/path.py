"""`sessions path`: where it all lies."""

import argparse
import sys

EPILOG = """example:
  voice-interviewer sessions path last"""

FILES = (
    ("session.json", "what was asked, every word heard and its time, and the assessments, as text"),
    ("answer-NN.flac", "the recording of answer NN (16 kHz, mono); -take-2: repeated; -follow-up-1: to a follow-up"),
    ("answer-NN-cut-short.flac", "the recording of an answer in whose middle the program was killed"),
    (".session.json.*.tmp", "left where the program was killed while it saved; safe to delete"),
)
"""Every kind of file in a session's folder."""

DELETED = ".deleted-*: a deleted session whose files could not all be removed yet; the next deletion removes them"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions path`."""
    parser = commands.add_parser(
        "path",
        help="the folder it lies in",
        description="Print the folder that holds all sessions, or one; what its files are goes to stderr.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", metavar="ID", nargs="?", help="a session's id, the beginning of one, or `last`")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a folder on stdout and the kinds of file in it on stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.paths import Home

    if arguments.id is None:
        print(Home.find().sessions)
        print("One folder a session, named by its time (UTC) and a short id. In each:", file=sys.stderr)
    else:
        store = bootstrap.session_store()
        print(store.find(store.meant(arguments.id)))
    for name, meaning in FILES:
        print(f"  {name}: {meaning}", file=sys.stderr)
    if arguments.id is None:
        print(f"Beside them:\n  {DELETED}", file=sys.stderr)
    return 0
