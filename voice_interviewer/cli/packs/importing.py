"""`packs import`: a page of questions with answers becomes a pack draft."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.storage.pack_import import Unplaced

MOST_TOLD = 20
"""Stretches of the page without a place that are told one by one; all of them are in the pack's unplaced.txt."""

FIRST_WORDS = 8


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs import`."""
    parser = actions.add_parser(
        "import",
        help="make a pack draft of a page of questions with answers",
        description=(
            "Turns a page of questions with answers (plain text, Markdown or HTML) into a pack that can be used "
            "at once and bettered afterwards. Headings become rounds; a question is numbered, a heading, bold, "
            "marked Q, or ends with a question mark; what follows is its answer, whose sentences become key "
            "points. Sections on questions to ask the interviewer, preparation, mistakes, frequent questions, pay "
            "and sources are known by their headings. Every statement comes from the page; what it does not say "
            "is marked TODO. Menus, scripts and pictures are left out; nothing is fetched. What has no place is "
            "told, and kept in the pack's unplaced.txt. Prints the pack's folder."
        ),
        epilog="example: voice-interviewer packs import questions.html --id data-scientist --title 'Data scientist'",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the page: .txt, .md or .html, 5 MB at most")
    parser.add_argument("--id", metavar="ID", default="", help="the pack's id; default: from its title")
    parser.add_argument("--title", metavar="T", default="", help="the pack's title; default: the page's own")
    parser.add_argument(
        "--out", metavar="FOLDER", type=Path, help="the folder to put the pack's folder into; default: your own packs"
    )
    parser.add_argument("--force", action="store_true", help="replace a pack of that id with all its files")
    parser.set_defaults(run=_import)


def _import(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import import_page

    made = import_page(arguments.file, arguments.out, arguments.id, arguments.title, replace=arguments.force)
    if made.guessed_encoding:
        print(f"The page is not UTF-8; it was read as {made.guessed_encoding}.", file=sys.stderr)
    _tell_unplaced(arguments.file, made.unplaced)
    print(f"{_counted(made.questions, 'question')} in {_counted(made.rounds, 'round')}.", file=sys.stderr)
    named = f"--pack {made.pack_id}" if arguments.out is None else f"{made.folder}"
    action = "voice-interviewer interview" if arguments.out is None else "voice-interviewer packs check"
    print(f"It is a draft: look for TODO, and see what `packs check` says. Try it: {action} {named}", file=sys.stderr)
    print(made.folder)
    return 0


def _tell_unplaced(file: Path, unplaced: "tuple[Unplaced, ...]") -> None:
    name = "".join(each if each.isprintable() else "?" for each in str(file))
    for each in unplaced[:MOST_TOLD]:
        words = each.text.split()
        told = " ".join(words[:FIRST_WORDS])[:100] + (" …" if len(words) > FIRST_WORDS else "")
        print(f"{name}:{each.line}: not placed: {told} ({each.why})", file=sys.stderr)
    if len(unplaced) > MOST_TOLD:
        print(f"and {len(unplaced) - MOST_TOLD} more, in unplaced.txt", file=sys.stderr)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
