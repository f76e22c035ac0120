"""A take in which every figure of delivery was measured, each resting on moments of its own."""

from dataclasses import replace

from tests.tui.takes import SECOND
from voice_interviewer.core.delivery.measured import (
    Disfluency,
    FastRun,
    Filler,
    Fillers,
    PaceWindow,
    Pacing,
    Pause,
    Phrase,
    RepeatedPhrase,
    UnheardFiller,
    Voice,
    Wording,
)
from voice_interviewer.core.session import Answer

FILLERS = Fillers(
    heard=(
        Filler("um", 1.4, 1.8, "hesitation"),
        Filler("You know", 4.2, 4.9, "discourse"),
        Filler("uh", 14.3, 14.7, "hesitation"),
    ),
    unheard=(UnheardFiller(6.2, 6.6, 0.64), UnheardFiller(9.0, 9.3, 0.78)),
    per_minute=11.8,
    per_100_words=10.0,
    disfluencies=(
        Disfluency("L1", 1.9, 2.2, "correction"),
        Disfluency("the", 4.6, 4.8, "repeat"),
        Disfluency("we should", 5.4, 6.1, "restart"),
        Disfluency("the", 12.0, 12.2, "repeat"),
    ),
)
PACING = Pacing(
    words_per_minute=218.0,
    articulation_wpm=242.0,
    think_seconds=1.0,
    pauses=(
        Pause(3.0, 3.4, "short", "planned"),
        Pause(5.0, 5.7, "short", "hesitant"),
        Pause(7.9, 10.4, "long", "planned"),
    ),
    windows=(PaceWindow(1.0, 8.0, 160.0), PaceWindow(8.0, 15.0, 236.0)),
    fast_runs=(FastRun(10.5, 16.0, 241.0),),
    phonation_ratio=0.81,
    run_words=7.4,
)
WORDING = Wording(
    hedges=(Phrase("I guess", 5.8, 6.2), Phrase("sort of", 11.5, 12.0)),
    repeated=(RepeatedPhrase("the weights", (Phrase("the weights", 3.0, 3.6), Phrase("the weights", 10.9, 11.5))),),
    variety=0.71,
    sentence_words=14.0,
    length_ratio=0.35,
)


def delivered(**changes: object) -> Answer:
    """The take; `changes` are fields of its assessment."""
    assert SECOND.assessment is not None
    known = {"fillers": FILLERS, "pacing": PACING, "voice": Voice(118.0, 2.1, 5.6), "wording": WORDING, "unknown": {}}
    assessment = replace(SECOND.assessment, **(known | changes))  # type: ignore[arg-type]
    return replace(SECOND, assessment=assessment)
