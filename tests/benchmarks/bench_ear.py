"""How well the ear hears: speech frames in meetings and in noise, false starts, and what the gate saves."""

from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.frames import Flags, alone, f1, gated, load, program_ear
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_RATE, Samples
from voice_interviewer.core.sound.segmenter import SegmentClosed, Segmenter, SegmentStarted
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity

SIGNAL_TO_NOISE_DB = (20, 10, 5)
MIXED_SECONDS = 20.0
"""So much speech is mixed with each recording of noise."""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Metrics by name, each with value, unit, baseline and n."""
    ear = program_ear()
    return {
        **_speech_frames(data, ear),
        **_in_noise(data, ear),
        **_false_starts(data, ear),
        **_outside_segments(data, ear),
    }


def _metric(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}


def _labels(path: Path, count: int) -> Flags:
    centres = (np.arange(count) + 0.5) * FRAME_SECONDS
    labels = np.zeros(count, dtype=np.bool_)
    for line in path.read_text(encoding="utf-8").splitlines():
        start, seconds = (float(field) for field in line.split()[3:5])
        labels |= (centres >= start) & (centres < start + seconds)
    return labels


def _speech_frames(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    labels, ours_by_clip, theirs_by_clip = [], [], []
    confirmed = 0.0
    for path in sorted((data / "audio" / "ami").glob("*.flac")):
        samples = load(path)
        ours_by_clip.append(gated(ear, samples))
        confirmed += ear.confirmed_share * ours_by_clip[-1].size
        theirs_by_clip.append(alone(samples))
        labels.append(_labels(path.with_suffix(".rttm"), ours_by_clip[-1].size))
    truth, ours, theirs = np.concatenate(labels), np.concatenate(ours_by_clip), np.concatenate(theirs_by_clip)
    false_ours, false_theirs = ((found & ~truth).sum() / (~truth).sum() for found in (ours, theirs))
    return {
        "vad frame F1, meetings": _metric(f1(truth, ours), "F1", f1(truth, theirs), truth.size),
        "vad false-positive rate, meetings": _metric(float(false_ours), "share", float(false_theirs), truth.size),
        "frames that Silero ran on, meetings": _metric(confirmed / truth.size, "share", 1.0, truth.size),
    }


def _false_starts(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    starts = frames = 0
    confirmed = 0.0
    for path in sorted((data / "noise").rglob("*.flac")):
        decisions = gated(ear, load(path))
        segmenter = Segmenter()
        events = [event for is_speech in decisions for event in segmenter.push(bool(is_speech))]
        starts += sum(isinstance(event, SegmentStarted) for event in events)
        frames += decisions.size
        confirmed += ear.confirmed_share * decisions.size
    return {
        "false speech starts, noise": _metric(starts / (frames * FRAME_SECONDS / 60), "a minute", None, frames),
        "frames that Silero ran on, noise": _metric(confirmed / frames, "share", 1.0, frames),
    }


def _in_noise(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    """Each noise under a stretch of another speaker's recording, against what Silero finds in that stretch alone."""
    speech = [*sorted((data / "audio" / "voicenotes").glob("*.flac")), data / "audio" / "jfk.flac"]
    stretches = [load(path)[: round(MIXED_SECONDS * SAMPLE_RATE)] for path in speech]
    labels = [alone(stretch) for stretch in stretches]
    noises = [load(path) for path in sorted((data / "noise").rglob("*.flac"))]
    metrics = {}
    for ratio_db in SIGNAL_TO_NOISE_DB:
        truth, ours, theirs = [], [], []
        for number, noise in enumerate(noises):
            which = number % len(stretches)
            mix = _mixed(stretches[which], labels[which], noise, ratio_db)
            truth.append(labels[which])
            ours.append(gated(ear, mix))
            theirs.append(alone(mix))
        all_truth, all_ours, all_theirs = np.concatenate(truth), np.concatenate(ours), np.concatenate(theirs)
        metrics[f"vad_frame_f1_noise_{ratio_db}_db"] = _metric(
            f1(all_truth, all_ours), "F1", f1(all_truth, all_theirs), all_truth.size
        )
    return metrics


def _mixed(speech: Samples, labels: Flags, noise: Samples, ratio_db: float) -> Samples:
    """Noise under speech, over and over, so many dB below the mean power of the speech frames."""
    under = np.resize(noise, speech.size).astype(np.float64)
    spoken = speech[: labels.size * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)[labels].astype(np.float64)
    scale = np.sqrt(np.mean(spoken**2) / 10 ** (ratio_db / 10) / (np.mean(under**2) + 1e-9))
    mixed: Samples = np.clip(np.rint(speech + scale * under), -32768, 32767).astype(np.int16)
    return mixed


def _outside_segments(data: Path, ear: GatedVoiceActivity) -> dict[str, dict[str, Any]]:
    outside = speech = 0
    names = ("jfk.flac", "lucier.flac", "mfa/cold_corpus.flac")
    for path in [*sorted((data / "audio" / "voicenotes").glob("*.flac")), *(data / "audio" / name for name in names)]:
        decisions = gated(ear, load(path))
        outside += int((decisions & ~_in_segments(decisions)).sum())
        speech += int(decisions.sum())
    return {"speech frames outside every segment": _metric(outside / speech, "share", None, speech)}


def _in_segments(decisions: Flags) -> Flags:
    segmenter = Segmenter()
    events = [event for is_speech in decisions for event in segmenter.push(bool(is_speech))]
    held = np.zeros(decisions.size, dtype=np.bool_)
    for event in (*events, *segmenter.flush()):
        if isinstance(event, SegmentClosed):
            held[event.segment.start_sample // FRAME_SAMPLES : event.segment.end_sample // FRAME_SAMPLES] = True
    return held
