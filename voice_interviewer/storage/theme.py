"""The colours of the screen, read from the settings file before all the other settings, for the first picture."""

import tomllib

from voice_interviewer.paths import Home


def kept_theme(home: Home) -> str:
    """`dark` or `light`; dark where the file says nothing that can be read, which is told with the other settings."""
    try:
        named = tomllib.loads(home.settings.read_text(encoding="utf-8")).get("theme")
    except (OSError, ValueError):
        return "dark"
    return "light" if named == "light" else "dark"
