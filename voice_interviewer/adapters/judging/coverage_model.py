"""Whether some words make a statement, or contradict it, by a small cross-encoder trained for it."""

import os
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.adapters.low_priority import at_low_priority
from voice_interviewer.adapters.onnx_model import OnnxModel, open_onnx
from voice_interviewer.core.coverage.pairs import PairVerdict
from voice_interviewer.errors import ModelError

WEIGHTS = "model.onnx"
TOKENIZER = "tokenizer.json"

MOST_TOKENS = 192
"""Word pieces of a pair; 100 words and a statement have under 170. What is longer loses the end of its longer part."""

MOST_THREADS = 2

CLASSES = 3
MADE, CONTRADICTED = 1, 2
"""Places of the classes among the model's outputs; the first is neither."""

_REMEDY = "Install the program again: this model travels with it."


class CoverageModel:
    """The cross-encoder of `models/coverage-judge`: fulfils PairJudge, loaded on the first pair or by load().

    May be asked from several threads; what it computes gives way to the screen.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loading = threading.Lock()
        self._loaded: tuple[OnnxModel, Any] | None = None
        """The model and its tokenizer."""

    def load(self) -> None:
        """Load the model now rather than on the first pair. Raises ModelError when it is missing or broken."""
        self._ready()

    def _ready(self) -> tuple[OnnxModel, Any]:
        with self._loading:
            if self._loaded is None:
                tokenizer = _tokenizer(self._folder / TOKENIZER)
                self._loaded = at_low_priority(partial(_model, self._folder / WEIGHTS)), tokenizer
            return self._loaded

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[PairVerdict]:
        """A verdict on each pair of what was said and one plain statement, in order. Raises ModelError.

        Each is judged by itself: the steps of the 8-bit figures are taken over all that the model is given at once, so
        that a verdict would hang on what stands beside it. Eight together take no less time.
        """
        if not pairs:
            return []
        model, tokenizer = self._ready()
        return [_verdict(model, encoded) for encoded in tokenizer.encode_batch(list(pairs))]


_OUTPUT = "logits"
_INPUTS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
"""Inputs of the model, and where the tokenizer has them."""


def _model(path: Path) -> OnnxModel:
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    outputs = {_OUTPUT: (None, CLASSES)}
    return open_onnx(path, "The judge of key points", _REMEDY, tuple(_INPUTS), outputs, threads=threads, modest=True)


def _verdict(model: OnnxModel, encoded: Any) -> PairVerdict:
    inputs = {name: np.array([getattr(encoded, attribute)], dtype=np.int64) for name, attribute in _INPUTS.items()}
    shares = _softmax(at_low_priority(partial(model.run, [_OUTPUT], inputs))[0][0])
    return PairVerdict(made=float(shares[MADE]), contradicted=float(shares[CONTRADICTED]))


def _tokenizer(path: Path) -> Any:
    if not path.is_file():
        raise ModelError(f"The judge of key points is missing: there is no {path}.", _REMEDY)
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises bare Exceptions
        raise ModelError(f"The judge of key points cannot be loaded from {path}.", _REMEDY) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer


def _softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Shares of one."""
    raised = np.exp(logits.astype(np.float64) - logits.max())
    shares: npt.NDArray[np.float64] = raised / raised.sum()
    return shares
