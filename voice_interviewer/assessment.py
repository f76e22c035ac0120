"""From the facts of one answer to its assessment: the same for a live answer, `score` and `rescore`."""

from collections.abc import Callable, Sequence
from zlib import crc32

from voice_interviewer.core.assessed import (
    Assessment,
    Coverage,
    HabitResult,
    PointResult,
    PointStatus,
    Score,
    Structure,
    Timing,
)
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.delivery.disfluencies import disfluencies_of
from voice_interviewer.core.delivery.fillers import (
    MINIMUM_RATE_SECONDS,
    MINIMUM_RATE_WORDS,
    count_words,
    filler_text,
    find_fillers,
    rate_per_100_words,
    rate_per_minute,
)
from voice_interviewer.core.delivery.measured import AudioQuality, Filler, Fillers, Pacing, Voice
from voice_interviewer.core.delivery.pacing import measure_pacing, overlap_seconds, unknown_pacing, why_no_rate
from voice_interviewer.core.delivery.unheard import Hesitations, with_first_hesitations
from voice_interviewer.core.delivery.voice import unknown_voice
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.delivery.wording import measure_wording, unknown_wording
from voice_interviewer.core.questions import Question
from voice_interviewer.core.scoring import TOPICS_INSTEAD, Measures, cover, score
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.structure import habit_results, structure_of, unknown_structure
from voice_interviewer.core.transcript import Word
from voice_interviewer.ports import CoverageJudge

MEASURES = "measures-3"
"""Version of everything here but the judge; goes up whenever the same facts would give other figures."""

USUAL = DeliveryWishes()
"""What holds unless the person says otherwise."""

NO_RECORDING = "the recording is gone, and an older version did not measure it"
NO_PROBABILITY = "the judge has no calibrated probability"
NO_WORDS = "a missed point has no words to show"
NO_FILLER_RATE = f"under {MINIMUM_RATE_SECONDS:g} seconds one filler would say too much"
TYPED = "a typed answer has no sound"


def method(judge: CoverageJudge, wishes: DeliveryWishes = USUAL) -> str:
    """Version of the assessment with this judge and these wishes; figures of two versions are never compared."""
    own = "" if wishes == USUAL else f"+own-{crc32(repr(wishes).encode()):08x}"
    return f"{MEASURES}+{judge.method}{own}"


def assess(
    *,
    judge: CoverageJudge,
    question: Question | None,
    words: Sequence[Word],
    speech: Sequence[Span],
    audio: AudioQuality,
    clock: Callable[[], float],
    failed: Sequence[Span] = (),
    transcribe_seconds: float = 0.0,
    voice: Voice | None = None,
    hesitations: Hesitations | None = None,
    wishes: DeliveryWishes = USUAL,
) -> Assessment:
    """Assess a spoken answer.

    `words` and `speech` (voice activity, 30 ms accurate) are in order on the recording's timeline in seconds, `failed`
    are the stretches that could not be transcribed, `transcribe_seconds` what transcription cost after the answer
    ended, `clock` counts seconds. `voice` and `hesitations` are what else the recording told, None where it is gone.
    Every figure that is None has its reason in `unknown`.
    """
    began = clock()
    speech = with_first_hesitations(speech, hesitations)
    tokens = [word.text for word in words]
    answer_seconds = speech[-1].end - speech[0].start if speech else None
    fillers = _spoken_fillers(words, speech, failed, hesitations, wishes)
    pacing = measure_pacing(words, speech, failed, wishes.pace_band_wpm)
    wording = measure_wording(tokens, words, question, answer_seconds)
    coverage, unjudged, habits, structure = _content(judge, question, tokens, words)
    measures = Measures(
        word_count=count_words(tokens),
        answer_seconds=answer_seconds,
        audio=audio,
        failed_seconds=overlap_seconds(speech, failed),
        coverage=coverage,
        fillers=fillers,
        pacing=pacing,
        unjudged=unjudged,
    )
    overall = score(question, measures)
    unknown = {
        **_unknown_audio(audio),
        **(unknown_voice(voice, audio) if voice is not None else {"voice": NO_RECORDING}),
        **unknown_wording(wording, question, typed=None),
        **_unknown_fillers(fillers, NO_FILLER_RATE, NO_RECORDING),
        **unknown_pacing(pacing, why_no_rate(words, speech, failed) or ""),
        **_unknown_coverage(judge, question, coverage, NO_WORDS, unjudged),
        **unknown_structure(habits, structure, None),
        **_unknown_score(overall),
    }
    return Assessment(
        method=method(judge, wishes),
        question=question.id if question else None,
        audio=audio,
        transcript=" ".join(tokens),
        words=tuple(words),
        fillers=fillers,
        pacing=pacing,
        coverage=coverage,
        score=overall,
        timing=Timing(transcribe_seconds=transcribe_seconds, assess_seconds=clock() - began),
        structure=structure,
        habits=habits,
        voice=voice,
        wording=wording,
        unknown=unknown,
    )


