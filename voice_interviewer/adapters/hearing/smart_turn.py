"""Whether somebody sounds finished, by smart-turn v3: a network trained on turns that end and turns that pause."""

from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.adapters.onnx_model import OnnxModel, open_onnx
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, to_float
from voice_interviewer.errors import ModelError

HEARD_SECONDS = 8
"""How much of the end of the sound the model hears."""

_HEARD_SAMPLES = HEARD_SECONDS * SAMPLE_RATE
_VARIANCE_FLOOR = 1e-7
_INPUT, _OUTPUT = "input_features", "logits"
_REMEDY = "Run `voice-interviewer models pull` to fetch it."


class SmartTurnDetector:
    """smart-turn v3 on one thread: fulfils TurnDetector, loaded on the first question or by load()."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._model: OnnxModel | None = None
        self._features: Any = None

    def load(self) -> None:
        """Load the model now rather than on the first question. Raises ModelError when it is missing or broken."""
        self._loaded()

    def completion_probability(self, samples: Samples) -> float:
        """Probability, 0 to 1, that the turn is complete at the end of these samples (16 kHz; the last 8 s count).

        Raises ModelError when the model is missing, broken or fails.
        """
        model = self._loaded()
        features = self._features(_normalised(samples), padding=0)
        (logits,) = model.run([_OUTPUT], {_INPUT: features[np.newaxis].astype(np.float32)})
        return float(logits[0, 0])

    def _loaded(self) -> OnnxModel:
        if self._model is None:
            if not self._path.is_file():
                raise ModelError(f"The turn detector is missing: there is no {self._path}.", _REMEDY)
            from faster_whisper.feature_extractor import FeatureExtractor

            self._features = FeatureExtractor(chunk_length=HEARD_SECONDS)
            self._model = open_onnx(self._path, "The turn detector", _REMEDY, [_INPUT], {_OUTPUT: (1, 1)})
        return self._model


def _normalised(samples: Samples) -> FloatSamples:
    """The last 8 s, zeros in front of what is shorter, then zero mean and unit variance with the zeros counted.

    Silence comes first and sound last, and the zeros take part in the statistics: so was the model trained
    (Whisper's feature extractor with `do_normalize` and an 8 s chunk).
    """
    heard = to_float(samples[-_HEARD_SAMPLES:])
    signal = np.zeros(_HEARD_SAMPLES, dtype=np.float32)
    signal[_HEARD_SAMPLES - heard.size :] = heard
    normalised: FloatSamples = (signal - signal.mean()) / np.sqrt(signal.var() + np.float32(_VARIANCE_FLOOR))
    return normalised
