"""The speaker on a virtual card: what is played is heard, whole, and stops when it is told to."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.device.cards import SPEAKER, SoundCards
from tests.device.heard import AUDIBLE, Heard
from voice_interviewer.adapters.sound.speaker import Speaker
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples
from voice_interviewer.errors import DeviceError, VoiceError

pytestmark = pytest.mark.device

RATE = 24_000
REFUSED_RATE = 500_000
"""Hz; no card takes it, so the sound is resampled to the card's own rate."""


def tone(seconds: float, rate: int = RATE, hertz: float = 440.0) -> FloatSamples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def audible_seconds(heard: Heard) -> float:
    """How much sound was heard, whatever gaps a machine that stood still tore into it."""
    return float(np.count_nonzero(np.abs(heard.samples.astype(np.int32)) > AUDIBLE)) / SAMPLE_RATE


@pytest.mark.parametrize("rate", [RATE, REFUSED_RATE])
def test_what_is_played_is_heard_to_its_end(sound_cards: SoundCards, rate: int) -> None:
    with sound_cards.record_speaker() as heard:
        steps = list(Speaker(SPEAKER).play([tone(0.7, rate), tone(0.5, rate)], rate))
        assert heard.wait_for_silence(0.1, timeout_seconds=20)
    samples = heard.samples
    assert audible_seconds(heard) == pytest.approx(1.2, rel=0.03)
    begin = int(np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)[0])
    second = samples[begin + 3200 : begin + 3200 + SAMPLE_RATE // 2]
    assert np.argmax(np.abs(np.fft.rfft(second))) * 2 == pytest.approx(440, abs=3)
    assert np.abs(second).max() / 32768 == pytest.approx(0.5, abs=0.05)
    assert steps == sorted(steps)
    assert steps[-1] == pytest.approx(1.2, abs=0.001)
    assert np.median(np.diff(steps)) < 0.1


def test_sound_starts_before_the_next_block_is_made(sound_cards: SoundCards) -> None:
    may_go_on = threading.Event()

    def blocks() -> Iterator[FloatSamples]:
        yield tone(0.5)
        assert may_go_on.wait(20)
        yield tone(0.5)

    with sound_cards.record_speaker() as heard:
        playing = Speaker(SPEAKER).play(blocks(), RATE)
        for _ in playing:
            if heard.wait_for_sound(0.0):
                may_go_on.set()
        assert may_go_on.is_set()
        assert heard.wait_for_silence(0.1, timeout_seconds=20)
    audible = np.abs(heard.samples.astype(np.int32)) > AUDIBLE
    assert audible.sum() > 0.9 * SAMPLE_RATE * 0.9


def test_closing_stops_the_sound(sound_cards: SoundCards) -> None:
    with sound_cards.record_speaker() as heard:
        playing = Speaker(SPEAKER).play([tone(5.0)], RATE)
        for seconds in playing:
            if seconds > 0.5:
                break
        playing.close()  # type: ignore[attr-defined]
        assert heard.wait_for_silence(0.3, timeout_seconds=20)
    assert 0.4 < audible_seconds(heard) < 2.5  # how soon it stops is measured by the benchmark of devices


def test_closing_before_the_first_block_plays_nothing(sound_cards: SoundCards) -> None:
    never = threading.Event()

    def blocks() -> Iterator[FloatSamples]:
        never.wait(20)
        yield tone(1.0)

    with sound_cards.record_speaker() as heard:
        playing = Speaker(SPEAKER).play(blocks(), RATE)
        assert next(playing) == 0.0
        playing.close()  # type: ignore[attr-defined]
        never.set()
        assert heard.wait_for_silence(0.3, timeout_seconds=20)
    assert audible_seconds(heard) == 0.0


def test_it_plays_again_and_again(sound_cards: SoundCards) -> None:
    for _ in range(5):
        assert list(Speaker(SPEAKER).play([tone(0.1)], RATE))[-1] == pytest.approx(0.1, abs=0.001)


def test_nothing_to_say_ends_at_once(sound_cards: SoundCards) -> None:
    assert sum(Speaker(SPEAKER).play([], RATE)) == 0.0


def test_what_the_voice_raises_comes_out(sound_cards: SoundCards) -> None:
    def blocks() -> Iterator[FloatSamples]:
        yield tone(0.2)
        raise VoiceError("The voice broke.", "Use --voice system.")

    with pytest.raises(VoiceError, match="broke"):
        list(Speaker(SPEAKER).play(blocks(), RATE))


def test_an_unknown_speaker_is_answered_with_those_there_are(sound_cards: SoundCards) -> None:
    with pytest.raises(DeviceError) as caught:
        list(Speaker("Marshall").play([tone(0.1)], RATE))
    assert "speaker called “Marshall”" in caught.value.what
    assert SPEAKER in caught.value.what
    assert "--voice none" in caught.value.remedy


def test_native_chatter_stays_off_the_screen(
    sound_cards: SoundCards, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    list(Speaker(SPEAKER).play([tone(0.2)], RATE))
    with pytest.raises(DeviceError):
        list(Speaker("Marshall").play([tone(0.1)], RATE))
    assert capfd.readouterr().err == ""