def assess_text(
    *,
    judge: CoverageJudge,
    question: Question | None,
    text: str,
    clock: Callable[[], float],
    wishes: DeliveryWishes = USUAL,
) -> Assessment:
    """Assess a typed answer: what it says, and its fillers without times; nothing that needs sound."""
    began = clock()
    tokens = text.split()
    found = find_fillers(tokens, wishes.watched)
    fillers = Fillers(
        heard=tuple(Filler(filler_text(tokens, match), None, None, match.kind) for match in found),
        unheard=None,
        per_minute=None,
        per_100_words=rate_per_100_words(len(found), count_words(tokens)),
        disfluencies=disfluencies_of(tokens, found),
    )
    pacing = Pacing(None, None, None, (), ())
    wording = measure_wording(tokens, (), question, None)
    coverage, unjudged, habits, structure = _content(judge, question, tokens, ())
    overall = score(question, Measures(count_words(tokens), None, None, 0.0, coverage, fillers, pacing, unjudged))
    unknown = {
        "audio": TYPED,
        "voice": TYPED,
        **unknown_wording(wording, question, typed=TYPED),
        **_unknown_fillers(fillers, TYPED, TYPED),
        **unknown_pacing(pacing, TYPED),
        **_unknown_coverage(judge, question, coverage, TYPED, unjudged),
        **unknown_structure(habits, structure, TYPED),
        **_unknown_score(overall),
    }
    if found:
        unknown |= {"fillers.heard.start": TYPED, "fillers.heard.end": TYPED}
    if fillers.disfluencies:
        unknown |= {"fillers.disfluencies.start": TYPED, "fillers.disfluencies.end": TYPED}
    return Assessment(
        method=method(judge, wishes),
        question=question.id if question else None,
        audio=None,
        transcript=" ".join(tokens),
        words=(),
        fillers=fillers,
        pacing=pacing,
        coverage=coverage,
        score=overall,
        timing=Timing(transcribe_seconds=0.0, assess_seconds=clock() - began),
        structure=structure,
        habits=habits,
        wording=wording,
        unknown=unknown,
    )


def _quote(tokens: Sequence[str], first: int, end: int) -> str:
    return " ".join(tokens[first:end])


def _spoken_fillers(
    words: Sequence[Word],
    speech: Sequence[Span],
    failed: Sequence[Span],
    hesitations: Hesitations | None,
    wishes: DeliveryWishes,
) -> Fillers:
    tokens = [word.text for word in words]
    found = find_fillers(tokens, wishes.watched)
    disfluencies = disfluencies_of(tokens, found, words)
    places = {match.first: Span(words[match.first].start, words[match.end - 1].end) for match in found}
    if hesitations is not None:
        found = tuple(match for match in found if match.first not in hesitations.doubted)
        places |= hesitations.placed
    answer = Span(speech[0].start, speech[-1].end) if speech else Span(0.0, 0.0)
    return Fillers(
        heard=tuple(
            Filler(filler_text(tokens, match), places[match.first].start, places[match.first].end, match.kind)
            for match in found
        ),
        unheard=None if hesitations is None else hesitations.unheard,
        per_minute=rate_per_minute(len(found), answer.seconds - overlap_seconds([answer], failed)),
        per_100_words=rate_per_100_words(len(found), count_words(tokens)),
        disfluencies=disfluencies,
    )


