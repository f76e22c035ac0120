"""All that a recording tells beside its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.delivery.measured import AudioQuality, Voice
from voice_interviewer.core.delivery.unheard import Hesitations, find_hesitations
from voice_interviewer.core.delivery.voice import measure_voice
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.sound.audio_quality import audio_quality
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was measured in the sound of one answer."""

    audio: AudioQuality
    voice: Voice | None
    """None where an older version measured it and the recording is gone."""
    hesitations: Hesitations | None
    """None where it was not looked for."""


def measure_recording(
    samples: Samples, words: Sequence[Word], speech: Sequence[Span], dropped_seconds: float
) -> Recorded:
    """Measure a recording (16 kHz) with its words and its voice activity, both in order on its own timeline."""
    audio = audio_quality(samples, speech, dropped_seconds)
    return Recorded(
        audio=audio,
        voice=measure_voice(samples, speech, audio),
        hesitations=find_hesitations(samples, words, speech),
    )
