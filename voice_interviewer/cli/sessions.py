"""`voice-interviewer sessions`: what is kept of every interview, and where."""

import argparse
import json
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.session import Session
    from voice_interviewer.core.session_list import DamagedSession, SessionSummary

LIST_EPILOG = """example:
  voice-interviewer sessions list --json"""
SHOW_EPILOG = """examples:
  voice-interviewer sessions show last
  voice-interviewer sessions show 20261122T061530Z-7ryp --json"""
PATH_EPILOG = """example:
  voice-interviewer sessions path last"""

FILES = (
    ("session.json", "what was asked, every word heard and its time, and the assessments, as text"),
    ("answer-NN.flac", "the recording of answer NN (16 kHz, mono); -take-2: repeated; -follow-up-1: to a follow-up"),
    (".session.json.*.tmp", "left where the program was killed while it saved; safe to delete"),
)
"""Every kind of file in a session's folder."""

ID_HELP = "a session's id, the beginning of one, the part after its dash, or `last` (default: last)"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions` with its commands."""
    parser = subparsers.add_parser(
        "sessions",
        help="what is kept: list, show, path",
        description="Everything kept of your interviews.",
        epilog="example: voice-interviewer sessions show last",
    )
    commands = parser.add_subparsers(dest="sessions_command", metavar="COMMAND", required=True)
    form = argparse.RawDescriptionHelpFormatter
    listing = commands.add_parser(
        "list",
        help="every session, newest first",
        description="List every session, newest first, damaged ones included.",
        epilog=LIST_EPILOG,
        formatter_class=form,
    )
    listing.add_argument("--json", action="store_true", help="print a JSON array instead of a table")
    listing.set_defaults(run=run_list)
    show = commands.add_parser(
        "show",
        help="one session with everything in it",
        description="Show one session: each answer with its score, key points, habits, fillers, pace and words.",
        epilog=SHOW_EPILOG,
        formatter_class=form,
    )
    show.add_argument("id", metavar="ID", nargs="?", default="last", help=ID_HELP)
    show.add_argument("--json", action="store_true", help="print the session as JSON")
    show.set_defaults(run=run_show)
    path = commands.add_parser(
        "path",
        help="the folder it lies in",
        description="Print the folder that holds all sessions, or one; what its files are goes to stderr.",
        epilog=PATH_EPILOG,
        formatter_class=form,
    )
    path.add_argument("id", metavar="ID", nargs="?", help="a session's id, the beginning of one, or `last`")
    path.set_defaults(run=run_path)


def run_list(arguments: argparse.Namespace) -> int:
    """Print a line a session; what is wrong with damaged ones goes to stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.assessment_json import json_ready
    from voice_interviewer.core.session_list import DamagedSession

    kept = bootstrap.session_store().list()
    if arguments.json:
        entries = [{"damaged": isinstance(each, DamagedSession)} | json_ready(each) for each in kept]
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return 0
    if not kept:
        print("No session is kept yet. Hold one: `voice-interviewer interview`.", file=sys.stderr)
        return 0
    names = max(len(each.id) for each in kept)
    print(f"{'ID':{names}}  {'STARTED (UTC)':16}  ANSWERED   LENGTH    SIZE  SCORES, BY QUESTION")
    for each in kept:
        print(_row(each, names))
    for each in kept:
        if isinstance(each, DamagedSession):
            print(f"{each.problem}\n{each.remedy}", file=sys.stderr)
    return 0


def _row(kept: "SessionSummary | DamagedSession", names: int) -> str:
    from voice_interviewer.core.session_list import DamagedSession

    size = f"{kept.bytes / 1e6:.1f} MB" if kept.bytes >= 1_000_000 else f"{-(-kept.bytes // 1000)} kB"
    if isinstance(kept, DamagedSession):
        return f"{kept.id:{names}}  {'damaged':16}  {'-':>8}  {'-':>7}  {size:>6}"
    answered = f"{kept.answered} of {kept.questions}"
    scores = " ".join("-" if score is None else f"{score:.0f}" for score in kept.scores)
    notes = "" if kept.ended else "(cut short) "
    started = kept.started_at[:16].replace("T", " ")
    length = f"{int(kept.seconds) // 60}:{int(kept.seconds) % 60:02}"
    return f"{kept.id:{names}}  {started:16}  {answered:>8}  {length:>7}  {size:>6}  {notes}{scores}".rstrip()


def run_show(arguments: argparse.Namespace) -> int:
    """Print everything kept of one session."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.assessment_json import json_ready, readable_json

    store = bootstrap.session_store()
    session = store.load(arguments.id)
    if arguments.json:
        print(readable_json(json_ready(session)))
        return 0
    width = min(100, shutil.get_terminal_size().columns)
    print("\n".join([*_head(session), f"Folder: {store.folder(session)}", *_answers(session, width)]))
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
    from voice_interviewer.cli.report_content import session_habit_lines

    questions = _questions(session.pack_id)
    lines = []
    for answer in sorted(session.answers, key=lambda each: (each.number, each.take, each.follow_up or 0)):
        lines += ["", *answer_lines(answer, questions.get(answer.question_id), width)]
    habits = session_habit_lines(session.answers, width)
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


def run_path(arguments: argparse.Namespace) -> int:
    """Print a folder on stdout and the kinds of file in it on stderr."""
    from voice_interviewer import bootstrap
    from voice_interviewer.paths import Home

    if arguments.id is None:
        print(Home.find().sessions)
        print("One folder a session, named by its time (UTC) and a short id. In each:", file=sys.stderr)
    else:
        print(bootstrap.session_store().find(arguments.id))
    for name, meaning in FILES:
        print(f"  {name}: {meaning}", file=sys.stderr)
    return 0