def _content(
    judge: CoverageJudge, question: Question | None, tokens: Sequence[str], words: Sequence[Word]
) -> tuple[Coverage | None, str | None, tuple[HabitResult, ...], Structure]:
    """What was said: coverage (None without key points, and where the judge cannot tell one of them), why it could not
    be judged where it could not, habits and structure; with times where there are words.
    """
    if question is None:
        return None, None, (), Structure()
    judged = judge.judge(question, tokens) if question.key_points else ()
    contradicted = [each.tokens for each in judged if each.status is PointStatus.CONTRADICTED and each.tokens]
    unknown = next((each.why_unknown for each in judged if each.why_unknown is not None), None)
    is_known = bool(judged) and unknown is None
    return (
        cover(question, [_point_result(each, tokens, words) for each in judged]) if is_known else None,
        unknown or next((each.why_unjudged for each in judged if each.why_unjudged is not None), None),
        habit_results(question, tokens, words, contradicted),
        structure_of(question, tokens, words),
    )


def _point_result(judged: PointJudgement, tokens: Sequence[str], words: Sequence[Word]) -> PointResult:
    if judged.tokens is None:
        return PointResult(judged.point_id, judged.status, judged.probability, None, None, None)
    first, end = judged.tokens
    return PointResult(
        id=judged.point_id,
        status=judged.status,
        probability=judged.probability,
        quote=_quote(tokens, first, end),
        start=words[first].start if words else None,
        end=words[end - 1].end if words else None,
    )


def _unknown_audio(audio: AudioQuality) -> dict[str, str]:
    unknown = {}
    if audio.level_dbfs is None:
        unknown["audio.level_dbfs"] = "no speech was heard"
    if audio.noise_dbfs is None:
        unknown["audio.noise_dbfs"] = "too little of the recording lies between the speech"
    return unknown


def _unknown_fillers(fillers: Fillers, no_rate: str, no_sound: str) -> dict[str, str]:
    unknown = {}
    if fillers.unheard is None:
        unknown["fillers.unheard"] = no_sound
    if fillers.per_minute is None:
        unknown["fillers.per_minute"] = no_rate
    if fillers.per_100_words is None:
        unknown["fillers.per_100_words"] = f"under {MINIMUM_RATE_WORDS} words one filler would say too much"
    return unknown


def _unknown_coverage(
    judge: CoverageJudge, question: Question | None, coverage: Coverage | None, no_times: str, unjudged: str | None
) -> dict[str, str]:
    if question is None:
        return {"question": "no question was named", "coverage": "no question was named"}
    if coverage is None:
        return {"coverage": TOPICS_INSTEAD if question.topics else unjudged or "the question names no key points"}
    unknown = {}
    if any(point.probability is None for point in coverage.points):
        unknown["coverage.points.probability"] = unjudged or judge.why_no_probability or NO_PROBABILITY
    if any(point.quote is None for point in coverage.points):
        unknown["coverage.points.quote"] = NO_WORDS
    if any(point.start is None for point in coverage.points):
        unknown |= {"coverage.points.start": no_times, "coverage.points.end": no_times}
    return unknown


def _unknown_score(scored: Score) -> dict[str, str]:
    unknown = {f"score.parts.{part.name}": part.reason for part in scored.parts if part.value is None}
    if scored.not_scored_because is not None:
        unknown["score.overall"] = scored.not_scored_because
    return unknown
