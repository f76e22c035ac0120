"""Moments of a recording worth hearing: fillers, repairs, pauses, key points, sentences, each with its times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.fillers import filler_text, find_fillers
from voice_interviewer.core.delivery.measured import UnheardFiller
from voice_interviewer.core.delivery.pauses import LONG_PAUSE_SECONDS
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word, text_of
from voice_interviewer.core.wording import HABITS, PARTS, REPAIRS, STATES

LEAD_IN_SECONDS = 0.3
"""Heard before a moment, so that its first word is not cut: word times are off by up to that much."""

LEAD_OUT_SECONDS = 0.2
"""Heard after a moment, so that its last word is not cut."""

SENTENCE_PAUSE_SECONDS = 1.0
"""A silence this long parts two sentences even where the transcriber wrote no full stop; pauses inside a clause last
half a second at most times (Goldman-Eisler 1968)."""

JUST_NOW_SECONDS = 1.0
"""Going back from a moment that began to play less than this ago leads to the one before it."""

HESITANT_PAUSE_SECONDS = 0.5
"""Hesitant pauses from here on are gone to by themselves: shorter ones are many, and over before one has listened."""

LABEL_CHARACTERS = 60


class MomentKind(StrEnum):
    """What a moment is."""

    FILLER = "filler"
    """A filler, in the transcript or heard beside it."""
    REPAIR = "repair"
    """Words said again or taken back."""
    PAUSE = "pause"
    POINT = "key point"
    HABIT = "habit"
    STORY = "story"
    WORDING = "wording"
    """A hedge, or a phrase that came again and again."""
    RUSH = "rush"
    """Too fast for too long."""
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of one recording, with what is to be heard there."""

    kind: MomentKind
    start: float
    """Seconds from the start of the recording."""
    end: float
    label: str
    """A few words for the screen."""
    follow_up: int | None = None
    """Number of the follow-up in whose recording it lies; None for the answer to the question itself."""


def moments_of(answer: Answer, question: Question | None = None) -> tuple[Moment, ...]:
    """Every moment of an answer with its exact times, in the order of time, those in follow-ups' recordings last.

    Without the question, key points go by their ids. A typed answer has none.
    """
    if answer.typed is not None:
        return ()
    own = (
        *_fillers(answer),
        *_pauses(answer),
        *_sentences(answer),
        *(_said(answer.assessment) if answer.assessment is not None else ()),
        *(_assessed(answer.assessment, question) if answer.assessment is not None else ()),
    )
    placed = [moment if moment.follow_up is not None else replace(moment, follow_up=answer.follow_up) for moment in own]
    return tuple(sorted(placed, key=lambda each: (each.follow_up or 0, each.start, each.end)))


def of_kind(moments: Sequence[Moment], kind: MomentKind) -> tuple[Moment, ...]:
    """Those of one kind, in their order."""
    return tuple(moment for moment in moments if moment.kind is kind)


def audible_span(moment: Moment, recording_seconds: float) -> Span:
    """What is played of a recording to hear a moment: its exact times with lead-in and lead-out, inside the sound."""
    start = min(max(0.0, moment.start - LEAD_IN_SECONDS), recording_seconds)
    return Span(start, max(start, min(recording_seconds, moment.end + LEAD_OUT_SECONDS)))


def next_moment(moments: Sequence[Moment], at: float) -> Moment | None:
    """The first of one recording's moments whose lead-in begins after `at` (seconds); None behind the last."""
    later = (moment for moment in moments if _heard_from(moment) > at + 0.05)
    return min(later, key=_heard_from, default=None)


def previous_moment(moments: Sequence[Moment], at: float, *, playing: bool = False) -> Moment | None:
    """The last of one recording's moments whose lead-in begins before `at` (seconds); None before the first.

    While it plays, a moment that began less than JUST_NOW_SECONDS ago is passed over, so that going back twice works.
    """
    grace = JUST_NOW_SECONDS if playing else 0.05
    earlier = (moment for moment in moments if _heard_from(moment) < at - grace)
    return max(earlier, key=_heard_from, default=None)


def _heard_from(moment: Moment) -> float:
    return max(0.0, moment.start - LEAD_IN_SECONDS)


def _fillers(answer: Answer) -> Iterator[Moment]:
    if answer.assessment is None:
        tokens = [word.text for word in answer.words]
        for match in find_fillers(tokens):
            first, last = answer.words[match.first], answer.words[match.end - 1]
            yield Moment(MomentKind.FILLER, first.start, last.end, filler_text(tokens, match))
        return
    for filler in answer.assessment.fillers.heard:
        if filler.start is not None and filler.end is not None:
            yield Moment(MomentKind.FILLER, filler.start, filler.end, filler.text)
    for unheard in answer.assessment.fillers.unheard or ():
        yield Moment(MomentKind.FILLER, unheard.start, unheard.end, unheard_label(unheard))


def unheard_label(unheard: UnheardFiller) -> str:
    """What a hesitation that no transcript shows is called."""
    return f"hesitation, not in the transcript ({unheard.confidence:.0%} sure)"


def _pauses(answer: Answer) -> Iterator[Moment]:
    """Silences of LONG_PAUSE_SECONDS or more between speech, and whatever else the assessment calls long or hesitant.

    Of the hesitant ones those of HESITANT_PAUSE_SECONDS or more.
    """
    spans = {(before.end, after.start) for before, after in pairwise(answer.speech)}
    long = {(start, end) for start, end in spans if end - start >= LONG_PAUSE_SECONDS}
    hesitant: set[tuple[float, float]] = set()
    for pause in answer.assessment.pacing.pauses if answer.assessment is not None else ():
        same = {(start, end) for start, end in long if start < pause.end and pause.start < end}
        if pause.kind == "long":
            long |= set() if same else {(pause.start, pause.end)}
        if pause.place == "hesitant" and pause.end - pause.start >= HESITANT_PAUSE_SECONDS:
            hesitant |= same or {(pause.start, pause.end)}
    for start, end in long | hesitant:
        inside = ", inside a clause" if (start, end) in hesitant else ""
        yield Moment(MomentKind.PAUSE, start, end, f"{end - start:.1f} s of silence{inside}")


