"""Which moments of the recording a figure rests on: exactly what is heard when it is played."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from voice_interviewer.core.assessed import Asked, Assessment, HabitResult, PointResult, PointStatus, StoryStretch
from voice_interviewer.core.delivery.measured import (
    Disfluency,
    FastRun,
    Filler,
    PaceWindow,
    Pause,
    Phrase,
    UnheardFiller,
)
from voice_interviewer.core.moments import Moment, MomentKind, timed, unheard_label
from voice_interviewer.core.transcript import Word
from voice_interviewer.core.wording import HABITS, PARTS, REPAIRS

_SENTENCE_ENDS = (".", "?", "!", "\N{HORIZONTAL ELLIPSIS}")
_CLOSING = "\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"

LONGEST_SENTENCE_WORDS = 40
"""A transcript without full stops is cut here, so that a stretch can still be picked: about 15 seconds aloud."""


def point_moments(point: PointResult, label: str) -> tuple[Moment, ...]:
    """Where the words stand that show what became of a key point; none without times."""
    return timed(MomentKind.POINT, point.start, point.end, label, point.follow_up)


def part_moments(name: str, assessment: Assessment, statements: Mapping[str, str]) -> tuple[Moment, ...]:
    """What a part of the score rests on: the points made, the fillers, the long pauses; nothing for the other parts.

    `statements` says what each key point is called; without an entry it goes by its id.
    """
    if name == "coverage" and assessment.coverage is not None:
        made = (point for point in assessment.coverage.points if point.status is not PointStatus.MISSED)
        found = (point_moments(point, statements.get(point.id, point.id)) for point in made)
        return tuple(moment for each in found for moment in each)
    if name == "fillers":
        return filler_moments(assessment.fillers.heard)
    if name == "pauses":
        return pause_moments(pause for pause in assessment.pacing.pauses if pause.kind == "long")
    return ()


def habit_moments(habit: HabitResult) -> tuple[Moment, ...]:
    """Where the words stand that show a habit or its mistake."""
    return timed(MomentKind.HABIT, habit.start, habit.end, HABITS[habit.id])


def story_moments(stretch: StoryStretch) -> tuple[Moment, ...]:
    """The whole of one part of the story."""
    return timed(MomentKind.STORY, stretch.start, stretch.end, PARTS[stretch.part])


def asked_moments(asked: Asked) -> tuple[Moment, ...]:
    """One question that the candidate asked."""
    return timed(MomentKind.SENTENCE, asked.start, asked.end, asked.quote, asked.follow_up)


def filler_moments(fillers: Iterable[Filler]) -> tuple[Moment, ...]:
    """Each filler that has times."""
    found = (timed(MomentKind.FILLER, each.start, each.end, each.text) for each in fillers)
    return tuple(moment for each in found for moment in each)


def unheard_moments(unheard: Iterable[UnheardFiller]) -> tuple[Moment, ...]:
    """The hesitations that were heard beside the transcript."""
    return tuple(Moment(MomentKind.FILLER, each.start, each.end, unheard_label(each)) for each in unheard)


def repair_moments(repairs: Iterable[Disfluency]) -> tuple[Moment, ...]:
    """What was said again or taken back, where it has times."""
    found = (timed(MomentKind.REPAIR, each.start, each.end, f"{REPAIRS[each.kind]}: {each.text}") for each in repairs)
    return tuple(moment for each in found for moment in each)


def phrase_moments(phrases: Iterable[Phrase]) -> tuple[Moment, ...]:
    """Each place of some words that has times."""
    found = (timed(MomentKind.WORDING, each.start, each.end, each.text) for each in phrases)
    return tuple(moment for each in found for moment in each)


def pause_moments(pauses: Iterable[Pause]) -> tuple[Moment, ...]:
    """Each pause, in order."""
    return tuple(
        Moment(MomentKind.PAUSE, each.start, each.end, f"{_placed(each)}pause of {each.end - each.start:.1f} s")
        for each in pauses
    )


def _placed(pause: Pause) -> str:
    return "" if pause.place is None else f"{pause.place} "


def think_moments(assessment: Assessment) -> tuple[Moment, ...]:
    """The silence before the first word; none where there was none."""
    seconds = assessment.pacing.think_seconds
    return (Moment(MomentKind.PAUSE, 0.0, seconds, "before the first word"),) if seconds else ()


def window_moments(window: PaceWindow) -> tuple[Moment, ...]:
    """A stretch whose pace is known."""
    label = f"{window.words_per_minute:.0f} words a minute"
    return (Moment(MomentKind.SENTENCE, window.start, window.end, label),)


def rush_moments(runs: Iterable[FastRun]) -> tuple[Moment, ...]:
    """Each stretch that was too fast for too long."""
    return tuple(
        Moment(MomentKind.RUSH, each.start, each.end, f"{each.words_per_minute:.0f} words a minute") for each in runs
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence as it was understood."""

    text: str
    start: float
    """Seconds from the start of the recording."""
    end: float

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The sentence, to be heard."""
        return (Moment(MomentKind.SENTENCE, self.start, self.end, self.text),)


def spoken_sentences(words: Iterable[Word]) -> tuple[Spoken, ...]:
    """The words of an answer sentence by sentence; a run of LONGEST_SENTENCE_WORDS words without an end is cut."""
    sentences: list[Spoken] = []
    current: list[Word] = []
    for word in words:
        current.append(word)
        if word.text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS) or len(current) == LONGEST_SENTENCE_WORDS:
            sentences.append(_spoken(current))
            current = []
    return (*sentences, *([_spoken(current)] if current else []))


def _spoken(words: list[Word]) -> Spoken:
    return Spoken(" ".join(word.text for word in words), words[0].start, words[-1].end)
