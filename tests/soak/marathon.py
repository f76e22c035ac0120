"""A very long interview with the built-in candidate, in this process: it notes after each answer what it then holds.

`python -m tests.soak.marathon NOTES COUNT HOURS [--scripted] [OPTION...]` asks COUNT questions of the home's pack, or
fewer where HOURS of sound are there before. Sound is made once and said again. With `--scripted` one sentence stands
for all sound, the words are the script's own and key points are looked for by their terms: voice, transcriber and judge
take most of the time.
"""

import functools
import os
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.adapters import candidate
from voice_interviewer.adapters.candidate import DemoCandidate
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.paced_capture import PacedCapture
from voice_interviewer.bootstrap import prepare
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.demo_script import Script, Style, write_script
from voice_interviewer.core.events import Event
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.loop import Interview
from voice_interviewer.paths import Home, shipped
from voice_interviewer.ports import Capture
from voice_interviewer.tui.interview.thread import InterviewThread

PACK_ID = "marathon"
IN_A_ROUND = 100
"""Questions in one file of the pack: three times as many would be too large a file."""

SECONDS_A_WORD = float(os.environ.get("SECONDS_A_WORD", "0.35"))
"""Of the sound that stands for scripted words."""
SENTENCE = "Bias is underfitting, and variance is overfitting, so I cross validate and I look at the learning curves."


@dataclass(frozen=True, slots=True)
class Note:
    """What the process held when an answer was about to begin."""

    captured: int
    """Samples that the capture had given so far, 16 kHz."""
    clock: float
    """Seconds (time.monotonic)."""
    busy: float
    """Seconds of processor time that the process has taken."""
    rss_kb: int
    threads: int
    descriptors: int
    waiting: int
    """Messages that the screen has not handled yet."""

    @property
    def hours(self) -> float:
        """Hours of sound so far."""
        return self.captured / SAMPLE_RATE / 3600


def read_notes(path: Path) -> list[Note]:
    """All that was noted, in order."""
    rows = [line.split() for line in path.read_text().splitlines()]
    return [Note(int(row[0]), float(row[1]), float(row[2]), *map(int, row[3:])) for row in rows]


def write_pack(home: Home, count: int, distinct: int) -> None:
    """Put a pack into the home: so many questions, made of this many shipped ones in turn, each with its own id."""
    text = (shipped("prompts") / "machine-learning-engineer" / "technical.yaml").read_text("utf-8")
    head, *questions = text.split("\n  - id: ")
    asked = []
    for number in range(count):
        name, rest = questions[number % distinct].split("\n", 1)
        asked.append(f"\n  - id: {name}-{number + 1}\n{rest.rstrip()}")
    folder = home.packs / PACK_ID
    folder.mkdir(parents=True)
    rounds = [asked[first : first + IN_A_ROUND] for first in range(0, count, IN_A_ROUND)]
    names = [f"hour-{number}" for number in range(1, len(rounds) + 1)]
    about = f"format: 1\nid: {PACK_ID}\ntitle: Marathon\ndescription: For a very long day.\nrounds:\n"
    (folder / "pack.yaml").write_text(about + "".join(f"  - {name}\n" for name in names))
    for name, part in zip(names, rounds, strict=True):
        (folder / f"{name}.yaml").write_text(head + "".join(part) + "\n", encoding="utf-8")


def run(notes: Path, count: int, hours: float, options: Sequence[str], *, scripted: bool) -> int:
    """Hold the interview; the exit code."""
    said = _Said()
    _ask_nothing_after(hours, said)
    _note_each_answer(notes, said)
    _make_sound_once(scripted)
    if scripted:
        _script_words(said)
    from voice_interviewer.cli import main

    code = main(["interview", "--pack", PACK_ID, "--count", str(count), "--candidate", "demo", "--fast", *options])
    _note(notes, said)
    return code


@dataclass(slots=True)
class _Said:
    """What is going on."""

    words: Sequence[str] = ()
    captured: int = 0
    screen: Any = None
    """What the interview reports to; None without a screen."""


