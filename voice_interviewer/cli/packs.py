"""`packs`: what question packs there are, what they ask, and what is wrong in one."""

import argparse
import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question

LONGEST_LINE = 100


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs list|show|check`."""
    parser = subparsers.add_parser(
        "packs",
        help="the question packs: what they ask, and whether they are in order",
        description="The question packs: ours, and your own in the home's folder `prompts`.",
        epilog="example: voice-interviewer packs show machine-learning-engineer --round technical",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser(
        "list",
        help="every pack, with its rounds",
        description="One line a pack: its id, its title, its rounds with their number of questions, and where it lies.",
        epilog="example: voice-interviewer packs list",
    )
    listing.set_defaults(run=_list)
    show = actions.add_parser(
        "show",
        help="the questions of a pack, to read",
        description="The questions of a pack with what a good answer says and what it sounds like.",
        epilog="example: voice-interviewer packs show machine-learning-engineer --round behavioural",
    )
    show.add_argument("pack", metavar="PACK", help="the pack's id, as `packs list` shows it")
    show.add_argument("--round", metavar="R", action="append", default=[], help="only this round (may be repeated)")
    show.add_argument(
        "--question", metavar="ID", action="append", default=[], help="only this question (may be repeated)"
    )
    show.add_argument("--json", action="store_true", help="print the questions as JSON")
    show.set_defaults(run=_show)
    check = actions.add_parser(
        "check",
        help="find every fault of a pack, with file, line and the mend",
        description="Prints every fault as `file:line: problem — mend`; exit code 1 when there is any.",
        epilog="example: voice-interviewer packs check ~/my-packs/data-scientist",
    )
    check.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a pack's folder, a file in it, or a folder of packs; default: all",
    )
    check.set_defaults(run=_check)


def _list(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import pack_library
    from voice_interviewer.errors import PackError

    library = pack_library()
    broken = 0
    for pack_id, folder in library.pack_folders().items():
        try:
            pack = library.pack(pack_id)
        except PackError as error:
            print(error, file=sys.stderr)
            broken += 1
            continue
        rounds = ", ".join(f"{each.id} ({len(each.questions)})" for each in pack.rounds)
        print(f"{pack.id}\t{pack.title}\t{rounds}\t{folder}")
    return 1 if broken else 0


def _show(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import pack_library
    from voice_interviewer.core.selection import select_questions

    pack = pack_library().pack(arguments.pack)
    questions = select_questions(pack, arguments.round, arguments.question)
    print(_as_json(pack, questions) if arguments.json else _as_text(pack, questions))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import check_packs, pack_library

    faults = check_packs(arguments.paths or tuple(pack_library().pack_folders().values()))
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} to mend", file=sys.stderr)
        return 1
    print("no faults", file=sys.stderr)
    return 0


def _as_json(pack: "Pack", questions: "tuple[Question, ...]") -> str:
    from dataclasses import asdict

    chosen = {question.id for question in questions}
    rounds: list[dict[str, Any]] = []
    for each in pack.rounds:
        inside = [asdict(question) for question in each.questions if question.id in chosen]
        if inside:
            rounds.append({"id": each.id, "title": each.title, "introduction": each.introduction, "questions": inside})
    return json.dumps({"id": pack.id, "title": pack.title, "rounds": rounds}, ensure_ascii=False, indent=2)


def _as_text(pack: "Pack", questions: "tuple[Question, ...]") -> str:
    width = min(LONGEST_LINE, shutil.get_terminal_size((LONGEST_LINE, 24)).columns)
    chosen = {question.id for question in questions}
    parts = [pack.title, "=" * len(pack.title)]
    for each in pack.rounds:
        inside = [question for question in each.questions if question.id in chosen]
        if inside:
            parts += ["", each.title, "-" * len(each.title), _wrapped(each.introduction, width, "")]
        for question in inside:
            parts += ["", *_question_lines(question, width)]
    return "\n".join(parts)


def _question_lines(question: "Question", width: int) -> list[str]:
    shortest, longest = question.expected_seconds
    lines = [
        f"{question.id}  ({question.difficulty}, {shortest:g} to {longest:g} s)",
        _wrapped(question.text, width, "  "),
        _wrapped(f"Hint: {question.hint}", width, "  "),
        "  A good answer says:",
    ]
    lines += [_wrapped(point.statement, width, "    ", "  - ") for point in question.key_points]
    lines.append("  It may sound like this:")
    lines += [
        _wrapped(paragraph, width, "    ") for paragraph in question.model_answer.splitlines() if paragraph.strip()
    ]
    lines += ["  A weak answer:", _wrapped(question.weak_answer, width, "    ")]
    return lines


def _wrapped(text: str, width: int, indent: str, first: str | None = None) -> str:
    return textwrap.fill(text, width, initial_indent=indent if first is None else first, subsequent_indent=indent)
