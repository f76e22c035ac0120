"""Every command block of README.md and CONTRIBUTING.md does what it promises: it is run, as a reader would run it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.readme import CHECKOUT, Block, blocks, readme_text
from tests.storage.samples import filled
from voice_interviewer.adapters.candidate import demo_speech
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.bootstrap import pack_library
from voice_interviewer.cli import build_parser
from voice_interviewer.core.selection import select_questions
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.storage.sessions import FolderSessionStore

PACK = "machine-learning-engineer"
COMMANDS = [
    pytest.param(block, id=f"{paper}-{block.line}")
    for paper in ("README.md", "CONTRIBUTING.md")
    for block in blocks(paper)
    if block.language == "sh"
]
OUTPUTS = [pytest.param(block, id=block.note) for block in blocks() if block.after("output of") is not None]
WITH, ALONE, EITHER = "tested with", "tested by its arguments alone", "tested for exit code 0 or 1"

PROGRAM = """#!/bin/sh
if [ -n "$README_CALLS" ]; then
    echo "$*" >> "$README_CALLS"
    exit
fi
[ "$1" != interview ] || set -- "$@" $README_ADDS
exec "$README_PYTHON" -m voice_interviewer "$@"
"""
"""Stands for `voice-interviewer`: this checkout's program, or, to look at its arguments alone, a note of the call."""

MAKE = """#!/bin/sh
exec "$README_MAKE" --dry-run --no-print-directory --directory="$PYTHONPATH" "$@"
"""
"""Stands for `make`: says what would be done, for the tests are run by make themselves."""

ANSWER = "Bias means the model is too simple and underfits. Variance means that it overfits the training sample."


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a reader sits: a folder to work in, a home, and the two programs on the path."""

    folder: Path
    environment: dict[str, str]

    def run(self, block: Block) -> "subprocess.CompletedProcess[str]":
        adds = {"README_ADDS": block.after(WITH) or ""}
        if block.after(ALONE) is not None:
            adds["README_CALLS"] = str(self.folder / "calls")
        return subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", block.text],
            cwd=self.folder,
            env=self.environment | adds,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def take_calls(self) -> list[list[str]]:
        """The arguments of every call that was noted since the last look."""
        noted = self.folder / "calls"
        calls = [line.split() for line in noted.read_text().splitlines()] if noted.exists() else []
        noted.unlink(missing_ok=True)
        return calls


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder, home, programs = (tmp_path_factory.mktemp(name) for name in ("desk", "home", "programs"))
    (home / "models").symlink_to(Home.find().models)
    (home / "settings.toml").write_text('transcriber = "whisper-tiny.en"\n')
    filled(FolderSessionStore(Home(home), FlacRecording))  # a reader has held an interview before
    for name, script in (("voice-interviewer", PROGRAM), ("make", MAKE)):
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment |= {
        "HOME": str(home),
        HOME_VARIABLE: str(home),
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(CHECKOUT),
        "README_CALLS": "",
        "README_MAKE": shutil.which("make") or "make",
        "README_PYTHON": sys.executable,
    }
    return Desk(folder, environment)


@pytest.fixture(scope="module")
def answer(desk: Desk) -> None:
    """The recording that the README scores."""
    hush = np.zeros(SAMPLE_RATE // 2, dtype=np.float32)
    soundfile.write(desk.folder / "answer.wav", np.concatenate((hush, demo_speech(ANSWER), hush)), SAMPLE_RATE)


def hold_against_the_program(words: list[str]) -> None:
    """Fails unless the program takes these arguments, and has the questions and models they name."""
    arguments = build_parser().parse_args(words or ["interview"])
    if arguments.command == "interview":
        pack = pack_library().pack(arguments.pack or PACK)
        assert select_questions(pack, arguments.round, arguments.question, arguments.count)


@pytest.mark.models
@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize("block", COMMANDS)
def test_a_command_block_runs(desk: Desk, block: Block) -> None:
    done = desk.run(block)
    assert done.returncode in ((0, 1) if block.after(EITHER) else (0,)), done.stderr
    assert "Traceback" not in done.stderr
    for words in desk.take_calls():
        hold_against_the_program(words)
    for line in done.stdout.splitlines():
        if line.startswith(".venv/bin/voice-interviewer "):  # what make would run
            hold_against_the_program(shlex.split(line)[1:])


def test_every_note_above_a_block_is_one_that_the_tests_heed() -> None:
    kinds = {WITH, ALONE, EITHER, "output of"}
    assert {block.note.partition(": ")[0] for block in blocks() if block.note} <= kinds


@pytest.mark.parametrize("block", OUTPUTS)
def test_a_printed_help_is_what_the_program_prints(block: Block) -> None:
    """But for line breaks, which argparse sets differently from one Python to the next."""
    command = (block.after("output of") or "").split()
    done = subprocess.run(
        [sys.executable, "-m", "voice_interviewer", *command[1:]],
        cwd=CHECKOUT,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert block.text.split() == done.stdout.split()


def test_every_command_named_in_the_text_is_one() -> None:
    named = re.findall(r"`voice-interviewer ([^`\n]+)`", readme_text())
    assert len(named) > 10
    for words in named:
        hold_against_the_program(shlex.split(words))


def test_every_target_of_make_named_in_the_text_is_there() -> None:
    """Make itself takes the name of any file that is there, such as `tests`, for a target with nothing to do."""
    targets = set(re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", readme_text(), re.MULTILINE))
    assert {"interview", "test"} <= named <= targets
