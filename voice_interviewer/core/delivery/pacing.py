"""How fast an answer was spoken, and where it stood still."""

from collections.abc import Sequence

from voice_interviewer.core.delivery.fast_runs import fast_runs
from voice_interviewer.core.delivery.fillers import count_words, counted_words, words_in
from voice_interviewer.core.delivery.measured import PaceWindow, Pacing, Pause
from voice_interviewer.core.delivery.pauses import LONG_PAUSE_SECONDS, PAUSE_SECONDS, find_pauses
from voice_interviewer.core.delivery.wishes import PACE_BAND_WPM
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

WINDOW_SECONDS = 15.0
"""Length of one stretch whose rate is shown: about 40 words, enough for one word more or less not to matter."""

MINIMUM_SPEECH_SECONDS = 5.0
"""Less voice activity gets no rate."""

MINIMUM_WORDS = 10
"""Fewer words get no rate."""


def measure_pacing(
    words: Sequence[Word],
    speech: Sequence[Span],
    failed: Sequence[Span] = (),
    band_wpm: tuple[float, float] = PACE_BAND_WPM,
) -> Pacing:
    """Pace and pauses from words and voice activity (spans in order, apart, 30 ms accurate).

    Time comes from voice activity alone, never from word times, which transcribers stretch over silence; word times
    only say in which window a word lies (by its middle), and between which words a pause. Hesitations are not words
    here (`count_words`). Stretches that could not be transcribed (`failed`) count neither as words nor as time.
    `band_wpm` is kept with the figures. Speaking and articulation rate, phonation ratio and mean length of run are
    those of De Jong & Wempe (2009) and Kormos & Denes (2004), in words. Rates are None under MINIMUM_SPEECH_SECONDS of
    speech or MINIMUM_WORDS words (`why_no_rate` says which).
    """
    if not speech:
        return Pacing(None, None, None, (), (), band_wpm=band_wpm)
    answer = Span(speech[0].start, speech[-1].end)
    pauses = find_pauses(words, speech)
    think_seconds = max(0.0, answer.start)
    if why_no_rate(words, speech, failed) is not None:
        return Pacing(None, None, think_seconds, pauses, (), band_wpm=band_wpm)
    spoken = [
        ((words[index].start + words[index].end) / 2, words_in(words[index].text))
        for index in counted_words([word.text for word in words])
    ]
    count = sum(each for _, each in spoken)
    answer_seconds = answer.seconds - overlap_seconds([answer], failed)
    phonation_seconds = _phonation_seconds(speech, failed)
    return Pacing(
        words_per_minute=60.0 * count / answer_seconds,
        articulation_wpm=60.0 * count / phonation_seconds,
        think_seconds=think_seconds,
        pauses=pauses,
        windows=_windows(answer, spoken, failed),
        fast_runs=fast_runs(spoken, _without_rests(answer, pauses, failed), band_wpm[1]),
        phonation_ratio=min(1.0, phonation_seconds / answer_seconds),
        band_wpm=band_wpm,
        run_words=count / len(_runs(speech)),
    )


def why_no_rate(words: Sequence[Word], speech: Sequence[Span], failed: Sequence[Span] = ()) -> str | None:
    """Why there is no speaking rate, in one sentence; None where there is one."""
    if not speech:
        return "no speech was heard"
    heard = sum(span.seconds for span in speech) - overlap_seconds(speech, failed)
    if heard < MINIMUM_SPEECH_SECONDS:
        return f"less than {MINIMUM_SPEECH_SECONDS:g} seconds of speech could be used"
    if count_words([word.text for word in words]) < MINIMUM_WORDS:
        return f"fewer than {MINIMUM_WORDS} words were heard"
    return None


def unknown_pacing(pacing: Pacing, reason: str) -> dict[str, str]:
    """Why figures are None, by their dotted names; `reason` is that of the rates."""
    figures = {
        "words_per_minute": pacing.words_per_minute,
        "articulation_wpm": pacing.articulation_wpm,
        "think_seconds": pacing.think_seconds,
        "phonation_ratio": pacing.phonation_ratio,
        "run_words": pacing.run_words,
    }
    unknown = {f"pacing.{name}": reason for name, value in figures.items() if value is None}
    if any(pause.place is None for pause in pacing.pauses):
        unknown["pacing.pauses.place"] = "no words are known near enough on both sides of the pause"
    return unknown


def overlap_seconds(spans: Sequence[Span], others: Sequence[Span]) -> float:
    """Seconds that two lists of spans have in common; the spans of each list must not overlap one another."""
    return sum(max(0.0, min(one.end, other.end) - max(one.start, other.start)) for one in spans for other in others)


def _runs(speech: Sequence[Span]) -> list[Span]:
    """Runs between two pauses: voice activity with the gaps that are too short to be pauses."""
    runs = [speech[0]]
    for span in speech[1:]:
        if span.start - runs[-1].end < PAUSE_SECONDS:
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs


def _phonation_seconds(speech: Sequence[Span], failed: Sequence[Span]) -> float:
    """Seconds of all runs, failed stretches left out."""
    runs = _runs(speech)
    return sum(run.seconds for run in runs) - overlap_seconds(runs, failed)


def _without_rests(answer: Span, pauses: Sequence[Pause], failed: Sequence[Span]) -> list[Span]:
    """The answer between its long pauses and what could not be transcribed."""
    rests = [Span(pause.start, pause.end) for pause in pauses if pause.end - pause.start >= LONG_PAUSE_SECONDS]
    stretches = []
    start = answer.start
    for rest in sorted((*rests, *failed), key=lambda each: each.start):
        stretches.append(Span(start, max(start, rest.start)))
        start = max(start, rest.end)
    return [*stretches, Span(start, max(start, answer.end))]


def _windows(answer: Span, spoken: Sequence[tuple[float, int]], failed: Sequence[Span]) -> tuple[PaceWindow, ...]:
    """One rate a WINDOW_SECONDS; a rest under half a window joins the last one.

    A word timed outside the answer's speech counts in the nearest window. Windows of which less than
    MINIMUM_SPEECH_SECONDS could be transcribed are left out.
    """
    count = max(1, round(answer.seconds / WINDOW_SECONDS))
    heard_in = [0] * count
    for middle, words in spoken:
        heard_in[min(count - 1, max(0, int((middle - answer.start) // WINDOW_SECONDS)))] += words
    windows = []
    for number, heard in enumerate(heard_in):
        start = answer.start + number * WINDOW_SECONDS
        window = Span(start, answer.end if number == count - 1 else start + WINDOW_SECONDS)
        seconds = window.seconds - overlap_seconds([window], failed)
        if seconds >= MINIMUM_SPEECH_SECONDS:
            windows.append(PaceWindow(window.start, window.end, 60.0 * heard / seconds))
    return tuple(windows)
