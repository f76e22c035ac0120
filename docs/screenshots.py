"""Draws the pictures of README.md: `python -m docs.screenshots` goes through the program and lets it export them.

Everything is the program's own: a question of our pack, its screens, ear, Whisper, measures, session folder and index.
Only the person is made: ANSWER, spoken by the built-in candidate's voice, and the weeks before it, which
docs/sample_history.py makes up and the program assesses. The clock is NOW, and the sound stands still while the picture
of the interview is taken, so a slow machine draws the same pictures as a fast one. Needs the models (`make set-up`),
half a minute, and no sound card.
"""

import asyncio
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from textual.pilot import Pilot
from textual.widgets import Static
from textual.widgets._footer import FooterKey

from docs.sample_history import keep_history
from docs.slim_svg import slim
from voice_interviewer import bootstrap
from voice_interviewer.adapters.candidate import ROOM_LEVEL, demo_speech
from voice_interviewer.adapters.hearing.silero_vad import SileroVoiceActivity
from voice_interviewer.adapters.hearing.smart_turn import SmartTurnDetector
from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.silent_sink import SilentSink
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_samples
from voice_interviewer.core.sound.endpointing import Patience
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.interview.listening import Listener
from voice_interviewer.interview.loop import Ears, Interview
from voice_interviewer.interview.prepared import Prepared
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.program import Program
from voice_interviewer.storage.sessions import FolderSessionStore
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.home.screen import HomeScreen
from voice_interviewer.tui.interview.floor_badge import Stage
from voice_interviewer.tui.interview.screen import InterviewScreen
from voice_interviewer.tui.messages import Replay
from voice_interviewer.tui.progress.screen import ProgressScreen
from voice_interviewer.tui.replay.screen import ReplayScreen
from voice_interviewer.tui.replay.waveform import Waveform
from voice_interviewer.tui.result.summary import SummaryScreen

PACK = "machine-learning-engineer"
QUESTION = "bias-variance"
SIZES = {
    "home.svg": (100, 24),
    "progress.svg": (100, 30),
    "interview.svg": (100, 18),
    "result.svg": (100, 30),
    "replay.svg": (112, 26),
}
"""Columns and rows of each picture: no more than it has to show."""
NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
SETTINGS = """sound_checked = true
interview_date = "2026-12-04"
"""
REPLAYED_STEPS = 8
"""How far into the recording the replay stands, two seconds each."""
BLOCK = SAMPLE_RATE // 10
TIMEOUT_SECONDS = 300

ANSWER: tuple[str | float, ...] = (
    1.6,
    "Um, okay. So, bias is when the model is too simple, and it underfits, whatever data you give it.",
    0.8,
    "And variance is kind of the opposite.",
    0.4,
    "The model is too sensitive to the training sample, so, uh, it overfits.",
    0.9,
    "In practice, um,",
    2.3,
    "I look at the gap between the training score and the validation score.",
    0.9,
    "You know, if training is at ninety-eight percent, and validation is at seventy-five, then it is variance.",
    "hold",
    0.8,
    "Then I would, um, add regularization, or get more training data.",
    0.9,
    "And I use cross validation, to see how far the score moves from fold to fold.",
    1.0,
)
"""Seconds of silence, sentences, and where the sound stands still; some of what there is to say, as people say it."""

HEARD_AT_HOLD = "validation"
"""What must stand in the transcript before the first picture is taken."""


class HeldCapture:
    """Gives the answer a block at a time; waits at `hold` until it is let go."""

    dropped_samples = 0

    def __init__(self, samples: Samples, hold: int, let_go: threading.Event) -> None:
        self._samples = samples
        self._hold = hold
        self._let_go = let_go
        self._at = 0

    @property
    def ended(self) -> bool:
        """True once the answer is over."""
        return self._at >= self._samples.size

    def read(self) -> Samples:
        """The next 100 ms, or none while the sound stands still."""
        if self._at < self._hold <= self._at + BLOCK and not self._let_go.wait(0.05):
            return self._samples[:0]
        block = self._samples[self._at : self._at + BLOCK]
        self._at += block.size
        return block


class HeldAnswer:
    """The candidate of the pictures, an AudioSource."""

    name = "screenshots"

    def __init__(self) -> None:
        self.let_go = threading.Event()
        parts: list[Samples] = []
        self._hold = 0
        for piece in ANSWER:
            if piece == "hold":
                self._hold = sum(part.size for part in parts) - SAMPLE_RATE // 4  # still within the last word
            elif isinstance(piece, str):
                parts.append(to_samples(demo_speech(piece)))
            else:
                parts.append(np.zeros(round(piece * SAMPLE_RATE), dtype=np.int16))
        said = np.concatenate(parts)
        room = np.random.default_rng(1).standard_normal(said.size, dtype=np.float32) * np.float32(ROOM_LEVEL)
        self._samples: Samples = said + to_samples(room)

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[HeldCapture]:
        """The same answer to whatever is asked."""
        yield HeldCapture(self._samples, self._hold, self.let_go)


