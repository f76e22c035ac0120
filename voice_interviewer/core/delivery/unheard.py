"""Hesitations by words and sound together: where those of the transcript really lie, and which it does not show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.delivery.filled_pauses import FilledPause, find_filled_pauses
from voice_interviewer.core.delivery.fillers import HESITATION, filler_text, find_fillers
from voice_interviewer.core.delivery.measured import Fillers, UnheardFiller
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

_Floats: TypeAlias = npt.NDArray[np.float64]

REACH_SECONDS = 2.0
"""So far from its word the sound of a hesitation is looked for: word times drift where the voice stops and goes on."""
LONGEST_SECONDS = 2.0
"""What is held longer is sung or drawn out for fun."""
LEAST_CONFIDENCE = 0.5
"""What is less likely a hesitation than not is left out."""
SHOWN_CONFIDENCE = 0.15
"""Enough where the transcript shows a hesitation as well."""
SURE_PROBABILITY = 0.4
SURE_SECONDS = 0.1
"""A hesitation in the transcript whose sound is not found stands if its word is this probable and takes this long.

Of eighteen such words that two models wrote in recorded phrases, dictations and slow speech, three pass (0.42 to 0.93),
which are hesitations by their spectrograms; those that fail have 0.00 to 0.36, or last 0.02 to 0.06 s."""
LEAST_VOICED_SECONDS = 0.05
"""Less voice activity under a word does not tell when it was said."""
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
    """Where a hesitation in the transcript lies, by the index of its word; seconds of the recording.

    By its sound; where that was not found and the word stands all the same, by the voice activity under the word."""
    doubted: frozenset[int]
    """Indexes of words that read as hesitations where the voice holds none: a transcriber that is asked for "um" writes
    some that nobody said."""
    unheard: tuple[UnheardFiller, ...]


def find_hesitations(samples: Samples, words: Sequence[Word], speech: Sequence[Span]) -> Hesitations:
    """Hesitations of a recording, shape (n,), with its words and voice activity, each in order."""
    pauses = find_filled_pauses(samples, speech)
    heard = [match.first for match in find_fillers([word.text for word in words]) if match.kind == HESITATION]
    hesitations = frozenset(heard)
    others = _edges([word for index, word in enumerate(words) if index not in hesitations])
    covered = [_covered(pause, others) for pause in pauses]
    free = [pause for pause, share in zip(pauses, covered, strict=True) if _stands_out(pause) or share <= WORD_SHARE]
    chosen = [None if each is None else free[each] for each in _paired([words[index] for index in heard], free)]
    placed = {index: Span(each.start, each.end) for index, each in zip(heard, chosen, strict=True) if each is not None}
    taken = _edges([each for each in chosen if each is not None])
    unheard = tuple(
        UnheardFiller(pause.start, pause.end, confidence)
        for pause, share in zip(pauses, covered, strict=True)
        if not _beside(pause, taken)
        and (confidence := _confidence(pause)) >= LEAST_CONFIDENCE
        and (share <= COVERED_SHARE or _stands_out(pause))
    )
    unplaced = [index for index in heard if index not in placed]
    doubted = frozenset(index for index in unplaced if not _is_sure(words[index]))
    placed |= {index: _voiced(words[index], speech) for index in unplaced if index not in doubted}
    return Hesitations(placed, doubted, unheard)


def with_first_hesitations(speech: Sequence[Span], hesitations: Hesitations | None) -> tuple[Span, ...]:
    """Voice activity with the hesitations before it: an answer begins where the voice does, also where it only hums.

    Voice activity misses a hum or two. Without them, one before the first word would be silence to think in.
    """
    if not speech or hesitations is None:
        return tuple(speech)
    first = speech[0].start
    found = [*hesitations.placed.values(), *(Span(each.start, each.end) for each in hesitations.unheard)]
    before = sorted((span for span in found if span.start < first), key=lambda span: span.start)
    return (*(Span(span.start, min(span.end, first)) for span in before), *speech)


def found_before(words: Sequence[Word], fillers: Fillers) -> Hesitations | None:
    """What the recording of these words told when the fillers were found; None where nothing was looked for in it."""
    if fillers.unheard is None:
        return None
    tokens = [word.text for word in words]
    kept = [each for each in fillers.heard if each.kind == HESITATION]
    placed: dict[int, Span] = {}
    doubted: set[int] = set()
    for match in find_fillers(tokens):
        if match.kind != HESITATION:
            continue
        same = kept[len(placed)] if len(placed) < len(kept) else None
        if same is None or same.text != filler_text(tokens, match) or same.start is None or same.end is None:
            doubted.add(match.first)
        else:
            placed[match.first] = Span(same.start, same.end)
    return Hesitations(placed, frozenset(doubted), fillers.unheard)


def filler_words(words: Sequence[Word], fillers: Fillers) -> frozenset[int]:
    """Indexes of the words that are fillers heard: hesitations by the words, for their sound may lie elsewhere."""
    before = found_before(words, fillers)
    by_time = [
        Span(each.start - 0.01, each.end + 0.01)
        for each in fillers.heard
        if each.start is not None and each.end is not None and (before is None or each.kind != HESITATION)
    ]
    timed = {
        index
        for index, word in enumerate(words)
        if any(span.start <= (word.start + word.end) / 2 <= span.end for span in by_time)
    }
    return frozenset(timed if before is None else timed | set(before.placed))


def _edges(spans: Sequence[Word | FilledPause]) -> _Floats:
    """Starts and ends in seconds, shape (2, n)."""
    return np.array([[each.start for each in spans], [each.end for each in spans]], dtype=np.float64)


def _is_sure(word: Word) -> bool:
    return word.probability >= SURE_PROBABILITY and word.end - word.start >= SURE_SECONDS


def _voiced(word: Word, speech: Sequence[Span]) -> Span:
    """A word's time without the silence at its ends; the whole where there is hardly any voice activity in it."""
    inside = [span for span in speech if min(span.end, word.end) - max(span.start, word.start) >= LEAST_VOICED_SECONDS]
    if not inside:
        return Span(word.start, word.end)
    return Span(max(word.start, inside[0].start), min(word.end, inside[-1].end))


