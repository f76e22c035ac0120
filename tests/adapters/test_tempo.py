"""A recording at another tempo keeps its pitch, and each of its sounds comes when it should."""

import numpy as np
import pytest

from voice_interviewer.adapters.sound.tempo import at_tempo
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, to_float

SPEEDS = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5)
SECONDS = 6


def whole(samples: Samples, speed: float, start: float = 0.0, end: float = SECONDS) -> FloatSamples:
    return np.concatenate(list(at_tempo(samples, int(start * SAMPLE_RATE), int(end * SAMPLE_RATE), speed)))


def tone(hertz: float) -> Samples:
    return (8000 * np.sin(2 * np.pi * hertz * np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE)).astype(np.int16)


def clicks(*times: float) -> Samples:
    """Ten milliseconds of sound at each of these seconds."""
    samples = np.zeros(SECONDS * SAMPLE_RATE, dtype=np.int16)
    for at in times:
        samples[round(at * SAMPLE_RATE) :][:160] = tone(1000)[:160]
    return samples


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("hertz", [110.0, 440.0])
def test_pitch_stays_and_length_follows_the_speed(speed: float, hertz: float) -> None:
    sound = whole(tone(hertz), speed)
    assert sound.size == pytest.approx(SECONDS * SAMPLE_RATE / speed, abs=1)
    middle = sound[SAMPLE_RATE : 3 * SAMPLE_RATE]
    loudest = np.argmax(np.abs(np.fft.rfft(middle * np.hanning(middle.size)))) / 2
    assert loudest == pytest.approx(hertz, rel=0.01)
    assert np.abs(sound[-SAMPLE_RATE // 5 :]).max() > 0.2


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("start", [0.0, 1.3])
def test_every_sound_comes_within_50_ms_of_its_place(speed: float, start: float) -> None:
    times = (1.5, 2.0, 3.1, 4.25, 5.2)
    heard = np.abs(whole(clicks(*times), speed, start)) > 0.1
    for at in times:
        due = round((at - start) / speed * SAMPLE_RATE)
        first = max(0, due - SAMPLE_RATE // 5)
        near = np.flatnonzero(heard[first : due + SAMPLE_RATE // 5])
        assert near.size
        assert (first + near[0]) / SAMPLE_RATE * speed + start == pytest.approx(at, abs=0.05)


def test_its_own_speed_is_the_recording_itself() -> None:
    samples = tone(300)
    assert np.array_equal(whole(samples, 1.0, 1.0, 2.0), to_float(samples[SAMPLE_RATE : 2 * SAMPLE_RATE]))


def test_the_first_block_needs_little_of_the_recording() -> None:
    samples = tone(300)
    first = next(at_tempo(samples, 0, samples.size, 1.25))
    assert 0 < first.size < SAMPLE_RATE // 2


def test_a_stretch_outside_the_recording_is_cut_to_it() -> None:
    assert whole(tone(300), 1.5, 5.0, 9.0).size == pytest.approx(SAMPLE_RATE / 1.5, abs=1)
    assert not list(at_tempo(tone(300), 9 * SAMPLE_RATE, 10 * SAMPLE_RATE, 1.0))


def test_an_impossible_speed_is_refused() -> None:
    with pytest.raises(ValueError, match="speed"):
        list(at_tempo(tone(300), 0, 100, 3.0))
