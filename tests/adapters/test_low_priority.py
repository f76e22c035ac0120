"""Work at low priority is done elsewhere, and only it gives way."""

import os
import sys
import threading

import pytest

from voice_interviewer.adapters.low_priority import NICENESS, at_low_priority

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there has every thread its own priority")


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def niceness_of_a_thread_of_its_own() -> int:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(niceness()))
    thread.start()
    thread.join()
    return found[0]


@LINUX
def test_what_is_made_and_the_threads_that_it_starts_give_way_and_nothing_else_does() -> None:
    before = niceness()
    assert at_low_priority(niceness) == max(before, NICENESS)
    assert at_low_priority(niceness_of_a_thread_of_its_own) == max(before, NICENESS)
    assert niceness() == before


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(MemoryError, match="full"):
        at_low_priority(lambda: (_ for _ in ()).throw(MemoryError("full")))
