"""Every figure on how an answer was said, in plain words, each with the moments that it rests on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.measured import AudioQuality, Filler, Fillers, Pacing, Pause, Voice, Wording
from voice_interviewer.core.evidence import (
    filler_moments,
    pause_moments,
    phrase_moments,
    repair_moments,
    rush_moments,
    think_moments,
    unheard_moments,
    window_moments,
)
from voice_interviewer.core.moments import Moment
from voice_interviewer.core.wording import REPAIRS

SMALL_SPREAD_SEMITONES = 1.5
"""A smaller spread of the pitch is called small, and nothing more. The livelier speech is, the larger its spread
(Traunmüller & Eriksson 1995), but no study that we know draws a line: this one lies below all ten recorded monologues
on which we measured it, read and free, by three speakers (1.6 to 2.7 semitones)."""

PLACES = {"planned": "planned, between clauses", "hesitant": "hesitant, inside a clause"}
"""Places of a pause."""

OFTEN = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line on how an answer was said."""

    name: str
    """What it is called; empty for a further line on the same."""
    text: str
    moments: tuple[Moment, ...] = ()
    """Exactly what is heard of it; empty where there is nothing to hear."""
    is_listed: bool = False
    """Whether the times of its moments are worth reading."""


def delivery_figures(assessment: Assessment) -> tuple[Figure, ...]:
    """What is known, in the order in which it is shown; what is unknown stands in the assessment's `unknown`."""
    wording, voice, audio = assessment.wording, assessment.voice, assessment.audio
    return (
        *_fillers(assessment.fillers),
        *_repairs(assessment.fillers),
        *_pace(assessment.pacing),
        *(_pauses(assessment.pacing.pauses) if audio is not None else ()),
        *_think(assessment),
        *(_voice(voice) if voice is not None else ()),
        *(_wording(wording) if wording is not None else ()),
        *(_recording(audio) if audio is not None else ()),
    )


