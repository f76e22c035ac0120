"""How many of the hesitations that people really make are found, and when, by the program's own path from sound.

When they were made tells PocketSphinx (see said.py), where it is installed, and beside it, roughly, whisper-base: it
aligns the verbatim text, with a comma after each word, but collapses what is repeated, and beside pauses its words
begin where the one before ended. An event counts as found in time where it lies within 0.25 s of the aligned stretch.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.aligned import can_align
from tests.benchmarks.answers import CutSegment, cut, words_of
from tests.benchmarks.said import SAID, hesitations_said
from voice_interviewer.adapters.hearing import whisper
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.core.delivery.fillers import HESITATION, find_fillers
from voice_interviewer.core.delivery.unheard import Hesitations, find_hesitations
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_float
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.paths import Home

MODELS = ("whisper-base", "whisper-tiny.en")
THREADS = 2
TAG = re.compile(r"<hes-(\w+)>|<cutoff-(\w{1,3})\w*>|<unk>|\[laughter\]")
"""What is no word: of a drawn-out word the whole is aligned, of a broken-off one its beginning, of a noise nothing."""
WITHIN_SECONDS = 0.25
CALM = ("mfa_breaths", "mfa_laughter")


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Recall, precision and F1 on the clips of `audio/mfa`, and false ones a minute where nobody hesitates.

    The baseline of each is plain faster-whisper on the whole recording.
    """
    transcribers = {model: WhisperTranscriber(Home.find().models / model, cpu_threads=THREADS) for model in MODELS}
    tallies = {model: (_Tallies(), _Tallies()) for model in MODELS}
    seconds = {"monologues": 0.0, "noise": 0.0}
    for each in _recordings(data, transcribers[MODELS[0]]):
        if each.kind in seconds:
            seconds[each.kind] += each.samples.size / SAMPLE_RATE
        for model, transcriber in transcribers.items():
            heard, unheard = _ours(transcriber, each)
            plainly = _plain(transcriber._model().model, each.samples)
            ours, plain = tallies[model]
            ours.add(each, heard, sorted([*heard, *unheard], key=lambda one: one.start))
            plain.add(each, plainly, plainly)
    metrics: dict[str, dict[str, Any]] = {}
    for model, (ours, plain) in tallies.items():
        suffix = "" if model == MODELS[0] else "_" + re.sub(r"\W", "_", model)
        metrics |= {name + suffix: figure for name, figure in _figures(ours, plain, seconds).items()}
    return metrics


@dataclass(frozen=True, slots=True)
class _Recording:
    """One recording, read, cut and aligned once for all models."""

    kind: str
    """`clips`, `monologues` or `noise`."""
    samples: Samples
    segments: Sequence[CutSegment]
    speech: Sequence[Span]
    said: int = 0
    """Hesitations in its verbatim text."""
    times: Sequence[Span] = ()
    """Where PocketSphinx aligns them."""
    rough_times: Sequence[Span] = ()
    """Where Whisper does."""


def _recordings(data: Path, aligner: WhisperTranscriber) -> Iterator[_Recording]:
    rows = [json.loads(line) for line in (data / "audio" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["path"].startswith("audio/mfa/"):
            samples, text = read_recording(data / row["path"]), row["text"]
            times = hesitations_said(samples, text) if can_align() else ()
            said = len(SAID.findall(text))
            yield _Recording("clips", samples, *cut(samples), said, times, _said(aligner, samples, text))
    for kind, path in _without(data):
        samples = read_recording(path)
        yield _Recording(kind, samples, *cut(samples))


@dataclass(slots=True)
class _Tally:
    """Events said and found, by count of each clip and by time."""

    said: int = 0
    found: int = 0
    hits: int = 0
    timed: int = 0
    roughly_timed: int = 0

    def add(self, each: _Recording, found: Sequence[Span]) -> None:
        self.said += each.said
        self.found += len(found)
        self.hits += min(each.said, len(found))
        self.timed += matched(each.times, found)
        self.roughly_timed += matched(each.rough_times, found)

    def f1(self, hits: int) -> float:
        return 2 * hits / max(1, self.said + self.found)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.said)

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.found)


@dataclass(slots=True)
class _Tallies:
    """One way to find them, over all recordings."""

    heard: _Tally = field(default_factory=_Tally)
    every: _Tally = field(default_factory=_Tally)
    false: dict[str, int] = field(default_factory=lambda: {"monologues": 0, "noise": 0})

    def add(self, each: _Recording, heard: Sequence[Span], every: Sequence[Span]) -> None:
        if each.kind in self.false:
            self.false[each.kind] += len(every)
            return
        self.heard.add(each, heard)
        self.every.add(each, every)


