"""`sound-check`: microphone, speaker and room tried line by line, and the choice kept in the settings."""

import argparse
import json
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from voice_interviewer.core.sound.sound_check import SoundReport
    from voice_interviewer.interview.sound_check_talk import CheckEvent, Replies, Reply
    from voice_interviewer.program import SettingsKeeper

EPILOG = """examples:
  voice-interviewer sound-check
  voice-interviewer sound-check --microphone "USB" --speaker "Headphones"
  voice-interviewer sound-check --json"""

YES = ("", "y", "yes")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sound-check`."""
    parser = subparsers.add_parser(
        "sound-check",
        help="try microphone and speaker before an interview",
        description=(
            "The interviewer says a sentence, you say one; you hear yours back and read what was understood and what "
            "could be better. Nothing of it is kept but the devices that you name. Exit 1 where an interview would "
            "not work."
        ),
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--microphone", metavar="NAME", help="try this one (as `devices` shows it), and keep it")
    parser.add_argument("--speaker", metavar="NAME", help="the same for the speaker")
    parser.add_argument("--yes", action="store_true", help="ask nothing: take it that you hear the interviewer")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from voice_interviewer import bootstrap
    from voice_interviewer.errors import UsageError
    from voice_interviewer.interview.sound_check_talk import Checked, Chosen, Replies

    program = bootstrap.program()
    settings = program.settings.load()
    microphone = settings.microphone if arguments.microphone is None else arguments.microphone
    speaker = settings.speaker if arguments.speaker is None else arguments.speaker
    replies, cancelled, report = Replies(), threading.Event(), None
    asks = not arguments.yes
    if asks and (sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty()):
        raise UsageError(
            "The sound check asks whether you hear the interviewer.", "Run it in a terminal, or with --yes."
        )
    with closing(_events(program.sound_check().run(Chosen(microphone, speaker), replies, cancelled))) as events:
        for event in events:
            if isinstance(event, Checked):
                report = event.report
            _show(event, replies, asks)
    if report is None:
        return 1
    _print(report, as_json=arguments.json)
    if report.works:
        _keep(program.settings, microphone, speaker)
    return 0 if report.works else 1


def _events(run: "Iterator[CheckEvent]") -> "Generator[CheckEvent, None, None]":
    yield from run


def _show(event: "CheckEvent", replies: "Replies", asks: bool) -> None:
    """Say what happens, and reply to it."""
    from voice_interviewer.core.events import ChunkTranscribed, Problem
    from voice_interviewer.core.transcript import text_of
    from voice_interviewer.interview.sound_check_talk import CheckStep, Reply, StepBegan

    match event:
        case StepBegan(CheckStep.CHOOSE):
            replies.send(Reply.GO_ON)
        case StepBegan(CheckStep.SPEAKER, text):
            _say(f"The interviewer says: {text}")
        case StepBegan(CheckStep.HEARD):
            replies.send(_heard() if asks else Reply.YES)
        case StepBegan(CheckStep.SAY, text):
            _say(f"Now read this aloud, then be silent for two seconds:\n  {text}")
        case StepBegan(CheckStep.TRANSCRIBE):
            _say("Writing down what you said.")
        case StepBegan(CheckStep.PLAYBACK):
            _say("This is you.")
        case StepBegan(CheckStep.RESULT | CheckStep.STUCK):
            replies.send(Reply.GO_ON)
        case ChunkTranscribed(_, words, True) if words:
            _say(f"Understood: {text_of(words)}")
        case Problem(what, remedy):
            _say(f"{what}\n{remedy}")


def _heard() -> "Reply":
    """What the person answers; the end of the input is a no."""
    from voice_interviewer.interview.sound_check_talk import Reply

    print("Did you hear the interviewer? Enter or y: yes, n: no, a: once more. ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        return Reply.NO
    if answer.strip().lower() in ("a", "again"):
        return Reply.AGAIN
    return Reply.YES if answer.strip().lower() in YES else Reply.NO


def _print(report: "SoundReport", *, as_json: bool) -> None:
    if as_json:
        findings = [
            {"concern": each.concern.value, "grade": each.grade.value, "what": each.what, "remedy": each.remedy}
            for each in report.findings
        ]
        found = {"works": report.works, "transcript": report.transcript, "findings": findings}
        print(json.dumps(found, ensure_ascii=False))
        return
    from voice_interviewer.core.sound.sound_check import Grade

    signs = {Grade.GOOD: "good", Grade.NOTICE: "could be better", Grade.PROBLEM: "in the way"}
    for each in report.findings:
        print(f"{signs[each.grade]}: {each.what}")
        if each.remedy:
            print(f"  {each.remedy}")
    print(report.verdict)


def _keep(keeper: "SettingsKeeper", microphone: str, speaker: str) -> None:
    settings = keeper.load()
    changed = settings.changed("sound_checked", True)
    changed = changed.changed("microphone", microphone).changed("speaker", speaker)
    if changed != settings:
        keeper.save(changed)
        _say("Kept in the settings.")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
