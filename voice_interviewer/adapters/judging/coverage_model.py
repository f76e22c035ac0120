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
from voice_interviewer.adapters.onnx_model import open_onnx
from voice_interviewer.core.coverage.pairs import PairVerdict
from voice_interviewer.errors import ModelError

WEIGHTS = "model.onnx"
TOKENIZER = "tokenizer.json"

MOST_TOKENS = 128
"""Word pieces of a pair; 60 words and a statement have under 110. What is longer loses the end of its longer part."""

PAIRS_IN_BATCH = 8
"""Pairs judged together, those of like length, so that little is padded; more take memory and no less time."""

MOST_THREADS = 2

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
        self._session: Any = None
        self._tokenizer: Any = None

    def load(self) -> None:
        """Load the model now rather than on the first pair. Raises ModelError when it is missing or broken."""
        with self._loading:
            if self._session is None:
                self._tokenizer = _tokenizer(self._folder / TOKENIZER)
                threads = min(MOST_THREADS, os.cpu_count() or 1)
                path = self._folder / WEIGHTS
                self._session = at_low_priority(
                    lambda: open_onnx(path, "The judge of key points", _REMEDY, threads=threads, modest=True)
                )

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[PairVerdict]:
        """A verdict on each pair of what was said and one plain statement, in order. Raises ModelError."""
        if not pairs:
            return []
        self.load()
        encoded = self._tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(encoded)), key=lambda index: len(encoded[index].ids))
        shares = np.empty((len(encoded), 3), dtype=np.float64)
        for first in range(0, len(order), PAIRS_IN_BATCH):
            batch = order[first : first + PAIRS_IN_BATCH]
            shares[batch] = _softmax(at_low_priority(partial(self._run, [encoded[index] for index in batch])))
        return [PairVerdict(made=float(row[MADE]), contradicted=float(row[CONTRADICTED])) for row in shares]

    def _run(self, encoded: Sequence[Any]) -> npt.NDArray[np.float32]:
        """The model's outputs, shape (pairs, 3)."""
        longest = max(len(each.ids) for each in encoded)
        inputs = {name: np.zeros((len(encoded), longest), dtype=np.int64) for name in _INPUTS}
        for row, each in enumerate(encoded):
            for name, attribute in _INPUTS.items():
                values = getattr(each, attribute)
                inputs[name][row, : len(values)] = values
        try:
            logits: npt.NDArray[np.float32] = self._session.run(["logits"], inputs)[0]
        except Exception as error:  # onnxruntime's classes have no common base
            raise ModelError("The judge of key points failed while judging.", _REMEDY) from error
        return logits


_INPUTS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
"""Inputs of the model, and where the tokenizer has them; a place that is not filled is 0, which is padding."""


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
    """Shares of one for each row."""
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    shares: npt.NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares
