"""`voice-interviewer doctor`: says whether an interview would work here, and how to mend what would not."""

import argparse
import json
import shutil
import sys
import textwrap
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voice_interviewer.doctor import Check, Place
    from voice_interviewer.settings import Settings

EPILOG = """examples:
  voice-interviewer doctor
  voice-interviewer doctor --accuracy
  voice-interviewer doctor --json
  voice-interviewer doctor --report                  # shows what would help to mend a bug, and asks
  voice-interviewer doctor --report --to bug.txt --yes

Exit code: 0 when an interview with the present settings would work, 1 otherwise; with --report 0 when it was written.

The report holds versions, what was found, settings without names, sizes, and the end of the log. It names no person,
computer, device, file or folder of yours, and holds no word that was said or asked. Nothing is sent."""

TRIAL = "Ready."
"""Said by each voice, into memory, to see that it can speak."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser(
        "doctor",
        help="would an interview work here?",
        description="Try every part an interview needs, say how to mend what fails, and name every file kept.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--accuracy",
        action="store_true",
        help="instead of checking, say what each number means and how far it was found to be off",
    )
    parser.add_argument("--report", action="store_true", help="show a report for a bug, and write it if you agree")
    parser.add_argument(
        "--to", metavar="FILE", type=Path, help="with --report: the file to write (default: in `reports` in the home)"
    )
    parser.add_argument("--yes", action="store_true", help="with --report: do not ask")
    parser.set_defaults(run=partial(run, parser))


def run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    """Check everything, print it, and tell by the exit code whether an interview would work."""
    if (arguments.to is not None or arguments.yes) and not arguments.report:
        parser.error("--to and --yes belong to --report")
    if arguments.report:
        return _report(arguments.to, yes=arguments.yes)
    if arguments.accuracy:
        return _accuracy(as_json=arguments.json)
    from voice_interviewer.doctor import places, works
    from voice_interviewer.paths import Home

    width = _width()
    checks = []
    for check in _checks():
        checks.append(check)
        if not arguments.json:
            print("\n".join(_check_lines(check, width)), flush=True)
    kept = places(Home.find())
    ready = works(checks)
    if arguments.json:
        print(_as_json(ready, checks, kept))
        return 0 if ready else 1
    print(f"\nEverything is kept in {Home.find().root}:")
    for place in kept:
        print("\n".join(_place_lines(place, width)))
    print(f"\n{_verdict(checks)}")
    return 0 if ready else 1


def _width() -> int:
    return min(100, max(40, shutil.get_terminal_size().columns))


def _accuracy(*, as_json: bool) -> int:
    """Print what each number means, and how far it was found to be off."""
    from dataclasses import asdict

    from voice_interviewer.accuracy import numbers
    from voice_interviewer.cli.doctor_accuracy import accuracy_lines

    if as_json:
        print(json.dumps({"numbers": [asdict(each) for each in numbers()]}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(accuracy_lines(numbers(), _width())))
    return 0


def _report(to: Path | None, *, yes: bool) -> int:
    """Show the report for a bug on stdout, ask, and write it; its path goes to stderr, for stdout is the report."""
    from voice_interviewer.bootstrap.bug_report import bug_report, write_bug_report
    from voice_interviewer.cli.asking import confirm

    print("Looking at every part; nothing is written or sent without your word.", file=sys.stderr)
    text = bug_report(tuple(_checks()))
    print(text, end="", flush=True)
    if not confirm("Write this, and no more than this, into a file?", "Nothing was written.", yes=yes):
        return 1
    path = write_bug_report(text, to.expanduser().absolute() if to is not None else None)
    print(f"Written: {path}\nRead it once more before you send it to anybody.", file=sys.stderr)
    return 0


def _checks() -> "Iterator[Check]":
    """Each part in turn, so that the quick ones stand there while the slow ones are tried."""
    from voice_interviewer import bootstrap, doctor
    from voice_interviewer.errors import SettingsError
    from voice_interviewer.paths import Home
    from voice_interviewer.settings import Settings

    home = Home.find()
    yield doctor.check_python()
    yield doctor.check_home(home)
    there = f"{home.settings}." if home.settings.exists() else f"The defaults; {home.settings} is not there."
    try:
        settings = bootstrap.settings()
        yield doctor.Check("Settings", doctor.State.OK, there)
    except SettingsError as error:
        settings = Settings()
        yield doctor.Check("Settings", doctor.State.PROBLEM, error.what, error.remedy)
    yield from _model_checks(settings)
    yield doctor.check_judge(bootstrap.coverage_judge)
    yield from doctor.check_sound(
        bootstrap.list_devices, settings.microphone, settings.speaker, speaks=settings.voice != "none"
    )
    for name, label in (("neural", "Neural voice"), ("system", "System voice")):
        failing = doctor.State.PROBLEM if settings.voice == name else doctor.State.WARNING
        yield doctor.check_attempt(label, partial(_spoken, name), failing)
    library = bootstrap.pack_library()
    folders = tuple(library.pack_folders().values())
    yield doctor.check_packs(partial(bootstrap.check_packs, folders, advice=False), len(folders))
    yield doctor.check_attempt(f"Pack {settings.pack}", partial(_asked, settings.pack))
    yield doctor.check_search(bootstrap.has_full_text())


def _model_checks(settings: "Settings") -> "Iterator[Check]":
    """The models that an interview with these settings needs."""
    from voice_interviewer import bootstrap, doctor
    from voice_interviewer.errors import ModelError

    try:
        files = bootstrap.model_files()
    except ModelError as error:
        yield doctor.Check("Models", doctor.State.PROBLEM, error.what, error.remedy)
        return
    others = [name for name in files.catalog.needed if not name.startswith("whisper-")]
    for name in (settings.transcriber, *others):
        yield doctor.check_model(name, partial(files.status, name))


def _spoken(name: str) -> str:
    """Let a voice say a word; raises VoiceError."""
    from voice_interviewer import bootstrap
    from voice_interviewer.errors import VoiceError

    voice = bootstrap.bare_voice(name)
    if voice is None:
        return "The questions are shown, not spoken."
    samples = sum(block.size for block in voice.synthesize(TRIAL))
    if not samples:
        raise VoiceError(f"The {name} voice gave no sound.", "Use another voice: --voice neural, system or none.")
    return f"Speaks ({voice.voice_id})."


def _asked(pack_id: str) -> str:
    """What the settings' pack holds; raises PackError and UsageError."""
    from voice_interviewer import bootstrap

    pack = bootstrap.pack_library().pack(pack_id)
    return f"{len(pack.questions)} questions in {len(pack.rounds)} rounds."


