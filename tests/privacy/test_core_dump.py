"""A library that crashes in the program leaves no picture of its memory behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from voice_interviewer.paths import HOME_VARIABLE

CHECKOUT = Path(__file__).parents[2]

CRASH = """
import os, resource, sys
_, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
from voice_interviewer.cli import main
if sys.argv[1:]:
    main(sys.argv[1:])
os.abort()
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "waitid"), reason="the system does not tell")


def dumps(folder: Path, *words: str) -> bool:
    """Whether the system keeps the memory of a program that aborts after this command."""
    folder.mkdir()
    environment = os.environ | {HOME_VARIABLE: str(folder / "home"), "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(
        [sys.executable, "-c", CRASH, *words], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert ended is not None
    assert ended.si_code in (os.CLD_KILLED, os.CLD_DUMPED)
    assert (ended.si_code == os.CLD_DUMPED) or list(folder.iterdir()) == []
    return bool(ended.si_code == os.CLD_DUMPED)


def test_no_core_is_left(tmp_path: Path) -> None:
    if not dumps(tmp_path / "without"):
        pytest.skip("this machine keeps no core of anything")
    assert not dumps(tmp_path / "with", "settings", "path")
