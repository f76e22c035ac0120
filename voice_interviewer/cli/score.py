"""`voice-interviewer score`: assess recordings or typed answers that were made elsewhere."""

import argparse
import errno
import shutil
import sys
from pathlib import Path

LONGEST_TEXT = 200_000
"""Bytes of a typed answer: half a book."""

EXAMPLES = """examples:
  voice-interviewer score answer.m4a --question bias-variance
  voice-interviewer score answer.txt --text --question bias-variance --json
  echo "Bias is ..." | voice-interviewer score - --text --question bias-variance"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to argparse."""
    parser = subparsers.add_parser(
        "score",
        help="assess recordings or typed answers",
        description="Assess recordings (wav, flac, mp3, ogg, m4a), or typed answers with --text.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a recording, or a text file with --text (- reads it)")
    parser.add_argument("--question", metavar="ID", help="the question that was answered; without it, no coverage")
    parser.add_argument("--pack", metavar="P", help="the pack that holds the question (default: the settings' pack)")
    parser.add_argument("--text", action="store_true", help="the files are typed answers")
    parser.add_argument("--json", action="store_true", help="one Assessment a line")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Assess each file in turn; a file that cannot be read is told, the others go on, and the exit code is 1."""
    from voice_interviewer import bootstrap
    from voice_interviewer.cli.report import assessment_lines
    from voice_interviewer.core.assessment_json import assessment_line
    from voice_interviewer.core.steering import on_one_line
    from voice_interviewer.errors import VoiceInterviewerError

    scorer = bootstrap.prepare_scorer(arguments.pack, arguments.question, typed=arguments.text)
    failed = False
    for name in arguments.files:
        try:
            if arguments.text:
                assessment = scorer.score_text(_text(name))
            else:
                assessment = scorer.score_recording(bootstrap.recorded_source(Path(name)))
        except VoiceInterviewerError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        if arguments.json:
            print(assessment_line(assessment), flush=True)
            continue
        if len(arguments.files) > 1:
            print(on_one_line(name))
        width = min(100, shutil.get_terminal_size().columns)
        print("\n".join(assessment_lines(assessment, scorer.question, width)), flush=True)
    return 1 if failed else 0


def _text(name: str) -> str:
    from voice_interviewer.errors import AudioFileError

    try:
        with open(0, "rb", closefd=False) if name == "-" else open(name, "rb") as opened:
            content = opened.read(LONGEST_TEXT + 1)
        if len(content) > LONGEST_TEXT:
            raise OSError(errno.EFBIG, f"it is longer than {LONGEST_TEXT // 1000} kB")
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise AudioFileError(
            f"{'Standard input' if name == '-' else name} cannot be read as a typed answer: {reason}.",
            "Name a text file in UTF-8, or leave out --text for a recording.",
        ) from error