def _program(source: HeldAnswer, home: Home) -> Program:
    """The program on this home at NOW, with an interview of one answer behind every wish."""
    files = bootstrap.model_files()
    pack = bootstrap.pack_library().pack(PACK)
    questions = tuple(pack.questions[:3])
    if questions[0].id != QUESTION:
        raise SystemExit(f"the pictures are of the question {QUESTION}; the pack now begins with {questions[0].id}")
    listener = Listener(
        activity=GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity()),
        turn_detector=SmartTurnDetector(files.folder("smart-turn-v3.2") / "smart-turn-v3.2-cpu.onnx"),
        transcriber=WhisperTranscriber(files.folder("whisper-base")),
        patience=Patience(),
    )
    interview = Interview(
        pack=pack,
        questions=questions,
        ears=Ears(source, listener),
        sink=SilentSink(),
        voices=(),
        judge=TermGroupJudge(),
        store=FolderSessionStore(home, FlacRecording, clock=lambda: NOW),
        wait_between=True,
    )
    prepared = Prepared(interview, questions, home.sessions, show_results=True)
    return replace(bootstrap.program(), prepare=lambda wishes, accept_demo, tell: prepared, now=lambda: NOW)


async def _until(pilot: Pilot[None], condition: Callable[[], bool], what: str) -> None:
    latest = time.monotonic() + TIMEOUT_SECONDS
    while not condition():
        if time.monotonic() > latest:
            raise SystemExit(f"waited {TIMEOUT_SECONDS} s in vain for {what}")
        await asyncio.sleep(0.05)
    await pilot.pause()


async def _settled(pilot: Pilot[None]) -> None:
    """Everything that the screen asked for is read and shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def _picture(pilot: Pilot[None], name: str) -> str:
    """The screen as it is now, as large as the picture of this name shall be."""
    await pilot.resize_terminal(*SIZES[name])
    await pilot.pause()
    await pilot.pause()
    return slim(pilot.app.export_screenshot(title="voice-interviewer"))


async def draw(home: Home) -> dict[str, str]:
    """Go through the program in this home and give its pictures, SVG by file name."""
    keep_history(home, bootstrap.pack_library().pack(PACK), NOW)
    source = HeldAnswer()
    app = VoiceInterviewerApp(_program(source, home))
    pictures = {}
    async with app.run_test(size=SIZES["home.svg"]) as pilot:

        async def shoot(name: str) -> None:
            pictures[name] = await _picture(pilot, name)

        await _until(pilot, lambda: isinstance(app.screen, HomeScreen), "home")
        await _settled(pilot)
        await shoot("home.svg")
        await pilot.press("o")
        await _until(pilot, lambda: isinstance(app.screen, ProgressScreen), "progress")
        await _settled(pilot)
        await pilot.press("ctrl+t")
        await pilot.pause()
        await shoot("progress.svg")
        await pilot.press("ctrl+t", "escape")
        await _until(pilot, lambda: isinstance(app.screen, HomeScreen), "home")
        await _settled(pilot)
        await pilot.press("d")
        await _until(pilot, lambda: isinstance(app.screen, InterviewScreen), "the interview")
        screen = app.screen
        assert isinstance(screen, InterviewScreen)

        def heard() -> bool:
            transcript = str(screen.query_one("#transcript-text", Static).render())
            return screen.stage is Stage.LISTENING and HEARD_AT_HOLD in transcript

        await _until(pilot, heard, "the first words")
        await shoot("interview.svg")
        source.let_go.set()

        def read() -> bool:
            keys = {key.description for key in screen.query(FooterKey)}
            return screen.stage is Stage.RESULT and "Next question" in keys

        await _until(pilot, read, "the result")
        await shoot("result.svg")
        await pilot.press("q")
        await _until(pilot, lambda: isinstance(app.screen, SummaryScreen), "the summary")
        library = bootstrap.library()
        session = library.load(library.meant("last"))
        app.post_message(Replay(session, session.answers[0]))
        await _until(pilot, lambda: isinstance(app.screen, ReplayScreen) and bool(app.screen.query(Waveform)), "replay")
        await _settled(pilot)
        await pilot.press("f", *["right"] * REPLAYED_STEPS)
        await pilot.pause()
        await shoot("replay.svg")
        await app.action_quit()
    return pictures


def main() -> int:
    """Draw the pictures into docs/."""
    folder = Path(__file__).parent
    models = Home.find().models
    os.environ["TZ"] = "UTC"
    time.tzset()
    with tempfile.TemporaryDirectory() as place:
        os.environ[HOME_VARIABLE] = place
        home = Home(Path(place))
        home.models.symlink_to(models)
        home.settings.write_text(SETTINGS, encoding="utf-8")
        pictures = asyncio.run(draw(home))
    for name, svg in pictures.items():
        (folder / name).write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
