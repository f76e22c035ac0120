"""kill -9 at random moments of an interview: what is left is whole, and the interview goes on.

KILLS says at how many moments (200), KILL_SEED which; every tenth child hears its words with a real model.
"""

import hashlib
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from tests.soak.victim import CAPTURED, RECORDING, SAVED, SAVING, live, synthesise
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.session import Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import AudioFileError
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

LIMIT_SECONDS = 180.0
QUESTIONS = ("bias-variance", "gradient-descent")
HELD = ("--plain", "--voice", "none", "--fast")
BEGIN = ("interview", *HELD, "--candidate", "demo", *(part for each in QUESTIONS for part in ("--question", each)))
GO_ON = ("interview", *HELD, "--resume", "last")
MOST_LOST_SECONDS = 1.0
SAVES = 0.3
"""Share of the moments that lie within 3 ms of a session file being written; the others are anywhere in the run."""


@dataclass(slots=True)
class Told:
    """What a child told before its end."""

    at: list[tuple[bytes, float]] = field(default_factory=list)
    """Kind and time of each message (time.perf_counter)."""
    captured: dict[str, list[Samples]] = field(default_factory=dict)
    """The sound of each recording, block by block."""
    saved: bytes = b""
    saving: bytes = b""
    _waiting: list[Samples] = field(default_factory=list)
    """Sound for which no recording was begun yet."""
    _name: str = ""

    def note(self, message: bytes) -> None:
        kind, content = message[:1], message[1:]
        self.at.append((kind, time.perf_counter()))
        if kind == CAPTURED:
            block = np.frombuffer(content, dtype=np.int16)
            (self.captured[self._name] if self._name else self._waiting).append(block)
        elif kind == RECORDING:
            self._name = content.decode()
            self.captured[self._name], self._waiting = self._waiting, []
        elif kind == SAVING:
            self.saving = content
            if self._waiting == [] and self._name:
                self._name = ""  # the next sound is that of another answer
        elif kind == SAVED:
            self.saved = content

    def sound(self, name: str) -> Samples:
        """What was captured for a recording, shape (n,), 16 kHz."""
        return np.concatenate([np.zeros(0, dtype=np.int16), *self.captured.get(name, [])])


@dataclass(slots=True)
class Seen:
    """What was seen over all moments."""

    moments: Counter[str] = field(default_factory=Counter)
    lost_seconds: list[float] = field(default_factory=list)
    """Of the answer that was being given, a figure a kill."""
    resumed: int = 0
    whole: int = 0
    """Nothing was left to answer."""


class Kills:
    """Interviews that are killed, each in a home of its own under `folder`."""

    def __init__(self, folder: Path, seed: int, models: Path) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        self._models = models
        self._clip = folder / "clip.npy"
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.soak.victim"])
        self.seen = Seen()
        if not synthesise(self._clip):
            raise RuntimeError("the built-in candidate's voice is not here: `voice-interviewer models pull`")
        self._usual = self._whole_run(hears=False)

    def kill(self, number: int, *, hears: bool = False) -> None:
        """One interview, killed at a random moment, looked at, and finished."""
        home = self._home(f"{'hears' if hears else 'kill'}-{number}")
        after, delay_seconds = self._moment(self._usual)
        child, conn = self._start(home, BEGIN, hears=hears)
        told = Told()
        for _ in _messages(conn, told):
            if len(told.at) > after:
                break
        until = time.perf_counter() + delay_seconds
        while (left := until - time.perf_counter()) > 0 and conn.poll(left):
            if not _take(conn, told):
                break
        child.kill()
        _to_the_end(child, conn, told)
        self.seen.moments["killed" if child.exitcode == -9 else "over before"] += 1
        self._check(home, told, hears=hears)

    def _moment(self, usual: Told) -> tuple[int, float]:
        """After how many messages to kill, and how much later (seconds)."""
        saves = [place for place, (kind, _) in enumerate(usual.at) if kind == SAVING]
        if self._random.random() < SAVES:
            return self._random.choice(saves), self._random.uniform(0, 0.003)
        at = self._random.uniform(usual.at[0][1], usual.at[-1][1])
        place = max(number for number, (_, when) in enumerate(usual.at) if when <= at)
        return place, at - usual.at[place][1]

    def _check(self, home: Home, told: Told, *, hears: bool) -> None:
        """See that nothing is lost but the end of the answer that was being given, and finish the interview."""
        store = FolderSessionStore(home, FlacRecording)
        names = store.names()
        if not told.saved and not (names and (store.find(names[0]) / SESSION_FILE).exists()):
            self.seen.moments["before anything was asked"] += 1
            assert not told.captured
            return
        (name,) = names
        content = (store.find(name) / SESSION_FILE).read_bytes()
        assert hashlib.sha256(content).digest() in (told.saved, told.saving), "neither the old file nor the new one"
        session = store.load(name)
        kept = {answer.recording for answer in session.answers}
        for answer in session.answers:
            sound = _read(store.find(name) / answer.recording)
            assert abs(sound.size / SAMPLE_RATE - answer.seconds) < 0.001, "another length than is written"
            assert np.array_equal(sound, told.sound(answer.recording)), "another sound than was captured"
        for begun in told.captured.keys() - kept:
            self._check_begun(store.find(name) / begun, told.sound(begun))
        assert name in self._run(home, ("sessions", "list"))
        if not open_question_ids(session):
            self.seen.whole += 1
            return
        self._go_on(home, store, session, told, hears=hears)

    def _check_begun(self, path: Path, captured: Samples) -> None:
        sound = _read(path)
        assert np.array_equal(sound, captured[: sound.size]), "another sound than was captured"
        lost_seconds = (captured.size - sound.size) / SAMPLE_RATE
        assert lost_seconds <= MOST_LOST_SECONDS, f"{lost_seconds} s are lost"
        self.seen.moments["in mid-answer"] += 1
        self.seen.lost_seconds.append(lost_seconds)

    def _go_on(self, home: Home, store: FolderSessionStore, before: Session, told: Told, *, hears: bool) -> None:
        self._run(home, GO_ON, hears=hears)
        after = store.load(before.id)
        assert after.ended
        assert not open_question_ids(after)
        assert after.answers[: len(before.answers)] == before.answers, "an earlier answer changed"
        left = {path.name: _read(path) for path in store.find(before.id).glob("answer-*.flac")}
        for begun in told.captured.keys() - {each.recording for each in before.answers}:
            sound = _read_captured(left, told.sound(begun))
            assert sound or told.sound(begun).size <= MOST_LOST_SECONDS * SAMPLE_RATE, "the cut recording is gone"
        self.seen.resumed += 1

    def _whole_run(self, *, hears: bool) -> Told:
        """An interview that nobody kills: when what is told."""
        child, conn = self._start(self._home("whole"), BEGIN, hears=hears)
        told = Told()
        _to_the_end(child, conn, told)
        assert child.exitcode == 0, self._printed(self._folder / "whole")
        return told

    def _home(self, name: str) -> Home:
        home = Home(self._folder / name / "home")
        home.root.mkdir(parents=True)
        home.models.symlink_to(self._models)
        home.settings.write_text('transcriber = "whisper-tiny.en"\nfollow_ups = 0\n')
        return home

    def _start(self, home: Home, arguments: tuple[str, ...], *, hears: bool) -> tuple[Any, Connection]:
        ours, theirs = self._context.Pipe(duplex=False)
        child = self._context.Process(
            target=live, args=(str(home.root), arguments, str(self._clip), theirs), kwargs={"hears": hears}
        )
        child.start()
        theirs.close()
        return child, ours

    def _run(self, home: Home, arguments: tuple[str, ...], *, hears: bool = False) -> str:
        """Run a command to its good end; gives what it printed."""
        printed = home.root.parent / "out.txt"
        printed.unlink(missing_ok=True)
        child, conn = self._start(home, arguments, hears=hears)
        _to_the_end(child, conn, Told())
        assert child.exitcode == 0, self._printed(home.root.parent)
        return printed.read_text()

    @staticmethod
    def _printed(folder: Path) -> str:
        """The end of what a child printed, and of its log, for whoever has to find out why it failed."""
        log = Home(folder / "home").log
        return "\n".join(each.read_text()[-2000:] for each in (folder / "out.txt", log) if each.exists())


