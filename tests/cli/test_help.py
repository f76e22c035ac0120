import argparse
import subprocess
import sys
from collections.abc import Iterator

from voice_interviewer.cli import build_parser

HEAVY = [
    "av",
    "ctranslate2",
    "faster_whisper",
    "fsrs",
    "hibari",
    "huggingface_hub",
    "numpy",
    "onnxruntime",
    "pydantic",
    "pyttsx3",
    "rich",
    "sounddevice",
    "soundfile",
    "soxr",
    "textual",
    "tomlkit",
    "webrtcvad",
    "yaml",
]


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of all its commands, to any depth."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from commands(command)


def test_help_loads_no_heavy_library() -> None:
    program = "import sys; from voice_interviewer.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    program += f"print('loaded:', sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert "usage: voice-interviewer" in done.stdout
    assert done.stderr.strip() == "loaded: []"


def has_example(parser: argparse.ArgumentParser) -> bool:
    """A line that begins with the command itself, in the part that says example."""
    _, _, examples = parser.format_help().partition("example")
    return any(line.lstrip(" s:").startswith(parser.prog) for line in examples.splitlines())


def test_every_help_has_an_example() -> None:
    lacking = [parser.prog for parser in commands(build_parser()) if not has_example(parser)]
    assert lacking == []
