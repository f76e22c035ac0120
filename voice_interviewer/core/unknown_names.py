"""What a figure is called in a sentence that says why it is unknown."""

from collections.abc import Callable, Mapping

NAMES = {
    "audio": "the recording",
    "audio.level_dbfs": "level of the speech",
    "audio.noise_dbfs": "level of the noise",
    "coverage": "key points",
    "coverage.points.probability": "probabilities of the key points",
    "coverage.points.quote": "words of missed points",
    "fillers.per_100_words": "fillers per 100 words",
    "fillers.per_minute": "fillers a minute",
    "fillers.unheard": "hesitations not in the transcript",
    "pacing.articulation_wpm": "pace while speaking",
    "pacing.pauses.place": "planned or hesitant pauses",
    "pacing.phonation_ratio": "share of speech",
    "pacing.run_words": "words between two pauses",
    "pacing.think_seconds": "think time",
    "pacing.words_per_minute": "pace",
    "score.overall": "score",
    "voice": "voice",
    "voice.level_spread_db": "spread of the loudness",
    "voice.pitch_hz": "pitch",
    "voice.pitch_spread_semitones": "spread of the pitch",
    "wording": "wording",
    "wording.length_ratio": "length against what is expected",
    "wording.sentence_words": "words a sentence",
    "wording.variety": "lexical variety",
}
"""By dotted name, as in an assessment's `unknown`."""

DELIVERY = ("audio", "fillers", "pacing", "voice", "wording")
"""Wholes that tell how an answer was said."""


def unknown_name(place: str) -> str:
    """The figure at a dotted name, in words."""
    return NAMES.get(place) or place.removeprefix("score.parts.").replace(".", " ").replace("_", " ")


def is_delivery(place: str) -> bool:
    """Whether the figure at a dotted name tells how an answer was said."""
    return place.partition(".")[0] in DELIVERY


def by_reason(unknown: Mapping[str, str], wanted: Callable[[str], bool]) -> dict[str, tuple[str, ...]]:
    """Each reason once, with the names in words of the wanted figures that it holds for.

    Times that are lacking are left out: with them lacks the sound, and what is said of it stands here too.
    """
    found: dict[str, tuple[str, ...]] = {}
    for place, reason in unknown.items():
        if wanted(place) and not place.endswith((".start", ".end")):
            found[reason] = (*found.get(reason, ()), unknown_name(place))
    return found
