"""How well the ear hears: speech frames, false starts, what the gate saves, and when answers end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile

from voice_interviewer.adapters.hearing.silero_vad import SileroVoiceActivity
from voice_interviewer.adapters.hearing.smart_turn import SmartTurnDetector
from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_RATE, Samples
from voice_interviewer.core.sound.endpointing import PATIENCE, Endpointer, Patience, PatienceLevel
from voice_interviewer.core.sound.segmenter import SegmentClosed, Segmenter, SegmentStarted
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, VoiceActivitySettings, speech_spans
from voice_interviewer.paths import Home

Flags = npt.NDArray[np.bool_]

ASKED_AFTER_SECONDS = Patience().ask_after_seconds
TRAILING_SECONDS = 12.0
THINKING_SECONDS = (1.0, 6.0)
SHORT_GAP_SECONDS = (0.1, 0.25)
"""Where a fluent reader hardly stops: half inside a phrase, half between sentences."""
LONG_GAP_SECONDS = (0.4, 9.0)
"""Where a fluent reader stops: mostly between sentences."""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Metrics by name, each with value, unit, baseline and n; needs the turn detector's weights in the home folder."""
    ear = GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity())
    return {**_speech_frames(data, ear), **_false_starts(data, ear), **_endings(data, ear)}


def _metric(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}


def _load(path: Path) -> Samples:
    samples, rate = soundfile.read(path, dtype="int16")
    assert rate == SAMPLE_RATE
    mono: Samples = samples if samples.ndim == 1 else samples[:, 0]
    return mono


