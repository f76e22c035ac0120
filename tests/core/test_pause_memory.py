"""What a session's pauses teach about its speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.sound.pause_memory import PauseMemory


def test_who_paused_for_long_is_waited_for_longer() -> None:
    memory = PauseMemory()
    for _ in range(3):
        memory.note(2.0, cancelled_countdown=False)
    assert memory.wait_seconds(3.0) == pytest.approx(6.0)
    assert memory.wait_seconds(6.5) == pytest.approx(6.6)


def test_who_cancelled_a_countdown_is_waited_for_half_as_long_again() -> None:
    memory = PauseMemory()
    for seconds in (0.4, 6.0, 0.6, 4.0):
        memory.note(seconds, cancelled_countdown=seconds > 1)
    assert memory.wait_seconds(6.5) == pytest.approx(9.0)


def test_one_long_pause_makes_nobody_slow() -> None:
    memory = PauseMemory()
    memory.note(5.0, cancelled_countdown=False)
    assert memory.wait_seconds(6.5) == 6.5


def test_articulation_is_no_pause() -> None:
    memory = PauseMemory()
    for seconds in (*[0.2] * 99, 4.0, 4.0):
        memory.note(seconds, cancelled_countdown=False)
    assert memory.wait_seconds(8.0) == pytest.approx(13.2)


@given(st.lists(st.tuples(st.floats(0, 120), st.booleans())), st.floats(0.1, 60))
def test_it_is_never_shorter_than_the_setting_nor_longer_than_twice(
    pauses: list[tuple[float, bool]], setting_seconds: float
) -> None:
    memory = PauseMemory()
    for seconds, cancelled in pauses:
        memory.note(seconds, cancelled_countdown=cancelled)
    assert setting_seconds <= memory.wait_seconds(setting_seconds) <= 2 * setting_seconds
