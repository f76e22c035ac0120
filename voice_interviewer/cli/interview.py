"""`voice-interviewer interview`: hold an interview on the screen, or line by line."""

import argparse
import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.interview.prepared import Prepared, Wishes

EXAMPLES = """examples:
  voice-interviewer interview                       # three questions aloud, your answers by microphone
  voice-interviewer interview --round behavioural
  voice-interviewer interview --full                # every round, two questions each, with breaks
  voice-interviewer interview --question bias-variance --voice none
  voice-interviewer interview --drill               # three questions that are due today
  voice-interviewer interview --text --voice none   # read the questions, type the answers
  voice-interviewer interview --resume last         # go on where you stopped
  voice-interviewer interview --candidate demo --plain --fast"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser(
        "interview",
        help="hold an interview",
        description="Hold a spoken mock interview: on the screen, or line by line with --plain.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pack", metavar="P", help="question pack (default: the settings' pack)")
    parser.add_argument("--round", metavar="R", action="append", default=[], help="only this round; may be repeated")
    parser.add_argument("--question", metavar="ID", action="append", default=[], help="this question; may be repeated")
    parser.add_argument("--full", action="store_true", help="every round in turn, with a break between them")
    parser.add_argument("--drill", action="store_true", help="what your practice plan puts first")
    parser.add_argument("--resume", metavar="ID", help="go on with the open questions of a session; last: your newest")
    parser.add_argument(
        "--count", metavar="N", type=whole_number, help="how many questions (default: 3; with --full 2 a round)"
    )
    parser.add_argument(
        "--follow-ups",
        metavar="N",
        type=int,
        choices=range(4),
        help="how many missed points are asked about after each answer: 0 to 3 (default: the settings', 1)",
    )
    parser.add_argument("--mode", choices=("practice", "live"), help="practice shows results after each answer")
    parser.add_argument("--voice", choices=("neural", "system", "none"), help="the interviewer's voice")
    parser.add_argument("--text", action="store_true", help="type the answers; no microphone is needed")
    parser.add_argument("--microphone", metavar="NAME", help="part of a name that `devices` lists")
    parser.add_argument("--speaker", metavar="NAME", help="part of a name that `devices` lists")
    parser.add_argument(
        "--candidate",
        metavar="FILE|DIR|demo",
        help="answers in your place: a recording, a folder of <question id>.wav, or the built-in candidate",
    )
    parser.add_argument("--fast", action="store_true", help="with --candidate: as fast as the machine can listen")
    parser.add_argument("--plain", action="store_true", help="line by line instead of on the screen")
    parser.set_defaults(run=run)


def whole_number(text: str) -> int:
    """A whole number from 1 up, as argparse wants its types."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1 up")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Hold the interview."""
    from voice_interviewer import bootstrap

    if arguments.full and (arguments.round or arguments.question):
        print("--full asks every round of the pack: leave --round and --question out, or --full.", file=sys.stderr)
        return 2

    if problem := _clash(arguments):
        print(problem, file=sys.stderr)
        return 2

    wishes = bootstrap.Wishes(
        pack=arguments.pack,
        rounds=tuple(arguments.round),
        questions=tuple(arguments.question),
        full=arguments.full,
        count=arguments.count,
        follow_ups=arguments.follow_ups,
        mode=arguments.mode,
        voice=arguments.voice,
        microphone=arguments.microphone,
        speaker=arguments.speaker,
        candidate=arguments.candidate,
        fast=arguments.fast,
        reader=sys.stdin.isatty(),
        typed=arguments.text,
        drill=arguments.drill,
        resume=_meant(arguments.resume),
    )
    on_terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if on_terminal and not arguments.plain:
        return run_on_screen(wishes)
    from voice_interviewer.cli.packs.guide_text import guide_text
    from voice_interviewer.cli.plain import run_plain

    prepared = _prepared(wishes, ask=on_terminal)
    return run_plain(
        prepared.interview,
        prepared.sessions_folder,
        show_results=prepared.show_results,
        asks_rating=prepared.asks_rating,
        typed=prepared.typed,
        guide=None if prepared.guide is None else partial(guide_text, prepared.guide),
        rate=bootstrap.library().rate if wishes.reader and not prepared.show_results else None,
        cut_short=bootstrap.session_store().cut_short,
    )


def _meant(session: str | None) -> str | None:
    """The id of the session that the person names; `last` stays: it is their newest that can go on."""
    from voice_interviewer import bootstrap
    from voice_interviewer.storage.session_names import LAST

    return session if session in (None, LAST) else bootstrap.session_store().meant(session)


def _clash(arguments: argparse.Namespace) -> str:
    """What two options ask for that cannot both be had; empty where they agree."""
    named = bool(arguments.round or arguments.question)
    if arguments.resume is not None:
        others = {"--pack": arguments.pack, "--drill": arguments.drill, "--full": arguments.full}
        others |= {"--round or --question": named, "--count": arguments.count}
        if given := [name for name, value in others.items() if value]:
            return f"--resume asks what its session left open: leave {given[0]} out, or --resume."
    if arguments.drill and (named or arguments.full):
        return "--drill asks what is due: leave --round, --question and --full out, or --drill."
    if arguments.text and arguments.candidate:
        return "--text is typed by you: leave --candidate out, or --text."
    return ""


def _collect_from_now() -> None:
    gc.freeze()
    gc.enable()


def run_on_screen(wishes: "Wishes | None") -> int:
    """Open the program: one interview, or home where nothing is wished for.

    What the imports make stays for good, so the garbage collector goes through none of it, then or later.
    """
    gc.disable()
    from voice_interviewer.bootstrap import program, screen_apart
    from voice_interviewer.tui.app import VoiceInterviewerApp

    app = VoiceInterviewerApp(program(), wishes)
    app.call_later(_collect_from_now)
    with screen_apart():
        app.run()
    if app.closing_words:
        print(app.closing_words, file=sys.stderr)
    return app.return_code or 0


def _prepared(wishes: "Wishes", *, ask: bool) -> "Prepared":
    """The interview; where there is no microphone, what the person takes instead when asked, else the demo."""
    from dataclasses import replace

    from voice_interviewer import bootstrap
    from voice_interviewer.errors import DeviceError

    offer = _Offer()
    try:
        return bootstrap.prepare_interview(wishes, offer if ask else _take_demo, _tell)
    except DeviceError:
        if not offer.types:
            raise
        return bootstrap.prepare_interview(replace(wishes, typed=True), _take_demo, _tell)


class _Offer:
    """Asks the person what they want where there is no microphone; called, says whether it is the demo."""

    types = False
    """Whether they want to type their answers."""

    def __call__(self, problem: str) -> bool:
        from voice_interviewer.cli.plain_menu import EndOfInput, ask, say

        say(problem)
        try:
            chosen = ask("Type your answers (t), watch the built-in candidate (w), or leave (Enter)?").lower()
        except EndOfInput:
            return False
        self.types = chosen in ("t", "type")
        return chosen in ("w", "watch")


def _tell(what: str) -> None:
    print(what, file=sys.stderr)


def _take_demo(problem: str) -> bool:
    print(
        f"{problem}\nThe built-in candidate answers instead (--candidate demo); you could type (--text).",
        file=sys.stderr,
    )
    return True
