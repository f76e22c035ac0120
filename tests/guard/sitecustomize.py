"""Watches a Python process and its children: whatever would reach a network is noted and refused.

Python imports a module of this name at its start where the folder is on its path; the tests import it themselves.
"""

import os
import socket
import sys
from typing import Any

VARIABLE = "SOCKETS_SEEN"
"""Names the file that is written to; without it nothing is watched."""

TALK = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
LOOK_UP = frozenset(("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"))
OPEN = "socket.__new__"
WATCHED = TALK | LOOK_UP | {OPEN}


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Let nothing pass but what stays on this machine by its kind: asyncio and processes of one program talk so."""
    if event not in WATCHED:
        return
    if (arguments[1] if event == OPEN else getattr(arguments[0], "family", None)) == socket.AF_UNIX:
        return
    if path := os.environ.get(VARIABLE):
        notes = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(notes, f"{event} {arguments[1:]!r} in {sys.orig_argv[:4]!r}\n".encode())
        os.close(notes)
        raise PermissionError(f"the guard of the tests allows no {event}")


sys.addaudithook(_refuse)
