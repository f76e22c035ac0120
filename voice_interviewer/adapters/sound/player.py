"""One speaker for recordings at any tempo, and for what is read aloud."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from voice_interviewer.adapters.sound.tempo import at_tempo
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.errors import DeviceError, VoiceError
from voice_interviewer.ports import AudioSink, Synthesizer

EDGE_SAMPLES = SAMPLE_RATE // 200
"""5 ms over which a stretch swells in, so that it does not begin with a click."""

NO_SPEAKER = "Plug one in or choose another (the sound check lists them) and try again; until then, read the words."


class SpeakerPlayer:
    """Plays recordings at any speed and reads texts aloud, through one speaker.

    `voice` gives the synthesiser when something is first read, or None where the person wants no voice.
    """

    def __init__(self, speaker: AudioSink, voice: Callable[[], Synthesizer | None]) -> None:
        self._speaker = speaker
        self._voice = voice

    def play(self, samples: Samples, start_seconds: float, end_seconds: float, speed: float) -> Iterator[float]:
        """Play a stretch at its own pitch; yields the recording's own time at the ear. Raises DeviceError."""
        start, end = (round(seconds * SAMPLE_RATE) for seconds in (start_seconds, end_seconds))
        start, end = max(0, start), min(samples.size, end)
        for heard in self._heard(_swelling(at_tempo(samples, start, end, speed)), SAMPLE_RATE):
            yield min(end / SAMPLE_RATE, start / SAMPLE_RATE + heard * speed)

    def say(self, text: str) -> Iterator[float]:
        """Read a text aloud, yielding the seconds heard. Raises VoiceError, DeviceError."""
        voice = self._voice()
        if voice is None:
            raise VoiceError(
                "The interviewer's voice is switched off, so nothing can be read aloud.",
                "Choose a voice in the settings (voice = neural or system), or read the text on the screen.",
            )
        yield from self._heard(voice.synthesize(text), voice.sample_rate)

    def _heard(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        playing: Iterator[float] = iter(())
        try:
            playing = self._speaker.play(blocks, sample_rate)
            yield from playing
        except DeviceError as error:
            raise DeviceError(error.what, NO_SPEAKER) from error
        finally:
            close = getattr(playing, "close", None)
            if close is not None:
                close()


def _swelling(blocks: Iterator[FloatSamples]) -> Iterator[FloatSamples]:
    for number, block in enumerate(blocks):
        if number == 0 and block.size:
            edge = min(EDGE_SAMPLES, block.size)
            block = block.copy()
            block[:edge] *= np.linspace(0.0, 1.0, edge, dtype=np.float32)
        yield block