def _frames(samples: Samples) -> Samples:
    return samples[: samples.size // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)


def _gated(ear: GatedVoiceActivity, samples: Samples) -> Flags:
    ear.reset()
    decisions: list[bool] = []
    for frame in _frames(samples):
        is_speech = ear.push(frame)
        late = ear.earlier_speech_frames
        if late:
            decisions[-late:] = [True] * late
        decisions.append(is_speech)
    return np.array(decisions, dtype=np.bool_)


def _alone(samples: Samples) -> Flags:
    silero = SileroVoiceActivity()
    settings = VoiceActivitySettings()
    decisions: list[bool] = []
    for frame in _frames(samples):
        threshold = settings.leave_threshold if decisions and decisions[-1] else settings.enter_threshold
        decisions.append(silero.speech_probability(frame) >= threshold)
    return np.array(decisions, dtype=np.bool_)


def _labels(path: Path, count: int) -> Flags:
    centres = (np.arange(count) + 0.5) * FRAME_SECONDS
    labels = np.zeros(count, dtype=np.bool_)
    for line in path.read_text(encoding="utf-8").splitlines():
        start, seconds = (float(field) for field in line.split()[3:5])
        labels |= (centres >= start) & (centres < start + seconds)
    return labels


def _f1(labels: Flags, found: Flags) -> float:
    return float(2 * (labels & found).sum() / (labels.sum() + found.sum()))


def _speech_frames(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    labels, gated, alone = [], [], []
    confirmed = 0.0
    for path in sorted((data / "audio" / "ami").glob("*.flac")):
        samples = _load(path)
        gated.append(_gated(ear, samples))
        confirmed += ear.confirmed_share * gated[-1].size
        alone.append(_alone(samples))
        labels.append(_labels(path.with_suffix(".rttm"), gated[-1].size))
    truth, ours, theirs = np.concatenate(labels), np.concatenate(gated), np.concatenate(alone)
    false_ours, false_theirs = ((found & ~truth).sum() / (~truth).sum() for found in (ours, theirs))
    return {
        "vad frame F1, meetings": _metric(_f1(truth, ours), "F1", _f1(truth, theirs), truth.size),
        "vad false-positive rate, meetings": _metric(float(false_ours), "share", float(false_theirs), truth.size),
        "frames that Silero ran on, meetings": _metric(confirmed / truth.size, "share", 1.0, truth.size),
    }


def _false_starts(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    starts = frames = 0
    confirmed = 0.0
    for path in sorted((data / "noise").rglob("*.flac")):
        decisions = _gated(ear, _load(path))
        segmenter = Segmenter()
        events = [event for is_speech in decisions for event in segmenter.push(bool(is_speech))]
        starts += sum(isinstance(event, SegmentStarted) for event in events)
        frames += decisions.size
        confirmed += ear.confirmed_share * decisions.size
    return {
        "false speech starts, noise": _metric(starts / (frames * FRAME_SECONDS / 60), "a minute", None, frames),
        "frames that Silero ran on, noise": _metric(confirmed / frames, "share", 1.0, frames),
    }


@dataclass(frozen=True, slots=True)
class _Answer:
    """One recorded answer as the endpointer meets it: decisions, and the turn detector's word at each pause."""

    decisions: tuple[bool, ...]
    probabilities: dict[int, float]
    """By the frame count at which the pause began."""

    def with_pause(self, at_frame: int, frames: int, probability: float) -> "_Answer":
        """The same with silence let in after `at_frame` frames."""
        moved = {key + frames if key > at_frame else key: value for key, value in self.probabilities.items()}
        decisions = (*self.decisions[:at_frame], *[False] * frames, *self.decisions[at_frame:])
        return _Answer(decisions, {**moved, at_frame: probability})

    def ends_after(self, patience: Patience, heed_turns: bool = True) -> float:
        """Seconds from the true end to the end that patience finds; negative when it cuts the answer off."""
        endpointer = Endpointer(patience)
        silence = [False] * round(TRAILING_SECONDS / FRAME_SECONDS)
        pause_began = 0
        for index, is_speech in enumerate((*self.decisions, *silence), start=1):
            if is_speech:
                pause_began = index
            state = endpointer.push(is_speech)
            if state.wants_turn_probability:
                endpointer.turn_probability(self.probabilities.get(pause_began, 0.0) if heed_turns else 1.0)
            if state.ended:
                return (index - len(self.decisions)) * FRAME_SECONDS
        return TRAILING_SECONDS


def _endings(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    turns = SmartTurnDetector(Home.find().models / "smart-turn-v3.2" / "smart-turn-v3.2-cpu.onnx")
    notes = sorted((data / "audio" / "voicenotes").glob("*.flac"))
    others = ("jfk.flac", "lucier.flac", "mfa/cold_corpus.flac")
    whole = [*notes, *(data / "audio" / name for name in others)]
    outside = speech = 0
    real: list[_Answer] = []
    at_short: list[_Answer] = []
    at_long: list[_Answer] = []
    draw = np.random.default_rng(0)
    for path in whole:
        samples = _load(path)
        decisions = _gated(ear, samples)
        outside += int((decisions & ~_in_segments(decisions)).sum())
        speech += int(decisions.sum())
        spans = speech_spans([bool(each) for each in decisions])
        answer = _heard(samples, spans, turns)
        real.append(answer)
        if path not in notes:
            continue
        for gaps, into in ((SHORT_GAP_SECONDS, at_short), (LONG_GAP_SECONDS, at_long)):
            ends = [one.end for one, gap in _gaps(spans) if one.end > spans[-1].end / 3 and gaps[0] <= gap < gaps[1]]
            for end in draw.choice(ends, min(2, len(ends)), replace=False):
                probability = answer.probabilities.get(_count(end)) or _asked(samples, float(end), turns)
                into.append(answer.with_pause(_count(end), _count(draw.uniform(*THINKING_SECONDS)), probability))
    normal = PATIENCE[PatienceLevel.NORMAL]
    metrics = {"speech frames outside every segment": _metric(outside / speech, "share", None, speech)}
    for name, answers in (
        ("real recordings", real),
        ("thinking 1-6 s at a short gap", at_short),
        ("thinking 1-6 s at a long gap", at_long),
    ):
        ours = np.array([answer.ends_after(normal) for answer in answers])
        theirs = np.array([answer.ends_after(normal, heed_turns=False) for answer in answers])
        n = len(answers)
        metrics[f"cut off, {name}"] = _metric(float(np.mean(ours < 0)), "of answers", float(np.mean(theirs < 0)), n)
        prompt, prompt_theirs = ((each >= 0) & (each <= 2.5) for each in (ours, theirs))
        metrics[f"ended within 2.5 s, {name}"] = _metric(
            float(np.mean(prompt)), "of answers", float(np.mean(prompt_theirs)), n
        )
    return metrics


def _in_segments(decisions: Flags) -> Flags:
    segmenter = Segmenter()
    events = [event for is_speech in decisions for event in segmenter.push(bool(is_speech))]
    held = np.zeros(decisions.size, dtype=np.bool_)
    for event in (*events, *segmenter.flush()):
        if isinstance(event, SegmentClosed):
            held[event.segment.start_sample // FRAME_SAMPLES : event.segment.end_sample // FRAME_SAMPLES] = True
    return held


def _heard(samples: Samples, spans: Sequence[Span], turns: SmartTurnDetector) -> _Answer:
    """The answer from its first frame to the end of its last speech."""
    decisions = [False] * _count(spans[-1].end)
    for span in spans:
        decisions[_count(span.start) : _count(span.end)] = [True] * (_count(span.end) - _count(span.start))
    ends = [one.end for one, gap in _gaps(spans) if gap >= ASKED_AFTER_SECONDS]
    return _Answer(tuple(decisions), {_count(end): _asked(samples, end, turns) for end in (*ends, spans[-1].end)})


def _gaps(spans: Sequence[Span]) -> Iterator[tuple[Span, float]]:
    for one, other in pairwise(spans):
        yield one, other.start - one.end


def _asked(samples: Samples, end_seconds: float, turns: SmartTurnDetector) -> float:
    """What the turn detector says to the sound up to here and a moment of a quiet room."""
    room = np.rint(np.random.default_rng(0).normal(0.0, 3.0, round(ASKED_AFTER_SECONDS * SAMPLE_RATE)))
    heard = samples[: round((end_seconds + 0.06) * SAMPLE_RATE)]
    return turns.completion_probability(np.concatenate([heard, room.astype(np.int16)]))


def _count(seconds: float) -> int:
    return round(float(seconds) / FRAME_SECONDS)