def _figures(ours: _Tallies, plain: _Tallies, seconds: dict[str, float]) -> dict[str, dict[str, Any]]:
    every, theirs = ours.every, plain.every
    figures = {
        "hesitations_heard": _row(ours.heard.recall, theirs.recall, every.said),
        "hesitations_heard_truly": _row(ours.heard.precision, theirs.precision, ours.heard.found),
        "hesitation_recall_heard_and_unheard": _row(every.recall, theirs.recall, every.said),
        "hesitation_f1_heard_and_unheard": _row(every.f1(every.hits), theirs.f1(theirs.hits), every.said),
        "hesitation_f1_within_250ms_by_whisper": _row(
            every.f1(every.roughly_timed), theirs.f1(theirs.roughly_timed), every.said
        ),
    }
    if can_align():
        figures["hesitation_f1_within_250ms"] = _row(every.f1(every.timed), theirs.f1(theirs.timed), every.said)
    for kind, long in seconds.items():
        value, baseline = (60 * each.false[kind] / long for each in (ours, plain))
        figures[f"false_hesitations_per_minute_{kind}"] = {
            "value": value, "unit": "a minute", "baseline": baseline, "n": round(long / 60, 1),
        }  # fmt: skip
    return figures


def _without(data: Path) -> Iterable[tuple[str, Path]]:
    """Recordings in which nobody hesitates: dictations; breaths, laughter and noise."""
    for path in sorted((data / "audio" / "voicenotes").glob("*.flac")):
        yield "monologues", path
    for name in CALM:
        yield "noise", data / "audio" / "mfa" / f"{name}.flac"
    for path in sorted((data / "noise").rglob("*.flac")):
        yield "noise", path


def matched(said: Sequence[Span], found: Sequence[Span]) -> int:
    """Events that lie within WITHIN_SECONDS of one said, each matched once, in order; both are sorted."""
    best = [0] * (len(found) + 1)
    for each in said:
        after = [0]
        for number, one in enumerate(found):
            near = one.start <= each.end + WITHIN_SECONDS and one.end >= each.start - WITHIN_SECONDS
            after.append(max(after[-1], best[number + 1], best[number] + near))
        best = after
    return best[-1]


def _ours(transcriber: WhisperTranscriber, each: _Recording) -> tuple[list[Span], list[Span]]:
    """Hesitations that the transcript shows and those it does not, where an assessment puts them."""
    words = words_of(transcriber, each.segments, each.speech)
    found: Hesitations = find_hesitations(each.samples, words, each.speech)
    heard = [span for _, span in sorted(found.placed.items())]
    return heard, [Span(one.start, one.end) for one in found.unheard]


def _plain(model: Any, samples: Samples) -> list[Span]:
    segments, _ = model.transcribe(to_float(samples), language="en", beam_size=5, word_timestamps=True)
    words = [word for segment in segments for word in segment.words]
    return [Span(words[index].start, words[index].end) for index in _hesitations([word.word.strip() for word in words])]


def _hesitations(tokens: list[str]) -> list[int]:
    return [match.first for match in find_fillers(tokens) if match.kind == HESITATION]


def _said(transcriber: WhisperTranscriber, samples: Samples, text: str) -> list[Span]:
    """Where the hesitations of a verbatim text lie, by Whisper's forced alignment."""
    tokens = TAG.sub(lambda tag: tag.group(1) or tag.group(2) or "", text).split()
    hesitations = [index for index, token in enumerate(tokens) if SAID.fullmatch(token)]
    if not hesitations:
        return []
    words = _aligned(transcriber, samples, " ".join(f"{token.capitalize()}," for token in tokens))
    return [Span(words[index].start, words[index].end) for index in hesitations]


def _aligned(transcriber: WhisperTranscriber, samples: Samples, text: str) -> tuple[Word, ...]:
    loaded = transcriber._model()
    features = whisper._features(loaded.model, to_float(samples))
    encoded = whisper._encode(loaded.model, features, samples.size / SAMPLE_RATE + 1.0)
    return whisper._timed_words(loaded, loaded.tokenizer.encode(" " + text), encoded, features.shape[1])


def _row(value: float, baseline: float, n: int) -> dict[str, Any]:
    return {"value": value, "unit": "share", "baseline": baseline, "n": n}