def _as_json(ready: bool, checks: "list[Check]", kept: "tuple[Place, ...]") -> str:
    from dataclasses import asdict

    report = {"works": ready, "checks": [asdict(check) for check in checks], "places": [asdict(each) for each in kept]}
    return json.dumps(report, ensure_ascii=False, indent=2, default=str)


def _check_lines(check: "Check", width: int) -> list[str]:
    label = f"[{check.state}]".ljust(len("[problem] "))
    indent = " " * len(label)
    lines = _wrapped(f"{label}{check.name}: {check.finding}", width, indent)
    if check.remedy:
        lines += _wrapped(f"{indent}-> {check.remedy}", width, f"{indent}   ")
    return lines


def _place_lines(place: "Place", width: int) -> list[str]:
    from voice_interviewer.doctor import in_words

    size = "not there yet" if place.bytes is None else in_words(place.bytes)
    return _wrapped(f"  {place.path} ({size}): {place.meaning}", width, "    ")


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    """Lines of at most `width` columns, but a path stays whole, to be copied."""
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def _verdict(checks: "list[Check]") -> str:
    from voice_interviewer.doctor import State

    problems = [check.name for check in checks if check.state is State.PROBLEM]
    if not problems:
        return "An interview would work here. Hold one: `voice-interviewer interview`."
    return f"An interview would not work here yet; mend first: {', '.join(problems)}."
