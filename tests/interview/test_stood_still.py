"""Sound that is lost because all stood still is told apart from what a busy machine loses."""

import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tests.scripted import FIRST, LevelDetector, ScriptedSource, WordEveryThirdSecond, hush, said, tone
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.events import Event, Problem
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.endpointing import Patience
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.listening import Heard, Listener
from voice_interviewer.interview.recorder import since_boot
from voice_interviewer.interview.taking import Taken, faults

BUSY = ["0.5 s of sound were lost on the way from the microphone."]
STILL = [
    "For 45 s the program stood still in mid-answer, as when a computer sleeps; 0.5 s of sound were lost.",
]


def clock(*steps: float) -> Iterator[float]:
    """Goes these steps between two looks at it, then a tenth of a second each: in a read, after it, in the next..."""
    now = 1_000.0
    for step in steps:
        yield now
        now += step
    while True:
        yield now
        now += 0.1


def heard(times: Iterator[float], dropped_samples: int) -> Heard:
    source = ScriptedSource(said(hush(1), tone(8), hush(9)), dropped_samples=dropped_samples)
    listener = Listener(
        activity=GatedVoiceActivity(LevelDetector(), LevelDetector()),
        turn_detector=None,
        transcriber=WordEveryThirdSecond(),
        patience=Patience(),
        clock=lambda: next(times),
    )
    events = listener.listen(source, FIRST, None, Commands(), threading.Event())
    try:
        while True:
            next(events)
    except StopIteration as stop:
        left: Heard = stop.value
        return left


def not_assessed(question: Question) -> Assessment:
    raise AssertionError(question)


@pytest.mark.parametrize(
    ("steps", "dropped_samples", "told"),
    [
        ((0.1, 0.1, 45.0), 8_000, STILL),
        ((0.1, 2.0, 0.1, 2.0), 8_000, BUSY),
        ((0.1, 45.0, 0.1, 45.0), 8_000, BUSY),
        ((0.1, 0.1, 45.0), 0, []),
    ],
)
def test_lost_sound_is_told_with_why_it_was_lost(
    steps: tuple[float, ...], dropped_samples: int, told: list[str]
) -> None:
    left = heard(clock(*steps), dropped_samples)
    problems: list[Event] = list(faults(Taken(None, left.ended_by, not_assessed, left)))
    assert [each.what for each in problems if isinstance(each, Problem)] == told
    remedies = [each.remedy for each in problems if isinstance(each, Problem)]
    assert [each.startswith("Keep the computer awake") for each in remedies] == [told == STILL] * bool(told)


@pytest.mark.skipif(sys.platform != "linux", reason="such a clock is known of Linux only")
def test_the_clock_is_one_that_goes_on_in_a_sleep_and_that_nobody_sets() -> None:
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= since_boot() <= time.clock_gettime(time.CLOCK_BOOTTIME)
