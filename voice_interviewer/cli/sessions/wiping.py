"""`sessions wipe`: everything the program ever wrote, gone for good."""

import argparse
import sys

EPILOG = """examples:
  voice-interviewer sessions wipe
  voice-interviewer sessions wipe --keep models --keep settings
  voice-interviewer sessions wipe --yes

What goes: all sessions with their recordings, reports in the home, the index for searching, the voice's cache, the
logs, the question packs that `packs import` made, your settings, and the models that were fetched; `models pull`
fetches those again. What stays: what --keep names, packs that you wrote, and whatever else the program did not write
into its home. What you exported or imported to elsewhere is yours to delete."""

KEPT = ("models", "packs", "settings")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions wipe`."""
    parser = commands.add_parser(
        "wipe",
        help="everything the program ever wrote, for good",
        description="List every file the program wrote, ask, and delete them all. Nothing brings them back.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--keep", metavar="WHAT", choices=KEPT, action="append", default=[], help=f"{', '.join(KEPT)}; may be repeated"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every file that goes, ask, and delete them; what stays is told on stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.cli.asking import confirm

    wiping = bootstrap.wiping(arguments.keep)
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
