"""How an answer was said, as plain lines: fillers, pace, pauses, voice, wording and the recording itself."""

from collections.abc import Iterator, Sequence

from voice_interviewer.cli.lines import clock, span, wrapped
from voice_interviewer.cli.report_unknown import Reasons
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.figures import SMALL_SPREAD_SEMITONES
from voice_interviewer.core.delivery.measured import Disfluency, Filler, Fillers, Pacing, Pause, Phrase, Voice, Wording
from voice_interviewer.core.wording import REPAIRS


def delivery_lines(assessment: Assessment, reasons: Reasons, width: int) -> list[str]:
    """Every figure on how it was said with its times, or why it is unknown."""
    lines: list[str] = []
    for text, indent in _texts(assessment, reasons):
        lines += wrapped(text, width, indent, indent + 2)
    return lines


def _texts(assessment: Assessment, reasons: Reasons) -> Iterator[tuple[str, int]]:
    """Each line before it is wrapped, and its indent."""
    yield from _fillers(assessment.fillers, reasons)
    yield from _pace(assessment.pacing, reasons)
    if assessment.audio is not None:
        yield from _pauses(assessment.pacing.pauses, reasons)
    yield from _voice(assessment.voice, reasons)
    yield from _wording(assessment.wording, reasons)
    yield from _audio(assessment, reasons)


def _fillers(fillers: Fillers, reasons: Reasons) -> Iterator[tuple[str, int]]:
    a_minute = reasons.figure(fillers.per_minute, "a minute", "fillers.per_minute", decimals=1)
    per_100 = reasons.figure(fillers.per_100_words, "per 100 words", "fillers.per_100_words", decimals=1)
    yield f"Fillers: {len(fillers.heard)} heard; {a_minute}; {per_100}", 0
    for kind in dict.fromkeys(filler.kind for filler in fillers.heard):
        yield f"{kind}: {', '.join(_at(each) for each in fillers.heard if each.kind == kind)}", 2
    if fillers.unheard is None:
        yield f"not in the transcript: {reasons.unknown('fillers.unheard')}", 2
    else:
        spans = ", ".join(f"{span(each.start, each.end)} ({each.confidence:.0%} sure)" for each in fillers.unheard)
        yield f"not in the transcript, heard in the sound: {spans or 'none'}", 2
    for kind, called in REPAIRS.items():
        same = [each for each in fillers.disfluencies if each.kind == kind]
        if same:
            yield f"{called}: {', '.join(_quoted(each) for each in same)}", 2


def _pace(pacing: Pacing, reasons: Reasons) -> Iterator[tuple[str, int]]:
    overall = reasons.figure(pacing.words_per_minute, "words a minute", "pacing.words_per_minute")
    speaking = reasons.figure(pacing.articulation_wpm, "without the pauses", "pacing.articulation_wpm")
    yield f"Pace: {overall}; {speaking}", 0
    if pacing.windows:
        windows = ", ".join(f"{span(each.start, each.end)} {each.words_per_minute:.0f}" for each in pacing.windows)
        yield f"words a minute along the answer: {windows}", 2
    if pacing.fast_runs:
        runs = ", ".join(f"{span(each.start, each.end)} {each.words_per_minute:.0f}" for each in pacing.fast_runs)
        yield f"above {pacing.band_wpm[1]:.0f} for long: {runs}", 2
    run_words = reasons.figure(pacing.run_words, "words between two pauses", "pacing.run_words", decimals=1)
    ratio = pacing.phonation_ratio
    share = reasons.figure(None if ratio is None else 100 * ratio, "% of the time is speech", "pacing.phonation_ratio")
    yield f"Flow: {run_words}; {share.replace(' %', '%')}", 0
    yield f"Before the first word: {reasons.figure(pacing.think_seconds, 's', 'pacing.think_seconds', decimals=1)}", 0


def _pauses(pauses: Sequence[Pause], reasons: Reasons) -> Iterator[tuple[str, int]]:
    kinds = dict.fromkeys(("long", *(pause.kind for pause in pauses)))
    counts = ", ".join(f"{sum(pause.kind == kind for pause in pauses)} {kind}" for kind in kinds)
    places = [pause.place for pause in pauses if pause.place is not None]
    placed = "".join(f"; {places.count(place)} {place}" for place in ("planned", "hesitant") if places)
    yield f"Pauses: {counts}{placed}", 0
    for kind in kinds:
        same = ", ".join(_pause(pause) for pause in pauses if pause.kind == kind)
        if same:
            yield f"{kind}: {same}", 2
    if pauses and not places:
        yield f"planned or hesitant: {reasons.unknown('pacing.pauses.place')}", 2


def _voice(voice: Voice | None, reasons: Reasons) -> Iterator[tuple[str, int]]:
    if voice is None:
        yield f"Voice: {reasons.unknown('voice')}", 0
        return
    spread = voice.pitch_spread_semitones
    small = (
        f", small: under {SMALL_SPREAD_SEMITONES:g}" if spread is not None and spread < SMALL_SPREAD_SEMITONES else ""
    )
    pitch = reasons.figure(voice.pitch_hz, "Hz pitch", "voice.pitch_hz")
    moved = reasons.figure(spread, "semitones spread", "voice.pitch_spread_semitones", decimals=1)
    loud = reasons.figure(voice.level_spread_db, "dB spread of the loudness", "voice.level_spread_db", decimals=1)
    yield f"Voice: {pitch}; {moved}{small}; {loud}", 0


def _wording(wording: Wording | None, reasons: Reasons) -> Iterator[tuple[str, int]]:
    if wording is None:
        yield f"Wording: {reasons.unknown('wording')}", 0
        return
    sentence = reasons.figure(wording.sentence_words, "words a sentence", "wording.sentence_words")
    variety = reasons.figure(wording.variety, "lexical variety", "wording.variety", decimals=2)
    ratio = None if wording.length_ratio is None else 100 * wording.length_ratio
    length = reasons.figure(ratio, "% of the longest expected length", "wording.length_ratio").replace(" %", "%")
    yield f"Wording: {sentence}; {variety}; {length}", 0
    if wording.hedges:
        yield f"hedges: {', '.join(_quoted(each) for each in wording.hedges)}", 2
    for phrase in wording.repeated:
        times = ", ".join(clock(each.start) for each in phrase.places if each.start is not None)
        yield f"{len(phrase.places)} times: “{phrase.text}” {times}".rstrip(), 2


def _audio(assessment: Assessment, reasons: Reasons) -> Iterator[tuple[str, int]]:
    audio = assessment.audio
    if audio is None:
        yield f"Recording: none; {reasons.why('audio')}", 0
        return
    level = reasons.figure(audio.level_dbfs, "dBFS", "audio.level_dbfs")
    noise = reasons.figure(audio.noise_dbfs, "dBFS", "audio.noise_dbfs")
    yield (
        f"Recording: {audio.seconds:.1f} s with {audio.speech_seconds:.1f} s of speech; speech level {level}; "
        f"noise {noise}; {audio.clipped_fraction:.2%} clipped; {audio.dropped_seconds:.2f} s lost",
        0,
    )


def _at(filler: Filler) -> str:
    return filler.text if filler.start is None else f"{filler.text} {clock(filler.start)}"


def _quoted(said: Disfluency | Phrase) -> str:
    return f"“{said.text}”" if said.start is None else f"“{said.text}” {clock(said.start)}"


def _pause(pause: Pause) -> str:
    place = "" if pause.place is None else f", {pause.place}"
    return f"{span(pause.start, pause.end)} ({pause.end - pause.start:.1f} s{place})"
