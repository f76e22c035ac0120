import numpy as np
import pytest

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.speech_edges import with_true_edges
from voice_interviewer.core.sound.units import Span

VOICE = 0.1
BREATH = VOICE / 60
LOUD_BREATH = VOICE / 8
ROOM = VOICE / 4000


def sound(*parts: tuple[float, float], room: float = ROOM) -> Samples:
    """Noise of given seconds and RMS levels (full scale is 1), one after the other, over that of the room."""
    draw = np.random.default_rng(7)
    levels = np.concatenate([np.full(round(seconds * SAMPLE_RATE), level) for seconds, level in parts])
    samples = draw.normal(0.0, 1.0, levels.size) * levels + draw.normal(0.0, room, levels.size)
    return np.asarray(np.rint(np.clip(samples, -1.0, 1.0) * 32767), dtype=np.int16)


def edges(spans: tuple[Span, ...]) -> list[float]:
    return [edge for span in spans for edge in (span.start, span.end)]


def test_breath_after_a_phrase_belongs_to_the_pause() -> None:
    samples = sound((1.0, 0.0), (2.0, VOICE), (0.1, 0.0), (0.3, BREATH), (0.1, 0.0), (2.0, VOICE), (1.0, 0.0))
    found = with_true_edges([Span(1.03, 3.36), Span(3.54, 5.52)], samples)
    assert edges(found) == pytest.approx([1.0, 3.03, 3.5, 5.52], abs=0.03)


def test_a_breath_alone_is_no_speech() -> None:
    samples = sound((1.0, VOICE), (0.2, 0.0), (0.3, BREATH), (0.2, 0.0), (1.0, VOICE), (0.5, 0.0))
    found = with_true_edges([Span(0.0, 1.02), Span(1.2, 1.5), Span(1.74, 2.7)], samples)
    assert edges(found) == pytest.approx([0.0, 1.02, 1.7, 2.7], abs=0.03)


def test_a_late_onset_is_found_but_not_far_before() -> None:
    samples = sound((1.0, 0.0), (2.0, VOICE), (1.0, 0.0))
    assert with_true_edges([Span(1.09, 3.0)], samples)[0].start == pytest.approx(1.0, abs=0.02)
    assert with_true_edges([Span(1.6, 3.0)], samples)[0].start == pytest.approx(1.48, abs=0.02)


def test_an_onset_is_never_looked_for_inside_the_speech_before() -> None:
    samples = sound((3.0, VOICE), (1.0, 0.0))
    assert edges(with_true_edges([Span(0.0, 1.0), Span(1.06, 3.0)], samples)) == pytest.approx([0.0, 1.0, 1.0, 3.0])


def test_quiet_consonants_inside_speech_part_nothing() -> None:
    samples = sound((0.5, 0.0), (1.0, VOICE), (0.12, BREATH), (1.0, VOICE), (0.5, 0.0))
    assert len(with_true_edges([Span(0.5, 2.62)], samples)) == 1


def within(samples: Samples, start: float, end: float, low_hz: float, high_hz: float) -> Samples:
    """The same with only this band left in between."""
    first, last = round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)
    spectrum = np.fft.rfft(samples[first:last])
    frequencies = np.fft.rfftfreq(last - first, 1 / SAMPLE_RATE)
    spectrum[(frequencies < low_hz) | (frequencies > high_hz)] = 0
    filtered = samples.copy()
    filtered[first:last] = np.rint(np.fft.irfft(spectrum, last - first))
    return filtered


def phrase(seconds: float, low_hz: float, high_hz: float) -> Samples:
    """A phrase, a dip, a soft sound of these seconds in this band, a dip, and a phrase from 2.0 s on."""
    rest = 0.94 - seconds
    samples = sound((1.0, VOICE), (0.06, 0.0), (seconds, LOUD_BREATH), (rest, 0.0), (1.0, VOICE), (0.5, 0.0))
    return within(samples, 1.06, 1.06 + seconds, low_hz, high_hz)


def test_a_breath_that_is_loud_and_close_to_the_words_belongs_to_the_pause() -> None:
    found = with_true_edges([Span(0.0, 1.6), Span(1.95, 3.0)], phrase(0.4, 1200, 3500))
    assert edges(found) == pytest.approx([0.0, 1.04, 2.0, 3.0], abs=0.03)


def test_speech_is_parted_where_somebody_breathes_in_the_middle() -> None:
    found = with_true_edges([Span(0.0, 3.0)], phrase(0.9, 1200, 3500))
    assert edges(found) == pytest.approx([0.0, 1.04, 2.0, 3.0], abs=0.03)


@pytest.mark.parametrize(
    ("seconds", "low_hz", "high_hz"),
    [(0.3, 4000, 8000), (0.3, 100, 900), (0.08, 1200, 3500)],
    ids=["a hissing consonant", "a soft voice", "the release of a plosive"],
)
def test_what_only_resembles_breath_is_speech(seconds: float, low_hz: float, high_hz: float) -> None:
    found = with_true_edges([Span(0.0, 1.6), Span(1.95, 3.0)], phrase(seconds, low_hz, high_hz))
    assert edges(found) == pytest.approx([0.0, 1.1 + seconds, 2.0, 3.0], abs=0.05)


@pytest.mark.parametrize("room", [VOICE / 3, VOICE / 10])
def test_in_noise_the_detector_is_believed(room: float) -> None:
    samples = sound((1.0, 0.0), (2.0, VOICE), (1.0, 0.0), (1.0, VOICE), (1.0, 0.0), room=room)
    speech = (Span(1.03, 3.1), Span(4.05, 5.1))
    assert with_true_edges(speech, samples) == speech


def test_nothing_but_speech_or_no_speech_stays_as_it_is() -> None:
    samples = sound((1.0, VOICE))
    assert with_true_edges([], samples) == ()
    assert with_true_edges([Span(0.0, 1.0)], samples) == (Span(0.0, 1.0),)
    assert with_true_edges([], samples[:0]) == ()
