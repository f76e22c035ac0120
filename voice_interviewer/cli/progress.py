"""`voice-interviewer progress`: what became of the figures, and what to practise next."""

import argparse
import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voice_interviewer.core.practice.due import Due
    from voice_interviewer.core.practice.progress import QuestionProgress, Trend
    from voice_interviewer.looking_back import LookingBack

EPILOG = """examples:
  voice-interviewer progress
  voice-interviewer progress --question bias-variance
  voice-interviewer progress due"""
DUE_EPILOG = """example:
  voice-interviewer progress due --count 3"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `progress` with `due`."""
    form = argparse.RawDescriptionHelpFormatter
    parser = subparsers.add_parser(
        "progress",
        help="your figures over time, and what to practise next",
        description=(
            "Every figure of your newest interview, held against your own usual range: a change is told only where\n"
            "chance hardly explains it. Scores are levelled, so that a hard question is not taken for a bad day.\n"
            "`progress due` lists what to practise next."
        ),
        epilog=EPILOG,
        formatter_class=form,
    )
    parser.add_argument("--question", metavar="ID", help="all takes of one question instead")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.set_defaults(run=run_progress)
    commands = parser.add_subparsers(dest="progress_command", metavar="COMMAND")
    due = commands.add_parser(
        "due",
        help="what to practise next",
        description="The questions of your pack, the most urgent first: when each comes again, and its last score.",
        epilog=DUE_EPILOG,
        formatter_class=form,
    )
    due.add_argument("--count", type=int, metavar="N", default=10, help="at most so many (default: 10)")
    due.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print a JSON array")
    due.set_defaults(run=run_due)


def run_progress(arguments: argparse.Namespace) -> int:
    """Print every measure with what is said of it; or the takes of one question."""
    seen = _seen()
    if arguments.question is not None:
        question = _question(seen, arguments.question)
        print(_json(question) if arguments.json else "\n".join(_takes(question, seen)))
        return 0
    if arguments.json:
        print(json.dumps(_figures(seen), ensure_ascii=False, indent=2))
        return 0
    if not seen.progress.sessions:
        print("Nothing to show yet. Begin with three questions: voice-interviewer interview --count 3", file=sys.stderr)
    print("\n".join(_report(seen)))
    return 0


def run_due(arguments: argparse.Namespace) -> int:
    """Print the beginning of the plan."""
    from voice_interviewer.errors import UsageError

    if arguments.count < 1:
        raise UsageError(f"{arguments.count} questions cannot be listed.", "Ask for at least one: `--count 1`.")
    seen = _seen()
    plan = seen.plan[: arguments.count]
    if arguments.json:
        print(json.dumps([_due_json(each, seen) for each in plan], ensure_ascii=False, indent=2))
        return 0
    for each in plan:
        print("\n".join(_due_lines(each, seen)))
    return 0


def _seen() -> "LookingBack":
    from voice_interviewer import bootstrap
    from voice_interviewer.looking_back import look_back

    return look_back(bootstrap.program())


def _question(seen: "LookingBack", question_id: str) -> "QuestionProgress":
    from voice_interviewer.errors import UsageError

    question = seen.progress.question(question_id, seen.pack_id) or seen.progress.question(question_id)
    if question is None:
        raise UsageError(
            f"No answer to a question “{question_id}” is kept.", "`voice-interviewer progress` lists those answered."
        )
    return question


def _report(seen: "LookingBack") -> list[str]:
    from voice_interviewer.core.practice.plan import due_words, today_words
    from voice_interviewer.core.practice.words import count, left_out, practised

    lines = [each for each in (seen.countdown, f"{practised(seen.calendar)}.") if each]
    lines += _trends(seen.progress.trends, "interview", seen)
    lines += left_out(seen.progress)
    dues = {each.question_id: due_words(each, seen.now) for each in seen.plan}
    if seen.progress.questions:
        lines += ["", "Questions, the last one answered first"]
    for question in seen.progress.questions:
        due = dues.get(question.question_id) if question.pack_id == seen.pack_id else None
        when = f"pack {question.pack_id}" if due is None else f"due {due}"
        lines += [f"  {question.question_id}: {_last(question)}, {count(question.takes, 'take')}, {when}"]
    if seen.plan:
        first = seen.plan[0].question_id
        lines += ["", f"{today_words(seen.plan, seen.now)} Next: {first}", f"  {seen.texts[first]}"]
    return _wrapped(lines)


