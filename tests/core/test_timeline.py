"""Samples, frames, segments, words and pauses stand on one timeline: seconds from the start of the recording."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.delivery.pacing import measure_pacing
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE
from voice_interviewer.core.sound.chunks import Chunk
from voice_interviewer.core.sound.segmenter import SegmentClosed, Segmenter
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

DAY = 24 * 3600 * SAMPLE_RATE
PLACES = st.integers(0, DAY)
GAPS = st.lists(st.tuples(st.integers(1, 80_000), st.integers(1, 40_000)), min_size=1, max_size=40)
"""Samples of silence before a word, and of the word."""


@given(st.lists(st.tuples(st.integers(0, 80_000), st.integers(2, 20_000)), min_size=1, max_size=8), st.data())
def test_a_word_heard_in_joined_pieces_stands_where_its_piece_lies_on_the_recording(
    pieces: list[tuple[int, int]], data: st.DataObject
) -> None:
    chunk, starts, at = Chunk(1), [], 0
    for silence, length in pieces:
        starts.append(at + silence)
        chunk.add(starts[-1], np.zeros(length, np.int16))
        at = starts[-1] + length
    sound = chunk.sound()
    assert (sound.span.start, sound.span.end) == (starts[0] / SAMPLE_RATE, at / SAMPLE_RATE)
    place = data.draw(st.integers(0, len(pieces) - 1))
    first, past = sound.offsets[place], sound.offsets[place + 1]
    begins = data.draw(st.integers(first, past - 2))
    ends = data.draw(st.integers(begins + 1, past - 1))
    word = sound.on_recording(Word("word", begins / SAMPLE_RATE, ends / SAMPLE_RATE, 0.9))
    assert round(word.start * SAMPLE_RATE) == starts[place] + begins - first
    assert round(word.end * SAMPLE_RATE) == starts[place] + ends - first


@given(st.lists(st.integers(1, 9000), min_size=1, max_size=6), st.floats(0, 60), st.floats(0, 60))
def test_whatever_times_a_transcriber_gives_a_word_it_stays_in_its_chunk(
    lengths: list[int], one: float, other: float
) -> None:
    chunk = Chunk(1)
    for number, length in enumerate(lengths):
        chunk.add(number * 10_000, np.zeros(length, np.int16))
    sound = chunk.sound()
    word = sound.on_recording(Word("word", min(one, other), max(one, other), 0.9))
    assert sound.span.start <= word.start <= word.end <= sound.span.end


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=30), st.integers(0, FRAME_SAMPLES - 1))
def test_segments_stand_on_frames_inside_the_recording(runs: list[tuple[bool, int]], rest: int) -> None:
    decisions = [is_speech for is_speech, count in runs for _ in range(count)]
    segmenter = Segmenter()
    events = [event for is_speech in decisions for event in segmenter.push(is_speech)]
    events += segmenter.flush(end_sample=len(decisions) * FRAME_SAMPLES + rest)
    for event in events:
        if isinstance(event, SegmentClosed):
            assert event.segment.start_sample % FRAME_SAMPLES == 0
            assert event.segment.end_sample <= len(decisions) * FRAME_SAMPLES + rest


@settings(deadline=None)
@given(PLACES, GAPS)
def test_words_speech_and_pauses_share_the_recording_s_seconds(start: int, gaps: list[tuple[int, int]]) -> None:
    words, at = [], start
    for silence, length in gaps:
        at += silence
        words.append(Word("word", at / SAMPLE_RATE, (at + length) / SAMPLE_RATE, 0.9))
        at += length
    speech = [Span(each.start, each.end) for each in words]
    pacing = measure_pacing(words, speech)
    silences = {(one.end, other.start) for one, other in pairwise(words)}
    for pause in pacing.pauses:
        assert any(abs(pause.start - before) < 1e-6 and abs(pause.end - after) < 1e-6 for before, after in silences), (
            "a pause begins where a word ends and ends where the next begins"
        )
    assert all(one.end <= other.start for one, other in pairwise(pacing.pauses))
    assert all(words[0].start <= each.start <= each.end <= words[-1].end for each in pacing.windows)
    assert pacing.think_seconds == pytest.approx(words[0].start)


@settings(deadline=None)
@given(GAPS, st.integers(0, 3600))
def test_the_same_answer_later_in_the_recording_has_the_same_pauses_later(
    gaps: list[tuple[int, int]], later: int
) -> None:
    words, at = [], 0
    for silence, length in gaps:
        at += silence
        words.append(Word("word", at / SAMPLE_RATE, (at + length) / SAMPLE_RATE, 0.9))
        at += length
    moved = [Word(each.text, each.start + later, each.end + later, each.probability) for each in words]
    here = measure_pacing(words, [Span(each.start, each.end) for each in words]).pauses
    there = measure_pacing(moved, [Span(each.start, each.end) for each in moved]).pauses
    assert len(here) == len(there)
    for one, other in zip(here, there, strict=True):
        assert other.start == pytest.approx(one.start + later)
        assert other.end == pytest.approx(one.end + later)
