"""How many of the hesitations that people really make are found, and when, by the program's own path from sound.

Reference times are those of forced alignment: whisper-base aligns the verbatim text, with a comma after each word. They
are rough: beside pauses its words begin where the one before ended, up to half a second early. So an event counts as
found in time where it lies within 0.25 s of the aligned stretch.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.answers import cut, transcribed
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
SAID = re.compile(r"(?<!['\w])(?:um+|uh+|uhm|hm+)(?!\w)", re.IGNORECASE)
"""A hesitation in a verbatim text, as its transcribers wrote them; "'er" there is a pronoun."""
TAG = re.compile(r"<hes-(\w+)>|<cutoff-(\w{1,3})\w*>|<unk>|\[laughter\]")
"""What is no word: of a drawn-out word the whole is aligned, of a broken-off one its beginning, of a noise nothing."""
WITHIN_SECONDS = 0.25
CALM = ("mfa_breaths", "mfa_laughter")


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Recall, precision and F1 on the clips of `audio/mfa`, and false ones a minute where nobody hesitates.

    The baseline of each is plain faster-whisper on the whole recording.
    """
    rows = [json.loads(line) for line in (data / "audio" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    metrics: dict[str, dict[str, Any]] = {}
    aligner = WhisperTranscriber(Home.find().models / MODELS[0], cpu_threads=THREADS)
    for model in MODELS:
        metrics |= _of_model(data, rows, model, aligner, "" if model == MODELS[0] else "_" + re.sub(r"\W", "_", model))
    return metrics


@dataclass(slots=True)
class _Tally:
    """Events said and found, by count of each clip and by time."""

    said: int = 0
    found: int = 0
    hits: int = 0
    timed: int = 0

    def add(self, said: Sequence[Span], found: Sequence[Span]) -> None:
        self.said += len(said)
        self.found += len(found)
        self.hits += min(len(said), len(found))
        self.timed += matched(said, found)

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


def _of_model(
    data: Path, rows: list[dict[str, Any]], model: str, aligner: WhisperTranscriber, suffix: str
) -> dict[str, dict[str, Any]]:
    from faster_whisper import WhisperModel

    folder = Home.find().models / model
    transcriber = WhisperTranscriber(folder, cpu_threads=THREADS)
    plain_model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS)
    ours, plain = _Tallies(), _Tallies()
    seconds = {"monologues": 0.0, "noise": 0.0}
    for row in rows:
        if row["path"].startswith("audio/mfa/"):
            samples = read_recording(data / row["path"])
            said = _said(aligner, samples, row["text"])
            heard, unheard = _ours(transcriber, samples)
            plainly = _plain(plain_model, samples)
            ours.heard.add(said, heard)
            ours.every.add(said, sorted([*heard, *unheard], key=lambda each: each.start))
            plain.every.add(said, plainly)
    for kind, path in _without(data):
        samples = read_recording(path)
        seconds[kind] += samples.size / SAMPLE_RATE
        ours.false[kind] += sum(map(len, _ours(transcriber, samples)))
        plain.false[kind] += len(_plain(plain_model, samples))
    every, theirs = ours.every, plain.every
    figures = {
        "hesitations_heard": _row(ours.heard.recall, theirs.recall, every.said),
        "hesitations_heard_truly": _row(ours.heard.precision, theirs.precision, ours.heard.found),
        "hesitation_recall_heard_and_unheard": _row(every.recall, theirs.recall, every.said),
        "hesitation_f1_heard_and_unheard": _row(every.f1(every.hits), theirs.f1(theirs.hits), every.said),
        "hesitation_f1_within_250ms": _row(every.f1(every.timed), theirs.f1(theirs.timed), every.said),
    }
    for kind, long in seconds.items():
        value, baseline = (60 * each.false[kind] / long for each in (ours, plain))
        figures[f"false_hesitations_per_minute_{kind}"] = {
            "value": value, "unit": "a minute", "baseline": baseline, "n": round(long / 60, 1),
        }  # fmt: skip
    return {name + suffix: figure for name, figure in figures.items()}


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


def _ours(transcriber: WhisperTranscriber, samples: Samples) -> tuple[list[Span], list[Span]]:
    """Hesitations that the transcript shows and those it does not, where an assessment puts them."""
    words = transcribed(transcriber, samples)
    found: Hesitations = find_hesitations(samples, words, cut(samples)[1])
    heard = [
        found.placed.get(index, Span(words[index].start, words[index].end))
        for index in _hesitations([word.text for word in words])
        if index not in found.doubted
    ]
    return heard, [Span(each.start, each.end) for each in found.unheard]


def _plain(model: Any, samples: Samples) -> list[Span]:
    segments, _ = model.transcribe(to_float(samples), language="en", beam_size=5, word_timestamps=True)
    words = [word for segment in segments for word in segment.words]
    return [Span(words[index].start, words[index].end) for index in _hesitations([word.word.strip() for word in words])]


def _hesitations(tokens: list[str]) -> list[int]:
    return [match.first for match in find_fillers(tokens) if match.kind == HESITATION]


def _said(transcriber: WhisperTranscriber, samples: Samples, text: str) -> list[Span]:
    """Where the hesitations of a verbatim text lie, by forced alignment moved to the sound's islands."""
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
