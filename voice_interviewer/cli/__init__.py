"""The command line: parses, prints, and turns errors into two lines and an exit code; owns no logic."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from voice_interviewer import __version__
from voice_interviewer.cli.core_dumps import leave_no_core
from voice_interviewer.cli.streams import let_go_of_output, make_usable
from voice_interviewer.errors import VoiceInterviewerError

COMMANDS = (
    "interview",
    "score",
    "sessions",
    "progress",
    "packs",
    "models",
    "settings",
    "devices",
    "sound-check",
    "doctor",
)
"""As they are typed. Each is a module of this package, an underscore for its hyphen, with `add_parser(subparsers)`,
which sets `run(arguments) -> exit code`."""

ONLY_MINE = 0o077
"""The umask: whatever the program, its libraries and its children write is for this user alone, and for him wholly."""


def build_parser(commands: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line with these commands; imports nothing heavy, so `--help` answers at once."""
    parser = argparse.ArgumentParser(
        prog="voice-interviewer",
        description="A mock interviewer on your own machine. Without a command it opens the program itself.",
        epilog="example: voice-interviewer interview --round technical --count 3",
    )
    parser.add_argument("--version", action="version", version=f"voice-interviewer {__version__}")
    parser.add_argument(
        "--plain",
        dest="plain_home",
        action="store_true",
        help="line by line instead of on the screen, for screen readers",
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in commands:
        importlib.import_module(f"voice_interviewer.cli.{name.replace('-', '_')}").add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 a problem the person can act on; argparse itself exits with 2 on a wrong usage."""
    make_usable()
    os.umask(ONLY_MINE)
    leave_no_core()
    try:
        try:
            return _run(sys.argv[1:] if argv is None else argv)
        finally:
            sys.stdout.flush()
    except VoiceInterviewerError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        let_go_of_output()
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001 - Python would print its text, which may be what a person said
        from voice_interviewer.told import told

        print(told(error), file=sys.stderr)
        return 1


def _run(argv: Sequence[str]) -> int:
    if not argv and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        from voice_interviewer.cli.interview import run_on_screen

        _note_what_nobody_caught()
        return run_on_screen(None)
    words = list(argv) or ["interview"]
    arguments = build_parser([words[0]] if words[0] in COMMANDS else COMMANDS).parse_args(words)
    _note_what_nobody_caught()
    if arguments.command is None:
        from voice_interviewer.cli.plain_home import run_home

        return run_home(_run)
    if arguments.plain_home:
        arguments.plain = True
    code: int = arguments.run(arguments)
    return code


def _note_what_nobody_caught() -> None:
    from voice_interviewer.told import note_what_nobody_caught

    note_what_nobody_caught()
