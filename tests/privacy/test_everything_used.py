"""The whole program, used from end to end without a network: what it reached for, wrote, named and took away again."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.person import ONLY_A_SPEAKER, environment, make_home, run, sound
from tests.privacy.everything import MARKER, PACK, PAGE, PLACES, TYPED
from tests.privacy.test_named import unnamed
from voice_interviewer.paths import Home

CHECKOUT = Path(__file__).parents[2]
LIMIT_SECONDS = 500
OFFLINE = (sys.executable, "-m", "tests.offline", "--without-loopback")
PULSE = Path(".config/pulse")
"""Where the library of the sound server notes how to find it, where a session has no folder for that."""
MAY_FAIL = ("packs check", "sound-check", "sessions compare", "sessions wipe")
"""They want a finished pack, a microphone, two answers to one question, or somebody to ask; each says so."""

pytestmark = [pytest.mark.models, pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")]


@pytest.mark.slow
def test_everything_works_without_a_network_is_private_is_named_and_is_wiped(tmp_path: Path) -> None:
    home, used, trace, elsewhere = make_home(tmp_path), tmp_path / "used", tmp_path / "trace", tmp_path / "elsewhere"
    for folder in (used, elsewhere):
        folder.mkdir()
    home.root.chmod(0o700)
    (used / "music.md").write_text(PAGE)
    (used / "answer.txt").write_text(TYPED)
    strace = shutil.which("strace")
    assert strace, "strace is missing: make test installs it"
    watched = [strace, "-f", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(trace)]
    loose = ["sh", "-c", 'umask 000; exec "$@"', "sh"]
    changes = sound(tmp_path, ONLY_A_SPEAKER) | {"HOME": str(elsewhere), "PYTHONDONTWRITEBYTECODE": "1"}
    kept = environment(home, changes)
    ended = subprocess.run(
        [*OFFLINE, *watched, *loose, sys.executable, "-m", "tests.privacy.everything", str(used)],
        env={name: value for name, value in kept.items() if not name.startswith(("ORT_", "XDG_", "HF_"))},
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    _all_of_it_worked(json.loads((used / "done.json").read_text()))
    _it_reached_for_nothing(trace.read_text())
    outside = {each.relative_to(elsewhere) for each in elsewhere.rglob("*")}
    assert {each for each in outside if not each.is_relative_to(PULSE) and each not in PULSE.parents} == set()
    _it_is_for_the_owner_alone(home)
    _nothing_said_is_in_the_log_or_a_bug_report(home)
    assert unnamed(home) == []
    _wiping_lists_and_removes_it_all(home)


def _all_of_it_worked(used: dict[str, Any]) -> None:
    assert used["left_out"] == []
    assert set(used["seen"]) == {
        "HomeScreen",
        "SummaryScreen",
        *(f"{each.value.capitalize()}Screen" for each in PLACES),
    }
    for each in used["done"]:
        assert "failed unexpectedly" not in each["err"], each
        if " ".join(each["words"]).startswith(MAY_FAIL):
            assert each["code"] in (0, 1), each
        else:
            assert each["code"] == 0, each
    interview = next(each for each in used["done"] if "demo" in each["words"])
    assert "Key points" in interview["out"]


def _it_reached_for_nothing(trace: str) -> None:
    """No socket but those that find the sound server and the list of users, on this machine."""
    assert "exited with 0" in trace
    assert re.findall(r"socket\((?!AF_UNIX).*", trace) == []
    reached = set(re.findall(r'connect\(.*sun_path=@?"([^"]*)"', trace))
    assert {each for each in reached if not re.search(r"nscd/socket$|pulse.*/native$|/jack_|pipewire", each)} == set()


def _it_is_for_the_owner_alone(home: Home) -> None:
    written = [each for each in home.root.rglob("*") if not each.is_symlink() and each != home.settings]
    assert {each.suffix for each in written} >= {".flac", ".json", ".sqlite", ".voice", ".html", ".yaml", ".txt"}
    modes = {str(each): each.stat().st_mode & 0o777 for each in written}
    assert {path: oct(mode) for path, mode in modes.items() if mode != (0o700 if Path(path).is_dir() else 0o600)} == {}


def _nothing_said_is_in_the_log_or_a_bug_report(home: Home) -> None:
    assert MARKER in "".join(each.read_text() for each in home.sessions.glob("*/session.json"))
    assert (home.reports / "bug-report.txt").read_text().startswith("Voice Interviewer: for a bug report")
    for text in (home.log, home.reports / "bug-report.txt"):
        assert not text.exists() or MARKER not in text.read_text().lower()


def _wiping_lists_and_removes_it_all(home: Home) -> None:
    mine = home.packs / "mine" / "pack.yaml"
    mine.parent.mkdir()
    mine.write_text("")
    there = {each for each in home.root.rglob("*") if not each.is_dir() or each.is_symlink()}
    assert {home.models, home.settings, home.index, home.packs / PACK / "pack.yaml"} <= there
    wiped = run(home, "sessions", "wipe", "--yes")
    assert {Path(line) for line in wiped.out.splitlines()} == there - {mine}
    assert f"What stays: {mine.parent}." in wiped.err
    assert [each for each in home.root.rglob("*") if not each.is_dir()] == [mine]
