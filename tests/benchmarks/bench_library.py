"""What a home with 2,000 sessions costs: to list, to search, to index for the first time, and in memory."""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Pack, Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.paths import Home, shipped
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.packs import PackLibrary
from voice_interviewer.storage.session_file import session_text
from voice_interviewer.storage.sessions import FolderSessionStore

SESSIONS = 2_000
KINDS = 40
"""Different sessions; the others are these with other times."""

ANSWERS = 5
WORDS = 120
RUNS = 5
PACK = "machine-learning-engineer"
RARE = "zebrafinch"
"""Said in one session of all, the oldest."""

PEAK = """
import json, resource, sys, time
from pathlib import Path
from tests.benchmarks.bench_library import library_of
library = library_of(Path(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
library.list(), library.history()
opened = time.perf_counter() - began
library.search("the")
print(json.dumps([before / 1e3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, opened]))
"""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """What home asks for (list and history) in a new program, without and with an index, and single calls in this one.

    The baseline of seconds is FolderSessionStore.list on the same sessions in the same run, of memory the program
    before it asks, of the index's size all session files together.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home)
        store = FolderSessionStore(Home(home), FlacRecording)
        baseline = _seconds(store.list, 1)
        first = _in_a_process(home)
        again = _in_a_process(home)
        library = library_of(home)
        found = len(library.search(RARE))
        if found != 1:
            raise RuntimeError(f"the rare word was found {found} times")
        figures = {
            "library_first_build_seconds": (first[2], baseline, 1),
            "library_open_seconds": (again[2], baseline, 1),
            "library_list_seconds": (_seconds(library.list, RUNS), baseline, RUNS),
            "library_history_seconds": (_seconds(library.history, RUNS), None, RUNS),
            "library_search_rare_seconds": (_seconds(lambda: library.search(RARE), RUNS), None, RUNS),
            "library_search_common_seconds": (_seconds(lambda: library.search("the model th"), RUNS), None, RUNS),
        }
        index = Home(home).index.stat().st_size / 1e6
        kept = sum(each.stat().st_size for each in Home(home).sessions.rglob("*.json")) / 1e6
    return {
        **{name: {"value": value, "unit": "s", "baseline": base, "n": n} for name, (value, base, n) in figures.items()},
        "library_first_build_peak_memory": {"value": first[1], "unit": "MB", "baseline": first[0], "n": 1},
        "library_open_peak_memory": {"value": again[1], "unit": "MB", "baseline": again[0], "n": 1},
        "library_index_size": {"value": index, "unit": "MB", "baseline": kept, "n": SESSIONS},
    }


def library_of(home: Path) -> SessionLibrary:
    """The library of a home."""
    return SessionLibrary(Home(home), FolderSessionStore(Home(home), FlacRecording))


def _in_a_process(home: Path) -> list[float]:
    """Megabytes before and at the peak, and seconds for what home asks for, in a program of its own."""
    command = [sys.executable, "-c", PEAK, str(home)]
    figures: list[float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def _seconds(call: Callable[[], object], runs: int) -> float:
    """Median of some calls."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def fill(home: Path) -> None:
    """Sessions two hours apart, each with its recordings, which are empty."""
    chance = random.Random(1)
    pack = PackLibrary((shipped("prompts"),)).pack(PACK)
    texts = [session_text(_session(pack, chance, number)) for number in range(KINDS)]
    start = datetime.now(UTC) - timedelta(hours=2 * SESSIONS + 2)
    Home(home).sessions.mkdir(parents=True)
    for number in range(SESSIONS):
        at = start + timedelta(hours=2 * number)
        text = texts[number % KINDS].replace(b"2026-01-01T00:00:00.000+00:00", at.isoformat().encode())
        folder = Home(home).sessions / f"{at:%Y%m%dT%H%M%SZ}-{chance.randrange(32**3):04x}"
        folder.mkdir()
        file = folder / "session.json"
        file.write_bytes(text if number else text.replace(b'"the', f'"{RARE}'.encode(), 1))
        for answer in range(1, ANSWERS + 1):
            (folder / f"answer-{answer:02}.flac").write_bytes(b"")


def _session(pack: Pack, chance: random.Random, number: int) -> Session:
    asked = chance.sample(pack.questions, ANSWERS)
    return Session(
        id="20260101T000000Z-0000",
        started_at="2026-01-01T00:00:00.000+00:00",
        pack_id=pack.id,
        question_ids=tuple(each.id for each in asked),
        candidate="microphone",
        answers=tuple(_answer(place, question, pack, chance) for place, question in enumerate(asked, 1)),
        ended=True,
    )


def _answer(number: int, question: Question, pack: Pack, chance: random.Random) -> Answer:
    """The model answer's words and some of others, two and a half a second, assessed as a live answer is."""
    others = " ".join(chance.choice(pack.questions).model_answer for _ in range(3)).split()
    tokens = ["the", *question.model_answer.split(), "um", *others][:WORDS]
    words = tuple(Word(text, 1 + 0.4 * place, 1.35 + 0.4 * place, 0.9) for place, text in enumerate(tokens))
    speech = tuple(Span(1 + 4.0 * place, 4.6 + 4.0 * place) for place in range(WORDS // 10))
    seconds = 0.4 * WORDS + 3
    audio = AudioQuality(seconds, sum(each.seconds for each in speech), -22.0, 0.0, -60.0, 0.0)
    made = assess(
        judge=TermGroupJudge(), question=question, words=words, speech=speech, audio=audio, clock=time.perf_counter
    )
    return Answer(
        number=number,
        take=1,
        question_id=question.id,
        question_text=question.text,
        recording=f"answer-{number:02}.flac",
        ended_by=EndReason.TURN,
        words=words,
        speech=speech,
        seconds=seconds,
        dropped_seconds=0.0,
        failed=(),
        assessment=made,
    )
