"""What a stretch of a recording sounds like on a virtual card, at its own speed and faster."""

import numpy as np
import pytest

from tests.device.cards import SPEAKER, SoundCards
from tests.device.heard import AUDIBLE
from voice_interviewer.adapters.sound.player import SpeakerPlayer
from voice_interviewer.adapters.sound.speaker import Speaker
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples

pytestmark = pytest.mark.device

SECONDS = 6
NEAR_SAMPLES = SAMPLE_RATE // 200
"""5 ms: farther than this from anything audible is silence, for the tones cross zero more often."""


def recording() -> Samples:
    """A tone that is another every half second, so that every place of it is known by its sound."""
    at = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    hertz = 300 + 150 * np.floor(at * 2)
    return (8000 * np.sin(2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE)).astype(np.int16)


def played(cards: SoundCards, start: float, end: float, speed: float) -> tuple[Samples, list[float]]:
    """What was heard, without the silence that a machine standing still tears into it, and the positions told."""
    player = SpeakerPlayer(Speaker(SPEAKER), lambda: None)
    with cards.record_speaker() as heard:
        positions = list(player.play(recording(), start, end, speed))
        assert heard.wait_for_silence(0.2, timeout_seconds=20)
    audible = np.abs(heard.samples.astype(np.int32)) > AUDIBLE
    near_sound = np.convolve(audible, np.ones(2 * NEAR_SAMPLES + 1), "same") > 0
    assert np.any(audible)
    return heard.samples[near_sound], positions


def test_what_is_heard_is_the_stretch_of_the_recording(sound_cards: SoundCards) -> None:
    sound, positions = played(sound_cards, 1.0, 3.0, 1.0)
    stretch = recording()[SAMPLE_RATE : 3 * SAMPLE_RATE].astype(np.float64)
    assert sound.size / SAMPLE_RATE == pytest.approx(2.0, rel=0.02)
    size = 1 << 17
    product = np.fft.rfft(sound.astype(np.float64), size) * np.conj(np.fft.rfft(stretch, size))
    alike = np.fft.irfft(product, size).max() / np.linalg.norm(stretch) / np.linalg.norm(sound.astype(np.float64))
    assert alike > 0.95
    assert positions[-1] == pytest.approx(3.0, abs=0.01)


def test_faster_is_shorter_and_at_the_same_pitch(sound_cards: SoundCards) -> None:
    sound, positions = played(sound_cards, 1.0, 4.0, 1.5)
    assert sound.size / SAMPLE_RATE == pytest.approx(2.0, rel=0.02)
    assert positions[-1] == pytest.approx(4.0, abs=0.01)
    for at in (1.25, 2.25, 3.25):
        middle = round((at - 1.0) / 1.5 * SAMPLE_RATE)
        piece = sound[middle - 1600 : middle + 1600].astype(np.float64)
        loudest = np.argmax(np.abs(np.fft.rfft(piece * np.hanning(piece.size), 16 * piece.size))) * 5 / 16
        assert loudest == pytest.approx(300 + 150 * np.floor(at * 2), rel=0.02)
