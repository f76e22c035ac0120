import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.sound import audio_quality as module
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, level_dbfs, to_samples
from voice_interviewer.core.sound.audio_quality import audio_quality
from voice_interviewer.core.sound.units import SILENCE_DBFS, Span


def tone(seconds: float, amplitude: float) -> Samples:
    return to_samples(amplitude * np.sin(2 * np.pi * 220 * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE))


def test_levels_of_speech_and_of_what_lies_between() -> None:
    samples = np.concatenate([tone(1.0, 0.01), tone(2.0, 0.5), tone(1.0, 0.01)])
    quality = audio_quality(samples, [Span(1.0, 3.0)], dropped_seconds=0.25)
    assert quality.seconds == 4.0
    assert quality.speech_seconds == 2.0
    assert quality.level_dbfs == pytest.approx(20 * np.log10(0.5) - 3.01, abs=0.05)
    assert quality.noise_dbfs == pytest.approx(-43.01, abs=0.1)
    assert quality.clipped_fraction == 0.0
    assert quality.dropped_seconds == 0.25


def test_what_lies_close_to_speech_is_not_noise() -> None:
    samples = np.concatenate([tone(1.0, 0.01), tone(1.0, 0.5), tone(1.0, 0.01)])
    assert audio_quality(samples, [Span(1.08, 1.92)]).noise_dbfs == pytest.approx(-43.01, abs=0.2)


def test_a_bump_of_the_microphone_is_not_the_noise_of_the_room() -> None:
    samples = np.concatenate([tone(1.0, 0.01), tone(2.0, 0.1), tone(0.6, 0.01), tone(0.3, 0.4), tone(0.6, 0.01)])
    assert audio_quality(samples, [Span(1.0, 3.0)]).noise_dbfs == pytest.approx(-43.01, abs=0.2)


def test_noise_between_the_speech_is_measured_where_it_is_most_of_the_time() -> None:
    samples = np.concatenate([tone(0.5, 0.01), tone(2.0, 0.5), tone(1.0, 0.2)])
    assert audio_quality(samples, [Span(0.5, 2.5)]).noise_dbfs == pytest.approx(-16.99, abs=0.2)


def test_too_little_silence_has_no_noise_level() -> None:
    samples = tone(3.0, 0.5)
    assert audio_quality(samples, [Span(0.3, 2.7)]).noise_dbfs is None
    assert audio_quality(samples, [Span(0.0, 3.0)]).noise_dbfs is None


def test_a_recording_of_zeros() -> None:
    quality = audio_quality(np.zeros(32_000, np.int16), [])
    assert (quality.level_dbfs, quality.noise_dbfs, quality.clipped_fraction) == (None, SILENCE_DBFS, 0.0)


def test_an_empty_recording() -> None:
    quality = audio_quality(np.zeros(0, np.int16), [])
    assert (quality.seconds, quality.level_dbfs, quality.noise_dbfs, quality.clipped_fraction) == (0.0, None, None, 0.0)


def test_speech_beyond_the_end_of_the_recording_is_cut_to_it() -> None:
    assert audio_quality(tone(1.0, 0.5), [Span(0.0, 1.02)]).level_dbfs == pytest.approx(-9.03, abs=0.05)


def test_clipping_is_counted_at_both_ends_of_the_scale() -> None:
    samples = np.zeros(1000, np.int16)
    samples[100:105] = 32_767
    samples[200:203] = -32_768
    samples[300:302] = 32_767
    samples[400:403] = [32_767, -32_768, 32_767]
    assert audio_quality(samples, []).clipped_fraction == pytest.approx(8 / 1000)


def test_an_overdriven_tone_is_clipped() -> None:
    assert audio_quality(tone(1.0, 4.0), []).clipped_fraction > 0.5


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_blocks_change_nothing(data: st.DataObject) -> None:
    values = data.draw(st.lists(st.sampled_from([0, 500, -500, 32_767, -32_768]), min_size=1, max_size=60))
    samples = np.array(values, np.int16)
    whole = audio_quality(samples, [Span(0.0, samples.size / SAMPLE_RATE)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK_SAMPLES", data.draw(st.integers(1, 20)))
        in_blocks = audio_quality(samples, [Span(0.0, samples.size / SAMPLE_RATE)])
    assert in_blocks.clipped_fraction == whole.clipped_fraction
    assert in_blocks.level_dbfs == pytest.approx(level_dbfs(samples))
