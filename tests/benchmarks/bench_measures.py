"""What assessing costs once the words are there, and how often the two discourse fillers are ones."""

import json
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.core.answers import point, question, spoken
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage import TermGroupJudge
from voice_interviewer.core.delivery.fillers import DISCOURSE, HESITATION, count_words, find_fillers
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.units import Span

RUNS = 15
DISCOURSE_FILLERS = ("you know", "i mean")
HESITATIONS = frozenset(("um", "uh", "er", "erm", "hm", "hmm", "mm", "mmm", "ah", "ahh", "eh", "uhm"))


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Cost of `assess` and of the judge; precision and recall of fillers against a human clean-up of podcasts."""
    return {**_cost(), **_fillers(data / "text" / "rev_podcasts_verbatim.jsonl")}


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


def _fillers(episodes: Path) -> dict[str, dict[str, Any]]:
    """Against what human editors removed; editors keep some fillers, and more "I mean" than the Switchboard labels do.

    A phrase is a filler when all its words were removed, none when all were kept, left out when partly removed. The
    baseline counts every occurrence.
    """
    tallies = {phrase: _Tally() for phrase in DISCOURSE_FILLERS}
    hesitations = _Tally()
    with episodes.open(encoding="utf-8") as lines:
        for line in lines:
            episode = json.loads(line)
            _tally(episode["words"], episode["kept"], tallies, hesitations)
    rows: dict[str, dict[str, Any]] = {}
    for name, tally in [*tallies.items(), ("hesitation", hesitations)]:
        key = name.replace(" ", "_")
        rows[f"filler_{key}_precision"] = _row(tally.hits, tally.hits + tally.false, tally.removed, tally.occurrences)
        rows[f"filler_{key}_recall"] = _row(tally.hits, tally.removed, None, None)
    return rows


class _Tally:
    def __init__(self) -> None:
        self.hits = self.false = self.removed = self.occurrences = 0

    def add(self, found: bool, removed: bool) -> None:
        self.occurrences += 1
        self.removed += removed
        self.hits += found and removed
        self.false += found and not removed


def _tally(words: Sequence[str], kept: Sequence[int], tallies: dict[str, _Tally], hesitations: _Tally) -> None:
    matches = find_fillers(words)
    discourse = {match.first for match in matches if match.kind == DISCOURSE}
    heard = {match.first for match in matches if match.kind == HESITATION}
    for index, word in enumerate(words):
        if word.casefold() in HESITATIONS or index in heard:
            hesitations.add(index in heard, not kept[index])
        phrase = " ".join(words[index : index + 2]).casefold()
        if phrase in tallies and len(set(kept[index : index + 2])) == 1:
            tallies[phrase].add(index in discourse, not kept[index])


def _row(hits: int, of: int, base_hits: int | None, base_of: int | None) -> dict[str, Any]:
    baseline = base_hits / base_of if base_hits is not None and base_of else None
    return {"value": hits / of if of else None, "unit": "share", "baseline": baseline, "n": of}
