"""`python -m tests.offline COMMAND...`: runs it in a network namespace of its own, so that it can reach no network.

All there is inside is a loopback of its own; `--without-loopback` leaves that out too. The person stays who they are.
Where the system lets nobody make a namespace (macOS, some containers) this says so, and the command runs as it is.
"""

import argparse
import ctypes
import errno
import os
import socket
import struct
import sys
from pathlib import Path

NEW_NETWORK, NEW_USERS = 0x40000000, 0x10000000
"""CLONE_NEWNET and CLONE_NEWUSER of unshare(2), which Python has from 3.12 on."""
READ_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1
"""SIOCGIFFLAGS, SIOCSIFFLAGS and IFF_UP of netdevice(7)."""
REQUEST = "16sh22x"
"""struct ifreq: the name of an interface, and its flags."""


def leave(loopback: bool) -> None:
    """Take this process, which must have one thread, out of every network; raises OSError where that is not allowed."""
    if sys.platform != "linux":
        raise OSError(f"{sys.platform} has no network namespaces")
    _see_a_child_leave(loopback)
    _leave(loopback)


def _see_a_child_leave(loopback: bool) -> None:
    """Where the system allows but half of it (Ubuntu 24.04), who tries is nowhere and nobody, and cannot come back."""
    child = os.fork()
    if child == 0:
        number = errno.EPERM
        try:
            _leave(loopback)
            number = 0
        except OSError as error:
            number = error.errno or number
        finally:
            os._exit(number)
    number = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if number:
        raise OSError(number, os.strerror(number))


def _leave(loopback: bool) -> None:
    person, group = os.geteuid(), os.getegid()
    try:
        _unshare(NEW_NETWORK)
    except OSError:  # that is for root; anybody else is root of their own users first
        _unshare(NEW_NETWORK | NEW_USERS)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{person} {person} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    if loopback:
        _raise_loopback()


def _unshare(what: int) -> None:
    if ctypes.CDLL(None, use_errno=True).unshare(what):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _raise_loopback() -> None:
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        known = fcntl.ioctl(asked, READ_FLAGS, struct.pack(REQUEST, b"lo", 0))
        name, flags = struct.unpack(REQUEST, known)
        fcntl.ioctl(asked, SET_FLAGS, struct.pack(REQUEST, name, flags | UP))


def main() -> None:
    """Become the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.offline", description=__doc__)
    parser.add_argument("--without-loopback", action="store_true")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    try:
        leave(loopback=not arguments.without_loopback)
    except OSError as error:
        sys.stderr.write(f"The network stays within reach: {error}.\n")
    os.execvp(arguments.command[0], arguments.command)


if __name__ == "__main__":
    main()
