"""What the voice was like: how high, how much it moved, how evenly loud."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.delivery.measured import AudioQuality, Voice
from voice_interviewer.core.delivery.pitch import HOP_SECONDS, track_pitch
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.units import Span

MINIMUM_VOICED_SECONDS = 3.0
"""Less sure pitch gives no figure: about fifteen syllables."""

DECILES_TO_DEVIATION = 2.563
"""Standard deviations between the tenth and the ninetieth percentile of a normal distribution."""

WORST_CLIPPED_FRACTION = 0.01
"""With more of the recording at full scale the loud syllables are as loud as the scale, not as the voice."""

MINIMUM_SPEECH_TO_NOISE_DB = 15.0
"""Speech less far above the noise gives no spread of loudness: its quiet syllables lie in the noise."""

LEVEL_FRAME_SECONDS = 0.03
SYLLABLE_FRAMES = 3
"""Frames to either side above which a frame must stand to be a syllable's peak: 90 ms; syllables last 150 to 250."""

MINIMUM_SYLLABLES = 20
"""Fewer peaks give no spread."""

PITCH = "too little of the speech has a pitch that is sure: it is short, whispered, noisy or not a single voice"
CLIPPED = "the recording is clipped, so that loud syllables are as loud as the scale"
NOISY = f"the speech is less than {MINIMUM_SPEECH_TO_NOISE_DB:g} dB above the noise"
SHORT = f"fewer than {MINIMUM_SYLLABLES} syllables were heard"


def measure_voice(samples: Samples, speech: Sequence[Span], audio: AudioQuality) -> Voice:
    """Pitch and loudness of a recording (16 kHz) with its voice activity (spans in order, apart) and its quality.

    Spreads are robust standard deviations: the range from the tenth to the ninetieth percentile over
    DECILES_TO_DEVIATION, the pitch in semitones (12 log2 of the ratio), the loudness in dB over the peaks of syllables.
    """
    voiced = track_pitch(samples, speech).voiced_hz
    enough = voiced.size * HOP_SECONDS >= MINIMUM_VOICED_SECONDS
    return Voice(
        pitch_hz=float(np.median(voiced)) if enough else None,
        pitch_spread_semitones=_spread(12.0 * np.log2(voiced)) if enough else None,
        level_spread_db=_level_spread_db(samples, speech) if why_no_level_spread(audio) is None else None,
    )


def unknown_voice(voice: Voice, audio: AudioQuality) -> dict[str, str]:
    """Why a figure of the voice is None, by its dotted name."""
    unknown: dict[str, str] = {}
    if voice.pitch_hz is None:
        unknown |= {"voice.pitch_hz": PITCH, "voice.pitch_spread_semitones": PITCH}
    if voice.level_spread_db is None:
        unknown["voice.level_spread_db"] = why_no_level_spread(audio) or SHORT
    return unknown


def why_no_level_spread(audio: AudioQuality) -> str | None:
    """What of the recording keeps its loudness from being judged; None where nothing does."""
    if audio.clipped_fraction > WORST_CLIPPED_FRACTION:
        return CLIPPED
    if audio.level_dbfs is None:
        return SHORT
    if audio.noise_dbfs is not None and audio.level_dbfs - audio.noise_dbfs < MINIMUM_SPEECH_TO_NOISE_DB:
        return NOISY
    return None


def _spread(values: npt.NDArray[np.float64]) -> float:
    low, high = np.quantile(values, (0.1, 0.9))
    return float(high - low) / DECILES_TO_DEVIATION


def _level_spread_db(samples: Samples, speech: Sequence[Span]) -> float | None:
    """Spread over the peaks of the syllables; None for fewer than MINIMUM_SYLLABLES."""
    peaks = [
        _syllable_peaks(samples[round(span.start * SAMPLE_RATE) : round(span.end * SAMPLE_RATE)]) for span in speech
    ]
    levels = np.concatenate(peaks) if peaks else np.zeros(0)
    return _spread(levels) if levels.size >= MINIMUM_SYLLABLES else None


def _syllable_peaks(samples: Samples) -> npt.NDArray[np.float64]:
    """Levels in dB of the frames that stand above all within SYLLABLE_FRAMES on either side, smoothed over three."""
    size = round(LEVEL_FRAME_SECONDS * SAMPLE_RATE)
    frames = samples[: samples.size // size * size].reshape(-1, size).astype(np.float32)
    if len(frames) < 2 * SYLLABLE_FRAMES + 1:
        return np.zeros(0)
    power = np.einsum("ij,ij->i", frames, frames).astype(np.float64) / size
    padded = np.pad(power, 1, mode="edge")
    smooth = (padded[:-2] + padded[1:-1] + padded[2:]) / 3.0
    around = np.lib.stride_tricks.sliding_window_view(np.pad(smooth, SYLLABLE_FRAMES), 2 * SYLLABLE_FRAMES + 1)
    before, after = around[:, :SYLLABLE_FRAMES].max(axis=1), around[:, SYLLABLE_FRAMES + 1 :].max(axis=1)
    is_peak = (smooth > before) & (smooth >= after)
    return np.asarray(10.0 * np.log10(smooth[is_peak]))
