"""The gate saves work and loses no speech; frames become spans."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.sound.audio import FRAME_SAMPLES, FRAME_SECONDS, Samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, VoiceActivitySettings, speech_spans

SETTINGS = VoiceActivitySettings()


class Scripted:
    """Gives frame i the probability written for it; the frame carries its own number."""

    def __init__(self, probabilities: Sequence[float]) -> None:
        self._probabilities = probabilities
        self.heard: list[int] = []
        self.resets_at: list[int] = []

    def reset(self) -> None:
        self.resets_at.append(len(self.heard))

    def speech_probability(self, frame: Samples) -> float:
        number = int(frame[0])
        self.heard.append(number)
        return self._probabilities[number]


def numbered(count: int) -> list[Samples]:
    return [np.full(FRAME_SAMPLES, number, dtype=np.int16) for number in range(count)]


def run(gate: Scripted, confirming: Scripted, count: int) -> list[bool]:
    activity = GatedVoiceActivity(gate, confirming)
    return [activity.push(frame) for frame in numbered(count)]


def test_what_the_gate_lets_pass_the_confirming_detector_decides() -> None:
    confirming = Scripted([0.1] * 10 + [0.9] * 10)
    assert run(Scripted([1.0] * 20), confirming, 20) == [False] * 10 + [True] * 10


def test_the_confirming_detector_rests_while_the_gate_is_quiet() -> None:
    confirming = Scripted([0.9] * 50)
    activity = GatedVoiceActivity(Scripted([0.0] * 50), confirming)
    assert not any(activity.push(frame) for frame in numbered(50))
    assert confirming.heard == []
    assert activity.confirmed_share == 0.0


def test_an_opening_gate_resets_it_and_plays_it_the_moments_before() -> None:
    gate = Scripted([0.0] * 40 + [1.0] * 5)
    confirming = Scripted([0.0] * 45)
    run(gate, confirming, 45)
    assert confirming.heard == list(range(40 - SETTINGS.look_back_frames, 45))
    assert confirming.resets_at[-1] == 0


def test_it_keeps_running_for_a_second_after_the_gate_fell_quiet_then_rests() -> None:
    gate = Scripted([1.0] * 10 + [0.0] * 90)
    confirming = Scripted([0.0] * 100)
    run(gate, confirming, 100)
    assert confirming.heard == list(range(10 + SETTINGS.close_after_frames - 1))


def test_a_deaf_gate_does_not_cut_off_confirmed_speech() -> None:
    gate = Scripted([1.0] * 3 + [0.0] * 197)
    decisions = run(gate, Scripted([0.9] * 150 + [0.0] * 50), 200)
    assert decisions == [True] * 150 + [False] * 50


def test_speech_that_began_before_the_gate_opened_is_told() -> None:
    gate = Scripted([0.0] * 30 + [1.0] * 2)
    confirming = Scripted([0.9] * 10 + [0.0] * 16 + [0.9] * 6)
    activity = GatedVoiceActivity(gate, confirming)
    told = []
    for frame in numbered(32):
        is_speech = activity.push(frame)
        told.append((is_speech, activity.earlier_speech_frames))
    assert told[29:] == [(False, 0), (True, 4), (True, 0)]


def test_hysteresis_keeps_speech_until_it_is_surely_over() -> None:
    probabilities = [0.45, 0.5, 0.4, 0.35, 0.34, 0.45, 0.6]
    assert run(Scripted([1.0] * 7), Scripted(probabilities), 7) == [False, True, True, True, False, False, True]


def test_reset_forgets_the_frames_before() -> None:
    confirming = Scripted([0.4] * 10)
    activity = GatedVoiceActivity(Scripted([0.0] * 9 + [1.0]), confirming)
    for frame in numbered(9):
        activity.push(frame)
    activity.reset()
    activity.push(numbered(10)[9])
    assert confirming.heard == [9]


def spans(decisions: str, **settings: float) -> list[tuple[int, int]]:
    """Spans in frames of decisions written as `#` for speech and `.` for none."""
    found = speech_spans([mark == "#" for mark in decisions], **settings)
    return [(round(span.start / FRAME_SECONDS), round(span.end / FRAME_SECONDS)) for span in found]


def test_spans_lie_where_the_speech_is() -> None:
    assert spans("....#####.......######") == [(4, 9), (16, 22)]
    assert speech_spans([]) == ()
    assert speech_spans([False, True, True]) == (Span(0.03, 0.09),)


def test_a_gap_as_short_as_a_stop_consonant_is_no_pause() -> None:
    assert spans("####...####") == [(0, 11)]
    assert spans("####....####") == [(0, 4), (8, 12)]


def test_a_blip_is_no_speech_but_blips_close_together_are() -> None:
    assert spans("......#......") == []
    assert spans("......#.#....") == [(6, 9)]
    assert spans("......##.....") == [(6, 8)]


@pytest.mark.parametrize(("gap", "count"), [(0.05, 2), (0.2, 1)])
def test_the_bridge_is_a_setting(gap: float, count: int) -> None:
    assert len(spans("####..####", min_gap_seconds=gap)) == count


@given(st.lists(st.booleans(), max_size=300))
def test_spans_are_ordered_apart_and_hold_every_stretch_of_speech(decisions: list[bool]) -> None:
    found = spans("".join("#" if is_speech else "." for is_speech in decisions))
    assert all(one[1] + 4 <= other[0] for one, other in pairwise(found))
    for start, end in found:
        assert decisions[start]
        assert decisions[end - 1]
        assert end - start >= 2
    inside = {index for start, end in found for index in range(start, end)}
    for index in range(len(decisions) - 1):
        if decisions[index] and decisions[index + 1]:
            assert index in inside
