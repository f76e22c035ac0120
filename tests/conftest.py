"""What holds for every test: neither it nor a Python that it starts opens a socket, unless it pulls models.

What pulls models takes the variable of the guard out of the environment.
"""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guard.sitecustomize import VARIABLE

GUARD = Path(__file__).parent / "guard"


def pytest_report_header() -> str:
    """Which networks there are for this run: `make test` leaves it none but a loopback of its own."""
    return f"networks: {', '.join(sorted(name for _, name in socket.if_nameindex()))}"


@pytest.fixture(scope="session", autouse=True)
def sockets_seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file in which the guard notes what it refused; the guard is on from here on."""
    notes = tmp_path_factory.mktemp("guard") / "sockets"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(notes))
        patch.setenv("PYTHONPATH", str(GUARD), prepend=os.pathsep)
        yield notes


@pytest.fixture(autouse=True)
def _reaches_no_network(sockets_seen: Path) -> Iterator[None]:
    yield
    if sockets_seen.exists():
        seen = sockets_seen.read_text()
        sockets_seen.unlink()
        pytest.fail(f"it wanted to reach a network:\n{seen}")
