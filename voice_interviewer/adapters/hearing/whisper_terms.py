"""The question's terms where Whisper misheard them: improbable words that sound like one, held against the sound."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.adapters.hearing.whisper_scoring import Scored, score_texts
from voice_interviewer.core.jargon.mishearings import Suspect, find_suspects
from voice_interviewer.core.transcript import Word, text_of

log = logging.getLogger(__name__)

WORDS_BEFORE = 5
WORDS_AFTER = 3
"""Heard around a suspect, in both texts: a term must fit what surrounds it."""

SECONDS_BEFORE = 0.3
SECONDS_AFTER = 0.5
"""Sound around these words: Whisper's word times are off by so much."""

STEPS_PER_SECOND = 50
"""Of the encoder's output (20 ms)."""

FEWEST_STEPS = 20
"""Shorter stretches are not aligned."""


@dataclass(frozen=True, slots=True)
class EncodedSound:
    """What the model made of one chunk's sound, and where the sound in it ends."""

    steps: npt.NDArray[np.float32]
    """Encoder output, shape (1, steps, width)."""
    seconds: float


def rare_terms(tokenizer: Any, terms: Sequence[str]) -> tuple[str, ...]:
    """The terms that the model may not know: names, and words that its vocabulary has no token of their own for."""
    return tuple(term for term in terms if not term.islower() or len(tokenizer.encode(" " + term)) > 1)


def with_terms(
    model: Any, tokenizer: Any, sound: EncodedSound, words: Sequence[Word], terms: Sequence[str]
) -> tuple[Word, ...]:
    """The words with each term that the sound clearly carries in the place of what was heard instead of it.

    The decoding knows nothing of the terms: so no term is heard because it was hoped for. Only what sounds like one and
    is improbable is scored, both as heard and as the term, by one decoder pass each over the sound around it. The
    term's probability is its mean token's there. `model` is faster-whisper's WhisperModel. Where scoring fails the
    words stand as they were heard: nothing said is lost for a spelling.
    """
    carried: list[tuple[float, Suspect, Word]] = []
    for suspect in find_suspects(words, rare_terms(tokenizer, terms)):
        try:
            gain, probability = _held_against(model, tokenizer, sound, words, suspect)
        except (RuntimeError, ValueError, MemoryError) as error:
            log.warning("a term could not be held against its sound: %s", type(error).__name__)
            break
        if suspect.is_carried(gain):
            carried.append((gain, suspect, suspect.corrected(words, probability)))
    chosen: list[tuple[Suspect, Word]] = []
    for _, suspect, word in sorted(carried, key=lambda each: each[0], reverse=True):
        if not any(suspect.overlaps(other) for other, _ in chosen):
            chosen.append((suspect, word))
    corrected = list(words)
    for suspect, word in sorted(chosen, key=lambda each: each[0].first, reverse=True):
        corrected[suspect.first : suspect.past] = [word]
    return tuple(corrected)


def _held_against(
    model: Any, tokenizer: Any, sound: EncodedSound, words: Sequence[Word], suspect: Suspect
) -> tuple[float, float]:
    """The term's gain in log-probability over the words heard, and its own probability, 0 to 1."""
    before = words[max(0, suspect.first - WORDS_BEFORE) : suspect.first]
    heard = words[suspect.first : suspect.past]
    after = words[suspect.past : suspect.past + WORDS_AFTER]
    around = [*before, *heard, *after]
    steps, seconds = _stretch(sound, around[0].start - SECONDS_BEFORE, around[-1].end + SECONDS_AFTER)
    term = suspect.corrected(words, 0.0)
    texts = [tokenizer.encode(" " + text_of([*before, *middle, *after])) for middle in (heard, [term])]
    as_heard, as_term = score_texts(model, tokenizer, steps, round(seconds * 2 * STEPS_PER_SECOND), texts)
    lead = len(tokenizer.encode(" " + text_of(before))) if before else 0
    length = len(tokenizer.encode(" " + term.text))
    return as_term.total - as_heard.total, _mean_probability(as_term, lead, length)


def _mean_probability(scored: Scored, first: int, length: int) -> float:
    """Geometric mean of the probabilities of these tokens."""
    tokens = scored.log_probabilities[first : first + length]
    return float(np.exp(tokens.mean())) if tokens.size else 0.0


def _stretch(sound: EncodedSound, start: float, end: float) -> tuple[Any, float]:
    """The encoder's output from start to end (seconds), at least FEWEST_STEPS of it, and its length in seconds."""
    from ctranslate2 import StorageView

    count = sound.steps.shape[1]
    first = max(0, min(int(start * STEPS_PER_SECOND), count - FEWEST_STEPS))
    past = min(count, max(int(min(end, sound.seconds) * STEPS_PER_SECOND), first + FEWEST_STEPS))
    cut = np.ascontiguousarray(sound.steps[:, first:past])
    return StorageView.from_array(cut), (past - first) / STEPS_PER_SECOND
