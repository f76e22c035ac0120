import sys
from pathlib import Path

import pytest

from voice_interviewer.adapters.freed_memory import give_back_freed_memory

COUNT = 60_000
BYTES = 1_000
"""Of each: what takes more than 512 bytes comes from the C library."""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing else has to be told")
def test_what_was_freed_below_what_is_still_held_goes_back_to_the_system() -> None:
    held = [b"x" * (BYTES + number % 2) for number in range(COUNT)]
    last = held[-1]
    before = _resident_kb()
    del held
    give_back_freed_memory()
    assert before - _resident_kb() > 0.8 * COUNT * BYTES / 1024
    assert last


def _resident_kb() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])
