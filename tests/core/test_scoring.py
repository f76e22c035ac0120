from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import REGULARIZATION, point, question
from voice_interviewer.core.assessed import Coverage, PointResult, PointStatus, Score, ScorePart
from voice_interviewer.core.delivery.measured import AudioQuality, Filler, Fillers, Pacing, Pause
from voice_interviewer.core.questions import Topic
from voice_interviewer.core.scoring import WEIGHTS, Measures, cover, score, why_not_scored

GOOD_SOUND = AudioQuality(
    seconds=80.0, speech_seconds=66.0, level_dbfs=-24.0, clipped_fraction=0.0, noise_dbfs=-60.0, dropped_seconds=0.0
)


def covered(*statuses: str) -> Coverage:
    asked = question(*(point(str(number), ["term"]) for number in range(len(statuses))))
    results = [
        PointResult(str(number), PointStatus(status), None, None, None, None) for number, status in enumerate(statuses)
    ]
    return cover(asked, results)


def measures(
    *,
    coverage: Coverage | None = None,
    wpm: float | None = 150.0,
    fillers_per_minute: float | None = 0.0,
    fillers: int = 0,
    long_pauses: tuple[float, ...] = (),
    audio: AudioQuality | None = GOOD_SOUND,
    words: int = 170,
    answer_seconds: float | None = 70.0,
    failed_seconds: float = 0.0,
) -> Measures:
    return Measures(
        word_count=words,
        answer_seconds=answer_seconds,
        audio=audio,
        failed_seconds=failed_seconds,
        coverage=coverage,
        fillers=Fillers(
            heard=(Filler("um", 1.0, 1.2, "hesitation"),) * fillers,
            unheard=None,
            per_minute=fillers_per_minute,
            per_100_words=None,
        ),
        pacing=Pacing(wpm, wpm, 1.0, tuple(Pause(0.0, seconds, "long") for seconds in long_pauses), ()),
    )


def part(scored: Score, name: str) -> ScorePart:
    return next(each for each in scored.parts if each.name == name)


def value(scored: Score, name: str) -> float:
    found = part(scored, name).value
    assert found is not None
    return found


def test_coverage_is_the_weighted_share_of_the_points_and_a_partial_one_counts_half() -> None:
    asked = question(point("a", ["x"], weight=3.0), point("b", ["y"]), point("c", ["z"]), point("d", ["w"]))
    results = [
        PointResult(name, status, None, None, None, None)
        for name, status in zip("abcd", [*PointStatus], strict=True)  # covered, partial, missed, contradicted
    ]
    assert cover(asked, results).score == pytest.approx(100 * 3.5 / 6, abs=0.05)


def test_a_full_answer_calmly_given_is_a_hundred() -> None:
    scored = score(REGULARIZATION, measures(coverage=covered("covered", "covered")))
    assert scored.overall == 100.0
    assert scored.not_scored_because is None
    assert [each.name for each in scored.parts] == list(WEIGHTS)
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def test_what_was_said_weighs_more_than_how() -> None:
    said_badly = measures(
        coverage=covered("covered"), wpm=290.0, fillers_per_minute=20.0, fillers=20, long_pauses=(60,)
    )
    said_well = measures(coverage=covered("missed"))
    assert (score(REGULARIZATION, said_badly).overall or 0) > (score(REGULARIZATION, said_well).overall or 100)


def test_the_reasons_say_exactly_what_they_rest_on() -> None:
    scored = score(
        REGULARIZATION,
        measures(
            coverage=covered("covered", "covered", "covered", "covered", "partial", "missed", "contradicted"),
            wpm=231.4,
            fillers_per_minute=4.26,
            fillers=5,
            long_pauses=(2.0, 3.0),
        ),
    )
    reasons = {each.name: each.reason for each in scored.parts}
    assert reasons["coverage"] == "You made 4 of 7 key points; 1 in part; 1 you contradicted."
    assert reasons["pace"] == "You spoke 231 words a minute, faster than most listeners like."
    assert reasons["fillers"] == "5 fillers in the transcript, which misses some: 4.3 a minute."
    assert reasons["pauses"] == "2 long pauses, 5 seconds or 7% of the answer: time to think."
    assert reasons["length"] == "You spoke for 70 seconds; 60 to 120 are expected here."


@pytest.mark.parametrize(("wpm", "free"), [(109.0, False), (110.0, True), (150.0, True), (210.0, True), (211.0, False)])
def test_nothing_is_said_against_a_pace_inside_the_wide_band(wpm: float, free: bool) -> None:
    scored = score(REGULARIZATION, measures(coverage=covered("covered"), wpm=wpm))
    assert (value(scored, "pace") == 100.0) is free
    assert ("easy to follow" in part(scored, "pace").reason) is free


def test_two_fillers_a_minute_and_time_to_think_are_free() -> None:
    scored = score(
        REGULARIZATION,
        measures(coverage=covered("covered"), fillers_per_minute=2.0, fillers=2, long_pauses=(4.0, 3.0, 6.0)),
    )
    assert value(scored, "fillers") == 100.0
    assert value(scored, "pauses") == 100.0


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (15.0, 25.0),
        (59.0, 98.3),
        (59.6, 100.0),
        (60.0, 100.0),
        (120.0, 100.0),
        (132.0, 95.0),
        (240.0, 50.0),
        (900.0, 0.0),
    ],
)
def test_length_counts_as_soon_as_it_leaves_what_is_expected(seconds: float, expected: float) -> None:
    scored = score(REGULARIZATION, measures(coverage=covered("covered"), answer_seconds=seconds))
    assert value(scored, "length") == pytest.approx(expected, abs=0.05)


