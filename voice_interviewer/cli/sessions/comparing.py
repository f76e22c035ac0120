"""`sessions compare`: two takes of one question, figure by figure and point by point."""

import argparse
import shutil
from typing import TYPE_CHECKING, NoReturn

from voice_interviewer.cli.lines import wrapped
from voice_interviewer.cli.sessions import ID_HELP

if TYPE_CHECKING:
    from voice_interviewer.core.comparison import Comparison
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.session import Answer, Session

EPILOG = """examples:
  voice-interviewer sessions compare last --answer 1
  voice-interviewer sessions compare 7ryp last --question l1-l2-regularization

Within one session the first and the last take of the answer are compared, between two sessions the last take of each.
A difference that chance alone makes is called the same."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions compare`."""
    parser = commands.add_parser(
        "compare",
        help="two takes of one question: what was won and lost",
        description="Compare two takes of one question: points won and lost, score, fillers, pace, pauses, length.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", metavar="ID", nargs="?", default="last", help=f"{ID_HELP} (default: last)")
    parser.add_argument("newer", metavar="NEWER", nargs="?", help="another session that asked the same question")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--question", metavar="QUESTION", help="the id of the question")
    which.add_argument("--answer", metavar="N", type=int, help="the place of the question in the (first) session")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line a figure and a line a key point."""
    from voice_interviewer import bootstrap
    from voice_interviewer.core.comparison import compare
    from voice_interviewer.core.steering import on_one_line

    store = bootstrap.session_store()
    older = store.load(store.meant(arguments.id))
    newer = older if arguments.newer is None else store.load(store.meant(arguments.newer))
    question_id = _question_id(arguments, older, newer)
    first, last = _takes(older, question_id), _takes(newer, question_id)
    before = first[0] if newer is older else first[-1]
    if newer is older and len(first) < 2:
        _no_pair(f"There is only one take of {question_id} in session {older.id}.")
    asked = _question(older.pack_id, question_id)
    lines = _lines(older, before, newer, last[-1], compare(before, last[-1], asked))
    print("\n".join(map(on_one_line, lines)))
    return 0


def _question_id(arguments: argparse.Namespace, older: "Session", newer: "Session") -> str:
    """The question asked for; without one, the first of which there are two takes. Raises UsageError."""
    if arguments.question is not None:
        return str(arguments.question)
    if arguments.answer is not None:
        ids = [answer.question_id for answer in older.answers if answer.number == arguments.answer]
        if not ids:
            _no_pair(f"There is no answer {arguments.answer} in session {older.id}.")
        return ids[0]
    ids = [answer.question_id for answer in older.answers if answer.follow_up is None]
    others = [answer.question_id for answer in newer.answers if answer.follow_up is None]
    both = [each for each in ids if (ids.count(each) > 1 if newer is older else each in others)]
    if not both:
        _no_pair("No question was answered twice.")
    return both[0]


def _takes(session: "Session", question_id: str) -> "list[Answer]":
    """Assessed takes first to last; where none is, all. Raises UsageError where there is none."""
    takes = [each for each in session.answers if each.question_id == question_id and each.follow_up is None]
    if not takes:
        _no_pair(f"Session {session.id} has no answer to {question_id}.")
    assessed = [each for each in takes if each.assessment is not None]
    return sorted(assessed or takes, key=lambda each: each.take)


def _no_pair(what: str) -> NoReturn:
    from voice_interviewer.errors import UsageError

    raise UsageError(what, "See what there is: `voice-interviewer sessions show ID`, or name a second session.")


def _question(pack_id: str, question_id: str) -> "Question | None":
    from voice_interviewer import bootstrap
    from voice_interviewer.errors import PackError, UsageError

    try:
        questions = bootstrap.pack_library().pack(pack_id).questions
    except (PackError, UsageError):  # points go by their ids then
        return None
    return next((question for question in questions if question.id == question_id), None)


def _lines(older: "Session", before: "Answer", newer: "Session", after: "Answer", compared: "Comparison") -> list[str]:
    from voice_interviewer.core.comparison import told

    width = min(100, shutil.get_terminal_size().columns)
    lines = wrapped(after.question_text, width)
    lines += [f"older: session {older.id}, take {before.take}", f"newer: session {newer.id}, take {after.take}", ""]
    if compared.not_comparable_because is not None:
        lines += [*wrapped(compared.not_comparable_because, width), ""]
    for row in compared.rows:
        verdict = row.why or row.change.value
        lines += wrapped(f"{row.name}: {told(row.older, row.unit)}, then {told(row.newer, row.unit)}: {verdict}", width)
    if compared.points:
        won, lost = (sum(point.word == word for point in compared.points) for word in ("won", "lost"))
        lines += ["", f"Key points: {won} won, {lost} lost"]
        lines += [
            line for point in compared.points for line in wrapped(f"{point.word}: {point.statement}", width, 2, 4)
        ]
    return lines
