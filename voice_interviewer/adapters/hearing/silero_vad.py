"""Voice activity by Silero's network, frame by frame, from the ONNX file that travels inside faster-whisper."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from voice_interviewer.adapters.onnx_model import OnnxModel, Shape, open_onnx
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FloatSamples, Samples, to_float
from voice_interviewer.errors import ModelError

WINDOW_SAMPLES = 512
"""Samples that the network takes at 16 kHz (32 ms), after CONTEXT_SAMPLES of what came before."""

CONTEXT_SAMPLES = 64
"""Samples of the window before that the network sees again."""

_STATE_SHAPE = (1, 1, 128)
FILE = Path("assets") / "silero_vad_v6.onnx"
"""Where the network's file lies in the package that carries it."""

_INPUTS = ("input", "h", "c")
_OUTPUTS: Mapping[str, Shape] = {"speech_probs": (1,), "hn": _STATE_SHAPE, "cn": _STATE_SHAPE}
_REMEDY = "Install the program again: the file travels inside its dependency faster-whisper 1.2.1."


def silero_path() -> Path:
    """Where the network's file lies, without importing faster-whisper. Raises ModelError when it is not there."""
    spec = find_spec("faster_whisper")
    if spec is None or spec.origin is None:
        raise ModelError("The voice activity model is missing: faster-whisper is not installed.", _REMEDY)
    path = Path(spec.origin).parent / FILE
    if not path.is_file():
        raise ModelError(f"The voice activity model is missing: there is no {path}.", _REMEDY)
    return path


class SileroVoiceActivity:
    """Silero's recurrent detector as a stream: fulfils VoiceActivityDetector, one thread, loaded on the first frame."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._model: OnnxModel | None = None
        self.reset()

    def reset(self) -> None:
        """Forget all frames seen."""
        self._hidden = np.zeros(_STATE_SHAPE, dtype=np.float32)
        self._cell = np.zeros(_STATE_SHAPE, dtype=np.float32)
        self._heard: FloatSamples = np.zeros(CONTEXT_SAMPLES, dtype=np.float32)
        self._probability = 0.0

    def load(self) -> None:
        """Load the network now rather than on the first frame. Raises ModelError when it is missing or broken."""
        self._loaded()

    def speech_probability(self, frame: Samples) -> float:
        """Probability of speech in the newest whole window (32 ms) at the end of this frame; 0 before the first.

        Raises ValueError for a frame that has not shape (FRAME_SAMPLES,), ModelError when the model is missing or
        fails.
        """
        if frame.shape != (FRAME_SAMPLES,):
            raise ValueError(f"a frame has shape ({FRAME_SAMPLES},), not {frame.shape}")
        model = self._loaded()
        self._heard = np.concatenate([self._heard, to_float(frame)])
        while self._heard.size >= CONTEXT_SAMPLES + WINDOW_SAMPLES:
            window = self._heard[np.newaxis, : CONTEXT_SAMPLES + WINDOW_SAMPLES]
            feed = dict(zip(_INPUTS, (window, self._hidden, self._cell), strict=True))
            probabilities, self._hidden, self._cell = model.run(tuple(_OUTPUTS), feed)
            self._probability = float(probabilities[0])
            self._heard = self._heard[WINDOW_SAMPLES:]
        return self._probability

    def _loaded(self) -> OnnxModel:
        if self._model is None:
            path = self._path or silero_path()
            self._model = open_onnx(path, "The voice activity model", _REMEDY, _INPUTS, _OUTPUTS)
        return self._model
