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
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.soak.told import Told, messages, take, to_the_end
from tests.soak.victim import SAVING, live, synthesise
from voice_interviewer.adapters.sound.sound_files import FlacRecording, read_recording
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.practice.today import BY_THEMSELVES, own_sessions, to_continue
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.errors import AudioFileError
from voice_interviewer.paths import Home
from voice_interviewer.storage.disk import unfinished
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

QUESTIONS = ("bias-variance", "gradient-descent")
HELD = ("--plain", "--voice", "none", "--fast")
BEGIN = ("interview", *HELD, "--candidate", "demo", *(part for each in QUESTIONS for part in ("--question", each)))
GO_ON = ("interview", *HELD, "--resume", "last")
SETTINGS = 'transcriber = "whisper-tiny.en"\nfollow_ups = 0\npatience = "short"\nsound_checked = true\n'
MOST_LOST_SECONDS = 1.0
SAVES = 0.3
"""Share of the moments that lie within 3 ms of a session file being written; the others are anywhere in the run."""


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

    begin: tuple[str, ...] = BEGIN
    go_on: tuple[str, ...] = GO_ON
    on_screen = False
    most_after_seconds = 0.0
    """How much sound is captured at most, and not wanted, between the end of an answer and that of its capture."""

    def __init__(self, folder: Path, seed: int, models: Path, voice: FloatSamples | None = None) -> None:
        """`voice`: what the built-in candidate says (16 kHz); without it some is synthesised."""
        self._folder = folder
        self.random = random.Random(seed)
        self._models = models
        self.clip = folder / "clip.npy"
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.soak.victim"])
        self.seen = Seen()
        if voice is not None:
            np.save(self.clip, voice)
        elif not synthesise(self.clip):
            raise RuntimeError("the built-in candidate's voice is not here: `voice-interviewer models pull`")
        self.prepare()

    def prepare(self) -> None:
        """Find out what there is to choose moments from."""
        self._usual = self._whole_run(hears=False)

    def kill(self, number: int, *, hears: bool = False) -> None:
        """One interview, killed at a random moment, looked at, and finished."""
        home = self._home(f"{'hears' if hears else 'kill'}-{number}")
        after, delay_seconds = self.moment()
        child, conn = self._start(home, self.begin, hears=hears, on_screen=self.on_screen)
        told = Told()
        for _ in messages(conn, told):
            if len(told.at) > after:
                break
        until = time.perf_counter() + delay_seconds
        while (left := until - time.perf_counter()) > 0 and conn.poll(left):
            if not take(conn, told):
                break
        child.kill()
        to_the_end(child, conn, told)
        self.seen.moments["killed" if child.exitcode == -9 else "over before"] += 1
        self._check(home, told, hears=hears)

    def furnish(self, home: Home) -> None:
        """Put into a new home what an interview needs."""
        home.settings.write_text(SETTINGS)

    def goes_on(self, home: Home) -> bool:
        """Whether the interview in this home is finished after its kill."""
        return True

    def moment(self) -> tuple[int, float]:
        """After how many messages to kill, and how much later (seconds)."""
        usual = self._usual
        saves = [place for place, (kind, _) in enumerate(usual.at) if kind == SAVING]
        if self.random.random() < SAVES:
            return self.random.choice(saves), self.random.uniform(0, 0.003)
        at = self.random.uniform(usual.at[0][1], usual.at[-1][1])
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
            self._check_kept(answer, _read(store.find(name) / answer.recording), told.sound(answer.recording))
        begun = told.captured.keys() - kept
        cut = [self._cut(store.find(name) / each, told.sound(each)) for each in begun]
        listed = SessionLibrary(home, store).list()
        assert [each.id for each in listed if isinstance(each, SessionSummary)] == [name]
        offered = to_continue(own_sessions(listed))
        whose = session.candidate in BY_THEMSELVES
        assert (offered.id if offered else "") == (name if whose and open_question_ids(session) else "")
        if not open_question_ids(session):
            self.seen.whole += 1
        elif self.goes_on(home):
            self._go_on(home, store, session, cut, hears=hears)

    def _check_kept(self, answer: Answer, sound: Samples, captured: Samples) -> None:
        """Its recording is closed once its words are kept; until then the end of it may be missing."""
        assert np.array_equal(sound, captured[: sound.size]), "another sound than was captured"
        assert (captured.size / SAMPLE_RATE - answer.seconds) <= self.most_after_seconds + 0.001
        lost_seconds = answer.seconds - sound.size / SAMPLE_RATE
        if answer.assessment is None and lost_seconds > 0.001:
            self.seen.moments["words kept, recording not closed"] += 1
            self.seen.lost_seconds.append(lost_seconds)
            assert lost_seconds <= MOST_LOST_SECONDS, f"{lost_seconds} s are lost"
        else:
            assert abs(lost_seconds) < 0.001, "another length than is written"

    def _cut(self, path: Path, captured: Samples) -> Samples:
        """The sound of the recording that was being made."""
        sound = _read(path)
        assert np.array_equal(sound, captured[: sound.size]), "another sound than was captured"
        if sound.size:
            # Killed between a write and the header's new length, other programs miss that one write.
            told = soundfile.read(path, dtype="int16")[0]
            assert np.array_equal(told, sound[: told.size]), "another program reads it otherwise"
            assert (sound.size - told.size) / SAMPLE_RATE <= MOST_LOST_SECONDS, "another program reads much less"
        self.seen.moments["in mid-answer"] += 1
        self.seen.lost_seconds.append((captured.size - sound.size) / SAMPLE_RATE)
        return sound

    def _go_on(
        self, home: Home, store: FolderSessionStore, before: Session, cut: list[Samples], *, hears: bool
    ) -> None:
        self._run(home, self.go_on, hears=hears)
        after = store.load(before.id)
        assert after.ended
        assert not open_question_ids(after)
        assert after.answers[: len(before.answers)] == before.answers, "an earlier answer changed"
        folder = store.find(before.id)
        left = [_read(path) for path in folder.glob("answer-*.flac")]
        assert all(any(np.array_equal(sound, each) for each in left) for sound in cut if sound.size)
        assert not unfinished(folder / SESSION_FILE)
        self.seen.resumed += 1

    def _whole_run(self, *, hears: bool) -> Told:
        """An interview that nobody kills: when what is told."""
        child, conn = self._start(self._home("whole"), self.begin, hears=hears)
        told = Told()
        to_the_end(child, conn, told)
        assert child.exitcode == 0, self._printed(self._folder / "whole")
        return told

    def _home(self, name: str) -> Home:
        home = Home(self._folder / name / "home")
        home.root.mkdir(parents=True)
        home.models.symlink_to(self._models)
        self.furnish(home)
        return home

    def _start(
        self, home: Home, arguments: tuple[str, ...], *, hears: bool, on_screen: bool = False
    ) -> tuple[Any, Connection]:
        ours, theirs = self._context.Pipe(duplex=False)
        how = {"hears": hears, "on_screen": on_screen}
        child = self._context.Process(target=live, args=(str(home.root), arguments, str(self.clip), theirs), kwargs=how)
        child.start()
        theirs.close()
        return child, ours

    def _run(self, home: Home, arguments: tuple[str, ...], *, hears: bool) -> None:
        """Run a command to its good end."""
        child, conn = self._start(home, arguments, hears=hears)
        to_the_end(child, conn, Told())
        assert child.exitcode == 0, f"{child.exitcode}: {self._printed(home.root.parent)}"

    @staticmethod
    def _printed(folder: Path) -> str:
        """The end of what a child printed, and of its log, for whoever has to find out why it failed."""
        log = Home(folder / "home").log
        return "\n".join(each.read_text()[-2000:] for each in (folder / "out.txt", log) if each.exists())


