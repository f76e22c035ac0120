"""The program's colours: calm, and with contrast enough to read."""

from textual.theme import Theme

DARK = Theme(
    name="voice-interviewer-dark",
    primary="#7fb4ca",
    secondary="#957fb8",
    accent="#7aa89f",
    success="#98bb6c",
    warning="#e6c384",
    error="#e46876",
    foreground="#dcd7ba",
    background="#16161d",
    surface="#1f1f28",
    panel="#2a2a37",
    dark=True,
    variables={
        "block-cursor-background": "#2d4f67",
        "block-cursor-foreground": "#dcd7ba",
        "footer-key-foreground": "#7fb4ca",
    },
)
