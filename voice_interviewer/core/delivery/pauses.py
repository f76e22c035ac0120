"""Silences inside an answer, and which words they part."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from voice_interviewer.core.delivery.clause_ends import CLAUSE, INSIDE, boundary
from voice_interviewer.core.delivery.measured import Pause
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import SPEECH_MARGIN_SECONDS, Word

PAUSE_SECONDS = 0.25
"""Shortest silence that is a pause; shorter ones are articulation (Goldman-Eisler 1968; De Jong & Bosker 2013)."""

LONG_PAUSE_SECONDS = 2.0
"""Pauses this long are named: 99 % of pauses inside a turn of telephone talk are under 1.84 s (Switchboard)."""

PLANNED = "planned"
HESITANT = "hesitant"

_PLACES = {CLAUSE: PLANNED, INSIDE: HESITANT}


def find_pauses(words: Sequence[Word], speech: Sequence[Span]) -> tuple[Pause, ...]:
    """Pauses between stretches of voice activity, in order, each with its place among the words.

    At the ends of clauses people pause to breathe and to plan what they say next, inside them they look for a word
    (Goldman-Eisler 1968; Boomer 1965; De Jong 2016). The place is None where no word is near on both sides
    (`between`).
    """
    silences = [
        Span(before.end, after.start) for before, after in pairwise(speech) if after.start - before.end >= PAUSE_SECONDS
    ]
    tokens = [word.text for word in words]
    return tuple(
        Pause(
            silence.start,
            silence.end,
            "long" if silence.seconds >= LONG_PAUSE_SECONDS else "short",
            None if index is None else _PLACES[boundary(tokens, index)],
        )
        for silence, index in zip(silences, between(words, silences), strict=True)
    )


def between(words: Sequence[Word], silences: Sequence[Span]) -> tuple[int | None, ...]:
    """For each silence, in order, the index of the first word after it; None where the words do not tell.

    A word is said after a silence when its middle is timed after the silence's beginning: transcribers let the word
    after a silence begin in it, sometimes lie in it whole, but hardly ever the word before. So put, 95 of 99 pauses of
    ten recordings stand where a forced alignment of their texts puts them; 82 do when a word belongs to the speech that
    it overlaps most. The words do not tell before the first and after the last of them, nor where the nearest on a
    side is further than SPEECH_MARGIN_SECONDS: there was speech between that has no words.
    """
    middles = list(accumulate(((word.start + word.end) / 2 for word in words), max))
    found: list[int | None] = []
    index = 0
    for silence in silences:
        while index < len(words) and middles[index] <= silence.start:
            index += 1
        found.append(index if 0 < index < len(words) and _is_near(words, index, silence) else None)
    return tuple(found)


def _is_near(words: Sequence[Word], index: int, silence: Span) -> bool:
    before, after = words[index - 1].end, words[index].start
    return silence.start - before <= SPEECH_MARGIN_SECONDS and after - silence.end <= SPEECH_MARGIN_SECONDS
