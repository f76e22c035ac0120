"""`packs`: what question packs there are, what they ask, and what is wrong in one."""

import argparse
import importlib

ACTIONS = ("listing", "showing", "checking", "schema", "importing")
"""Each is a module of this package with `add_parser(actions)`, which sets `run(arguments) -> exit code`."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs` with its actions."""
    parser = subparsers.add_parser(
        "packs",
        help="the question packs: what they ask, and whether they are in order",
        description="The question packs: ours, and your own in the home's folder `prompts`.",
        epilog="example: voice-interviewer packs show machine-learning-engineer --round technical",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name in ACTIONS:
        importlib.import_module(f"voice_interviewer.cli.packs.{name}").add_parser(actions)
