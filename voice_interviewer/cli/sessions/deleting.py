"""`sessions delete`: some sessions gone for good."""

import argparse
import sys

from voice_interviewer.cli.sessions import ID_HELP

EPILOG = """examples:
  voice-interviewer sessions delete 20261122T061530Z-7ryp
  voice-interviewer sessions delete last --yes

Everything in a session's folder goes: its words, its figures and its recordings. What a link in it points to stays."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions delete`."""
    parser = commands.add_parser(
        "delete",
        help="sessions, recordings included, for good",
        description="Delete sessions with everything in them, after asking. Nothing brings them back.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("ids", metavar="ID", nargs="+", help=ID_HELP)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Say what would go, ask, and print the folders that went."""
    from voice_interviewer import bootstrap
    from voice_interviewer.cli.asking import confirm

    library = bootstrap.library()
    ids = dict.fromkeys(library.meant(each) for each in arguments.ids)
    folders = [library.find(each) for each in ids]
    if not arguments.yes:
        for folder in folders:
            print(folder, file=sys.stderr)
    counted = "1 session" if len(folders) == 1 else f"{len(folders)} sessions"
    if not confirm(f"Delete {counted} for good?", "Nothing was deleted.", yes=arguments.yes):
        return 1
    library.delete(tuple(ids))
    for folder in folders:
        print(folder)
    print(f"Deleted: {counted}.", file=sys.stderr)
    return 0
