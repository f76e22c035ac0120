"""What assessing costs once the words are there."""

import statistics
import time
from pathlib import Path
from typing import Any

from tests.core.answers import point, question, spoken
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.fillers import count_words
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.units import Span

RUNS = 15


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Cost of `assess` and of the judge, on words made here."""
    return _cost()


def _cost() -> dict[str, dict[str, Any]]:
    """Median milliseconds, stems cached but for the first run; baseline: counting the words."""
    asked = _question()
    two_minutes, hour = _answer(300), _answer(9000)
    judge = TermGroupJudge()
    words = spoken(" ".join(two_minutes), words_per_minute=150.0)
    speech = [Span(start, start + 5.5) for start in range(1, 120, 6)]
    audio = AudioQuality(122.0, 110.0, -24.0, 0.0, -60.0, 0.0)

    def whole() -> object:
        return assess(
            judge=judge, question=asked, words=words, speech=speech, audio=audio, clock=time.perf_counter, failed=()
        )

    counting, counting_hour = (
        _milliseconds(lambda tokens=tokens: count_words(tokens)) for tokens in (two_minutes, hour)
    )
    figures = {
        "assess_two_minutes": (_milliseconds(whole), counting),
        "coverage_two_minutes": (_milliseconds(lambda: judge.judge(asked, two_minutes)), counting),
        "coverage_one_hour": (_milliseconds(lambda: judge.judge(asked, hour)), counting_hour),
    }
    return {
        name: {"value": value, "unit": "ms", "baseline": baseline, "n": RUNS}
        for name, (value, baseline) in figures.items()
    }


def _milliseconds(job: Any) -> float:
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - started)
    return 1000.0 * statistics.median(seconds)


def _question() -> Question:
    """Eight points of six groups of three variants, each with two contradictions, as large as questions get."""
    return question(
        *(
            point(
                f"point-{number}",
                *([f"term{number}{group}", f"other word{group}", f"k{number} {group}"] for group in range(6)),
                contradictions=(f"word{number} other never word{number + 1} comes", f"other word{number} is not term"),
            )
            for number in range(8)
        )
    )


def _answer(count: int) -> list[str]:
    """Words of which about a third belong to a term."""
    return [
        (f"term{number % 8}{number % 6}", f"word{number % 9}", "other", "something,", f"plain{number % 997}", "and.")[
            number * 7 % 6
        ]
        for number in range(count)
    ]
