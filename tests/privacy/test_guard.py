"""The guard that stands around every test sees what it shall see."""

import os
import subprocess
import sys
from pathlib import Path

from tests.guard.sitecustomize import VARIABLE

CHECKOUT = Path(__file__).parents[2]
LIMIT_SECONDS = 300

TRIES = """
import socket, subprocess, sys
for attempt in (lambda: socket.getaddrinfo("localhost", 1), socket.socket):
    try:
        attempt()
    except PermissionError:
        pass
socket.socketpair()
subprocess.run([sys.executable, "-c", "import socket; socket.gethostbyname('localhost')"], check=False)
"""

A_TEST = """
import socket
import pytest
from tests.conftest import _reaches_no_network, sockets_seen

def test_one() -> None:
    with pytest.raises(PermissionError):
        socket.create_connection(("127.0.0.1", 9))

def test_another() -> None:
    socket.socketpair()[0].close()
"""


def test_it_sees_and_refuses_a_connection_in_a_process_and_in_its_child(tmp_path: Path) -> None:
    notes = tmp_path / "sockets"
    environment = os.environ | {VARIABLE: str(notes)}
    subprocess.run(
        [sys.executable, "-c", TRIES], env=environment, capture_output=True, check=True, timeout=LIMIT_SECONDS
    )
    seen = [line.split()[0] for line in notes.read_text().splitlines()]
    assert seen == ["socket.getaddrinfo", "socket.__new__", "socket.gethostbyname"]


def test_a_test_that_reaches_for_a_network_fails_and_the_next_does_not(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(A_TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [*command, str(tmp_path)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
    assert "2 passed, 1 error" in done.stdout, done.stdout
    assert "it wanted to reach a network" in done.stdout
