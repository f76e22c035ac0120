"""`sessions`: what is kept of every interview, where, and what can be done with it."""

import argparse
import importlib

COMMANDS = (
    "listing",
    "showing",
    "path",
    "searching",
    "replaying",
    "comparing",
    "exporting",
    "rescoring",
    "deleting",
    "wiping",
)
"""Each is a module of this package with `add_parser(commands)`, which sets `run(arguments) -> exit code`."""

ID_HELP = "a session's id, the beginning of one, the part after its dash, or `last`"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions` with its commands."""
    parser = subparsers.add_parser(
        "sessions",
        help="what is kept: list, show, search, replay, export, rescore, delete",
        description="Everything kept of your interviews.",
        epilog="example: voice-interviewer sessions show last",
    )
    commands = parser.add_subparsers(dest="sessions_command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        importlib.import_module(f"voice_interviewer.cli.sessions.{name}").add_parser(commands)
