"""Figures in a line of text, or that they are unknown: each reason in full, unless it was just told."""

from collections.abc import Mapping

LABELS = {
    "fillers.per_minute": "a minute:",
    "fillers.per_100_words": "per 100 words:",
    "pacing.articulation_wpm": "without the pauses:",
    "pacing.phonation_ratio": "share of speech:",
    "voice.pitch_hz": "pitch",
    "voice.pitch_spread_semitones": "spread of the pitch",
    "voice.level_spread_db": "spread of the loudness",
    "wording.variety": "lexical variety:",
    "wording.length_ratio": "length against what is expected:",
}
"""What an unknown figure is called where it does not stand first in its line."""


class Reasons:
    """Why figures of one assessment are unknown, and which of the reasons have been told."""

    def __init__(self, unknown: Mapping[str, str]) -> None:
        self._unknown = unknown
        self.told: set[str] = set()
        self._last = ""

    def figure(self, value: float | None, unit: str, name: str, decimals: int = 0) -> str:
        """A figure with its unit, or that it is unknown."""
        if value is not None:
            return f"{value:.{decimals}f} {unit}".rstrip()
        return f"{LABELS.get(name, '')} {self.unknown(name)}".lstrip()

    def unknown(self, name: str) -> str:
        """That a figure is unknown, with the reason where it is not the one told last."""
        is_last = bool(self._last) and self._unknown.get(name) == self._last
        return "unknown (as above)" if is_last else f"unknown ({self.why(name)})"

    def why(self, name: str) -> str:
        """The reason, which counts as told from here on."""
        reason = self._unknown.get(name, "no reason was kept")
        self.told.add(reason)
        self._last = reason
        return reason