def _note_each_answer(notes: Path, said: _Said) -> None:
    """Note before each answer what is held, and count what is captured."""
    listen, read, script, thread = DemoCandidate.listen, PacedCapture.read, write_script, InterviewThread.run

    @contextmanager
    def noting_listen(self: DemoCandidate, question: Question | None) -> Iterator[Capture]:
        _note(notes, said)
        with listen(self, question) as capture:
            yield capture

    def counting_read(self: PacedCapture) -> Samples:
        block = read(self)
        said.captured += block.size
        return block

    def noting_script(question: Question, style: Style, turn: int = 0) -> Script:
        written = script(question, style, turn)
        said.words = written.text.split()
        return written

    def noting_thread(self: InterviewThread, accept: Any, tell: Any, post: Any) -> None:
        said.screen = post.__self__
        thread(self, accept, tell, post)

    _put(InterviewThread, "run", noting_thread)
    _put(DemoCandidate, "listen", noting_listen)
    _put(PacedCapture, "read", counting_read)
    _put(candidate, "write_script", noting_script)


def _ask_nothing_after(hours: float, said: _Said) -> None:
    """The interview is over once there is so much sound, whatever is left to ask."""
    ask = Interview._ask

    def asking_for_hours(self: Interview, *place: Any) -> Generator[Event, None, bool]:
        return said.captured >= hours * 3600 * SAMPLE_RATE or (yield from ask(self, *place))

    _put(Interview, "_ask", asking_for_hours)


def _note(notes: Path, said: _Said) -> None:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    descriptors = len(os.listdir("/proc/self/fd")) - 1  # one is that of the listing
    waiting = 0 if said.screen is None else said.screen.message_queue_size
    held = f"{int(status['VmRSS'].split()[0])} {int(status['Threads'])} {descriptors} {waiting}"
    with notes.open("a") as file:
        file.write(f"{said.captured} {time.monotonic():.3f} {time.process_time():.3f} {held}\n")


def _make_sound_once(scripted: bool) -> None:
    once = functools.cache(candidate.demo_speech)
    if not scripted:
        _put(candidate, "demo_speech", once)
        return

    def resized(text: str) -> FloatSamples:
        return np.resize(once(SENTENCE), round(len(text.split()) * SECONDS_A_WORD * SAMPLE_RATE))

    _put(candidate, "demo_speech", resized)


def _script_words(said: _Said) -> None:
    """The transcriber gives the words of the script that follow its context, one every SECONDS_A_WORD."""

    def transcribe(
        self: WhisperTranscriber, samples: FloatSamples, context: str, terms: Sequence[str] = ()
    ) -> tuple[Word, ...]:
        first = _after(said.words, context.split())
        words = said.words[first : first + max(1, int(samples.size / SAMPLE_RATE / SECONDS_A_WORD))]
        return tuple(
            Word(word, place * SECONDS_A_WORD, place * SECONDS_A_WORD + 0.3, 0.9) for place, word in enumerate(words)
        )

    _put(prepare, "coverage_judge", lambda: (TermGroupJudge(), ()))
    _put(WhisperTranscriber, "load", lambda self: None)
    _put(WhisperTranscriber, "transcribe", transcribe)


def _after(words: Sequence[str], context: Sequence[str]) -> int:
    """Where in the words the context has just ended; 0 where it is not in them."""
    length = len(context)
    places = (place for place in range(len(words) - length + 1) if list(words[place : place + length]) == list(context))
    return next((place + length for place in places if length), 0)


def _put(owner: object, name: str, value: object) -> None:
    setattr(owner, name, value)


if __name__ == "__main__":
    notes_path, asked_count, asked_hours, *rest = sys.argv[1:]
    is_scripted = "--scripted" in rest
    rest = [each for each in rest if each != "--scripted"]
    sys.exit(run(Path(notes_path), int(asked_count), float(asked_hours), rest, scripted=is_scripted))
