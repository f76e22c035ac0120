"""Work that gives way to the screen: on the same processors, whoever waits for a key to show goes first."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")

NICENESS = 5
"""Of 19: a third of the weight of the screen's thread in Linux's scheduler (335 to 1024)."""


def at_low_priority(make: Callable[[], Made]) -> Made:
    """Do this on a thread of its own that gives way, as all threads that it starts will; raises what that raises.

    Only Linux has a priority for each thread (setpriority(2), notes); elsewhere nothing gives way.
    """
    with ThreadPoolExecutor(1, "low-priority", _give_way) as pool:
        return pool.submit(make).result()


def _give_way() -> None:
    if sys.platform == "linux":
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, max(NICENESS, os.getpriority(os.PRIO_PROCESS, thread)))
