"""How one answer was said: the figures and their evidence, in exactly the names of the contract's JSON."""

from dataclasses import dataclass

from voice_interviewer.core.delivery.wishes import PACE_BAND_WPM


@dataclass(frozen=True, slots=True)
class AudioQuality:
    """What the recording itself is like."""

    seconds: float
    speech_seconds: float
    """Seconds of voice activity."""
    level_dbfs: float | None
    """RMS level of the speech, dBFS; null without speech."""
    clipped_fraction: float
    """Share of samples at full scale, 0 to 1."""
    noise_dbfs: float | None
    """RMS level between the speech, dBFS, in the median block; null where there is too little of it."""
    dropped_seconds: float
    """Sound lost between the microphone and the program."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A filler that stands in the transcript."""

    text: str
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None
    kind: str
    """`hesitation` (um, uh, er, hm) or `discourse` (you know, like, so ... used as fillers)."""


@dataclass(frozen=True, slots=True)
class UnheardFiller:
    """A voiced hesitation that no transcript shows."""

    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Disfluency:
    """Words that were said and taken back or said again."""

    text: str
    """What was abandoned or said again, without what replaced it."""
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None
    kind: str
    """`repeat` ("the the"), `restart` ("we should the model is") or `correction` ("L1, sorry, L2")."""


@dataclass(frozen=True, slots=True)
class Fillers:
    """How the silence was filled."""

    heard: tuple[Filler, ...]
    unheard: tuple[UnheardFiller, ...] | None
    per_minute: float | None
    """Fillers heard a minute of answer (first speech to last)."""
    per_100_words: float | None
    disfluencies: tuple[Disfluency, ...] = ()
    """Repeats, restarts and self-corrections; no fillers, and counted in no rate."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence inside the answer, by voice activity."""

    start: float
    end: float
    kind: str
    """`long` (2 s or more) or `short`."""
    place: str | None = None
    """`planned` between clauses, `hesitant` inside one; null where the words do not tell."""


@dataclass(frozen=True, slots=True)
class PaceWindow:
    """Speaking rate in one stretch of the answer."""

    start: float
    end: float
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class FastRun:
    """A stretch that was too fast for too long; short bursts are none."""

    start: float
    end: float
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class Pacing:
    """How fast, and where it stopped."""

    words_per_minute: float | None
    """Speaking rate: words over the time from first to last speech, pauses included."""
    articulation_wpm: float | None
    """Articulation rate: words over the time of voice activity alone."""
    think_seconds: float | None
    """Silence before the first word or hesitation."""
    pauses: tuple[Pause, ...]
    windows: tuple[PaceWindow, ...]
    fast_runs: tuple[FastRun, ...] = ()
    """Stretches faster than the band of the settings for longer than a burst."""
    phonation_ratio: float | None = None
    """Share of the answer (first speech to last) that is speech, 0 to 1; pauses are silences of 250 ms or more."""
    band_wpm: tuple[float, float] = PACE_BAND_WPM
    """Slowest and fastest rate about which nothing was to be said when this was measured, words a minute."""
    run_words: float | None = None
    """Mean length of run: words between two pauses."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What the voice was like; each figure null where the recording cannot carry it."""

    pitch_hz: float | None
    """Median fundamental frequency of the voiced speech, Hz."""
    pitch_spread_semitones: float | None
    """Spread of the pitch, semitones; little of it sounds monotone."""
    level_spread_db: float | None
    """Spread of the loudness over the syllables, dB."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words at one place of the answer."""

    text: str
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None


@dataclass(frozen=True, slots=True)
class RepeatedPhrase:
    """A phrase that came again and again."""

    text: str
    places: tuple[Phrase, ...]
    """Every place, in order."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How it was worded."""

    hedges: tuple[Phrase, ...]
    """Words that take back what they stand beside ("I guess", "sort of maybe")."""
    repeated: tuple[RepeatedPhrase, ...]
    variety: float | None
    """Lexical variety: moving-average type-token ratio, 0 to 1; null where there are too few words."""
    sentence_words: float | None
    """Mean words of a sentence; null where the transcript has too few ends of sentences."""
    length_ratio: float | None
    """Conciseness: the answer's length over the longest expected, so that 1 is just as long; null without a question
    or its expected length."""
