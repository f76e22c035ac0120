"""`packs show`: a pack to read: its rounds, its questions in full, its guide."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs show`."""
    parser = actions.add_parser(
        "show",
        help="the questions of a pack, and its guide, to read",
        description=(
            "The rounds of a pack with their questions; with --round or --question those questions in full, with what "
            "a good answer says and what it sounds like; with --guide what to read before the interview."
        ),
        epilog=(
            "examples: voice-interviewer packs show machine-learning-engineer --round behavioural; "
            "voice-interviewer packs show --question bias-variance --hear"
        ),
    )
    parser.add_argument(
        "pack", metavar="PACK", nargs="?", help="the pack's id, as `packs list` shows it; default: that of the settings"
    )
    parser.add_argument("--round", metavar="R", action="append", default=[], help="only this round (may be repeated)")
    parser.add_argument(
        "--question", metavar="ID", action="append", default=[], help="only this question (may be repeated)"
    )
    parser.add_argument("--hear", action="store_true", help="with --question: hear the model answer read aloud as well")
    parser.add_argument("--guide", action="store_true", help="print the pack's guide instead of its questions")
    parser.add_argument("--json", action="store_true", help="print the questions, or the guide, as JSON")
    parser.set_defaults(run=_show)


def _show(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import pack_library, settings
    from voice_interviewer.cli.packs.pack_text import overview, questions_text
    from voice_interviewer.core.selection import select_questions
    from voice_interviewer.errors import UsageError

    pack = pack_library().pack(arguments.pack or settings().pack)
    if arguments.guide:
        return _show_guide(pack, as_json=arguments.json)
    questions = select_questions(pack, arguments.round, arguments.question)
    if arguments.hear and not arguments.question:
        raise UsageError("Nothing says which model answer is to be heard.", "Name its question with --question ID.")
    if arguments.json:
        print(_as_json(pack, questions))
    elif arguments.round or arguments.question:
        print(questions_text(pack, questions), flush=True)
    else:
        print(overview(pack))
        more = f"A round in full: `voice-interviewer packs show {pack.id} --round {pack.rounds[0].id}`."
        print(more + (" What to read beforehand: add --guide instead." if pack.guide else ""), file=sys.stderr)
    if arguments.hear:
        _read_aloud(questions)
    return 0


def _read_aloud(questions: "tuple[Question, ...]") -> None:
    from voice_interviewer.bootstrap import program

    player = program().player
    for question in questions:
        print(f"Reading the model answer to {question.id} aloud; Ctrl-C stops.", file=sys.stderr)
        for _ in player.say(question.model_answer):
            pass


def _show_guide(pack: "Pack", *, as_json: bool) -> int:
    from dataclasses import asdict

    from voice_interviewer.cli.packs.guide_text import guide_text
    from voice_interviewer.errors import UsageError

    if pack.guide is None:
        raise UsageError(
            f"The pack {pack.id} has no guide.",
            "A guide is the file guide.yaml in the pack's folder; voice-interviewer packs schema guide shows its keys.",
        )
    print(json.dumps(asdict(pack.guide), ensure_ascii=False, indent=2) if as_json else guide_text(pack.guide))
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
