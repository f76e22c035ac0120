"""The neural voice: hibari with the one voice that travels inside its package; nothing is ever fetched."""

import functools
import threading
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import FloatSamples
from voice_interviewer.errors import VoiceError

SAMPLE_RATE = 24_000
"""Hz of the voice."""

GAP_SECONDS = 0.3
"""Silence after each sentence."""

_VOICE = "heart"
_SEED = 1
_LONGEST_PHONEMES = 400
"""What the model sees at once, as hibari itself limits it."""
_AUDIBLE = 0.004
"""Amplitude under which the ends of a sentence are silence: -48 dBFS, 20 dB under the voice's level."""
_REINSTALL = "Install the program again, or use another voice: --voice system or --voice none."


class HibariEngine:
    """The loaded model; safe to share between threads, which take turns sentence by sentence."""

    def __init__(self) -> None:
        """Raises VoiceError."""
        try:
            import hibari

            model = Path(hibari.tts.ASSETS) / hibari.voices.VOICES[_VOICE]["file"]
            if not model.is_file():
                raise FileNotFoundError(model)
            self._hibari: Any = hibari.Hibari(voice=_VOICE, model=str(model), threads=1)
            self._lock = threading.Lock()
            self._sound("Ready, zyxquil.", 1.0)  # also loads the dictionaries and the net for words outside them
        except Exception as error:
            raise VoiceError(f"The neural voice cannot be loaded: {_one_line(error)}.", _REINSTALL) from error

    def say(self, sentence: str, speed: float) -> FloatSamples:
        """One sentence, shape (n,), SAMPLE_RATE Hz, without silence around it; empty when nothing in it can be said.

        Equal arguments give equal samples. Raises VoiceError.
        """
        if not any(character.isalnum() for character in sentence):
            return np.zeros(0, dtype=np.float32)
        try:
            with self._lock:
                return trimmed(self._sound(sentence, speed), SAMPLE_RATE)
        except Exception as error:
            raise VoiceError(f"The neural voice failed: {_one_line(error)}.", _REINSTALL) from error

    def _sound(self, sentence: str, speed: float) -> FloatSamples:
        parts = self._hibari.phonemize(sentence)
        joined = " ".join(parts)
        if len(joined) <= _LONGEST_PHONEMES:
            parts = [joined]
        sounds = [self._hibari.from_phonemes(part, speed=speed, seed=_SEED) for part in parts]
        return np.concatenate(sounds).astype(np.float32, copy=False)


@functools.cache
def _load_engine() -> HibariEngine:
    return HibariEngine()


_loading = threading.Lock()


def shared_engine() -> HibariEngine:
    """The one engine of this process, loaded on the first call (about 2 s). Raises VoiceError."""
    with _loading:
        return _load_engine()


class NeuralVoice:
    """Synthesizer with hibari; fulfils ports.Synthesizer."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed

    @property
    def voice_id(self) -> str:
        """Engine, version, voice and speed."""
        return f"hibari-{metadata.version('hibari-tts')}/{_VOICE}/{self._speed:.2f}"

    @property
    def sample_rate(self) -> int:
        """Hz."""
        return SAMPLE_RATE

    def load(self) -> None:
        """Make ready to speak; call it from any thread, ahead of time. Raises VoiceError."""
        shared_engine()

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        """Sound sentence by sentence, with a short silence after each. Raises VoiceError."""
        engine = shared_engine()
        gap = np.zeros(int(GAP_SECONDS * SAMPLE_RATE), dtype=np.float32)
        for sentence in split_sentences(text):
            sound = engine.say(sentence, self._speed)
            if sound.size:
                yield np.concatenate((sound, gap))


def trimmed(signal: FloatSamples, sample_rate: int) -> FloatSamples:
    """The signal without the silence at its ends, except 40 ms before and 80 ms after, where soft sounds lie."""
    audible = np.flatnonzero(np.abs(signal) > _AUDIBLE)
    if not audible.size:
        return signal[:0]
    start = max(0, int(audible[0]) - int(0.04 * sample_rate))
    return signal[start : int(audible[-1]) + int(0.08 * sample_rate)]


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200].rstrip(".: ")
