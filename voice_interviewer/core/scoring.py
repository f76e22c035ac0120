"""One overall figure, the parts that it is made of, and when there must not be one."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.assessed import Coverage, PointResult, PointStatus, Score, ScorePart
from voice_interviewer.core.delivery.measured import AudioQuality, Fillers, Pacing
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.units import SILENCE_DBFS

WEIGHTS = {"coverage": 0.70, "pace": 0.10, "fillers": 0.10, "pauses": 0.05, "length": 0.05}
"""Share of each part. What was said decides; how it was said moves the score by at most 30 points.

The shares are a judgement, not a measurement: interviewers grade content first, and each delivery figure here carries
its own error (the transcriber misses hesitations, so fillers weigh little).
"""

PACE_SLOPE_WPM = 80.0
"""So far outside the band a pace is worth nothing."""

FREE_FILLERS_PER_MINUTE = 2.0
"""Fillers that everybody may have; people in conversation say some 2.5 um and uh per 100 words, 3 to 4 a minute
(Bortfeld et al. 2001)."""

WORST_FILLERS_PER_MINUTE = 14.0
"""At about four times the usual rate the part is worth nothing."""

FREE_LONG_PAUSE_SHARE = 0.2
"""Share of an answer that may be long pauses (12 s in a minute): time to think is no fault."""

WORST_LONG_PAUSE_SHARE = 0.6

WORST_LENGTH = 3.0
"""So many times the longest expected length is worth nothing, and so is no answer at all; what is expected is worth
everything, and in between the value falls along a straight line from the nearer end of what is expected."""

TOPICS_INSTEAD = "There is nothing to score here: your questions are matched to topics instead."
"""Why a turn in which the candidate asks has neither coverage nor score."""

MINIMUM_WORDS = 15
"""Fewer words are not scored."""

MINIMUM_SPEECH_SECONDS = 5.0
"""Less speech is not scored."""

WORST_CLIPPED_FRACTION = 0.05
"""More of the recording at full scale is not scored: the waveform of the loud syllables is gone."""

MINIMUM_SPEECH_TO_NOISE_DB = 5.0
"""Speech less far above the noise between it is not scored: below about 10 dB word errors of speech recognisers rise
steeply (Radford et al. 2022, figure 5), and at 5 dB voice activity is unsure too."""

WORST_DROPPED_FRACTION = 0.02
"""More sound lost on the way is not scored: about one word in fifty is missing or broken."""

WORST_FAILED_FRACTION = 0.2
"""More speech without a transcript is not scored: a key point may be in it."""

STATUS_WORTH = {
    PointStatus.COVERED: 1.0,
    PointStatus.PARTIAL: 0.5,
    PointStatus.MISSED: 0.0,
    PointStatus.CONTRADICTED: 0.0,
}
"""Share of its weight that a point earns."""


@dataclass(frozen=True, slots=True)
class Measures:
    """All that a score is made of."""

    word_count: int
    """As `fillers.count_words` counts."""
    answer_seconds: float | None
    """From first to last speech; None for a typed answer or no speech."""
    audio: AudioQuality | None
    """None for a typed answer."""
    failed_seconds: float
    """Seconds of speech that could not be transcribed."""
    coverage: Coverage | None
    """None without a question, with one that names no key points, and where they could not be judged."""
    fillers: Fillers
    pacing: Pacing
    unjudged: str | None = None
    """Why the key points could not be judged, in a sentence; None where they could."""


def cover(question: Question, points: Sequence[PointResult]) -> Coverage:
    """Coverage from point results: weighted share of the points made, a partial one counting half, 0 to 100.

    The question must have key points, each with a result.
    """
    weights = {point.id: point.weight for point in question.key_points}
    made = sum(weights[result.id] * STATUS_WORTH[result.status] for result in points)
    return Coverage(score=round(100.0 * made / sum(weights.values()), 1), points=tuple(points))


def score(question: Question | None, measures: Measures) -> Score:
    """The overall score, 0 to 100, with its parts.

    The overall score is the weighted mean of the known parts. It is None, and so is every part, for too little speech
    or too poor a recording (`why_not_scored`); it alone is None where no key points say what to hold the answer to,
    as where the candidate is the one who asks, and where they could not be judged.
    """
    is_asking = question is not None and bool(question.topics)
    refusal = why_not_scored(measures, however_short=is_asking)
    if refusal is not None:
        parts = tuple(ScorePart(name, None, weight, refusal) for name, weight in WEIGHTS.items())
        return Score(overall=None, parts=parts, not_scored_because=refusal)
    values = {
        "coverage": _coverage_part(question, measures),
        "pace": _pace_part(measures),
        "fillers": _fillers_part(measures),
        "pauses": _pauses_part(measures),
        "length": _length_part(question, measures),
    }
    parts = tuple(ScorePart(name, _rounded(values[name][0]), WEIGHTS[name], values[name][1]) for name in WEIGHTS)
    if measures.coverage is None:
        return Score(overall=None, parts=parts, not_scored_because=values["coverage"][1])
    known = [(value, WEIGHTS[name]) for name, (value, _) in values.items() if value is not None]
    overall = sum(value * weight for value, weight in known) / sum(weight for _, weight in known)
    return Score(overall=round(overall, 1), parts=parts, not_scored_because=None)


def why_not_scored(measures: Measures, *, however_short: bool = False) -> str | None:
    """Why this answer gets no score, in one sentence for the candidate; None when it can be scored.

    With `however_short` any speech at all is enough: one question takes three seconds to ask.
    """
    audio = measures.audio
    if audio is not None:
        poor = _why_too_poor(audio, measures.failed_seconds)
        if poor is not None:
            return poor
        if audio.speech_seconds <= 0.0:
            return "No speech was heard."
        if not however_short and audio.speech_seconds < MINIMUM_SPEECH_SECONDS:
            return f"Too little was said to score: {audio.speech_seconds:.1f} seconds of speech."
    if not however_short and measures.word_count < MINIMUM_WORDS:
        return f"Too little was said to score: {_count(measures.word_count, 'word')}."
    return None


def _why_too_poor(audio: AudioQuality, failed_seconds: float) -> str | None:
    if audio.level_dbfs == SILENCE_DBFS or (audio.level_dbfs is None and audio.noise_dbfs == SILENCE_DBFS):
        return "The recording holds nothing but digital silence; the microphone gave no sound."
    if audio.clipped_fraction > WORST_CLIPPED_FRACTION:
        return f"Too distorted to score: {audio.clipped_fraction:.0%} of the recording is clipped; turn the input down."
    if audio.dropped_seconds > WORST_DROPPED_FRACTION * (audio.seconds + audio.dropped_seconds):
        return f"Too much is missing to score: {audio.dropped_seconds:.1f} seconds of sound were lost on the way."
    if audio.level_dbfs is not None and audio.noise_dbfs is not None:
        margin = audio.level_dbfs - audio.noise_dbfs
        if margin < MINIMUM_SPEECH_TO_NOISE_DB:
            return f"Too noisy to score: the voice is only {max(0.0, margin):.0f} dB above the noise around it."
    if audio.speech_seconds > 0.0 and failed_seconds > WORST_FAILED_FRACTION * audio.speech_seconds:
        return f"Too much could not be transcribed to score: {failed_seconds:.0f} seconds of your speech."
    return None


def _coverage_part(question: Question | None, measures: Measures) -> tuple[float | None, str]:
    coverage = measures.coverage
    if question is None:
        return None, "No question was named, so there is nothing to hold what you said against."
    if question.topics:
        return None, TOPICS_INSTEAD
    if coverage is None:
        nothing = "The question names no key points, so there is nothing to hold what you said against."
        return None, measures.unjudged or nothing
    statuses = [point.status for point in coverage.points]
    sentence = f"You made {statuses.count(PointStatus.COVERED)} of {_count(len(statuses), 'key point')}"
    rest = [
        f"{number} {said}"
        for status, said in ((PointStatus.PARTIAL, "in part"), (PointStatus.CONTRADICTED, "you contradicted"))
        if (number := statuses.count(status))
    ]
    return coverage.score, sentence + "".join(f"; {each}" for each in rest) + "."


def _pace_part(measures: Measures) -> tuple[float | None, str]:
    pace = measures.pacing.words_per_minute
    if pace is None:
        return None, _unmeasured(measures, "pace")
    low, high = measures.pacing.band_wpm
    outside = max(low - pace, pace - high, 0.0)
    where = "slower than most listeners like" if pace < low else "faster than most listeners like"
    said = where if outside else "easy to follow"
    return _falling(outside, 0.0, PACE_SLOPE_WPM), f"You spoke {pace:.0f} words a minute, {said}."


def _fillers_part(measures: Measures) -> tuple[float | None, str]:
    rate, heard = measures.fillers.per_minute, len(measures.fillers.heard)
    if rate is None:
        if measures.audio is None:
            return None, "A typed answer has no time to count fillers by."
        return None, _unmeasured(measures, "fillers")
    value = _falling(rate, FREE_FILLERS_PER_MINUTE, WORST_FILLERS_PER_MINUTE)
    if not heard:
        return value, "No fillers stand in the transcript, which misses some."
    return value, f"{_count(heard, 'filler')} in the transcript, which misses some: {rate:.1f} a minute."


def _pauses_part(measures: Measures) -> tuple[float | None, str]:
    if not measures.answer_seconds:
        return None, _unmeasured(measures, "pauses")
    long = [pause.end - pause.start for pause in measures.pacing.pauses if pause.kind == "long"]
    share = sum(long) / measures.answer_seconds
    value = _falling(share, FREE_LONG_PAUSE_SHARE, WORST_LONG_PAUSE_SHARE)
    if not long:
        return value, "No pause of two seconds or more."
    verdict = "time to think" if share <= FREE_LONG_PAUSE_SHARE else "more than thinking needs"
    return value, f"{_count(len(long), 'long pause')}, {sum(long):.0f} seconds or {share:.0%} of the answer: {verdict}."


def _length_part(question: Question | None, measures: Measures) -> tuple[float | None, str]:
    if not measures.answer_seconds:
        return None, _unmeasured(measures, "length")
    if question is None:
        return None, "No question was named, so no length was expected."
    if question.topics:
        return None, "No length is expected where you are the one who asks."
    seconds, (shortest, longest) = measures.answer_seconds, question.expected_seconds
    is_short = round(seconds) < shortest
    value = 100.0 * seconds / shortest if is_short else _falling(seconds, longest, longest * WORST_LENGTH)
    return value, f"You spoke for {seconds:.0f} seconds; {shortest:.0f} to {longest:.0f} are expected here."


def _falling(value: float, free: float, worst: float) -> float:
    """100 up to `free`, 0 from `worst`, a straight line between."""
    return 100.0 * min(1.0, max(0.0, (worst - value) / (worst - free)))


def _unmeasured(measures: Measures, what: str) -> str:
    return f"A typed answer has no {what}." if measures.audio is None else f"Too little was said to measure {what}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