def _messages(conn: Connection, told: Told) -> Iterator[None]:
    """Note what is told, until the child is gone."""
    while conn.poll(LIMIT_SECONDS) and _take(conn, told):
        yield


def _to_the_end(child: Any, conn: Connection, told: Told) -> None:
    """Note what is still told, until the child has ended."""
    with conn:
        for _ in _messages(conn, told):
            pass
    child.join(LIMIT_SECONDS)
    if child.exitcode is None:
        child.kill()
        raise AssertionError(f"it did not end within {LIMIT_SECONDS:.0f} s")


def _take(conn: Connection, told: Told) -> bool:
    """Note one message; False at the end."""
    try:
        told.note(conn.recv_bytes())
    except (EOFError, OSError):
        return False
    return True


def _read(path: Path) -> Samples:
    """A recording; nothing where it ends before its first block."""
    try:
        return read_recording(path)
    except AudioFileError:
        return np.zeros(0, dtype=np.int16)


def _read_captured(left: dict[str, Samples], captured: Samples) -> list[str]:
    """Which of the recordings hold the beginning of what was captured, to its last second."""
    least = captured.size - MOST_LOST_SECONDS * SAMPLE_RATE
    return [
        name
        for name, sound in left.items()
        if sound.size and least <= sound.size <= captured.size and np.array_equal(sound, captured[: sound.size])
    ]


def run() -> dict[str, dict[str, Any]]:
    """Kill the interview at all moments; the rows of the table. Raises AssertionError where more is lost."""
    count, seed = int(os.environ.get("KILLS", "200")), int(os.environ.get("KILL_SEED", "7"))
    with tempfile.TemporaryDirectory(prefix="vi-kill-") as folder:
        kills = Kills(Path(folder), seed, Home.find().models.resolve())
        number = 0
        while kills.seen.moments["killed"] < count and number < 2 * count:
            number += 1
            kills.kill(number, hears=number % 10 == 0)
            print(f"{dict(kills.seen.moments)}, most lost {_most_ms(kills.seen)} ms", file=sys.stderr, flush=True)
    seen = kills.seen
    return {
        "kill": {
            "fault": "kill -9 at a random moment of an interview",
            "tried": f"seed {seed}: {json.dumps(dict(seen.moments))}; gone on with {seen.resumed}",
            "times": seen.moments["killed"],
            "lost": f"no earlier answer; at most {_most_ms(seen)} ms of the answer that was being given",
        }
    }


def _most_ms(seen: Seen) -> int:
    return round(1000 * max(seen.lost_seconds, default=0.0))
