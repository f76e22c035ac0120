"""`models`: what weights there are, fetching them, checking them."""

import argparse
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import TaskID

LIST_EPILOG = """example:
  voice-interviewer models list --json"""
PULL_EPILOG = """examples:
  voice-interviewer models pull                  what an interview needs
  voice-interviewer models pull whisper-small.en"""
VERIFY_EPILOG = """example:
  voice-interviewer models verify whisper-base"""
STEPS = 4
"""How many lines a download prints where there is no terminal for a bar."""


class Progress(Protocol):
    """What a pull reports."""

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def source(self) -> str:
        """Where it comes from, for people."""

    @property
    def received_bytes(self) -> int:
        """Bytes received from this source."""

    @property
    def total_bytes(self) -> int:
        """Bytes this source will send."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `models` with its commands."""
    parser = subparsers.add_parser(
        "models",
        help="the trained models: list, pull, verify",
        description="The trained models this program uses.",
        epilog="example: voice-interviewer models pull",
    )
    commands = parser.add_subparsers(dest="models_command", metavar="COMMAND", required=True)
    form = argparse.RawDescriptionHelpFormatter
    listing = commands.add_parser(
        "list",
        help="what is here, how big, under which licence",
        description="Show every model: whether it is here, how big it is, its licence and what it is for.",
        epilog=LIST_EPILOG,
        formatter_class=form,
    )
    listing.add_argument("--json", action="store_true", help="print a JSON array instead of a table")
    listing.set_defaults(run=run_list)
    pull = commands.add_parser(
        "pull",
        help="fetch models and check their hashes",
        description="Fetch models, by default those an interview needs. What is here is not fetched again.",
        epilog=PULL_EPILOG,
        formatter_class=form,
    )
    pull.add_argument("names", nargs="*", metavar="NAME", help="models by name (see `models list`)")
    pull.add_argument("--quiet", action="store_true", help="say nothing of models that are here already")
    pull.add_argument("--plain", action="store_true", help="lines instead of a bar, for screen readers")
    pull.set_defaults(run=run_pull)
    verify = commands.add_parser(
        "verify",
        help="read every file again and compare its hash",
        description="Read the files of models again, by default of all that are here, and compare their hashes.",
        epilog=VERIFY_EPILOG,
        formatter_class=form,
    )
    verify.add_argument("names", nargs="*", metavar="NAME", help="models by name (see `models list`)")
    verify.set_defaults(run=run_verify)


def run_list(arguments: argparse.Namespace) -> int:
    """Print a row for each model."""
    from voice_interviewer.bootstrap import model_files

    files = model_files()
    statuses = [files.status(model.name) for model in files.catalog.models]
    if arguments.json:
        rows = [
            {
                "name": status.model.name,
                "state": status.state,
                "needed": status.model.needed,
                "bytes": status.model.size,
                "licence": status.model.licence,
                "purpose": status.model.purpose,
                "sources": [str(source) for source in status.model.sources],
                "folder": None if status.folder is None else str(status.folder),
                "problems": list(status.problems),
            }
            for status in statuses
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    for status in statuses:
        model = status.model
        print(
            f"{model.name:<17} {status.state:<8} {_megabytes(model.size):>9}  {model.licence:<12}  {model.purpose}",
            flush=True,
        )
    print(f"Fetched models lie in {files.models_folder}", file=sys.stderr)
    return 0


def run_pull(arguments: argparse.Namespace) -> int:
    """Fetch what is missing; a failed model does not keep the others from being fetched."""
    from voice_interviewer.bootstrap import model_files
    from voice_interviewer.errors import ModelError

    files = model_files()
    names = list(dict.fromkeys(arguments.names)) or files.catalog.needed
    for name in names:
        files.catalog.model(name)
    cancelled = threading.Event()
    failures = 0
    try:
        for name in names:
            try:
                with _shown_progress(plain=arguments.plain) as show:
                    pulled = files.pull(name, show, cancelled)
            except ModelError as error:
                failures += 1
                print(error, file=sys.stderr)
                continue
            for reason in pulled.refused:
                print(f"{name}: not from {reason}", file=sys.stderr)
            size = _megabytes(pulled.status.model.size)
            if pulled.source is not None:
                print(f"{name}: fetched and verified, {size}, from {pulled.source}", file=sys.stderr)
            elif not arguments.quiet:
                print(f"{name}: here already, {size}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.\nThe files that arrived whole are kept; to go on, run the same command.", file=sys.stderr)
        return 1
    return 1 if failures else 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Print a line for each model: 0 if every one that is asked for is right."""
    from voice_interviewer.bootstrap import model_files

    files = model_files()
    names = list(dict.fromkeys(arguments.names))
    if not names:
        models = files.catalog.models
        names = [model.name for model in models if model.needed or files.status(model.name).state != "missing"]
    wrong = 0
    try:
        for name in names:
            status = files.verify(name)
            if status.state == "present":
                print(f"{name}: verified, {_megabytes(status.model.size)}", flush=True)
                continue
            wrong += 1
            print(f"{name}: {status.state}: {'; '.join(status.problems)}", flush=True)
            print(status.remedy, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.\nTo check again, run `voice-interviewer models verify`.", file=sys.stderr)
        return 1
    return 1 if wrong else 0


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"


@contextmanager
def _shown_progress(*, plain: bool) -> "Iterator[Callable[[Progress], None]]":
    """A bar on stderr, or a line a quarter where that is wished or stderr is no terminal."""
    if plain or not sys.stderr.isatty():
        yield _line_printer()
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Bars(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(progress: Progress) -> None:
            if progress.source not in tasks:
                for task in tasks.values():
                    bars.update(task, visible=False)
                tasks[progress.source] = bars.add_task(progress.name, total=progress.total_bytes)
            bars.update(tasks[progress.source], completed=progress.received_bytes)

        yield show


def _line_printer() -> "Callable[[Progress], None]":
    """A line when a source is asked, and each time another quarter has arrived."""
    told: tuple[str, int] | None = None

    def show(progress: Progress) -> None:
        nonlocal told
        step = STEPS * progress.received_bytes // max(progress.total_bytes, 1)
        if told == (progress.source, step):
            return
        if told is None or told[0] != progress.source:
            print(
                f"{progress.name}: fetching {_megabytes(progress.total_bytes)} from {progress.source}", file=sys.stderr
            )
        if step:
            print(f"{progress.name}: {100 * step // STEPS} %", file=sys.stderr)
        told = (progress.source, step)

    return show
