"""Hesitations by words and sound together: where those of the transcript really lie, and which it does not show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from voice_interviewer.core.delivery.filled_pauses import FilledPause, find_filled_pauses
from voice_interviewer.core.delivery.fillers import HESITATION, find_fillers
from voice_interviewer.core.delivery.measured import UnheardFiller
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

REACH_SECONDS = 2.0
"""So far from its word the sound of a hesitation is looked for: word times drift where the voice stops and goes on."""
LONGEST_SECONDS = 2.0
"""What is held longer is sung or drawn out for fun."""
LEAST_CONFIDENCE = 0.5
"""What is less likely a hesitation than not is left out."""
SHOWN_CONFIDENCE = 0.15
"""Enough where the transcript shows a hesitation as well."""
SURE_PROBABILITY = 0.8
SURE_SECONDS = 0.1
"""A hesitation in the transcript whose sound is not found stands if its word is this probable and takes this long."""
WORD_SHARE = 0.8
"""Share under other words from which on a short sound is theirs, whatever hesitation stands beside."""
COVERED_SHARE = 0.35
COVERED_CONFIDENCE = 0.7
LONG_SECONDS = 0.3
"""Where words lie over more than this share of it, it needs this confidence and must be held longer than a word's vowel
(which lasts 0.05 to 0.25 s in running speech)."""
PART_SECONDS = 0.06
"""Parts of one hesitation are no farther apart."""
WEIGHTS = (2.2, -2.3, 0.5, 5.65)
"""Logistic regression on length (natural logarithm of seconds), unsteadiness (dB), quiet sides, and its bias.

Fitted to 149 held sounds, 24 of them parts of hesitations, in recorded phrases, free speech, dictations and noise, with
an L2 penalty of 0.1; with each recording left out in turn it finds 15 at 4 false ones, before words are looked at."""


@dataclass(frozen=True, slots=True)
class Hesitations:
    """What sound and words tell together."""

    placed: Mapping[int, Span]
    """Where the sound of a hesitation in the transcript lies, by the index of its word; seconds of the recording."""
    doubted: frozenset[int]
    """Indexes of words that read as hesitations where the voice holds none: a transcriber that is asked for "um" writes
    some that nobody said."""
    unheard: tuple[UnheardFiller, ...]


def find_hesitations(samples: Samples, words: Sequence[Word], speech: Sequence[Span]) -> Hesitations:
    """Hesitations of a recording, shape (n,), with its words and voice activity, each in order."""
    pauses = find_filled_pauses(samples, speech)
    heard = [match.first for match in find_fillers([word.text for word in words]) if match.kind == HESITATION]
    others = [word for index, word in enumerate(words) if index not in set(heard)]
    free = [each for each in pauses if _stands_out(each) or _covered(each, others) <= WORD_SHARE]
    chosen = [None if each is None else free[each] for each in _paired([words[index] for index in heard], free)]
    placed = {index: Span(each.start, each.end) for index, each in zip(heard, chosen, strict=True) if each is not None}
    taken = [each for each in chosen if each is not None]
    unheard = tuple(
        UnheardFiller(pause.start, pause.end, confidence)
        for pause in pauses
        if pause not in taken
        and not _beside(pause, taken)
        and (confidence := _confidence(pause)) >= LEAST_CONFIDENCE
        and (_covered(pause, others) <= COVERED_SHARE or _stands_out(pause))
    )
    doubted = frozenset(index for index in heard if index not in placed and not _is_sure(words[index]))
    return Hesitations(placed, doubted, unheard)


def _is_sure(word: Word) -> bool:
    return word.probability >= SURE_PROBABILITY and word.end - word.start >= SURE_SECONDS


def _paired(words: Sequence[Word], pauses: Sequence[FilledPause]) -> list[int | None]:
    """For each word the pause that is its sound, none twice and all in order; nearness and confidence decide."""
    best = np.zeros((len(words) + 1, len(pauses) + 1))
    for row, word in enumerate(words, 1):
        for column, pause in enumerate(pauses, 1):
            together = best[row - 1, column - 1] + _fit(word, pause)
            best[row, column] = max(best[row - 1, column], best[row, column - 1], together)
    chosen: list[int | None] = [None] * len(words)
    row, column = len(words), len(pauses)
    while row and column:
        if best[row, column] == best[row, column - 1]:
            column -= 1
        elif best[row, column] == best[row - 1, column]:
            row -= 1
        else:
            row, column = row - 1, column - 1
            chosen[row] = column
    return chosen


def _fit(word: Word, pause: FilledPause) -> float:
    """How well a pause is a word's sound; negative where it is not."""
    apart = max(0.0, pause.start - word.end, word.start - pause.end)
    middles = abs(word.start + word.end - pause.start - pause.end) / 2
    confidence = _confidence(pause)
    if apart >= REACH_SECONDS or confidence < SHOWN_CONFIDENCE:
        return -1.0
    return REACH_SECONDS - apart - 0.2 * middles + 0.3 * confidence


def _confidence(pause: FilledPause) -> float:
    """Probability that a filled pause is no word, 0 to 1, by its length, steadiness and the silence beside it."""
    if pause.seconds > LONGEST_SECONDS:
        return 0.0
    length, unsteadiness, quiet, bias = WEIGHTS
    logit = bias + length * np.log(pause.seconds) + unsteadiness * pause.unsteadiness_db + quiet * pause.quiet_sides
    return float(1.0 / (1.0 + np.exp(-logit)))


def _stands_out(pause: FilledPause) -> bool:
    """Whether it is a hesitation although words lie over it, whose times are drawn out where one is left out."""
    return pause.seconds >= LONG_SECONDS and _confidence(pause) >= COVERED_CONFIDENCE


def _beside(pause: FilledPause, taken: Sequence[FilledPause]) -> bool:
    """Whether it is another part of a hesitation that is heard: "um" may break at its nasal."""
    return any(max(pause.start - each.end, each.start - pause.end) < PART_SECONDS for each in taken)


def _covered(pause: FilledPause, words: Sequence[Word]) -> float:
    """Share of the pause that these words lie over, 0 to 1."""
    seconds = sum(max(0.0, min(word.end, pause.end) - max(word.start, pause.start)) for word in words)
    return seconds / pause.seconds
