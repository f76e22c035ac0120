"""Segments: nothing said is lost, nothing is heard twice."""

from collections.abc import Sequence
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FRAME_SECONDS
from voice_interviewer.core.sound.segmenter import Segment, SegmentClosed, Segmenter, SegmenterSettings, SegmentStarted

SETTINGS = SegmenterSettings()
RUNS = st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=30)


def frames(*runs: tuple[bool, float]) -> list[bool]:
    """Per-frame decisions from (is speech, seconds)."""
    return [is_speech for is_speech, seconds in runs for _ in range(round(seconds / FRAME_SECONDS))]


def segments_of(
    decisions: Sequence[bool], levels: Sequence[float] | None = None, settings: SegmenterSettings = SETTINGS
) -> list[Segment]:
    segmenter = Segmenter(settings)
    events = [
        event
        for index, is_speech in enumerate(decisions)
        for event in segmenter.push(is_speech, None if levels is None else levels[index])
    ]
    events.extend(segmenter.flush())
    starts = [event.start_sample for event in events if isinstance(event, SegmentStarted)]
    closed = [event.segment for event in events if isinstance(event, SegmentClosed)]
    assert starts == [segment.start_sample for segment in closed]
    return closed


def at(seconds: float) -> int:
    return round(seconds / FRAME_SECONDS) * FRAME_SAMPLES


def test_a_segment_has_its_pre_roll_and_closes_half_a_second_after_speech() -> None:
    (segment,) = segments_of(frames((False, 3), (True, 1.5), (False, 3)))
    assert segment.start_sample == at(3) - at(0.5)
    assert segment.end_sample == at(4.5) + at(0.5)


def test_a_segment_closes_while_the_recording_goes_on() -> None:
    segmenter = Segmenter()
    closed_at = [
        index
        for index, is_speech in enumerate(frames((True, 0.6), (False, 2)))
        if any(isinstance(event, SegmentClosed) for event in segmenter.push(is_speech))
    ]
    assert closed_at == [round(0.6 / FRAME_SECONDS) + round(0.5 / FRAME_SECONDS) - 1]
    assert segmenter.open_since_sample is None


def test_pre_roll_never_reaches_before_the_recording_or_into_the_segment_before() -> None:
    first, second = segments_of(frames((False, 0.12), (True, 0.3), (False, 0.6), (True, 0.3)))
    assert first.start_sample == 0
    assert second.start_sample == first.end_sample


def test_a_short_pause_does_not_split() -> None:
    assert len(segments_of(frames((True, 1.2), (False, 0.45), (True, 1.2)))) == 1


def test_clicks_start_nothing() -> None:
    assert segments_of(frames(*[(True, 0.18), (False, 0.3)] * 10)) == []


def test_a_start_is_told_in_the_frame_that_makes_it_sure() -> None:
    segmenter = Segmenter()
    events = [segmenter.push(is_speech) for is_speech in frames((False, 0.9), (True, 0.24))]
    assert [bool(event) for event in events[-4:]] == [False, False, True, False]
    assert segmenter.open_since_sample == at(0.9) - at(0.5)


LONG = SegmenterSettings(max_seconds=20.0, cut_search_seconds=6.0)


def test_long_speech_is_cut_at_its_quietest_recent_frame() -> None:
    decisions = frames((True, 30))
    levels = [-20.0] * len(decisions)
    dip = round(17.1 / FRAME_SECONDS)
    levels[dip] = -45.0
    levels[round(4 / FRAME_SECONDS)] = -90.0
    first, second = segments_of(decisions, levels, LONG)
    assert first == Segment(0, (dip + 1) * FRAME_SAMPLES)
    assert second == Segment(first.end_sample, len(decisions) * FRAME_SAMPLES)


def test_a_cut_prefers_a_frame_without_speech_to_a_quieter_one_with() -> None:
    decisions = frames((True, 30))
    levels = [-20.0] * len(decisions)
    levels[round(16 / FRAME_SECONDS)] = -60.0
    gap = round(18 / FRAME_SECONDS)
    decisions[gap] = False
    assert segments_of(decisions, levels, LONG)[0].end_sample == (gap + 1) * FRAME_SAMPLES


def test_a_cut_inside_the_last_silence_leaves_no_segment_of_silence_behind() -> None:
    settings = SegmenterSettings(max_seconds=3.0, cut_search_seconds=1.0)
    decisions = frames((True, 2.7), (False, 3))
    assert len(segments_of(decisions, None, settings)) == 1


def test_flush_takes_the_samples_of_a_last_frame_that_never_filled() -> None:
    segmenter = Segmenter()
    for is_speech in frames((True, 0.3)):
        segmenter.push(is_speech)
    (closed,) = segmenter.flush(end_sample=at(0.3) + 100)
    assert closed.segment == Segment(0, at(0.3) + 100)
    assert segmenter.flush() == ()


def test_settings_that_leave_no_room_for_a_cut_are_refused() -> None:
    with pytest.raises(ValueError, match="cut_search_seconds"):
        Segmenter(SegmenterSettings(max_seconds=5.0, cut_search_seconds=5.0))


@given(RUNS, st.integers(0, 5))
def test_segments_are_ordered_disjoint_bounded_and_hold_all_speech(runs: list[tuple[bool, int]], seed: int) -> None:
    settings = SegmenterSettings(max_seconds=3.0, cut_search_seconds=1.2)
    decisions = [is_speech for is_speech, count in runs for _ in range(count)]
    levels = [-20.0 - (index * 7919 * (seed + 1)) % 41 for index in range(len(decisions))]
    segments = segments_of(decisions, levels, settings)
    for segment in segments:
        assert 0 <= segment.start_sample < segment.end_sample <= len(decisions) * FRAME_SAMPLES
        assert segment.end_sample - segment.start_sample <= 3.0 * 16_000
        assert any(decisions[segment.start_sample // FRAME_SAMPLES : segment.end_sample // FRAME_SAMPLES])
    assert all(one.end_sample <= other.start_sample for one, other in pairwise(segments))
    held = [0] * len(decisions)
    for segment in segments:
        for index in range(segment.start_sample // FRAME_SAMPLES, segment.end_sample // FRAME_SAMPLES):
            held[index] += 1
    assert max(held, default=0) <= 1
    position = 0
    for is_speech, group in groupby(decisions):
        length = len(list(group))
        if is_speech and length >= settings.start_frames:
            missing = [index for index in range(position, position + length) if not held[index]]
            assert len(missing) < settings.start_frames
        position += length