def minutes(seconds: float) -> str:
    """Minutes and whole seconds gone by: 3:02."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def lasting(seconds: float) -> str:
    """How long something is, in minutes and the nearest whole second: 3:02."""
    return minutes(round(seconds))


def often(number: int) -> str:
    """Once, twice, 3 times."""
    return OFTEN.get(number, f"{number} times")


def plain(text: str) -> str:
    """Words as they stand inside a sentence: “I mean”, “you know”."""
    return re.sub(r"\bi\b", "I", text.casefold())


def _fillers(fillers: Fillers) -> Iterator[Figure]:
    heard = sorted(fillers.heard, key=lambda each: each.kind != "hesitation")
    rates = (
        "" if fillers.per_minute is None else f"{fillers.per_minute:.1f} a minute",
        "" if fillers.per_100_words is None else f"{fillers.per_100_words:.1f} per 100 words",
    )
    rate = ", ".join(each for each in rates if each and heard)
    count = f"{len(heard)} in your words" if heard else "none in your words"
    yield Figure("Fillers", f"{count} ({rate})" if rate else count, filler_moments(fillers.heard))
    for text in dict.fromkeys(each.text.casefold() for each in heard):
        same = [each for each in heard if each.text.casefold() == text]
        yield Figure("", _quoted(text, same), filler_moments(same), is_listed=True)
    if fillers.unheard:
        chances = sorted(round(100 * each.confidence) for each in fillers.unheard)
        sure = f"{chances[0]}" if chances[0] == chances[-1] else f"{chances[0]} to {chances[-1]}"
        text = f"{len(fillers.unheard)} not in the transcript, heard in the sound ({sure}% sure)"
        yield Figure("", text, unheard_moments(fillers.unheard), is_listed=True)
    elif fillers.unheard is not None:
        yield Figure("", "none heard in the sound alone")


def _quoted(text: str, same: Sequence[Filler]) -> str:
    return f"“{plain(text)}” {often(len(same))}"


def _repairs(fillers: Fillers) -> Iterator[Figure]:
    """Nothing where there is none: transcribers leave most of them out, so that none in the words says little."""
    name = "Repairs"
    for kind, called in REPAIRS.items():
        same = [each for each in fillers.disfluencies if each.kind == kind]
        if same:
            words = ", ".join(f"“{text}”" for text in dict.fromkeys(each.text for each in same))
            yield Figure(name, f"{called} {often(len(same))}: {words}", repair_moments(same), is_listed=True)
            name = ""


def _pace(pacing: Pacing) -> Iterator[Figure]:
    if pacing.words_per_minute is None:
        return
    articulation = pacing.articulation_wpm
    fluent = "" if articulation is None else f", {articulation:.0f} while speaking"
    yield Figure("Pace", f"{pacing.words_per_minute:.0f} words a minute{fluent}{_outside(pacing)}")
    if len(pacing.windows) > 1:
        fastest = max(pacing.windows, key=lambda each: each.words_per_minute)
        slowest = min(pacing.windows, key=lambda each: each.words_per_minute)
        for word, window in (("fastest", fastest), ("slowest", slowest)):
            text = f"{word} {window.words_per_minute:.0f} from {minutes(window.start)} to {minutes(window.end)}"
            yield Figure("", text, window_moments(window))
    for run in pacing.fast_runs:
        text = (
            f"above {pacing.band_wpm[1]:.0f} for long: {run.words_per_minute:.0f} "
            f"from {minutes(run.start)} to {minutes(run.end)}"
        )
        yield Figure("", text, rush_moments([run]))
    flow = (
        "" if pacing.run_words is None else f"{pacing.run_words:.1f} words between two pauses",
        "" if pacing.phonation_ratio is None else f"speech {pacing.phonation_ratio:.0%} of the time",
    )
    if any(flow):
        yield Figure("Flow", ", ".join(each for each in flow if each))


def _outside(pacing: Pacing) -> str:
    """On which side of the band the pace lies; nothing inside it."""
    slowest, fastest = pacing.band_wpm
    rate = pacing.words_per_minute
    if rate is None or slowest <= rate <= fastest:
        return ""
    return f"; {'slower' if rate < slowest else 'faster'} than your band, {slowest:.0f} to {fastest:.0f}"


def _pauses(pauses: Sequence[Pause]) -> Iterator[Figure]:
    if not pauses:
        yield Figure("Pauses", "none of a quarter second or more")
        return
    longest = max(pauses, key=lambda pause: pause.end - pause.start)
    if len(pauses) == 1:
        place = "" if longest.place is None else f", {PLACES[longest.place]}"
        yield Figure("Pauses", f"1, {_longest(longest)}{place}", pause_moments(pauses))
        return
    total = sum(pause.end - pause.start for pause in pauses)
    yield Figure("Pauses", f"{len(pauses)}, together {total:.1f} s", pause_moments(pauses))
    for place, called in PLACES.items():
        there = [pause for pause in pauses if pause.place == place]
        if there:
            yield Figure("", f"{len(there)} {called}", pause_moments(there))
    long = [pause for pause in pauses if pause.kind == "long"]
    if long:
        yield Figure("", f"{len(long)} of two seconds or more", pause_moments(long), is_listed=True)
    yield Figure("", f"the longest {_longest(longest)}", pause_moments([longest]))


def _longest(pause: Pause) -> str:
    return f"{pause.end - pause.start:.1f} s at {minutes(pause.start)}"


def _think(assessment: Assessment) -> Iterator[Figure]:
    seconds = assessment.pacing.think_seconds
    if seconds is not None:
        yield Figure("Think time", f"{seconds:.1f} s before the first word", think_moments(assessment))


def _voice(voice: Voice) -> Iterator[Figure]:
    name = "Voice"
    if voice.pitch_hz is not None:
        spread = voice.pitch_spread_semitones
        moved = "" if spread is None else f", spread {spread:.1f} semitones"
        small = spread is not None and spread < SMALL_SPREAD_SEMITONES
        called = f", which is small: under {SMALL_SPREAD_SEMITONES:g}" if small else ""
        yield Figure(name, f"pitch {voice.pitch_hz:.0f} Hz{moved}{called}")
        name = ""
    if voice.level_spread_db is not None:
        yield Figure(name, f"loudness spread {voice.level_spread_db:.1f} dB over the syllables")


def _wording(wording: Wording) -> Iterator[Figure]:
    name = "Wording"
    if wording.hedges:
        texts = dict.fromkeys(plain(each.text) for each in wording.hedges)
        words = ", ".join(f"“{text}”" for text in texts)
        count = "1 hedge" if len(wording.hedges) == 1 else f"{len(wording.hedges)} hedges"
        yield Figure(name, f"{count}: {words}", phrase_moments(wording.hedges), is_listed=True)
        name = ""
    for phrase in wording.repeated:
        text = f"“{phrase.text}” {often(len(phrase.places))}"
        yield Figure(name, text, phrase_moments(phrase.places), is_listed=True)
        name = ""
    parts = (
        "" if wording.sentence_words is None else f"{wording.sentence_words:.0f} words a sentence",
        "" if wording.variety is None else f"lexical variety {wording.variety:.2f}",
        "" if wording.length_ratio is None else f"{wording.length_ratio:.0%} of the longest expected length",
    )
    if any(parts):
        yield Figure(name, ", ".join(each for each in parts if each))


def _recording(audio: AudioQuality) -> Iterator[Figure]:
    lost = f", {audio.dropped_seconds:.1f} s lost" if audio.dropped_seconds else ""
    yield Figure("Recording", f"{lasting(audio.seconds)} long, {lasting(audio.speech_seconds)} of speech{lost}")
    levels = (
        "" if audio.level_dbfs is None else f"speech {audio.level_dbfs:.0f} dBFS",
        "" if audio.noise_dbfs is None else f"noise {audio.noise_dbfs:.0f} dBFS",
        f"{audio.clipped_fraction:.2%} clipped" if audio.clipped_fraction else "nothing clipped",
    )
    yield Figure("", ", ".join(each for each in levels if each))
