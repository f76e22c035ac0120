"""Everything behind the screens, in memory: `program(...)` gives a Program whose parts a test can fill and read."""

import dataclasses
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from tests.scripted import PACK
from tests.sound_checks import sound_check
from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.core.practice.due import Due
from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.questions import Pack, Question
from voice_interviewer.core.session import Session
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.work import Step, Work
from voice_interviewer.errors import UsageError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.program import Program
from voice_interviewer.settings import Settings
from voice_interviewer.storage.index_rows import records_of
from voice_interviewer.storage.sessions import summary_of

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

DEVICES = (
    DeviceDescription("Desk microphone", "ALSA", 1, 0, 48_000, True, False, True),
    DeviceDescription("Loudspeaker", "ALSA", 0, 2, 48_000, False, True, True),
)


class MemorySettings:
    """Settings that are never on disk; `saved` holds every version."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.saved: list[Settings] = [settings or Settings(sound_checked=True)]

    def theme(self) -> str:
        return self.saved[-1].theme

    def load(self) -> Settings:
        return self.saved[-1]

    def save(self, settings: Settings) -> None:
        self.saved.append(settings)


class MemoryPacks:
    """One pack, whatever is asked for."""

    def __init__(self, pack: Pack = PACK) -> None:
        self._pack = pack

    def pack(self, pack_id: str) -> Pack:
        return self._pack


class MemoryLibrary:
    """Sessions in memory, newest first."""

    def __init__(self, sessions: Sequence[Session] = (), damaged: Sequence[DamagedSession] = ()) -> None:
        self.sessions = list(sessions)
        self.damaged = list(damaged)

    def list(self) -> tuple[SessionSummary | DamagedSession, ...]:
        return (*(summary_of(each.id, each, 1000) for each in self.sessions), *self.damaged)

    def history(self) -> tuple[AnswerRecord, ...]:
        return tuple(each for session in reversed(self.sessions) for each in records_of(session.id, session))

    def search(self, text: str, limit: int = 200) -> tuple[Found, ...]:
        found = []
        for session in self.sessions:
            for answer in session.answers:
                words = answer.words
                for index, word in enumerate(words):
                    if word.text.lower() == text.lower():
                        found.append(
                            Found(
                                session.id,
                                session.started_at,
                                answer.number,
                                answer.take,
                                answer.follow_up,
                                answer.question_id,
                                answer.question_text,
                                " ".join(each.text for each in words[max(0, index - 5) : index]),
                                word.text,
                                " ".join(each.text for each in words[index + 1 : index + 6]),
                                word.start,
                                word.end,
                            )
                        )
        return tuple(found[:limit])

    def load(self, session_id: str) -> Session:
        for session in self.sessions:
            if session.id == session_id:
                return session
        raise UsageError(f"No session is called {session_id}.", "List them.")

    def meant(self, named: str) -> str:
        return self.load(named).id

    def find(self, session_id: str) -> Path:
        return Path("sessions") / self.load(session_id).id

    def cut_short(self, session: Session) -> tuple[Path, ...]:
        return ()

    def rate(self, session_id: str, number: int, take: int, stars: int) -> None:
        session = self.load(session_id)
        answers = tuple(
            dataclasses.replace(each, self_rating=stars)
            if (each.number, each.take, each.follow_up) == (number, take, None)
            else each
            for each in session.answers
        )
        self.sessions[self.sessions.index(session)] = dataclasses.replace(session, answers=answers)

    def delete(self, session_ids: Sequence[str]) -> None:
        self.sessions = [each for each in self.sessions if each.id not in session_ids]
        self.damaged = [each for each in self.damaged if each.id not in session_ids]


class ScriptedPlayer:
    """Plays in no time, a tenth of a second a step; notes what was played; waits at each step while `hold` is clear."""

    def __init__(self, seconds: float = 10.0) -> None:
        self.samples: Samples = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.int16)
        self.played: list[tuple[float, float, float]] = []
        """Start, end (seconds) and speed of everything played."""
        self.said: list[str] = []
        self.hold = threading.Event()
        self.hold.set()
        self.closed = 0

    def load(self, recording: Path) -> Samples:
        return self.samples

    def play(self, samples: Samples, start_seconds: float, end_seconds: float, speed: float) -> Iterator[float]:
        self.played.append((start_seconds, end_seconds, speed))
        at = start_seconds
        try:
            while at < end_seconds:
                yield at
                self.hold.wait(20)
                at += 0.1
            yield end_seconds
        finally:
            self.closed += 1

    def say(self, text: str) -> Iterator[float]:
        self.said.append(text)
        yield 0.0
        self.hold.wait(20)
        yield 1.0


class InOrderPlanner:
    """Every question is due, in the pack's order."""

    def due(self, history: Sequence[AnswerRecord], questions: Sequence[Question], now: datetime) -> tuple[Due, ...]:
        return tuple(Due(question.id, None, None, None, 0) for question in questions)


class ScriptedWork:
    """Work of some steps; notes for what it was wanted, how far it came, and whether it was cancelled."""

    def __init__(self, steps: int = 3) -> None:
        self._steps = steps
        self.wanted: list[tuple[object, ...]] = []
        self.done = 0
        self.cancelled = False
        self.hold = threading.Event()
        self.hold.set()

    def __call__(self, *wanted: object) -> Work:
        self.wanted.append(wanted)
        return self._work

    def _work(self, cancelled: threading.Event) -> Iterator[Step]:
        for number in range(self._steps):
            yield Step(number, self._steps, f"step {number + 1}")
            while not self.hold.wait(0.01):
                if cancelled.is_set():
                    break
            if cancelled.is_set():
                self.cancelled = True
                return
            self.done += 1
        yield Step(self._steps, self._steps, "done")


def _no_interview(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
    raise UsageError("This test holds no interview.", "Give `prepare` to program().")


def program(**parts: object) -> Program:
    """The whole of it; parts by their names in Program take the place of those in memory."""
    usual: dict[str, object] = {
        "prepare": _no_interview,
        "settings": MemorySettings(),
        "packs": MemoryPacks(),
        "library": MemoryLibrary(),
        "player": ScriptedPlayer(),
        "planner": InOrderPlanner(),
        "devices": lambda: DEVICES,
        "rescore": ScriptedWork(),
        "export": ScriptedWork(),
        "reports_folder": lambda: Path("reports"),
        "pull_models": ScriptedWork(),
        "missing_models": lambda: (),
        "sound_check": sound_check,
        "open_folder": lambda folder: None,
        "now": lambda: NOW,
    }
    return Program(**(usual | parts))  # type: ignore[arg-type]
