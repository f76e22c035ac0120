"""How far pace and pauses lie from texts and from forced alignment, and what the whole analysis of delivery costs."""

import json
import statistics
import time
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.aligned import aligned, can_align
from tests.benchmarks.answers import transcribed, voice_notes
from tests.benchmarks.frames import gated, program_ear
from tests.core.answers import question
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.fillers import count_words
from voice_interviewer.core.delivery.pacing import measure_pacing
from voice_interviewer.core.delivery.pauses import PAUSE_SECONDS, between
from voice_interviewer.core.delivery.recorded import measure_recording
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.speech_edges import SHORTEST_GAP_SECONDS, with_true_edges
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import speech_spans
from voice_interviewer.core.transcript import Word, plain
from voice_interviewer.paths import Home

Metrics = dict[str, dict[str, Any]]

ANSWER_SECONDS = 120
TARGET_MS = 150.0
RUNS = 5
RATE_TARGET = 0.03
PAUSES_TARGET = 0.05
BORDER_SECONDS = 0.05
"""Word edges of the alignment are no surer: a pause so much shorter than the least one may be a pause of the other."""
GENTLE = ("jfk", "lucier")
"""Recordings with long pauses; they are measured apart from the voice notes."""


def measure(data: Path) -> Metrics:
    """Rates against the texts, pauses against forced alignment (where PocketSphinx is installed), and the cost."""
    rows = [json.loads(line) for line in (data / "audio" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {Path(row["path"]).stem: row["text"] for row in rows}
    transcriber = WhisperTranscriber(Home.find().models / "whisper-base", cpu_threads=2)
    notes = voice_notes(data)
    others = [(name, read_recording(data / "audio" / f"{name}.flac")) for name in GENTLE]
    ear = program_ear()
    heard = {}
    for name, samples in (*notes, *others):
        decisions = [bool(each) for each in gated(ear, samples)]
        spans = speech_spans(decisions, min_gap_seconds=SHORTEST_GAP_SECONDS)
        words = transcribed(transcriber, samples)
        heard[name] = _Heard(texts[name], samples, speech_spans(decisions), with_true_edges(spans, samples), words)
    names = [name for name, _ in notes]
    return {**_rates(names, heard), **_pauses(names, heard), **_cost(names, heard)}


class _Heard:
    """One recording as the program hears it."""

    def __init__(
        self, text: str, samples: Samples, active: Sequence[Span], speech: Sequence[Span], words: Sequence[Word]
    ) -> None:
        self.text = text
        self.samples = samples
        self.active = active
        """Voice activity as the detector gives it."""
        self.speech = speech
        """The same with its true edges."""
        self.words = words


def _metric(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}


def _rates(names: Sequence[str], heard: dict[str, _Heard]) -> Metrics:
    """Words a minute against the text's words over the same time; the baselines are the targets."""
    errors = []
    fast = 0.0
    for name in names:
        each = heard[name]
        pacing = measure_pacing(each.words, each.speech)
        assert pacing.words_per_minute is not None
        minutes = (each.speech[-1].end - each.speech[0].start) / 60
        errors.append(abs(pacing.words_per_minute * minutes / count_words(each.text.split()) - 1))
        if pacing.words_per_minute <= pacing.band_wpm[1]:
            fast += len(pacing.fast_runs)
    n = len(names)
    return {
        "words_per_minute_error_max": _metric(max(errors), "share", RATE_TARGET, n),
        "words_per_minute_error_mean": _metric(statistics.fmean(errors), "share", RATE_TARGET, n),
        "fast_runs_inside_band": _metric(fast, "runs", 0.0, n),
    }


def _pauses(names: Sequence[str], heard: dict[str, _Heard]) -> Metrics:
    """Totals and places of pauses against forced alignment; the baseline of totals is voice activity as it comes."""
    if not can_align():
        return {}
    totals: dict[str, tuple[float, float, float]] = {}
    agreed: dict[str, tuple[float, float]] = {}
    right = known = 0
    for name, each in heard.items():
        reference = aligned(each.text, each.samples)
        first, last = reference[1].start, reference[-1].end
        least = PAUSE_SECONDS - BORDER_SECONDS
        totals[name] = (
            _total(_silences(reference), first, last),
            _total(_gaps(each.speech), first, last),
            _total(_gaps(each.active), first, last),
        )
        agreed[name] = _agreed(_silences(reference, least), _gaps(each.speech, least), first, last)
        for place, true_place in zip(*_places(each, reference), strict=True):
            if true_place is not None:
                known += 1
                right += place == true_place
    n = len(names)
    true, ours, bare = (sum(totals[name][index] for name in names) for index in range(3))
    both_true, both_ours = (sum(agreed[name][index] for name in names) for index in range(2))
    single = [abs(totals[name][1] / totals[name][0] - 1) for name in names]
    single_bare = [abs(totals[name][2] / totals[name][0] - 1) for name in names]
    metrics = {
        "pause_total_error": _metric(abs(ours / true - 1), "share", abs(bare / true - 1), n),
        "pause_total_error_mean": _metric(statistics.fmean(single), "share", statistics.fmean(single_bare), n),
        "pause_total_error_max": _metric(max(single), "share", max(single_bare), n),
        "pause_total_error_where_both_pause": _metric(abs(both_ours / both_true - 1), "share", PAUSES_TARGET, n),
        "pause_total_share_where_both_pause": _metric(both_true / true, "share", None, n),
    }
    for name in GENTLE:
        true, ours, bare = totals[name]
        metrics[f"pause_total_error_{name}"] = _metric(abs(ours / true - 1), "share", abs(bare / true - 1), 1)
    metrics["pauses_between_the_right_words"] = _metric(right / known, "share", None, known)
    return metrics


def _silences(words: Sequence[Word], least_seconds: float = PAUSE_SECONDS) -> list[Span]:
    return [
        Span(before.end, after.start) for before, after in pairwise(words) if after.start - before.end >= least_seconds
    ]


def _gaps(speech: Sequence[Span], least_seconds: float = PAUSE_SECONDS) -> list[Span]:
    gaps = (Span(before.end, after.start) for before, after in pairwise(speech))
    return [gap for gap in gaps if gap.seconds >= least_seconds]


def _agreed(true: Sequence[Span], ours: Sequence[Span], first: float, last: float) -> tuple[float, float]:
    """Seconds of the pauses in which both fall silent, as the alignment and as the program has them.

    Left out are pauses of which the other has not even one that is BORDER_SECONDS too short: words that the alignment
    draws out over a silence, and hesitations that the text does not have.
    """
    pairs = [
        (one, other)
        for one in true
        for other in ours
        if min(one.end, other.end) > max(one.start, other.start) and max(one.seconds, other.seconds) >= PAUSE_SECONDS
    ]
    return _total({one for one, _ in pairs}, first, last), _total({other for _, other in pairs}, first, last)


def _total(pauses: Iterable[Span], first: float, last: float) -> float:
    """Seconds of the pauses between two times: what lies before the second word may be a misplaced first one."""
    return sum(pause.seconds for pause in pauses if pause.start >= first and pause.end <= last)


def _places(heard: _Heard, reference: Sequence[Word]) -> tuple[list[int | None], list[int | None]]:
    """For each pause the word after it, as found and as the alignment has it where both words of it were heard."""
    same = SequenceMatcher(
        None, [plain(word.text) for word in reference], [plain(word.text) for word in heard.words], autojunk=False
    )
    heard_as = {
        block.a + offset: block.b + offset for block in same.get_matching_blocks() for offset in range(block.size)
    }
    pauses = _gaps(heard.speech)
    true: list[int | None] = []
    for pause in pauses:
        place = None
        for index in range(1, len(reference)):
            shared = min(pause.end, reference[index].start) - max(pause.start, reference[index - 1].end)
            before, after = heard_as.get(index - 1), heard_as.get(index)
            if 2 * shared > pause.seconds and before is not None and after == before + 1:
                place = after
        true.append(place)
    return list(between(heard.words, pauses)), true


def _cost(names: Sequence[str], heard: dict[str, _Heard]) -> Metrics:
    """Milliseconds from words and voice activity to the assessment of two minutes without its content."""
    samples = np.concatenate([heard[name].samples for name in names])[: ANSWER_SECONDS * SAMPLE_RATE]
    words: list[Word] = []
    active: list[Span] = []
    offset = 0.0
    for name in names:
        each = heard[name]
        words += [Word(word.text, word.start + offset, word.end + offset, word.probability) for word in each.words]
        active += [Span(span.start + offset, span.end + offset) for span in each.active]
        offset += each.samples.size / SAMPLE_RATE
    words = [word for word in words if word.end <= ANSWER_SECONDS]
    active = [span for span in active if span.end <= ANSWER_SECONDS]
    asked, judge = question(), TermGroupJudge()
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        speech = with_true_edges(active, samples)
        recorded = measure_recording(samples, words, speech, 0.0)
        assess(
            judge=judge,
            question=asked,
            words=words,
            speech=speech,
            audio=recorded.audio,
            clock=time.perf_counter,
            voice=recorded.voice,
            hesitations=recorded.hesitations,
        )
        took.append(1000.0 * (time.perf_counter() - began))
    return {"delivery_analysis_two_minutes": _metric(statistics.median(took), "ms", TARGET_MS, RUNS)}
