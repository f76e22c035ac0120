"""What a person may set about the measures of delivery."""

from dataclasses import dataclass

WATCHED = ("you know", "I mean", "like", "so", "well", "actually", "basically", "kind of", "sort of", "right")
"""Discourse fillers that are counted unless the person says otherwise."""

LONGEST_PHRASE_WORDS = 4
"""Longer phrases are not looked for as fillers."""

PACE_BAND_WPM = (110.0, 210.0)
"""Speaking rates about which nothing is said. Interviews in British English average 160 to 210 words a minute, lectures
to second-language listeners 140 (Tauroza & Allison 1990); slower than 110 and faster than 220 is where listeners call
read news slow and fast (Pimsleur, Hancock & Furey 1977)."""


@dataclass(frozen=True, slots=True)
class DeliveryWishes:
    """The person's own list and bands; the defaults are those of the settings."""

    watched: tuple[str, ...] = WATCHED
    """Discourse fillers to count: phrases of one to four words, in any case. Those of WATCHED are counted by their use,
    any other at every place."""
    pace_band_wpm: tuple[float, float] = PACE_BAND_WPM
    """Slowest and fastest speaking rate about which nothing is said, words a minute."""
