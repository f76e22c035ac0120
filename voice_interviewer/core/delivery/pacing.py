"""How fast an answer was spoken, and where it stood still."""

from collections.abc import Sequence
from itertools import pairwise

from voice_interviewer.core.delivery.fillers import counted_words
from voice_interviewer.core.delivery.measured import PaceWindow, Pacing, Pause
from voice_interviewer.core.delivery.wishes import PACE_BAND_WPM
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

PAUSE_SECONDS = 0.25
"""Shortest silence that is a pause; shorter ones are articulation (Goldman-Eisler 1968; De Jong & Bosker 2013)."""

LONG_PAUSE_SECONDS = 2.0
"""Pauses this long are named: 99 % of pauses inside a turn of telephone talk are under 1.84 s (Switchboard)."""

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
    only say in which window a word lies (by its middle). Hesitations are not words here (`count_words`). Stretches
    that could not be transcribed (`failed`) count neither as words nor as time. `band_wpm` is kept with the figures.
    Rates are None under MINIMUM_SPEECH_SECONDS of speech or MINIMUM_WORDS words (`why_no_rate` says which).
    """
    if not speech:
        return Pacing(None, None, None, (), (), band_wpm=band_wpm)
    answer = Span(speech[0].start, speech[-1].end)
    pauses = _pauses(speech)
    think_seconds = max(0.0, answer.start)
    if why_no_rate(words, speech, failed) is not None:
        return Pacing(None, None, think_seconds, pauses, (), band_wpm=band_wpm)
    spoken = [(words[index].start + words[index].end) / 2 for index in counted_words([word.text for word in words])]
    return Pacing(
        words_per_minute=60.0 * len(spoken) / (answer.seconds - overlap_seconds([answer], failed)),
        articulation_wpm=60.0 * len(spoken) / _articulation_seconds(speech, failed),
        think_seconds=think_seconds,
        pauses=pauses,
        windows=_windows(answer, spoken, failed),
        band_wpm=band_wpm,
    )


def why_no_rate(words: Sequence[Word], speech: Sequence[Span], failed: Sequence[Span] = ()) -> str | None:
    """Why there is no speaking rate, in one sentence; None where there is one."""
    if not speech:
        return "no speech was heard"
    heard = sum(span.seconds for span in speech) - overlap_seconds(speech, failed)
    if heard < MINIMUM_SPEECH_SECONDS:
        return f"less than {MINIMUM_SPEECH_SECONDS:g} seconds of speech could be used"
    if len(counted_words([word.text for word in words])) < MINIMUM_WORDS:
        return f"fewer than {MINIMUM_WORDS} words were heard"
    return None


def overlap_seconds(spans: Sequence[Span], others: Sequence[Span]) -> float:
    """Seconds that two lists of spans have in common; the spans of each list must not overlap one another."""
    return sum(max(0.0, min(one.end, other.end) - max(one.start, other.start)) for one in spans for other in others)


def _pauses(speech: Sequence[Span]) -> tuple[Pause, ...]:
    gaps = ((before.end, after.start) for before, after in pairwise(speech))
    return tuple(
        Pause(start, end, "long" if end - start >= LONG_PAUSE_SECONDS else "short")
        for start, end in gaps
        if end - start >= PAUSE_SECONDS
    )


def _articulation_seconds(speech: Sequence[Span], failed: Sequence[Span]) -> float:
    """Seconds of voice activity, gaps too short to be pauses included, failed stretches left out."""
    runs = [speech[0]]
    for span in speech[1:]:
        if span.start - runs[-1].end < PAUSE_SECONDS:
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return sum(run.seconds for run in runs) - overlap_seconds(runs, failed)


def _windows(answer: Span, spoken: Sequence[float], failed: Sequence[Span]) -> tuple[PaceWindow, ...]:
    """One rate a WINDOW_SECONDS; a rest under half a window joins the last one.

    A word timed outside the answer's speech counts in the nearest window. Windows of which less than
    MINIMUM_SPEECH_SECONDS could be transcribed are left out.
    """
    count = max(1, round(answer.seconds / WINDOW_SECONDS))
    words_in = [0] * count
    for middle in spoken:
        words_in[min(count - 1, max(0, int((middle - answer.start) // WINDOW_SECONDS)))] += 1
    windows = []
    for number, heard in enumerate(words_in):
        start = answer.start + number * WINDOW_SECONDS
        window = Span(start, answer.end if number == count - 1 else start + WINDOW_SECONDS)
        seconds = window.seconds - overlap_seconds([window], failed)
        if seconds >= MINIMUM_SPEECH_SECONDS:
            windows.append(PaceWindow(window.start, window.end, 60.0 * heard / seconds))
    return tuple(windows)
