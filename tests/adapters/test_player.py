"""Playing and reading aloud, on a sink that takes no time."""

from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from tests.scripted import CountingVoice, tone
from voice_interviewer.adapters.sound.player import SpeakerPlayer
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples
from voice_interviewer.errors import DeviceError, VoiceError


class StepSink:
    """Takes each block at once; keeps what it was given, and whether it was closed before the end."""

    def __init__(self) -> None:
        self.blocks: list[FloatSamples] = []
        self.closed_early = False

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        heard = 0.0
        try:
            for block in blocks:
                self.blocks.append(block)
                heard += block.size / sample_rate
                yield heard
        except GeneratorExit:
            self.closed_early = True
            raise

    @property
    def seconds(self) -> float:
        return sum(block.size for block in self.blocks) / SAMPLE_RATE


@pytest.mark.parametrize("speed", [0.75, 1.0, 1.5])
def test_positions_are_on_the_recordings_own_timeline(speed: float) -> None:
    sink = StepSink()
    positions = list(SpeakerPlayer(sink, lambda: None).play(tone(4), 1.0, 3.0, speed))
    assert positions == sorted(positions)
    assert positions[0] == pytest.approx(1.2, abs=0.2)
    assert positions[-1] == pytest.approx(3.0, abs=0.001)
    assert sink.seconds == pytest.approx(2.0 / speed, abs=0.001)


def test_a_stretch_beyond_the_recording_ends_with_it() -> None:
    positions = list(SpeakerPlayer(StepSink(), lambda: None).play(tone(2), 1.5, 9.0, 1.0))
    assert positions[-1] == pytest.approx(2.0)


def test_a_stretch_swells_in() -> None:
    sink = StepSink()
    list(SpeakerPlayer(sink, lambda: None).play(np.full(SAMPLE_RATE, 16_000, dtype=np.int16), 0.1, 0.5, 1.0))
    assert sink.blocks[0][0] == 0.0
    assert sink.blocks[0][SAMPLE_RATE // 100] == pytest.approx(16_000 / 32_768)


def test_closing_reaches_the_speaker() -> None:
    sink = StepSink()
    playing = SpeakerPlayer(sink, lambda: None).play(tone(4), 0.0, 4.0, 1.25)
    next(playing)
    playing.close()  # type: ignore[attr-defined]
    assert sink.closed_early


def test_a_text_is_read_aloud() -> None:
    voice, sink = CountingVoice(), StepSink()
    assert list(SpeakerPlayer(sink, lambda: voice).say("bias and variance"))[-1] == pytest.approx(0.3)
    assert voice.texts == ["bias and variance"]


def test_without_a_voice_it_says_what_to_do() -> None:
    with pytest.raises(VoiceError, match="switched off") as caught:
        list(SpeakerPlayer(StepSink(), lambda: None).say("bias"))
    assert "settings" in caught.value.remedy


@pytest.mark.parametrize("way", ["play", "say"])
def test_without_a_speaker_the_advice_is_how_to_hear_it(way: str) -> None:
    class NoSpeaker:
        def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
            raise DeviceError("There is no speaker.", "Use `--voice none`.")

    player = SpeakerPlayer(NoSpeaker(), CountingVoice)
    with pytest.raises(DeviceError) as caught:
        list(player.play(tone(1), 0.0, 1.0, 1.0) if way == "play" else player.say("Hello."))
    assert caught.value.what == "There is no speaker."
    assert "--voice none" not in caught.value.remedy
    assert "sound check" in caught.value.remedy
