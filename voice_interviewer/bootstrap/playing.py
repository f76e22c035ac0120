"""The speaker for recordings and texts, made from the person's settings when it is first used."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer.paths import Home

if TYPE_CHECKING:
    from voice_interviewer.adapters.sound.player import SpeakerPlayer
    from voice_interviewer.core.sound.audio import Samples
    from voice_interviewer.ports import Synthesizer


class HomePlayer:
    """Fulfils `program.Player` with the settings' speaker and voice, or with the speaker of this name."""

    def __init__(self, speaker: str | None = None) -> None:
        self._speaker = speaker

    def load(self, recording: Path) -> "Samples":
        """A recording's sound, 16 kHz, shape (n,). Raises AudioFileError."""
        from voice_interviewer.adapters.sound.sound_files import read_recording

        return read_recording(recording)

    def play(self, samples: "Samples", start_seconds: float, end_seconds: float, speed: float) -> Iterator[float]:
        """Play a stretch, its pitch unchanged, yielding the recording's own time. Raises DeviceError, SettingsError."""
        return self._player().play(samples, start_seconds, end_seconds, speed)

    def say(self, text: str) -> Iterator[float]:
        """Read a text aloud, yielding the seconds heard. Raises VoiceError, DeviceError, SettingsError."""
        return self._player().say(text)

    def _player(self) -> "SpeakerPlayer":
        from voice_interviewer.adapters.sound.player import SpeakerPlayer
        from voice_interviewer.adapters.sound.speaker import Speaker
        from voice_interviewer.bootstrap.parts import settings

        return SpeakerPlayer(Speaker(self._speaker or settings().speaker or None), _voice)


def _voice() -> "Synthesizer | None":
    """The settings' voice, from its cache where it has spoken before; None for `none`."""
    from voice_interviewer.adapters.voices.voice_cache import CachedVoice
    from voice_interviewer.bootstrap.parts import bare_voice, settings

    chosen = settings()
    voice = bare_voice(chosen.voice, chosen.voice_speed)
    return None if voice is None else CachedVoice(voice, Home.find().voice_cache)
