"""How likely Whisper finds a text for a sound it has encoded: teacher forcing, no search."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

LEAST_PROBABILITY = 1e-10
"""Floor of a token's probability, so that its logarithm stays finite."""

ALIGNMENT_FILTER_FRAMES = 7
"""Width of the median filter over the attention, in steps of 20 ms (faster-whisper's own)."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A text's tokens as the model finds them in the sound."""

    tokens: tuple[int, ...]
    log_probabilities: npt.NDArray[np.float64]
    """Natural logarithm of each token's probability, given the sound and the tokens before it; shape (tokens,)."""

    @property
    def total(self) -> float:
        """Log-probability of the whole text, without its end."""
        return float(self.log_probabilities.sum())


def score_texts(model: Any, tokenizer: Any, encoded: Any, frames: int, texts: Sequence[Sequence[int]]) -> list[Scored]:
    """The log-probabilities of each text's tokens for one encoded sound, one decoder pass a text.

    `model` is faster-whisper's WhisperModel, `encoded` its encoder's output with a batch of one, `frames` the 10 ms
    feature frames of the sound in it, `texts` tokens without special ones (`tokenizer.encode(" said")`). The texts are
    scored one by one, so that no padding changes them. Timestamps are off, no prompt stands before.
    """
    scored = []
    for text in texts:
        tokens = tuple(int(token) for token in text)
        if not tokens:
            scored.append(Scored((), np.zeros(0)))
            continue
        result = model.model.align(
            encoded, tokenizer.sot_sequence, [list(tokens)], frames, median_filter_width=ALIGNMENT_FILTER_FRAMES
        )[0]
        probabilities = np.asarray(result.text_token_probs[: len(tokens)], dtype=np.float64)
        scored.append(Scored(tokens, np.log(np.maximum(probabilities, LEAST_PROBABILITY))))
    return scored
