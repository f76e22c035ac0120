"""Sound as frames, and which of them are speech: by the program's ear, and by Silero alone."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from voice_interviewer.adapters.hearing.silero_vad import SileroVoiceActivity
from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, VoiceActivitySettings

Flags = npt.NDArray[np.bool_]


def program_ear() -> GatedVoiceActivity:
    """The detectors as the program puts them together."""
    return GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity())


def load(path: Path) -> Samples:
    """A recording at 16 kHz, its first channel."""
    samples, rate = soundfile.read(path, dtype="int16")
    assert rate == SAMPLE_RATE
    mono: Samples = samples if samples.ndim == 1 else samples[:, 0]
    return mono


def frames(samples: Samples) -> Samples:
    """Whole frames, shape (n, FRAME_SAMPLES)."""
    return samples[: samples.size // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)


def gated(ear: GatedVoiceActivity, samples: Samples) -> Flags:
    """Speech or not, as the program decides."""
    ear.reset()
    decisions: list[bool] = []
    for frame in frames(samples):
        is_speech = ear.push(frame)
        late = ear.earlier_speech_frames
        if late:
            decisions[-late:] = [True] * late
        decisions.append(is_speech)
    return np.array(decisions, dtype=np.bool_)


def alone(samples: Samples) -> Flags:
    """Speech or not, by Silero on every frame."""
    silero = SileroVoiceActivity()
    settings = VoiceActivitySettings()
    decisions: list[bool] = []
    for frame in frames(samples):
        threshold = settings.leave_threshold if decisions and decisions[-1] else settings.enter_threshold
        decisions.append(silero.speech_probability(frame) >= threshold)
    return np.array(decisions, dtype=np.bool_)


def f1(labels: Flags, found: Flags) -> float:
    """Harmonic mean of precision and recall over frames."""
    return float(2 * (labels & found).sum() / (labels.sum() + found.sum()))
