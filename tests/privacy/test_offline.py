"""`make test` runs its tests where no network is."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import offline
from tests.guard.sitecustomize import VARIABLE

CHECKOUT = Path(__file__).parents[2]
LIMIT_SECONDS = 300

LOOKS = """
import os, socket
print(os.geteuid(), sorted(name for _, name in socket.if_nameindex()))
for kind, address in ((socket.SOCK_DGRAM, "192.0.2.1"), (socket.SOCK_STREAM, "127.0.0.1")):
    with socket.socket(socket.AF_INET, kind) as asked:
        print(address, asked.connect_ex((address, 9)))
"""
"""Says who it is, which networks it sees, and how it got on with an address elsewhere and one here."""

HALF_ALLOWED = """
import sys
from pathlib import Path
from tests import offline

class Refused(type(Path())):
    def write_text(self, *_, **__):
        raise PermissionError(1, "Operation not permitted")

def with_new_users_alone(what, unshare=offline._unshare):
    if not what & offline.NEW_USERS:
        raise PermissionError(1, "Operation not permitted")
    unshare(what)

offline.Path, offline._unshare = Refused, with_new_users_alone
sys.argv[1:] = [sys.executable, "-c", "import os, socket; print(os.geteuid(), socket.if_nameindex())"]
offline.main()
"""
"""A system like Ubuntu 24.04, where anybody may make a namespace and nobody may be somebody in it."""

REFUSED, UNREACHABLE = 111, 101
"""ECONNREFUSED: it was reached, and nobody listens there; ENETUNREACH."""


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
@pytest.mark.parametrize(("options", "here"), [((), REFUSED), (("--without-loopback",), UNREACHABLE)])
def test_a_command_reaches_nothing_but_this_machine_or_not_even_that(options: tuple[str, ...], here: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.offline", *options, sys.executable, "-c", LOOKS],
        env={name: value for name, value in os.environ.items() if name != VARIABLE},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT_SECONDS,
    )
    if "The network stays within reach" in done.stderr:
        pytest.skip(done.stderr)
    assert done.stdout.splitlines() == [f"{os.geteuid()} ['lo']", f"192.0.2.1 {UNREACHABLE}", f"127.0.0.1 {here}"]


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_who_is_allowed_but_half_of_it_stays_where_and_who_they_are() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HALF_ALLOWED],
        env={name: value for name, value in os.environ.items() if name != VARIABLE},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT_SECONDS,
    )
    assert done.stdout == f"{os.geteuid()} {socket.if_nameindex()}\n"
    assert done.stderr == "The network stays within reach: [Errno 1] Operation not permitted.\n"


def test_where_there_are_no_namespaces_it_is_said_and_the_command_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "argv", ["offline", "true", "--quiet"])
    monkeypatch.setattr(os, "execvp", lambda _, command: became.append(command))
    offline.main()
    assert became == [["true", "--quiet"]]
    assert capsys.readouterr().err == "The network stays within reach: darwin has no network namespaces.\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
@pytest.mark.parametrize("arguments", [(), ("ARGS=-k segmenter",)])
def test_make_runs_every_test_there(arguments: tuple[str, ...]) -> None:
    would = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "test", *arguments],
        env={name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT_SECONDS,
    )
    runs = [line for line in would.stdout.splitlines() if "-m pytest" in line]
    assert runs
    assert [line for line in runs if " -m tests.offline " not in line] == []
