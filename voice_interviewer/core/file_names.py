"""Which names no file can have everywhere: Windows opens a device instead, whatever ending stands behind it."""

DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789"))
"""Names kept for devices, as an id may be written (Microsoft, Naming Files, Paths, and Namespaces)."""

_OTHERS = ("conin$", "conout$", *(f"{port}{number}" for port in ("com", "lpt") for number in "\u00b9\u00b2\u00b3"))


def names_device(name: str) -> bool:
    """Whether a file of this name is a device on Windows; upper and lower case are one there."""
    return name.partition(".")[0].partition(":")[0].rstrip(" ").lower() in (*DEVICES, *_OTHERS)
