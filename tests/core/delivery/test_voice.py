from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.delivery.pitch import track_pitch
from voice_interviewer.core.delivery.voice import CLIPPED, NOISY, PITCH, SHORT, measure_voice, unknown_voice
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_samples
from voice_interviewer.core.sound.units import Span

CLEAN = AudioQuality(20.0, 20.0, -20.0, 0.0, -70.0, 0.0)
SECONDS = 20.0
WHOLE = (Span(0.0, SECONDS),)


def voiced(pitch_hz: npt.NDArray[np.float64], loudness: npt.NDArray[np.float64] | float = 0.1) -> Samples:
    """A buzz of fifteen falling harmonics, with this pitch and loudness (RMS, full scale 1) at every sample."""
    phase = 2.0 * np.pi * np.cumsum(pitch_hz) / SAMPLE_RATE
    sound = np.sum([np.sin(number * phase) / number for number in range(1, 16)], axis=0)
    return to_samples(sound / np.sqrt(np.mean(sound**2)) * loudness)


def times(seconds: float = SECONDS) -> npt.NDArray[np.float64]:
    return np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE


@pytest.mark.parametrize("hz", [75.0, 100.0, 123.4, 220.0, 333.0, 440.0])
def test_the_pitch_of_a_steady_voice_is_found_to_a_tenth_of_a_semitone(hz: float) -> None:
    track = track_pitch(voiced(np.full(times().size, hz)), WHOLE)
    assert track.voiced_hz.size == track.times.size
    assert np.abs(12.0 * np.log2(track.voiced_hz / hz)).max() < 0.1


@pytest.mark.parametrize(("middle", "swing"), [(100.0, 2.0), (200.0, 4.0)])
def test_a_gliding_voice_has_the_spread_of_its_glide(middle: float, swing: float) -> None:
    semitones = swing * np.sin(2.0 * np.pi * 0.4 * times())
    found = measure_voice(voiced(middle * 2.0 ** (semitones / 12.0)), WHOLE, CLEAN)
    low, high = np.quantile(semitones, (0.1, 0.9))
    assert found.pitch_spread_semitones == pytest.approx((high - low) / 2.563, rel=0.05)
    assert found.pitch_hz == pytest.approx(middle, rel=0.05)


def test_pitch_is_looked_for_only_where_there_is_speech() -> None:
    sound = voiced(np.where(times() < 10.0, 100.0, 300.0))
    track = track_pitch(sound, (Span(1.0, 4.0), Span(5.0, 9.0)))
    assert track.times.min() >= 1.0
    assert track.times.max() < 9.0
    assert not np.any((track.times > 4.0) & (track.times < 5.0))
    assert np.median(track.voiced_hz) == pytest.approx(100.0, rel=0.01)


def test_a_stray_octave_does_not_widen_the_range() -> None:
    pitch = np.full(times().size, 110.0)
    pitch[: SAMPLE_RATE // 2] = 440.0
    found = measure_voice(voiced(pitch), WHOLE, CLEAN)
    assert found.pitch_spread_semitones is not None
    assert found.pitch_spread_semitones < 0.1


def test_noise_has_no_pitch() -> None:
    noise = to_samples(np.random.default_rng(3).normal(0.0, 0.1, times().size))
    found = measure_voice(noise, WHOLE, CLEAN)
    assert (found.pitch_hz, found.pitch_spread_semitones) == (None, None)
    assert unknown_voice(found, CLEAN)["voice.pitch_hz"] == PITCH


@pytest.mark.parametrize("speech", [(), (Span(0.0, 0.01),), (Span(19.99, 20.0),), (Span(0.0, 2.0),)])
def test_too_little_speech_has_no_figures(speech: tuple[Span, ...]) -> None:
    found = measure_voice(voiced(np.full(times().size, 150.0)), speech, CLEAN)
    assert found.pitch_hz is None
    assert found.level_spread_db is None
    assert unknown_voice(found, CLEAN)["voice.level_spread_db"] == SHORT


@pytest.mark.parametrize("size", [0, 1, 399, 800])
def test_next_to_no_sound_has_no_figures(size: int) -> None:
    found = measure_voice(np.zeros(size, dtype=np.int16), (Span(0.0, 1.0),), CLEAN)
    assert (found.pitch_hz, found.level_spread_db) == (None, None)


def test_the_spread_of_loudness_is_that_of_the_syllables() -> None:
    syllable = np.clip(np.sin(np.pi * (times() % 0.25) / 0.25), 0.0, None)
    decibels = np.random.default_rng(5).normal(0.0, 4.0, 80).repeat(SAMPLE_RATE // 4)
    sound = voiced(np.full(times().size, 120.0), 0.05 * syllable * 10.0 ** (decibels / 20.0))
    found = measure_voice(sound, WHOLE, CLEAN)
    low, high = np.quantile(decibels, (0.1, 0.9))
    assert found.level_spread_db == pytest.approx((high - low) / 2.563, rel=0.12)
    assert measure_voice(sound // 8, WHOLE, CLEAN).level_spread_db == pytest.approx(found.level_spread_db, abs=0.2)


@pytest.mark.parametrize(
    ("audio", "reason"),
    [
        (replace(CLEAN, clipped_fraction=0.02), CLIPPED),
        (replace(CLEAN, noise_dbfs=-30.0), NOISY),
        (replace(CLEAN, level_dbfs=None, noise_dbfs=None), SHORT),
    ],
)
def test_a_recording_that_cannot_carry_loudness_gives_none(audio: AudioQuality, reason: str) -> None:
    found = measure_voice(voiced(np.full(times().size, 120.0)), WHOLE, audio)
    assert found.level_spread_db is None
    assert unknown_voice(found, audio) == {"voice.level_spread_db": reason}


def test_an_unknown_noise_is_no_reason() -> None:
    sound = voiced(np.full(times().size, 120.0), 0.1 * np.clip(np.sin(np.pi * (times() % 0.25) / 0.25), 0.0, None))
    assert measure_voice(sound, WHOLE, replace(CLEAN, noise_dbfs=None)).level_spread_db is not None
