"""Packs, pages, sessions, catalogs and sound files of random bytes, guided by coverage (atheris).

atheris is no dependency: `pip install --target DIR atheris`, then `PYTHONPATH=DIR make soak ARGS="--only fuzz"`. Where
it is not installed, this part says so and is left out. SOAK_FUZZ_SECONDS is how long each reader is tried (600).
"""

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from typing import Any

from tests.soak.fuzzed import TARGETS

SECONDS = int(os.environ.get("SOAK_FUZZ_SECONDS", "600"))


def run() -> dict[str, dict[str, Any]]:
    """A row for each reader; none where atheris is not installed."""
    if importlib.util.find_spec("atheris") is None:
        print("left out: atheris is not installed (pip install --target DIR atheris; PYTHONPATH=DIR)", file=sys.stderr)
        return {}
    return {f"fuzz_{name}": _row(name) for name in TARGETS}


def _row(name: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as corpus:
        command = [sys.executable, "-m", "tests.soak.fuzzed", name, corpus, f"-max_total_time={SECONDS}"]
        done = subprocess.run(
            [*command, f"-artifact_prefix={corpus}/"], capture_output=True, text=True, errors="replace", check=False
        )
    times = max((int(each) for each in re.findall(r"^#(\d+)", done.stderr, re.MULTILINE)), default=0)
    lost = "nothing" if done.returncode == 0 and times else f"crashed: {done.stderr.strip()[-2000:]}"
    what = (TARGETS[name].__doc__ or name).rstrip(".")
    return {"fault": f"{what}, of random bytes", "tried": "atheris, from whole ones", "times": times, "lost": lost}
