"""A whole day of interviewing at accelerated time: memory stays flat, nothing is gained, nothing is dropped.

SCRIPTED_HOURS (8) with scripted words, judged by terms, HEARD_HOURS (1) with the real transcriber and judge,
SCREEN_HOURS (1) as the first on the screen of a pseudo-terminal; 0 leaves one out. They are hours of recorded sound:
however many questions that takes.
"""

import fcntl
import math
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.soak.marathon import Note, read_notes, write_pack
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.session import Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.storage.sessions import FolderSessionStore

MOST_KB_AN_HOUR = 1000
QUESTIONS_AN_HOUR = 100
"""At most: with what is asked on, one takes 55 s and more."""
DISTINCT = 6
"""Different questions, asked over and over: their sound is made once."""
WARM_UP_SHARE = 0.125
"""Of the run, and the first two answers at least: models are loaded and caches filled by then."""
PLAIN = ("--plain", "--voice", "none")
ON_SCREEN = ("--voice", "none")
LINES, COLUMNS = 40, 120


@dataclass(frozen=True, slots=True)
class Held:
    """What one long interview held, and left."""

    notes: tuple[Note, ...]
    """One before each answer."""
    end: Note
    """When all was over."""
    session: Session
    recorded: int
    """Samples in the recordings, 16 kHz."""

    @property
    def later(self) -> tuple[Note, ...]:
        """What was noted after the warm-up."""
        return self.notes[max(2, int(WARM_UP_SHARE * len(self.notes))) :]

    @property
    def kb_an_hour(self) -> float:
        """The slope of resident memory over hours of sound after the warm-up, by least squares."""
        return float(np.polyfit([each.hours for each in self.later], [each.rss_kb for each in self.later], 1)[0])

    @property
    def speed(self) -> float:
        """Seconds of sound a second of the clock."""
        first = self.notes[0]
        return (self.end.captured - first.captured) / SAMPLE_RATE / (self.end.clock - first.clock)

    def check(self) -> None:
        """See that nothing was lost and nothing gained, memory apart."""
        answers = self.session.answers
        assert self.session.ended
        asked = self.session.question_ids[: max(each.number for each in answers)]
        assert not set(asked) & set(open_question_ids(self.session)), "a question has no answer"
        assert all(each.words and not each.failed and not each.dropped_seconds for each in answers)
        assert self.end.captured == self.recorded == round(sum(each.seconds for each in answers) * SAMPLE_RATE)
        first, last = self.later[0], self.notes[-1]
        assert last.threads <= first.threads, f"{last.threads} threads after {first.threads}"
        assert last.descriptors <= first.descriptors, f"{last.descriptors} descriptors after {first.descriptors}"


def hold(folder: Path, count: int, options: Sequence[str], *, scripted: bool, hours: float = math.inf) -> Held:
    """Hold one interview of so many questions, or hours of sound, in a process and a home of its own."""
    home = Home(folder / "home")
    home.root.mkdir(parents=True)
    home.models.symlink_to(Home.find().models.resolve())
    home.settings.write_text('transcriber = "whisper-tiny.en"\nsound_checked = true\n')
    write_pack(home, count, DISTINCT)
    notes = folder / "notes.txt"
    command = [sys.executable, "-m", "tests.soak.marathon", str(notes), str(count), str(hours), *options]
    code = _run([*command, *(["--scripted"] if scripted else [])], home, folder / "out.txt", "--plain" not in options)
    assert code == 0, (folder / "out.txt").read_text(errors="replace")[-2000:]
    store = FolderSessionStore(home, FlacRecording)
    (name,) = store.names()
    recordings = sorted(store.find(name).glob("answer-*.flac"))
    *before, end = read_notes(notes)
    return Held(tuple(before), end, store.load(name), sum(soundfile.info(each).frames for each in recordings))


def _run(command: list[str], home: Home, out: Path, on_screen: bool) -> int:
    env = {**os.environ, HOME_VARIABLE: str(home.root), "TERM": "xterm-256color"}
    if not on_screen:
        with out.open("wb") as file:
            return subprocess.run(
                command, env=env, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, check=False
            ).returncode
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    process = subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    looking = threading.Thread(target=_look, args=(ours, out))
    looking.start()
    code = process.wait()
    looking.join()
    os.close(ours)
    return code


def _look(terminal: int, out: Path) -> None:
    """Read all that is painted, keep its end, and leave the program by key once the summary is there."""
    end = b""
    while True:
        try:
            painted = os.read(terminal, 65_536)
        except OSError:  # the program has closed its side
            painted = b""
        if not painted:
            break
        if b"Kept in" in (end := (end + painted)[-100_000:]):
            os.write(terminal, b"\x11")
            end = b""
    out.write_bytes(end)


def run() -> dict[str, dict[str, Any]]:
    """The three long interviews; the rows of the table. Raises AssertionError where something is lost or gained."""
    rows = {}
    for name, hours, options, scripted in (
        ("endurance", _hours("SCRIPTED_HOURS", 8), PLAIN, True),
        ("endurance-heard", _hours("HEARD_HOURS", 1), PLAIN, False),
        ("endurance-screen", _hours("SCREEN_HOURS", 1), ON_SCREEN, True),
    ):
        if not hours:
            continue
        with tempfile.TemporaryDirectory(prefix="vi-endurance-") as folder:
            held = hold(Path(folder), math.ceil(hours * QUESTIONS_AN_HOUR), options, scripted=scripted, hours=hours)
        held.check()
        assert held.end.hours >= hours, f"{held.end.hours:.2f} hours of sound, not {hours}"
        rows[name] = row(name, held, scripted=scripted)
        print(rows[name], file=sys.stderr, flush=True)
        assert held.kb_an_hour <= MOST_KB_AN_HOUR, rows[name]
    return rows


def row(name: str, held: Held, *, scripted: bool) -> dict[str, Any]:
    """What is told of one long interview."""
    first, last = held.later[0], held.notes[-1]
    slope = f"{held.kb_an_hour:+.0f} kB an hour over {len(held.later)} samples ({first.rss_kb} to {last.rss_kb} kB)"
    waiting = f", at most {max(each.waiting for each in held.notes)} messages waiting" if "screen" in name else ""
    return {
        "fault": f"an interview of {held.end.hours:.1f} hours, {'scripted' if scripted else 'transcribed'} words",
        "tried": f"{held.speed:.0f} times as fast as spoken; memory {slope}, threads {first.threads} to {last.threads},"
        f" descriptors {first.descriptors} to {last.descriptors}{waiting}",
        "times": len(held.session.answers),
        "lost": f"{held.end.captured - held.recorded} of {held.end.captured} samples, no answer",
    }


def _hours(variable: str, usual: float) -> float:
    return float(os.environ.get(variable, usual))