def _read(path: Path) -> Samples:
    """A recording; nothing where it ends before its first block."""
    try:
        return read_recording(path)
    except AudioFileError:
        return np.zeros(0, dtype=np.int16)


def run() -> dict[str, dict[str, Any]]:
    """Kill the interview at all moments; the rows of the table. Raises AssertionError for what is not whole."""
    count, seed = int(os.environ.get("KILLS", "200")), int(os.environ.get("KILL_SEED", "7"))
    with tempfile.TemporaryDirectory(prefix="vi-kill-") as folder:
        kills = Kills(Path(folder), seed, Home.find().models.resolve())
        number = 0
        while kills.seen.moments["killed"] < count and number < 2 * count:
            number += 1
            kills.kill(number, hears=number % 10 == 0)
            print(f"{dict(kills.seen.moments)}, most lost {most_ms(kills.seen)} ms", file=sys.stderr, flush=True)
    return {"kill": row(kills.seen, "kill -9 at a random moment of an interview", seed)}


def row(seen: Seen, fault: str, seed: int) -> dict[str, Any]:
    """What the table says of these kills."""
    return {
        "fault": fault,
        "tried": f"seed {seed}: {json.dumps(dict(seen.moments))}; gone on with {seen.resumed}",
        "times": seen.moments["killed"],
        "lost": lost_words(seen),
    }


def lost_words(seen: Seen) -> str:
    """What was lost over all moments."""
    beyond = sum(each > MOST_LOST_SECONDS for each in seen.lost_seconds)
    more = f", {beyond} times more than a second" if beyond else ""
    return f"no earlier answer; at most {most_ms(seen)} ms of the answer that was being given{more}"


def most_ms(seen: Seen) -> int:
    return round(1000 * max(seen.lost_seconds, default=0.0))