def test_thirty_six_seconds_are_short_where_forty_five_are_expected() -> None:
    asked = replace(REGULARIZATION, expected_seconds=(45.0, 90.0))
    length = part(score(asked, measures(coverage=covered("covered"), answer_seconds=36.0)), "length")
    assert length.value == 80.0
    assert length.reason == "You spoke for 36 seconds; 45 to 90 are expected here."


def test_asking_is_not_scored_but_delivery_is_shown() -> None:
    asked = replace(question(), topics=(Topic("drift", "Drift", (), (("drift",),), "Experience."),))
    short = replace(GOOD_SOUND, seconds=6.0, speech_seconds=3.0)
    scored = score(asked, measures(coverage=None, answer_seconds=3.0, words=8, audio=short))
    assert scored.overall is None
    assert scored.not_scored_because == (
        "There is nothing to score here: your questions are matched to topics instead."
    )
    assert part(scored, "length").value is None
    assert value(scored, "pace") == 100.0


def test_unknown_parts_take_no_part() -> None:
    scored = score(
        REGULARIZATION, measures(coverage=covered("covered", "missed"), wpm=None, fillers_per_minute=None, audio=None)
    )
    known = [each for each in scored.parts if each.value is not None]
    assert [each.name for each in known] == ["coverage", "pauses", "length"]
    assert scored.overall == pytest.approx((50 * 0.70 + 100 * 0.05 + 100 * 0.05) / 0.80, abs=0.05)


@pytest.mark.parametrize(
    ("asked", "reason"), [(None, "No question was named"), (question(), "The question names no key points")]
)
def test_without_key_points_delivery_is_shown_and_nothing_is_scored(asked: None, reason: str) -> None:
    scored = score(asked, measures(coverage=None))
    assert scored.overall is None
    assert scored.not_scored_because is not None
    assert scored.not_scored_because.startswith(reason)
    assert part(scored, "coverage").value is None
    assert value(scored, "pace") == 100.0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"words": 14}, "Too little was said to score: 14 words."),
        ({"words": 1}, "Too little was said to score: 1 word."),
        (
            {"audio": replace(GOOD_SOUND, speech_seconds=4.94)},
            "Too little was said to score: 4.9 seconds of speech.",
        ),
        ({"audio": replace(GOOD_SOUND, speech_seconds=0.0, level_dbfs=None)}, "No speech was heard."),
        (
            {"audio": replace(GOOD_SOUND, speech_seconds=0.0, level_dbfs=None, noise_dbfs=-96.0)},
            "The recording holds nothing but digital silence; the microphone gave no sound.",
        ),
        (
            {"audio": replace(GOOD_SOUND, clipped_fraction=0.08)},
            "Too distorted to score: 8% of the recording is clipped; turn the input down.",
        ),
        (
            {"audio": replace(GOOD_SOUND, noise_dbfs=-27.0)},
            "Too noisy to score: the voice is only 3 dB above the noise around it.",
        ),
        (
            {"audio": replace(GOOD_SOUND, dropped_seconds=2.5)},
            "Too much is missing to score: 2.5 seconds of sound were lost on the way.",
        ),
        (
            {"failed_seconds": 15.0},
            "Too much could not be transcribed to score: 15 seconds of your speech.",
        ),
    ],
)
def test_too_little_or_too_poor_is_not_scored_and_says_why(change: dict[str, object], reason: str) -> None:
    given_up = replace(
        measures(coverage=covered("covered")),
        **{{"words": "word_count"}.get(name, name): changed for name, changed in change.items()},  # type: ignore[arg-type]
    )
    scored = score(REGULARIZATION, given_up)
    assert scored.overall is None
    assert scored.not_scored_because == reason
    assert all(each.value is None and each.reason == reason for each in scored.parts)


@pytest.mark.parametrize(
    "fair",
    [
        measures(words=15),
        measures(audio=replace(GOOD_SOUND, speech_seconds=5.0)),
        measures(audio=replace(GOOD_SOUND, clipped_fraction=0.01)),
        measures(audio=replace(GOOD_SOUND, noise_dbfs=None)),
        measures(audio=replace(GOOD_SOUND, noise_dbfs=-34.0)),
        measures(audio=replace(GOOD_SOUND, dropped_seconds=1.0)),
        measures(failed_seconds=10.0),
    ],
)
def test_a_fair_recording_is_scored(fair: Measures) -> None:
    assert why_not_scored(fair) is None


AMOUNT = st.floats(0.0, 1e4)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from([*PointStatus]), min_size=1, max_size=8),
    st.none() | AMOUNT,
    st.none() | AMOUNT,
    st.lists(st.floats(2.0, 1e3), max_size=5),
    AMOUNT,
)
def test_every_value_lies_between_nought_and_a_hundred(
    statuses: list[PointStatus], wpm: float | None, fillers: float | None, pauses: list[float], seconds: float
) -> None:
    scored = score(
        REGULARIZATION,
        measures(
            coverage=covered(*statuses),
            wpm=wpm,
            fillers_per_minute=fillers,
            fillers=1,
            long_pauses=tuple(pauses),
            answer_seconds=seconds,
        ),
    )
    assert scored.overall is not None
    assert all(0.0 <= figure <= 100.0 for figure in [scored.overall, *(p.value for p in scored.parts if p.value)])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from([*PointStatus]), min_size=1, max_size=8), st.data())
def test_one_more_point_made_never_lowers_coverage_or_score(statuses: list[PointStatus], data: st.DataObject) -> None:
    better = list(statuses)
    better[data.draw(st.integers(0, len(statuses) - 1))] = PointStatus.COVERED
    before, after = covered(*statuses), covered(*better)
    assert before.score <= after.score
    one, other = score(REGULARIZATION, measures(coverage=before)), score(REGULARIZATION, measures(coverage=after))
    assert (one.overall or 0.0) <= (other.overall or 0.0)
