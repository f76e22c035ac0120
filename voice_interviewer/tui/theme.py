"""The program's colours: calm, and with contrast enough to read."""

from textual.theme import Theme

BLUE = "#7fb4ca"
VIOLET = "#957fb8"
TEAL = "#7aa89f"
GREEN = "#98bb6c"
YELLOW = "#e6c384"
RED = "#e46876"

DARK = Theme(
    name="voice-interviewer-dark",
    primary=BLUE,
    secondary=VIOLET,
    accent=TEAL,
    success=GREEN,
    warning=YELLOW,
    error=RED,
    foreground="#dcd7ba",
    background="#16161d",
    surface="#1f1f28",
    panel="#2a2a37",
    dark=True,
    variables={
        "block-cursor-background": "#2d4f67",
        "block-cursor-foreground": "#dcd7ba",
        "footer-key-foreground": BLUE,
    },
)