def _said(assessment: Assessment) -> Iterator[Moment]:
    """What was said again, taken back, hedged or rushed."""
    for repair in assessment.fillers.disfluencies:
        yield from timed(MomentKind.REPAIR, repair.start, repair.end, f"{REPAIRS[repair.kind]}: {_short(repair.text)}")
    for run in assessment.pacing.fast_runs:
        yield Moment(MomentKind.RUSH, run.start, run.end, f"{run.words_per_minute:.0f} words a minute")
    wording = assessment.wording
    for hedge in wording.hedges if wording is not None else ():
        yield from timed(MomentKind.WORDING, hedge.start, hedge.end, f"hedge: {hedge.text}")
    for phrase in wording.repeated if wording is not None else ():
        for each in phrase.places:
            yield from timed(MomentKind.WORDING, each.start, each.end, f"again: {_short(phrase.text)}")


def timed(
    kind: MomentKind, start: float | None, end: float | None, label: str, follow_up: int | None = None
) -> tuple[Moment, ...]:
    """The moment, where it has times."""
    return () if start is None or end is None else (Moment(kind, start, end, label, follow_up),)


def _assessed(assessment: Assessment, question: Question | None) -> Iterator[Moment]:
    """What was judged and quoted: key points, questions asked, habits, parts of the story."""
    statements = {point.id: point.statement for point in question.key_points} if question is not None else {}
    for point in assessment.coverage.points if assessment.coverage is not None else ():
        if point.start is not None and point.end is not None:
            label = f"{point.status.value}: {statements.get(point.id, point.id)}"
            yield Moment(MomentKind.POINT, point.start, point.end, label, point.follow_up)
    asked = assessment.structure.questions
    for each in asked.asked if asked is not None else ():
        if each.start is not None and each.end is not None:
            yield Moment(MomentKind.POINT, each.start, each.end, f"you asked: {_short(each.quote)}", each.follow_up)
    for habit in assessment.habits:
        if habit.start is not None and habit.end is not None:
            label = f"{STATES[habit.state]}: {HABITS[habit.id]}"
            yield Moment(MomentKind.HABIT, habit.start, habit.end, label)
    story = assessment.structure.story
    for stretch in story.stretches if story is not None else ():
        if stretch.start is not None and stretch.end is not None:
            yield Moment(MomentKind.STORY, stretch.start, stretch.end, PARTS[stretch.part])


def _sentences(answer: Answer) -> Iterator[Moment]:
    for words in spoken_sentences(answer.words, answer.speech):
        yield Moment(MomentKind.SENTENCE, words[0].start, words[-1].end, _short(text_of(words)))


def spoken_sentences(words: Sequence[Word], speech: Sequence[Span]) -> tuple[tuple[Word, ...], ...]:
    """The words sentence by sentence, parted by punctuation and by silences of SENTENCE_PAUSE_SECONDS or more."""
    ends = _written_ends(words)
    silences = [
        (before.end + after.start) / 2
        for before, after in pairwise(speech)
        if after.start - before.end >= SENTENCE_PAUSE_SECONDS
    ]
    found: list[tuple[Word, ...]] = []
    first = 0
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        if is_last or index in ends or _is_parted(word, words[index + 1], silences):
            found.append(tuple(words[first : index + 1]))
            first = index + 1
    return tuple(found)


def _written_ends(words: Sequence[Word]) -> set[int]:
    """Indices of the words that end a sentence by their punctuation."""
    owners = [index for index, word in enumerate(words) for _ in word.text.split()]
    ends: set[int] = set()
    told = 0
    for sentence in whole_sentences(text_of(words)):
        told += len(sentence.split())
        ends.add(owners[told - 1])
    return ends


def _is_parted(word: Word, following: Word, silences: Sequence[float]) -> bool:
    middle, next_middle = (word.start + word.end) / 2, (following.start + following.end) / 2
    return any(middle < silence < next_middle for silence in silences)


def _short(text: str) -> str:
    return text if len(text) <= LABEL_CHARACTERS else f"{text[: LABEL_CHARACTERS - 1].rstrip()}…"


def recordings_of(session: Session, answer: Answer) -> tuple[Answer, ...]:
    """The answer to the question itself and its follow-ups in their order: all that one take was said in.

    Given a follow-up it is the same; an answer that the session does not hold stands alone.
    """
    same = [each for each in session.answers if (each.number, each.take) == (answer.number, answer.take)]
    return tuple(sorted(same, key=lambda each: each.follow_up or 0)) or (answer,)


def jump(
    moments: Sequence[Moment], follow_up: int | None, at: float, *, forward: bool, playing: bool = False
) -> Moment | None:
    """The next or previous of these moments from a place in one recording, through all recordings of the take.

    `at` is where the ear is (seconds); None where there is none in that direction.
    """
    here = [moment for moment in moments if moment.follow_up == follow_up]
    found = next_moment(here, at) if forward else previous_moment(here, at, playing=playing)
    if found is not None:
        return found
    place = follow_up or 0
    if forward:
        later = [moment for moment in moments if (moment.follow_up or 0) > place]
        return min(later, key=lambda each: (each.follow_up or 0, each.start), default=None)
    earlier = [moment for moment in moments if (moment.follow_up or 0) < place]
    return max(earlier, key=lambda each: (each.follow_up or 0, each.start), default=None)
