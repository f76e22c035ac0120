"""The program's colours, dark and light: calm, and every text at least 4.5 to 1 against what lies under it (WCAG AA).

Style sheets and content name them by Textual's variables ($primary, $text-muted, $text-success...), so that all follow
the theme.
"""

from textual.theme import Theme


def _theme(name: str, *, dark: bool, text: str, muted: str, cursor: str, resting: str, **colours: str) -> Theme:
    """A theme whose coloured text has exactly the colours of its name.

    `cursor` and `resting` lie under the chosen line of a list, with and without the keys being sent there.
    """
    spoken = ("primary", "secondary", "accent", "success", "warning", "error")
    return Theme(
        name=name,
        dark=dark,
        foreground=text,
        variables={
            **{f"text-{each}": colours[each] for each in spoken},
            "text-muted": muted,
            "foreground-muted": muted,
            "block-cursor-foreground": text,
            "block-cursor-background": cursor,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": text,
            "block-cursor-blurred-background": resting,
            "block-hover-background": resting,
            "footer-key-foreground": colours["primary"],
            "link-color": colours["primary"],
            "link-color-hover": text,
            "link-background-hover": cursor,
            "input-cursor-background": text,
            "input-cursor-foreground": colours["background"],
            "input-selection-background": cursor,
        },
        **colours,  # type: ignore[arg-type]
    )


DARK = _theme(
    "voice-interviewer-dark",
    dark=True,
    text="#dcd7ba",
    muted="#aaa592",
    cursor="#1e3445",
    resting="#262632",
    primary="#7fb4ca",
    secondary="#a698cc",
    accent="#82b0a7",
    success="#98bb6c",
    warning="#e6c384",
    error="#e87c88",
    background="#16161d",
    surface="#1f1f28",
    panel="#2a2a37",
)

LIGHT = _theme(
    "voice-interviewer-light",
    dark=False,
    text="#2b2b3a",
    muted="#5b5a68",
    cursor="#cfe2ee",
    resting="#e9e5d9",
    primary="#1f5f86",
    secondary="#6b4a96",
    accent="#1b6459",
    success="#33691e",
    warning="#7a5000",
    error="#a32035",
    background="#faf8f2",
    surface="#f2efe6",
    panel="#e6e2d6",
)

THEMES = {"dark": DARK, "light": LIGHT}
"""By their names in the settings."""


def other(theme: str) -> str:
    """Given one name of the settings, the other."""
    return "light" if theme == "dark" else "dark"
