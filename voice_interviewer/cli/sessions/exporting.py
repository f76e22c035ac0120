"""`sessions export`: sessions as files to keep, to print, to send."""

import argparse
import sys
import threading
from functools import partial
from pathlib import Path

from voice_interviewer.cli.sessions import ID_HELP

FORMATS = ("html", "markdown", "json", "csv")
EPILOG = """examples:
  voice-interviewer sessions export last
  voice-interviewer sessions export last --with-sound --to ~/Desktop
  voice-interviewer sessions export --all --format csv"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions export`."""
    parser = commands.add_parser(
        "export",
        help="write sessions as reports",
        description="Write a report a session: a page (html), text (markdown), data (json), or a table (csv) with a "
        "line an answer. Nothing is overwritten. The paths are printed on stdout.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("ids", metavar="ID", nargs="*", help=ID_HELP)
    parser.add_argument("--all", action="store_true", help="every session")
    parser.add_argument("--format", choices=FORMATS, default="html", help="what to write (default: html)")
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, help="the folder to write into (default: `reports` in the home folder)"
    )
    parser.add_argument(
        "--with-sound",
        action="store_true",
        help="put the recordings into the page, so that each time in it can be heard (about 1 MB a minute)",
    )
    parser.set_defaults(run=partial(run, parser))


def run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    """Write the reports and print their paths."""
    if arguments.all == bool(arguments.ids):
        parser.error("name the sessions to export, or --all, not both")
    if arguments.with_sound and arguments.format != "html":
        parser.error("--with-sound needs --format html: only a page has room for sound")
    from voice_interviewer.bootstrap.reports import exporter
    from voice_interviewer.core.steering import on_one_line
    from voice_interviewer.paths import Home
    from voice_interviewer.program import ExportFormat

    ids = _every_id() if arguments.all else _meant(arguments.ids)
    if not ids:
        print("No session is kept yet. Hold one: `voice-interviewer interview`.", file=sys.stderr)
        return 0
    folder = arguments.to.expanduser().absolute() if arguments.to is not None else Home.find().reports
    work = exporter().work(ids, ExportFormat(arguments.format), folder, arguments.with_sound, _print_path)
    for step in work(threading.Event()):
        if step.done < step.of:
            print(f"{step.done + 1} of {step.of}: {on_one_line(step.what)}", file=sys.stderr)
    return 0


def _print_path(path: Path) -> None:
    print(path, flush=True)


def _meant(named: list[str]) -> list[str]:
    """The whole ids of the sessions named, each once."""
    from voice_interviewer import bootstrap

    store = bootstrap.session_store()
    return list(dict.fromkeys(store.meant(each) for each in named))


def _every_id() -> list[str]:
    """All sessions that can be read; damaged ones are told of and left out."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.session_list import DamagedSession
    from voice_interviewer.core.steering import on_one_line

    ids = []
    for each in bootstrap.session_store().list():
        if isinstance(each, DamagedSession):
            print(f"{on_one_line(each.problem)}\n{on_one_line(each.remedy)}", file=sys.stderr)
        else:
            ids.append(each.id)
    return ids
