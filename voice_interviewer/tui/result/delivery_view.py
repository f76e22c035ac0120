"""How an answer was said, as rows: fillers, pace, pauses, the recording, and the words sentence by sentence."""

from collections.abc import Iterator

from textual.content import Content

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.measured import Filler
from voice_interviewer.core.evidence import (
    filler_moments,
    pause_moments,
    spoken_sentences,
    think_moments,
    unheard_moments,
    window_moments,
)
from voice_interviewer.tui.interview.answer_clock import minutes
from voice_interviewer.tui.result.result_rows import MUTED, heading, label
from voice_interviewer.tui.result.rows_view import Row

TOLD_BY_ABSENCE = ("habits.", "structure.")
"""Where these have no figure, what is shown says why."""

TIMES_SHOWN = 8
"""Times of one filler that are listed; all are played."""


def delivery_rows(assessment: Assessment) -> Iterator[Row]:
    """Every figure on the way it was said, each with its moments."""
    yield heading("How you said it")
    yield from _fillers(assessment)
    yield from _pace(assessment)
    yield from _pauses(assessment)
    think = assessment.pacing.think_seconds
    if think is not None:
        yield Row(Content(f"{think:.1f} s before the first word"), label("Think time"), think_moments(assessment))
    if assessment.audio is not None:
        audio = assessment.audio
        lost = f", {audio.dropped_seconds:.1f} s lost" if audio.dropped_seconds else ""
        text = f"{minutes(audio.seconds)} long, {minutes(audio.speech_seconds)} of speech{lost}"
        yield Row(Content(text), label("Recording"))


def transcript_rows(assessment: Assessment) -> Iterator[Row]:
    """What was understood: by sentences with their times where there are any."""
    yield heading("What was understood")
    if not assessment.words:
        yield Row(Content(assessment.transcript or "nothing"))
    for sentence in spoken_sentences(assessment.words):
        yield Row(Content(sentence.text), label(minutes(sentence.start), 6), sentence.moments)


def unknown_rows(assessment: Assessment) -> Iterator[Row]:
    """What is not known, and why."""
    beside = TOLD_BY_ABSENCE if assessment.structure.questions is None else (*TOLD_BY_ABSENCE, "coverage", "score.")
    told = {name: why for name, why in assessment.unknown.items() if not name.startswith(beside)}
    if told:
        yield heading("Not known")
        for name, reason in told.items():
            yield Row(Content.styled(f"{name.replace('.', ' ').replace('_', ' ')}: {reason}", MUTED))


def _fillers(assessment: Assessment) -> Iterator[Row]:
    heard = assessment.fillers.heard
    rate = assessment.fillers.per_minute
    often = "" if rate is None or not heard else f" ({rate:.1f} a minute)"
    count = f"{len(heard)} heard{often}" if heard else "none heard"
    yield Row(Content(count), label("Fillers"), filler_moments(heard))
    for text in dict.fromkeys(each.text.casefold() for each in heard):
        same = tuple(each for each in heard if each.text.casefold() == text)
        yield Row(_times(text, same), label(""), filler_moments(same))
    unheard = unheard_moments(assessment)
    if unheard:
        yield Row(Content(f"{len(unheard)} not in the transcript"), label(""), unheard)


def _times(text: str, same: tuple[Filler, ...]) -> Content:
    starts = [minutes(each.start) for each in same if each.start is not None]
    more = f" and {len(starts) - TIMES_SHOWN} more" if len(starts) > TIMES_SHOWN else ""
    when = f"  {', '.join(starts[:TIMES_SHOWN])}{more}" if starts else ""
    often = "once" if len(same) == 1 else "twice" if len(same) == 2 else f"{len(same)} times"
    return Content.assemble(f"“{text}” {often}", (when, MUTED))


def _pace(assessment: Assessment) -> Iterator[Row]:
    pacing = assessment.pacing
    if pacing.words_per_minute is None:
        reason = assessment.unknown.get("pacing.words_per_minute", "too little speech")
        yield Row(Content(f"unknown: {reason}"), label("Pace"))
        return
    articulation = pacing.articulation_wpm
    fluent = "" if articulation is None else f", {articulation:.0f} while speaking"
    yield Row(Content(f"{pacing.words_per_minute:.0f} words a minute{fluent}"), label("Pace"))
    if len(pacing.windows) > 1:
        fastest = max(pacing.windows, key=lambda each: each.words_per_minute)
        slowest = min(pacing.windows, key=lambda each: each.words_per_minute)
        for word, window in (("fastest", fastest), ("slowest", slowest)):
            text = f"{word} {window.words_per_minute:.0f} from {minutes(window.start)} to {minutes(window.end)}"
            yield Row(Content(text), label(""), window_moments(window))


def _pauses(assessment: Assessment) -> Iterator[Row]:
    pauses = assessment.pacing.pauses
    if assessment.audio is None:
        yield Row(Content("unknown: a typed answer has none"), label("Pauses"))
        return
    if not pauses:
        yield Row(Content("none of a quarter second or more"), label("Pauses"))
        return
    total = sum(pause.end - pause.start for pause in pauses)
    yield Row(Content(f"{len(pauses)}, together {total:.1f} s"), label("Pauses"), pause_moments(pauses))
    long = [pause for pause in pauses if pause.kind == "long"]
    if long:
        yield Row(Content(f"{len(long)} of two seconds or more"), label(""), pause_moments(long))
    longest = max(pauses, key=lambda pause: pause.end - pause.start)
    text = f"the longest {longest.end - longest.start:.1f} s at {minutes(longest.start)}"
    yield Row(Content(text), label(""), pause_moments((longest,)))