def _takes(question: "QuestionProgress", seen: "LookingBack") -> list[str]:
    from voice_interviewer.core.practice.baseline import Measure
    from voice_interviewer.core.practice.plan import due_words

    lines = [question.question_text]
    lines += [
        f"  {_local(point.started_at)}: {point.value:.0f} of 100" for point in question.trends[Measure.SCORE].points
    ]
    lines += _trends(question.trends, "take", seen)
    due = next((each for each in seen.plan if each.question_id == question.question_id), None)
    if due is not None and question.pack_id == seen.pack_id:
        lines.append(f"Due: {due_words(due, seen.now)}")
    return _wrapped(lines)


def _trends(trends: "dict[Any, Trend] | Any", noun: str, seen: "LookingBack") -> list[str]:
    from voice_interviewer.core.practice.baseline import KINDS
    from voice_interviewer.core.practice.words import drifted, figures, verdict

    lines = []
    for measure, trend in trends.items():
        if trend.points:
            said = verdict(trend, noun, seen.pace_band_wpm)
            lines += [f"{KINDS[measure].title}: {said}", f"  {figures(trend, noun)}"]
            lines += [f"  {drifted(trend, noun)}"] if trend.drift is not None else []
    return lines


def _last(question: "QuestionProgress") -> str:
    from voice_interviewer.core.practice.baseline import Measure
    from voice_interviewer.core.practice.words import SHORT

    trend = question.trends[Measure.SCORE]
    return f"{trend.points[-1].value:.0f} of 100, {SHORT[trend.change]}" if trend.points else "no score"


def _due_lines(due: "Due", seen: "LookingBack") -> list[str]:
    from voice_interviewer.core.practice.plan import due_words

    parts = [due_words(due, seen.now)]
    if due.last_score is not None and due.recall is not None:
        parts += [f"last {due.last_score:.0f} of 100", f"chance to remember {due.recall:.0%}"]
    return _wrapped([f"{due.question_id}: {', '.join(parts)}", f"  {seen.texts[due.question_id]}"])


def _wrapped(lines: list[str]) -> list[str]:
    from voice_interviewer.cli.lines import wrapped

    width = shutil.get_terminal_size().columns
    safe = ["".join(each if each.isprintable() else "?" for each in line) for line in lines]
    return [part for line in safe for part in (wrapped(line.strip(), width, len(line) - len(line.lstrip())) or [""])]


def _local(started_at: str) -> str:
    from voice_interviewer.core.practice.calendar import local_moment

    return f"{local_moment(started_at):%Y-%m-%d %H:%M}"


def _due_json(due: "Due", seen: "LookingBack") -> dict[str, Any]:
    from voice_interviewer.core.assessment_json import json_ready

    return {
        "question_id": due.question_id,
        "question_text": seen.texts[due.question_id],
        "due": None if due.due is None else due.due.isoformat(),
        "recall": json_ready(due.recall),
        "last_score": json_ready(due.last_score),
        "answers": due.answers,
    }


def _figures(seen: "LookingBack") -> dict[str, Any]:
    from voice_interviewer.core.assessment_json import json_ready

    calendar = seen.calendar
    days = {day.day.isoformat(): day.answers for week in calendar.weeks for day in week if day.answers}
    practice = {"days": days, "streak": calendar.streak, "longest_streak": calendar.longest_streak}
    due = [_due_json(each, seen) for each in seen.plan]
    figures: dict[str, Any] = json_ready(seen.progress)
    return {**figures, "practice": practice, "countdown": seen.countdown, "pack": seen.pack_id, "plan": due}


def _json(question: "QuestionProgress") -> str:
    from voice_interviewer.core.assessment_json import json_ready

    return json.dumps(json_ready(question), ensure_ascii=False, indent=2)
