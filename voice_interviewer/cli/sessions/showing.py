"""`sessions show`: one session with everything in it."""

import argparse
import shutil
import sys
from typing import TYPE_CHECKING

from voice_interviewer.cli.lines import cut_short_lines
from voice_interviewer.cli.sessions import ID_HELP

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.session import Session

EPILOG = """examples:
  voice-interviewer sessions show last
  voice-interviewer sessions show 20261122T061530Z-7ryp --json"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions show`."""
    parser = commands.add_parser(
        "show",
        help="one session with everything in it",
        description="Show one session: each answer with its score, key points, habits, fillers, pace and words.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", metavar="ID", nargs="?", default="last", help=f"{ID_HELP} (default: last)")
    parser.add_argument("--json", action="store_true", help="print the session as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print everything kept of one session."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.assessment_json import json_ready, readable_json
    from voice_interviewer.core.steering import on_one_line

    store = bootstrap.session_store()
    session = store.load(store.meant(arguments.id))
    if arguments.json:
        print(readable_json(json_ready(session)))
        return 0
    width = min(100, shutil.get_terminal_size().columns)
    cut_short = cut_short_lines(store.cut_short(session))
    lines = [*_head(session), f"Folder: {store.folder(session)}", *cut_short, *_answers(session, width)]
    print("\n".join(map(on_one_line, lines)))
    return 0


def _head(session: "Session") -> list[str]:
    answered = {answer.question_id for answer in session.answers}
    left = [each for each in session.question_ids if each not in answered]
    state = "" if session.ended else " (cut short, or still running)"
    return [
        f"Session {session.id}{state}",
        f"Started {session.started_at[:19].replace('T', ' ')} UTC; pack {session.pack_id}; "
        f"answers from: {session.candidate}",
        *([f"Not answered: {', '.join(left)}"] if left else []),
    ]


def _answers(session: "Session", width: int) -> list[str]:
    from voice_interviewer.cli.report import answer_lines
    from voice_interviewer.cli.report_content import session_lines

    questions = _questions(session.pack_id)
    lines = []
    for answer in sorted(session.answers, key=lambda each: (each.number, each.take, each.follow_up or 0)):
        lines += ["", *answer_lines(answer, questions.get(answer.question_id), width)]
    habits = session_lines(session.answers, questions, width)
    return [*lines, *(["", *habits] if habits else [])]


def _questions(pack_id: str) -> "dict[str, Question]":
    """The pack's questions as they are worded now; told and left out where the pack cannot be read."""
    from voice_interviewer import bootstrap
    from voice_interviewer.errors import PackError, UsageError

    try:
        return {question.id: question for question in bootstrap.pack_library().pack(pack_id).questions}
    except (PackError, UsageError) as error:
        print(f"{error.what} Key points go by their ids here.", file=sys.stderr)
        return {}
