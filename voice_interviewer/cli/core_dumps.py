"""Core dumps: pictures of the program's memory, in which lies what was said."""

NO_CORE = 1
"""Bytes that a core may have: too few for one in a file, and to Linux the sign to start no program that takes it (see
core(5) and coredump_pipe in fs/coredump.c; 0 would still start it)."""


def leave_no_core() -> None:
    """Have the system keep no picture of this process, or of those that it starts, when a library crashes in it."""
    try:
        import resource
    except ImportError:  # not on Windows, which keeps none unless it is told to
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (NO_CORE if hard else 0, hard))
