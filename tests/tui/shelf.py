"""A pack of two rounds, and sessions in a line each, for the screens that show many."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from textual.app import App
from textual.message import Message
from textual.pilot import Pilot

from tests.scripted import question
from tests.tui.program import NOW, MemoryLibrary, MemoryPacks, program
from voice_interviewer.core.practice.history import AnswerRecord
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.how import How
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.messages import Go, Hold, Place
from voice_interviewer.tui.theme import THEMES

MANY = Pack(
    "test",
    "Test",
    "For tests.",
    (
        Round("one", "Round one", "Let us begin.", tuple(question(f"first-{number}") for number in range(1, 6))),
        Round("two", "Round two", "Now to something else.", (question("second-1"), question("second-2"))),
    ),
)


def summary(
    days_ago: float, answered: int = 3, questions: int = 3, *, id: str = "", candidate: str = "microphone"
) -> SessionSummary:
    """A session of so many days ago, each answer 60 out of 100."""
    started_at = (NOW - timedelta(days=days_ago)).isoformat()
    return SessionSummary(
        id=id or f"session-{days_ago}",
        started_at=started_at,
        pack_id="test",
        candidate=candidate,
        ended=True,
        questions=questions,
        answered=answered,
        open=questions - answered,
        takes=answered,
        seconds=60.0 * answered,
        given=((started_at, 60.0),) * answered,
        scores=(60.0,) * answered,
        bytes=1000,
    )


def record(question_id: str, overall: float | None, candidate: str = "microphone", pack: str = "test") -> AnswerRecord:
    """An answer to a question, with its score."""
    return AnswerRecord(
        session_id="session",
        started_at=NOW.isoformat(),
        answered_at=NOW.isoformat(),
        pack_id=pack,
        candidate=candidate,
        question_id=question_id,
        question_text="",
        number=1,
        take=1,
        typed=candidate == "keyboard",
        recording="answer-01.flac",
        seconds=60.0,
        method="1",
        overall=overall,
        coverage=None,
        fillers_per_minute=None,
        words_per_minute=None,
        articulation_wpm=None,
        long_pauses=None,
        self_rating=None,
    )


class ShownLibrary(MemoryLibrary):
    """A library of these summaries and records, whatever the sessions."""

    def __init__(
        self, summaries: tuple[SessionSummary | DamagedSession, ...] = (), records: tuple[AnswerRecord, ...] = ()
    ) -> None:
        super().__init__()
        self.summaries = summaries
        self.records = records

    def list(self) -> tuple[SessionSummary | DamagedSession, ...]:
        return self.summaries

    def history(self) -> tuple[AnswerRecord, ...]:
        return self.records


class Host(App[None]):
    """Home alone: what it asks for is not done."""

    def __init__(self, **parts: object) -> None:
        super().__init__()
        self._parts = parts

    def on_mount(self) -> None:
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES["dark"].name
        self.push_screen(HomeScreen(program(**{"packs": MemoryPacks(MANY), **self._parts}), How()))


class Asked:
    """What the screens ask of the program, in order; give it as `message_hook`."""

    def __init__(self) -> None:
        self._seen: list[Message] = []

    def __call__(self, message: Message) -> None:
        if isinstance(message, Go | Hold) and not any(message is each for each in self._seen):
            self._seen.append(message)

    @property
    def places(self) -> list[Place]:
        return [each.place for each in self._seen if isinstance(each, Go)]

    @property
    def wishes(self) -> list[Wishes]:
        return [each.wishes for each in self._seen if isinstance(each, Hold)]


@asynccontextmanager
async def at_home(
    size: tuple[int, int] = (80, 24), **parts: object
) -> AsyncIterator[tuple[VoiceInterviewerApp, Pilot[None], Asked]]:
    """The program at home, all of it read, with the pack MANY; parts as `program` takes them."""
    asked = Asked()
    app = VoiceInterviewerApp(program(**{"packs": MemoryPacks(MANY), **parts}))
    async with app.run_test(size=size, notifications=True, message_hook=asked) as pilot:
        await settled(app, pilot)
        yield app, pilot, asked


@asynccontextmanager
async def home_alone(**parts: object) -> AsyncIterator[tuple[Host, Pilot[None], Asked]]:
    """The home screen in a program that opens nothing else."""
    asked = Asked()
    app = Host(**parts)
    async with app.run_test(size=(80, 24), message_hook=asked) as pilot:
        await settled(app, pilot)
        yield app, pilot, asked


async def settled(app: App[None], pilot: Pilot[None]) -> None:
    """Until what was begun is done and shown."""
    await pilot.pause()
    while any(not worker.is_finished for worker in app.workers):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def press(app: App[None], pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each after what the one before began is done."""
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)
