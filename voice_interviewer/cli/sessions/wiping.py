"""`sessions wipe`: everything the program ever wrote, gone for good."""

import argparse
import sys

EPILOG = """examples:
  voice-interviewer sessions wipe
  voice-interviewer sessions wipe --everything --yes

What goes: all sessions with their recordings, reports in the home, the index for searching, the voice's cache and the
log. What stays unless you name it: the models that were fetched (--models), your settings (--settings) and your own
question packs (--packs); --everything names all three. What you exported elsewhere is yours to delete."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions wipe`."""
    parser = commands.add_parser(
        "wipe",
        help="everything the program ever wrote, for good",
        description="List every file the program wrote, ask, and delete them all. Nothing brings them back.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--models", action="store_true", help="the models too")
    parser.add_argument("--settings", action="store_true", help="your settings too")
    parser.add_argument("--packs", action="store_true", help="your own question packs too")
    parser.add_argument("--everything", action="store_true", help="all of these")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every file that goes, ask, and delete them; what stays is told on stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.cli.asking import confirm

    everything = arguments.everything
    wiping = bootstrap.wiping(
        models=arguments.models or everything,
        settings=arguments.settings or everything,
        packs=arguments.packs or everything,
    )
    files = wiping.files
    for file in files:
        print(file, flush=True)
    staying = ", ".join(str(each) for each in wiping.staying)
    if not wiping.places:
        print(f"There is nothing to delete.{f' What stays: {staying}.' if staying else ''}", file=sys.stderr)
        return 0
    counted = "1 file" if len(files) == 1 else f"{len(files)} files"
    if not confirm(f"Delete these {counted} for good?", "Nothing was deleted.", yes=arguments.yes):
        return 1
    wiping.wipe()
    print(f"Deleted: {counted}.{f' What stays: {staying}.' if staying else ''}", file=sys.stderr)
    return 0