def _paired(words: Sequence[Word], pauses: Sequence[FilledPause]) -> list[int | None]:
    """For each word the pause that is its sound, none twice and all in order; nearness and confidence decide."""
    best = np.zeros((len(words) + 1, len(pauses) + 1))
    starts, ends = _edges(pauses)
    confidences = np.array([_confidence(pause) for pause in pauses])
    for row, word in enumerate(words, 1):
        together = best[row - 1, :-1] + _fit(word, starts, ends, confidences)
        best[row, 1:] = np.maximum.accumulate(np.maximum(best[row - 1, 1:], together))
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


def _fit(word: Word, starts: _Floats, ends: _Floats, confidences: _Floats) -> _Floats:
    """How well each pause is a word's sound, shape (n,); negative where it is not."""
    apart = np.maximum(0.0, np.maximum(starts - word.end, word.start - ends))
    middles = np.abs(word.start + word.end - starts - ends) / 2
    fits = (apart < REACH_SECONDS) & (confidences >= SHOWN_CONFIDENCE)
    return np.where(fits, REACH_SECONDS - apart - 0.2 * middles + 0.3 * confidences, -1.0)


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


def _beside(pause: FilledPause, taken: _Floats) -> bool:
    """Whether it is a hesitation that is heard, or another part of one: "um" may break at its nasal."""
    starts, ends = taken
    return bool(np.any(np.maximum(pause.start - ends, starts - pause.end) < PART_SECONDS))


def _covered(pause: FilledPause, words: _Floats) -> float:
    """Share of the pause that these words lie over, 0 to 1."""
    starts, ends = words
    shared = np.minimum(ends, pause.end) - np.maximum(starts, pause.start)
    return float(np.maximum(shared, 0.0).sum()) / pause.seconds
